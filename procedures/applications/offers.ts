/**
 * What layers above may ask of cases. Each function takes the turn and works in its transaction.
 */
export type { Application, ApplicationEvent } from './application.ts';
export { allowedMoves, dutyPairs, restsOnContent, standings, type RefusedAt } from './lifecycle.ts';
export { procedureOf } from './procedure-of.ts';
export { startApplication, type NewApplication } from './start-application.ts';
export { importApplication } from './import-application.ts';
export { pauseClock, resumeClock } from './pause-clock.ts';
export { changedFields, contentChanged } from './changed-fields.ts';
export {
  moveApplication,
  requireMove,
  requireNoOtherDuty,
  type MoveOptions,
} from './move-application.ts';
export { findGuard } from './case-guards.ts';
export { factsOfCase, pathOfSubject, payeeOfCase } from './case-facts.ts';
export { changeDraft } from './change-draft.ts';
export {
  findOpenApplication,
  getApplication,
  getApplications,
  isReviewed,
  listApplications,
  listEvents,
  listReviewed,
  personsWithCase,
} from './read-applications.ts';
export {
  correctionsOf,
  listCorrections,
  type AskedItem,
  type Correction,
} from './list-corrections.ts';
export { listDecisions, type CaseDecision } from './list-decisions.ts';
export { caseRoles, isOwn, mayOversee } from './sight.ts';
export { countTerm, standingOf } from './standing.ts';
