import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { actorOf } from '@yanzhen/server/turn/turn.ts';
import {
  allowedMoves,
  correctionsOf,
  listEvents,
  standingOf,
  type Application,
  type ApplicationEvent,
} from '@yanzhen/procedures/applications/offers.ts';
import { partPaid } from '@yanzhen/procedures/lapses/offers.ts';
import { listEvidenceOf, viewEvidence } from '@yanzhen/procedures/evidence/offers.ts';
import { listPaymentsOf } from '@yanzhen/procedures/payments/offers.ts';
import { getOrganisation } from '@yanzhen/registers/organisations/offers.ts';
import { applicationQuestions } from '@yanzhen/registers/policies/offers.ts';
import type * as z from 'zod';
import type { eventSchema, MoveId } from '@yanzhen/procedures/applications/contract.ts';
import type { listMine, MyApplication } from './contract.ts';
import { viewCorrections } from './corrections.ts';
import { computeDecision, keptDecisionOf, viewKept } from './decide.ts';
import { answersOf, factsShown } from './facts-shown.ts';
import { neededEvidence, needsEmployer } from './missing.ts';
import { benefitOf } from './own-case.ts';

type MineRow = z.input<(typeof listMine)['reply']>['applications'][number];
export type EventView = z.input<typeof eventSchema>;

/** A line of the applicant's own list. */
export async function mineRow(turn: Turn, application: Application): Promise<MineRow> {
  const { benefit } = await benefitOf(turn, application);
  return {
    applicationId: application.id,
    reference: application.reference,
    benefit: { id: benefit.id, name: benefit.name },
    standing: standingOf(application),
    amountFen: application.amountFen,
    yourTurn: application.holder === 'talent',
  };
}

/** One case as its applicant sees it: who has it, since when, by when, and what can be done. */
export async function myView(turn: Turn, application: Application): Promise<MyApplication> {
  const published = await benefitOf(turn, application);
  const { facts } = await computeDecision(turn, application, published);
  const evidence = await listEvidenceOf(turn, application.id);
  const events = await listEvents(turn, application.id);
  const kept = keptDecisionOf(application);
  const { organisationId } = application;
  const organisation = organisationId ? await getOrganisation(turn, organisationId) : null;
  const corrections = viewCorrections(published, application, correctionsOf(events), evidence);
  const refusal = events.findLast((event) => event.move === 'refuse');
  return {
    ...(await mineRow(turn, application)),
    applicantName: application.applicantName,
    county: application.county,
    organisation: organisation && { id: organisation.id, name: organisation.name },
    needsEmployer: needsEmployer(published),
    allowedMoves: await ownMoves(turn, application),
    questions: applicationQuestions(published),
    answers: answersOf(facts),
    facts: factsShown(published, facts),
    evidenceNeeded: neededEvidence(published, evidence),
    evidence: await viewEvidence(turn, application, true),
    correction: application.state === 'correction' ? (corrections.at(-1) ?? null) : null,
    decision: kept && viewKept(published, kept),
    timeline: events.map((event) => ownEvent(event, application)),
    lastReason: events.findLast((event) => toldOf.has(event.move) && event.reason)?.reason ?? null,
    remedy: typeof refusal?.detail['remedy'] === 'string' ? refusal.detail['remedy'] : null,
    payment: await paymentOf(turn, application),
  };
}

/** A case is withdrawn before any of its money arrives; afterwards what is still to come is given up. */
async function ownMoves(turn: Turn, application: Application): Promise<MoveId[]> {
  const moves = allowedMoves(application, actorOf(turn));
  const other = (await partPaid(turn, application.id)) ? 'withdraw' : 'give-up-instalments';
  return moves.filter((move) => move !== other);
}

/** Moves whose reason is for the applicant; what offices write to one another is not. */
const toldOf = new Set<string>([
  'refuse',
  'dispute-employment',
  'return-payment',
  'recall-payment',
  'stop-instalments',
  'uphold-objection',
  'reopen',
]);

/** An event as its applicant sees it: offices, not the names of officers. */
function ownEvent(event: ApplicationEvent, application: Application): EventView {
  const own = event.actorPersonId === application.applicantPersonId;
  return {
    ...viewEvent(event),
    by: own ? event.actorName : null,
    reason: own || toldOf.has(event.move) ? event.reason : null,
  };
}

/** An event as staff see it. */
export function viewEvent(event: ApplicationEvent): EventView {
  return {
    id: event.id,
    number: event.number,
    move: event.move,
    fromState: event.fromState,
    toState: event.toState,
    duty: event.duty,
    at: event.at.toISOString(),
    reason: event.reason,
    by: event.actorName,
  };
}

async function paymentOf(
  turn: Turn,
  { id, state }: Application,
): Promise<MyApplication['payment']> {
  if (!['instructed', 'paid', 'in-service', 'returned', 'batched', 'signed'].includes(state))
    return null;
  const last = (await listPaymentsOf(turn, id)).at(-1);
  if (!last) return null;
  return { paidOn: last.paidOn, returnedReason: last.state === 'returned' ? last.reason : null };
}
