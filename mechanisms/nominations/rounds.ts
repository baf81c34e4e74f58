import { fault } from '@yanzhen/server/routes/fault.ts';
import { readPage } from '@yanzhen/server/routes/page-of.ts';
import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import { appendEvent, checkMove, requireOwnArea } from '@yanzhen/procedures/records/offers.ts';
import { faults, keepers } from './contract.ts';
import type * as contract from './contract.ts';
import { roundTable } from './lifecycle.ts';
import * as rounds from './round-store.ts';
import { viewRound, viewRoundDetail } from './view.ts';

const feature = 'nominations';
const type = 'nomination-round';

/** Rounds of the city, newest first. */
export function listRounds(
  turn: Turn,
  { query }: Input<typeof contract.listRounds>,
): Promise<Output<typeof contract.listRounds>> {
  return readPage(
    query,
    async (page) => (await rounds.listRounds(turn, query, page)).map(viewRound),
    (most) => rounds.countRounds(turn, query, most),
  );
}

/** One round. */
export function showRound(
  turn: Turn,
  { params }: Input<typeof contract.showRound>,
): Promise<Output<typeof contract.showRound>> {
  return viewRoundDetail(turn, params.roundId);
}

/** A keeper records that a quota was applied for. */
export async function applyForRound(
  turn: Turn,
  { body }: Input<typeof contract.applyForRound>,
): Promise<Output<typeof contract.applyForRound>> {
  await requireOwnArea(turn, body, keepers);
  const id = turn.newId();
  if (!(await rounds.saveRound(turn, id, body))) {
    throw fault(faults.roundThere, { field: 'body.name', values: { year: body.year } });
  }
  const detail = { places: body.appliedPlaces };
  await appendEvent(
    turn,
    { type, id },
    { feature, move: 'apply-for-round', to: 'applied', detail },
  );
  return viewRoundDetail(turn, id);
}

/** A keeper opens a round by its notice, closes it, or withdraws it while nobody holds a place. */
export async function moveRound(
  turn: Turn,
  { params, body }: Input<typeof contract.moveRound>,
): Promise<Output<typeof contract.moveRound>> {
  const found = await rounds.lockRound(turn, params.roundId);
  const { row, move, paperId } = await checkMove(turn, roundTable, keepers, found, body);
  const opens = move.move === 'open';
  if (opens && body.places === null) {
    throw fault(faults.placesMissing, { status: 400, field: 'body.places' });
  }
  if (move.move === 'withdraw' && row.held > 0) {
    throw fault(faults.roundUsed, { values: { held: row.held } });
  }
  await rounds.changeRound(turn, row, {
    state: move.to,
    moved_by_person: actorOf(turn).personId,
    ...(opens ? { places: body.places, notice_paper: paperId } : {}),
  });
  if (opens && body.places !== null) await rounds.savePlaces(turn, row.id, body.places);
  await appendEvent(
    turn,
    { type, id: row.id },
    { feature, move: `${move.move}-round`, from: row.state, to: move.to, reason: body.reason },
  );
  return viewRoundDetail(turn, row.id);
}
