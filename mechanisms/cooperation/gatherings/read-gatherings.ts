import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import type * as contract from '../contract-gatherings.ts';
import { pageOf, placeOf } from '../paging.ts';
import * as store from './store.ts';
import { viewDetail, viewGathering } from './view.ts';

/** Meetings of the city, newest first. */
export async function listGatherings(
  turn: Turn,
  { query }: Input<typeof contract.listGatherings>,
): Promise<Output<typeof contract.listGatherings>> {
  const { after, limit, ...filter } = query;
  const found = await store.listGatherings(turn, filter, {
    after: placeOf(after),
    limit: limit + 1,
  });
  return pageOf(found.map(viewGathering), limit, (most) =>
    store.countGatherings(turn, filter, most),
  );
}

/** One meeting with its needs and tasks. */
export function showGathering(
  turn: Turn,
  { params }: Input<typeof contract.showGathering>,
): Promise<Output<typeof contract.showGathering>> {
  return viewDetail(turn, params.gatheringId);
}
