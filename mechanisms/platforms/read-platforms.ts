import { readPage } from '@yanzhen/server/routes/page-of.ts';
import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import type * as contract from './contract.ts';
import * as store from './store.ts';
import { viewDetail, viewPlatform } from './view.ts';

/** Platforms of the city, newest first. */
export function listPlatforms(
  turn: Turn,
  { query }: Input<typeof contract.listPlatforms>,
): Promise<Output<typeof contract.listPlatforms>> {
  return readPage(
    query,
    async (page) => (await store.listPlatforms(turn, query, page)).map(viewPlatform),
    (most) => store.countPlatforms(turn, query, most),
  );
}

/** One platform. */
export function showPlatform(
  turn: Turn,
  { params }: Input<typeof contract.showPlatform>,
): Promise<Output<typeof contract.showPlatform>> {
  return viewDetail(turn, params.platformId);
}
