import { hasRole, holdsFor, type Actor } from '@yanzhen/server/turn/actor.ts';
import type { Application } from './application.ts';
import { filedByAgent, isApplicant } from './lifecycle.ts';

/** Roles that see cases and the persons behind them; leaders and letter writers see counts only. */
export const caseRoles = [
  'county-officer',
  'city-checker',
  'approver',
  'publicity-officer',
  'finance-preparer',
  'finance-signer',
  'finance-releaser',
  'appeal-officer',
  'auditor',
] as const;

/** Whether the case is the actor's own: as applicant, for the organisation that applies, or as the clerk or agent who filed it. */
export function isOwn(application: Application, actor: Actor): boolean {
  if (application.forOrganisation || actor.kind === 'talent')
    return isApplicant(application, actor);
  if (actor.kind === 'agent') return filedByAgent(application, actor);
  return hasRole(actor, 'window-clerk') && actor.personId === application.filedByPersonId;
}

/**
 * Whether staff may see a case: one of the roles, within the actor's counties, once it was submitted.
 */
export function mayOversee(
  application: Application,
  actor: Actor,
  roles: readonly string[] = caseRoles,
): boolean {
  return application.submittedAt !== null && holdsFor(actor, roles, application.county);
}
