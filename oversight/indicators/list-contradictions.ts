import type { Output } from '@yanzhen/server/routes/route.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import * as kept from './contradiction-store.ts';
import type * as contract from './contract.ts';
import { listIndicators } from './indicator.ts';

const most = 200;

/** Figures that cannot be true together, as last night's check found them. */
export async function listContradictions(
  turn: Turn,
): Promise<Output<typeof contract.listContradictions>> {
  const byId = new Map((await listIndicators(turn)).map((each) => [each.id, each]));
  const rows = (await kept.listOpen(turn, most)).map(({ indicatorId, ofId, foundAt, ...rest }) => ({
    ...rest,
    indicator: { id: indicatorId, name: byId.get(indicatorId)?.name ?? same(indicatorId) },
    of: { id: ofId, name: byId.get(ofId)?.name ?? same(ofId) },
    unit: byId.get(indicatorId)?.unit ?? ('item' as const),
    foundAt: foundAt.toISOString(),
  }));
  return { rows };
}

function same(id: string): { zh: string; en: string } {
  return { zh: id, en: id };
}
