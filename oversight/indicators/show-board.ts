import { getCityProfile } from '@yanzhen/registers/policies/offers.ts';
import type { Output } from '@yanzhen/server/routes/route.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import type * as contract from './contract.ts';
import { listIndicators, type Indicator } from './indicator.ts';
import { readLabels } from './labels.ts';
import { lastYearOf } from './last-year.ts';
import { apart, measure } from './measure.ts';
import { placeTiles } from './tiles.ts';
import { indicatorView } from './view.ts';

/** How many figures stand on the page where the pack names none. */
const shownMost = 8;

/** The figures of the leaders' page as of today, each with its base of a year before. */
export async function showBoard(turn: Turn): Promise<Output<typeof contract.showBoard>> {
  const { leaders, counties } = await getCityProfile(turn);
  const chosen = headlines(await listIndicators(turn), leaders?.indicators);
  const labels = await readLabels(turn);
  const asOf = { validOn: turn.today, knownAt: turn.now };
  const rows = [];
  for (const indicator of chosen) {
    const question = { indicator, asOf, filter: {} };
    const figure = await apart(turn, async () => {
      const now = await measure(turn, question);
      return { now, base: await lastYearOf(turn, question, now) };
    });
    rows.push({
      ...indicatorView(indicator, labels),
      measure: figure?.now.measure ?? null,
      rows: figure?.now.count ?? 0,
      validOn: asOf.validOn,
      yearBefore: figure && { validOn: figure.base.validOn, measure: figure.base.measure },
    });
  }
  const knownAt = asOf.knownAt.toISOString();
  return { validOn: asOf.validOn, knownAt, rows, tiles: placeTiles(counties) };
}

function headlines(all: readonly Indicator[], named: readonly string[] | undefined): Indicator[] {
  if (named === undefined) return all.slice(0, shownMost);
  return named.flatMap((id) => all.find((indicator) => indicator.id === id) ?? []);
}
