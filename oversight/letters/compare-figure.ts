import { notFound } from '@yanzhen/server/routes/fault.ts';
import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { rowsBetween } from '../indicators/offers.ts';
import type * as contract from './contract.ts';
import { listFigures } from './figure-store.ts';
import * as store from './store.ts';
import { figureNow, figureStillHolds, figureView, questionOf } from './take-figures.ts';

/** A figure then, now, and the rows between. */
export async function compareFigure(
  turn: Turn,
  { params }: Input<typeof contract.compareFigure>,
): Promise<Output<typeof contract.compareFigure>> {
  const letter = await store.getLetter(turn, params.letterId);
  const draft = await store.getDraft(turn, letter.id, letter.version);
  const figureId = draft.figures[params.slotId];
  const [frozen] = figureId === undefined ? [] : await listFigures(turn, [figureId]);
  if (!frozen) throw notFound();
  const now = await figureNow(turn, frozen);
  const between = await rowsBetween(turn, questionOf(frozen), frozen, questionOf(now));
  return {
    frozen: figureView(frozen),
    holds: await figureStillHolds(turn, frozen),
    now: figureView(now),
    between: {
      ...between,
      rows: between.rows.map(({ row, ...change }) => {
        const { id, happenedOn, county, name, path } = row;
        return { ...change, row: { id, happenedOn, county, name, path } };
      }),
    },
  };
}
