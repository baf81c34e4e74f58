import { notFound } from '@yanzhen/server/routes/fault.ts';
import { coversCounty } from '@yanzhen/server/turn/actor.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import { getOrganisations } from '@yanzhen/registers/organisations/offers.ts';
import { findAward, findPaid, heldCases, listInstalments } from '../payments/offers.ts';
import { findRecoveryById } from '../recoveries/offers.ts';
import { mayDecide } from './apart.ts';
import type { AskedSuspect, Suspect, SuspectDetail, SuspectMove } from './contract.ts';
import { getKind } from './kinds.ts';
import { allowedMoves } from './lifecycle.ts';
import { findRow } from './list-store.ts';
import { viewList } from './read-lists.ts';
import { openRow } from './sealed-row.ts';
import { findSuspect, listEvents, type EventRow, type SuspectRow } from './store.ts';

export function viewHead(row: SuspectRow): Suspect {
  const { id, number, kind, listId, listNumber, name, applicationId, reference, benefitId } = row;
  const { county, asks, state, result, explainer, dueOn, stakeFen, flaggedAt } = row;
  return {
    id,
    number,
    kind,
    listId,
    listNumber,
    name,
    applicationId,
    reference,
    benefitId,
    county,
    asks,
    state,
    result,
    explainer,
    dueOn,
    stakeFen,
    flaggedAt: flaggedAt.toISOString(),
  };
}

/** One record as offices see it. @throws Fault `request.not-found`. */
export async function viewSuspect(turn: Turn, id: string): Promise<SuspectDetail> {
  const row = await findSuspect(turn, id);
  if (!row || row.state === 'withdrawn' || !coversCounty(actorOf(turn), row.county)) {
    throw notFound();
  }
  const events = await listEvents(turn, [id]);
  const employers = await getOrganisations(turn, row.organisationId ? [row.organisationId] : []);
  return {
    ...viewHead(row),
    counting: row.counting,
    list: await viewList(turn, row.listId),
    row: await viewLine(turn, row),
    employer: employers.get(row.organisationId ?? '')?.name ?? null,
    award: await viewAward(turn, row.applicationId),
    held: (await heldCases(turn, [row.applicationId])).has(row.applicationId),
    recovery: await viewRecovery(turn, row),
    events: events.map((event) => viewEvent(event, event.actorName)),
    moves: [...movesOf(turn, row)],
  };
}

/** A record as the person or the employer sees it: offices, not the names of officers. */
export async function viewAsked(turn: Turn, rows: readonly SuspectRow[]): Promise<AskedSuspect[]> {
  const events = await listEvents(turn, rows.map(({ id }) => id)); // prettier-ignore
  const held = await heldCases(turn, rows.map(({ applicationId }) => applicationId)); // prettier-ignore
  const { kind: reader, personId: me } = actorOf(turn);
  return rows.map((row) => {
    const { name: list, purpose, basis } = getKind(row.kind);
    const { id, number, name, reference, benefitId, provider, asks, state, result } = row;
    const { explainer, dueOn, counting } = row;
    return {
      id,
      number,
      name,
      reference,
      benefitId,
      list,
      provider,
      purpose,
      basis,
      asks,
      state,
      result,
      explainer,
      dueOn,
      counting,
      held: held.has(row.applicationId),
      mayExplain: allowedMoves(row, turn.actor).includes('explain'),
      events: events
        .filter((event) => event.suspectId === id && told.includes(event.move))
        // What the person said is the person's and the office's, not the employer's; and the other way round.
        .map((event) =>
          event.as === 'office' || event.as === 'system' || event.as === (reader === 'agent' ? 'employer' : 'person')
            ? viewEvent(event, event.actorPersonId === me ? event.actorName : null)
            : { ...viewEvent(event, null), reason: null },
        ),
    };
  }); // prettier-ignore
}

/** Steps that the person and the employer see; inner proposals are the office's. */
const told: readonly SuspectMove[] = ['flag', 'explain', 'lapse', 'ask-again', 'approve-clear', 'uphold', 'close']; // prettier-ignore

function viewEvent(
  { id, move, at, as, reason }: EventRow,
  by: string | null,
): SuspectDetail['events'][number] {
  return { id, move, at: at.toISOString(), as, by, reason };
}

/** What the actor can do; a step that another person must make is left out. */
function movesOf(turn: Turn, row: SuspectRow): readonly SuspectMove[] {
  const me = actorOf(turn).personId;
  return allowedMoves(row, turn.actor).filter(
    (move) => mayDecide(row, me, move) && !(move === 'stop-parts' && row.partsStopped),
  );
}

async function viewLine(turn: Turn, { rowId, kind }: SuspectRow): Promise<SuspectDetail['row']> {
  const line = await findRow(turn, rowId);
  if (!line?.sealed) return null;
  await turn.record({
    act: 'comparisons.open-line',
    subject: { type: 'comparison-row', id: rowId },
  });
  return {
    line: line.line,
    nameDiffers: line.nameDiffers,
    cells: openRow(turn, rowId, getKind(kind), line.sealed),
  };
}

async function viewAward(turn: Turn, applicationId: string): Promise<SuspectDetail['award']> {
  const award = await findAward(turn, applicationId);
  if (!award) return null;
  const paid = await findPaid(turn, applicationId);
  const parts = await listInstalments(turn, [applicationId]);
  const next = parts.find(({ state }) => state !== 'paid' && state !== 'stopped');
  return {
    grantedOn: award.grantedOn,
    totalFen: award.totalFen,
    paidFen: paid?.paidFen ?? 0,
    next: next ? { name: next.name, amountFen: next.amountFen, dueOn: next.dueOn } : null,
  };
}

async function viewRecovery(
  turn: Turn,
  { recoveryId }: SuspectRow,
): Promise<SuspectDetail['recovery']> {
  const found = recoveryId ? await findRecoveryById(turn, recoveryId) : undefined;
  if (!found) return null;
  const { id, number, state, amountFen, receivedFen } = found;
  return { id, number, state, amountFen, receivedFen };
}
