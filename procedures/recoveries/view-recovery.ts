import { notFound } from '@yanzhen/server/routes/fault.ts';
import { coversCounty } from '@yanzhen/server/turn/actor.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import { getBenefit } from '@yanzhen/registers/policies/offers.ts';
import { getApplication, getApplications } from '../applications/offers.ts';
import { listAwardsOf, partsToSetOff } from '../payments/offers.ts';
import type { MyRecovery, Recovery, RecoveryDetail } from './contract.ts';
import { allowedMoves } from './lifecycle.ts';
import { findRecovery, listEvents, listPlan, listReceipts, type RecoveryRow } from './store.ts';

export function viewHead(row: RecoveryRow): Recovery {
  const { id, number, applicationId, reference, benefitId, name, county, state } = row;
  const { leftOn, graceUntil, amountFen, receivedFen, replyDueOn, stateSince } = row;
  return {
    id,
    number,
    applicationId,
    reference,
    benefitId,
    name,
    county,
    state,
    since: stateSince.toISOString(),
    leftOn,
    graceUntil,
    amountFen,
    receivedFen,
    replyDueOn,
  };
}

function viewCounting(row: RecoveryRow): RecoveryDetail['counting'] {
  const { rule, clause, serviceFrom, requiredMonths, servedMonths, paidFen } = row;
  return { rule, clause, serviceFrom, requiredMonths, servedMonths, paidFen };
}

/** One recovery as the staff see it. */
export async function viewRecovery(turn: Turn, id: string): Promise<RecoveryDetail> {
  const row = await findRecovery(turn, id);
  if (!row || !coversCounty(actorOf(turn), row.county)) throw notFound();
  const { waivers } = await dutiesOf(turn, row);
  const events = await listEvents(turn, id);
  return {
    ...viewHead(row),
    counting: viewCounting(row),
    replyCounting: row.replyCounting,
    plan: await listPlan(turn, id),
    receipts: await listReceipts(turn, id),
    waiver: waivers.find((each) => each.id === row.waiverId)?.says ?? null,
    events: events.map((event) => viewEvent(event, event.actorName)),
    moves: [...movesOf(turn, row)],
    waivers: waivers.map((each) => ({ id: each.id, says: each.says })),
    parts: await partsOfPerson(turn, row),
  };
}

/** A recovery as its person sees it: offices, not the names of officers. */
export async function viewMine(turn: Turn, row: RecoveryRow): Promise<MyRecovery> {
  const events = await listEvents(turn, row.id);
  return {
    ...viewHead(row),
    counting: viewCounting(row),
    replyCounting: row.replyCounting,
    plan: await listPlan(turn, row.id),
    events: events
      .filter(({ move }) => !['open', 'end-grace'].includes(move))
      .map((event) => viewEvent(event, event.actorPersonId === row.personId ? row.name : null)),
    mayReply: row.state === 'noticed',
  };
}

/** Duties of the benefit by the version that the case was decided by. */
export async function dutiesOf(turn: Turn, row: RecoveryRow) {
  const { policyDigest } = await getApplication(turn, row.applicationId);
  return (await getBenefit(turn, row.benefitId, policyDigest)).benefit.duties;
}

/** What the actor can do; a step that another person must make is left out for who made the first. */
function movesOf(turn: Turn, row: RecoveryRow): readonly RecoveryDetail['moves'][number][] {
  const me = actorOf(turn).personId;
  return allowedMoves(row, turn.actor).filter(
    (move) =>
      !(move === 'recount' && row.rule === 'not-due') &&
      !(move === 'demand' && (row.noticedByPerson === me || replyRuns(turn, row))) &&
      !(move === 'approve-waiver' && row.waiverProposedByPerson === me),
  );
}

/** The person may still reply and has not. */
export function replyRuns(turn: Turn, row: RecoveryRow): boolean {
  return row.state === 'noticed' && row.replyDueOn !== null && turn.today <= row.replyDueOn;
}

function viewEvent(
  { id, move, toState, at, reason }: Awaited<ReturnType<typeof listEvents>>[number],
  by: string | null,
): RecoveryDetail['events'][number] {
  return { id, move, toState, at: at.toISOString(), by, reason };
}

async function partsOfPerson(turn: Turn, row: RecoveryRow): Promise<RecoveryDetail['parts']> {
  if (row.state !== 'repaying') return [];
  const { organisationId, personId } = row;
  const holder =
    organisationId === null
      ? { personId, organisationId: null }
      : { personId: null, organisationId };
  const ids = (await listAwardsOf(turn, holder)).map(({ applicationId }) => applicationId);
  const parts = await partsToSetOff(turn, ids);
  const references = new Map(
    (await getApplications(turn, ids)).map(({ id, reference }) => [id, reference]),
  );
  return parts.map(({ applicationId, number, name, amountFen, dueOn }) => ({
    applicationId,
    reference: references.get(applicationId) ?? null,
    instalment: number,
    name,
    amountFen,
    dueOn,
  }));
}
