import { together } from '@yanzhen/server/turn/together.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { appendFigure, type FigureRecord } from './figure-store.ts';

/**
 * Keeps the figures that are new.
 *
 * @param before  Ids that are kept already.
 * @returns       Slot → id of its figure.
 */
export async function keepFigures(
  turn: Turn,
  letterId: string,
  figures: readonly FigureRecord[],
  before: readonly string[] = [],
): Promise<Record<string, string>> {
  const fresh = figures.filter((figure) => !before.includes(figure.id));
  await together(...fresh.map((figure) => appendFigure(turn, letterId, figure)));
  return Object.fromEntries(figures.map((each) => [each.slot, each.id]));
}
