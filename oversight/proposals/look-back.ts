import { notFound } from '@yanzhen/server/routes/fault.ts';
import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { addMonths } from '@yanzhen/values/civil-date.ts';
import { listPoints } from './answer-store.ts';
import { getRules } from './city-rules.ts';
import type * as contract from './contract.ts';
import { countYear } from './figures.ts';
import { likeItems } from './similar.ts';
import { listCounted, listPast } from './statistics-store.ts';
import { findProposal } from './store.ts';

/** Past items that are compared: those of five years, the newest so many. */
const past = { months: 60, rows: 2_000 } as const;

/** Past items with like words, with what they share. */
export async function listSimilar(
  turn: Turn,
  { params }: Input<typeof contract.listSimilar>,
): Promise<Output<typeof contract.listSimilar>> {
  const row = await findProposal(turn, params.proposalId);
  if (!row) throw notFound();
  const points = await listPoints(turn, row.id);
  const text = [row.title, ...points.map(({ says }) => says)].join(' ');
  const rows = await listPast(turn, row.id, addMonths(turn.today, -past.months), past.rows);
  const known = new Map(rows.map((each) => [each.id, each]));
  return {
    compared: rows.length,
    rows: likeItems(text, rows).flatMap(({ id, percent, shared }) => {
      const found = known.get(id);
      if (!found) return [];
      const { number, title, resultClass, receivedOn, letterId } = found;
      return [{ id, number, title, resultClass, receivedOn, letterId, percent, shared: [...shared] }]; // prettier-ignore
    }),
  };
}

/** Figures of a year in the form in which they are published. */
export async function showStatistics(
  turn: Turn,
  { query }: Input<typeof contract.showStatistics>,
): Promise<Output<typeof contract.showStatistics>> {
  const { rules } = await getRules(turn);
  const rows = await listCounted(turn, query.year, query.body);
  return countYear(
    rows,
    rules.classes.list.map(({ id }) => id),
  );
}
