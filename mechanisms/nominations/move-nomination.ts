import { fault } from '@yanzhen/server/routes/fault.ts';
import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import { addDays, addMonths, type CivilDate } from '@yanzhen/values/civil-date.ts';
import { faults as recordFaults } from '@yanzhen/procedures/records/contract.ts';
import { appendEvent, checkMove } from '@yanzhen/procedures/records/offers.ts';
import { faults, keepers, type MoveId } from './contract.ts';
import type * as contract from './contract.ts';
import { moves } from './lifecycle.ts';
import * as store from './store.ts';
import { viewDetail } from './view.ts';

/** One nomination. */
export function showNomination(
  turn: Turn,
  { params }: Input<typeof contract.showNomination>,
): Promise<Output<typeof contract.showNomination>> {
  return viewDetail(turn, params.nominationId);
}

/** A keeper leads a nomination on; one that is withdrawn frees its place. */
export async function moveNomination(
  turn: Turn,
  { params, body }: Input<typeof contract.moveNomination>,
): Promise<Output<typeof contract.moveNomination>> {
  const found = await store.lockNomination(turn, params.nominationId);
  const { row, move, on, paperId } = await checkMove(turn, moves, keepers, found, body);
  requireService(turn, move.move, row, on);
  await store.changeNomination(turn, row, {
    state: move.to,
    ...(paperId === null ? {} : { result_paper: paperId }),
    ...changesOf(turn, move.move, row, on),
  });
  await appendEvent(
    turn,
    { type: 'nomination', id: row.id },
    { feature: 'nominations', move: move.move, from: row.state, to: move.to, reason: body.reason },
  );
  return viewDetail(turn, row.id);
}

function requireService(turn: Turn, move: MoveId, row: store.NominationRow, on: CivilDate): void {
  if (move === 'serve' && row.serviceMonths === 0) throw fault(faults.noService);
  if (move === 'serve' && row.recommendedOn !== null && on < row.recommendedOn) {
    throw fault(recordFaults.datesBackwards, { status: 400, field: 'body.on' });
  }
  const until = row.serviceUntil;
  if (move === 'complete' && until !== null && turn.today < until) {
    throw fault(faults.serviceNotOver, { values: { on: addDays(until, -1) } });
  }
}

function changesOf(
  turn: Turn,
  move: MoveId,
  row: store.NominationRow,
  on: CivilDate,
): Readonly<Record<string, unknown>> {
  switch (move) {
    case 'recommend':
      return { recommended_by_person: actorOf(turn).personId, recommended_on: on };
    case 'serve':
      return { service_from: on, service_until: addMonths(on, row.serviceMonths) };
    case 'withdraw':
      return { place: null };
    default:
      return {};
  }
}
