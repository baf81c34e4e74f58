import type { Output } from '@yanzhen/server/routes/route.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import type * as contract from './contract.ts';
import { listIndicators as listAll } from './indicator.ts';
import { readLabels } from './labels.ts';
import { apart, measure } from './measure.ts';
import { indicatorView } from './view.ts';

/** Every indicator with its figure as of today. */
export async function listIndicators(turn: Turn): Promise<Output<typeof contract.listIndicators>> {
  const labels = await readLabels(turn);
  const asOf = { validOn: turn.today, knownAt: turn.now };
  const rows = [];
  for (const indicator of await listAll(turn)) {
    const figure = await apart(turn, () => measure(turn, { indicator, asOf, filter: {} }));
    rows.push({
      ...indicatorView(indicator, labels),
      measure: figure?.measure ?? null,
      rows: figure?.count ?? 0,
      validOn: turn.today,
    });
  }
  return { rows };
}
