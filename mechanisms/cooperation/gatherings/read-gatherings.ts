import { readPage } from '@yanzhen/server/routes/page-of.ts';
import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import type * as contract from '../contract-gatherings.ts';
import * as store from './store.ts';
import { viewDetail, viewGathering } from './view.ts';

/** Meetings of the city, newest first. */
export async function listGatherings(
  turn: Turn,
  { query }: Input<typeof contract.listGatherings>,
): Promise<Output<typeof contract.listGatherings>> {
  const page = await readPage(
    query,
    (asked) => store.listGatherings(turn, query, asked),
    (most) => store.countGatherings(turn, query, most),
  );
  return { ...page, rows: page.rows.map(viewGathering) };
}

/** One meeting with its needs and tasks. */
export function showGathering(
  turn: Turn,
  { params }: Input<typeof contract.showGathering>,
): Promise<Output<typeof contract.showGathering>> {
  return viewDetail(turn, params.gatheringId);
}
