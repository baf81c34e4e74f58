import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { actorOf } from '@yanzhen/server/turn/turn.ts';
import type { AppealRowView, MyAppeal, StaffAppeal } from './contract.ts';
import { allowedMoves, openStates } from './lifecycle.ts';
import { listActed, listEvents, listFiles, type AppealRow } from './store.ts';

/** An appeal as the person who made it sees it: offices, not the names of officers. */
export async function viewMine(turn: Turn, row: AppealRow): Promise<MyAppeal> {
  const moves = allowedMoves(row, turn.actor);
  return {
    ...(await bodyOf(turn, row, { names: false })),
    mayAddFiles: openStates.includes(row.state),
    mayWithdraw: moves.includes('withdraw'),
  };
}

/** A line of the offices' list. */
export function viewRow(turn: Turn, row: AppealRow): AppealRowView {
  const { name, county, heardBy } = row;
  const open = openStates.includes(row.state);
  return {
    ...headOf(row),
    name,
    county,
    heardBy,
    overdue: open && row.dueOn !== null && row.dueOn < turn.today,
  };
}

/** An appeal as the offices see it. */
export async function viewStaff(turn: Turn, row: AppealRow): Promise<StaffAppeal> {
  const acted = await listActed(turn, row.applicationId);
  const { personId } = actorOf(turn);
  const took = acted.some((each) => each.personId === personId);
  const moves = took ? [] : allowedMoves(row, turn.actor);
  return {
    ...(await bodyOf(turn, row, { names: true })),
    ...viewRow(turn, row),
    acted: acted.filter((each) => each.personId !== row.personId).map(({ name }) => name),
    // Only who took it decides; taking it again is for a colleague.
    moves: moves.filter((move) => (move === 'take') !== (row.heardByPerson === personId)),
  };
}

function headOf(row: AppealRow) {
  const { id, number, state, decisionName, applicationId, reference, benefitId } = row;
  const { toldOn, askUntil, filedAt } = row;
  const open = openStates.includes(state);
  return {
    id, number, state, decisionName, applicationId, reference, benefitId, toldOn, askUntil,
    filedAt: filedAt.toISOString(),
    dueOn: open ? row.dueOn : null,
    legalDueOn: open ? row.legalDueOn : null,
  }; // prettier-ignore
}

async function bodyOf(turn: Turn, row: AppealRow, { names }: { readonly names: boolean }) {
  const { decisionReason, grounds, conditions, counting, reason, state, stateSince } = row;
  const events = await listEvents(turn, row.id);
  const decided = state === 'upheld' || state === 'changed' || state === 'out-of-time';
  return {
    ...headOf(row),
    decisionReason,
    grounds,
    conditions: [...conditions],
    counting,
    reason,
    decidedAt: decided ? stateSince.toISOString() : null,
    files: await listFiles(turn, row.id),
    events: events.map(({ id, move, at, reason: why, actorPersonId, by }) => ({
      id,
      move,
      at: at.toISOString(),
      reason: why,
      by: names || actorPersonId === row.personId ? by : null,
    })),
  };
}
