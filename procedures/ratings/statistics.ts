import { pageOf, readCursor } from '@yanzhen/server/routes/page-of.ts';
import { notFound } from '@yanzhen/server/routes/fault.ts';
import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { civilDateOf } from '@yanzhen/values/civil-date.ts';
import type * as contract from './contract.ts';
import { departmentNames } from './departments.ts';
import { goodPermille, maskNumbers, monthAfter } from './figures.ts';
import * as store from './statistics-store.ts';

/** Lines of one answer: departments × benefits × months. */
const linesMost = 1_000;

/** First ratings by department, benefit and month. */
export async function showStatistics(
  turn: Turn,
  { query }: Input<typeof contract.showStatistics>,
): Promise<Output<typeof contract.showStatistics>> {
  const span = { from: `${query.from}-01`, until: `${monthAfter(query.to)}-01` };
  const rows = await store.countByOffice(turn, span, linesMost + 1);
  const nameOf = await departmentNames(turn);
  return {
    rows: rows.slice(0, linesMost).map(({ department, benefitId, month, ...counted }) => ({
      department,
      departmentName: nameOf(department),
      benefitId,
      month,
      ...viewCounted(counted),
    })),
    sum: viewCounted(await store.countAll(turn, span)),
    more: rows.length > linesMost,
  };
}

/** The ratings behind one figure, without names or cases. */
export async function listRecords(
  turn: Turn,
  { query }: Input<typeof contract.listRecords>,
): Promise<Output<typeof contract.listRecords>> {
  const { department, benefitId, month, after, limit } = query;
  const filter = { department, benefitId, from: `${month}-01`, until: `${monthAfter(month)}-01` };
  const cursor = readCursor(after);
  if (cursor && cursor.length !== 2) throw notFound('query.after');
  const rows = await store.listRecords(turn, filter, { after: cursor, limit: limit + 1 });
  const counted = await store.countRecords(turn, filter);
  const shown = rows.map((row) => ({
    ...row,
    reasons: [...row.reasons],
    says: row.says === null ? null : maskNumbers(row.says),
    at: row.at.toISOString(),
  }));
  return pageOf(shown, limit, counted, (row) => [civilDateOf(new Date(row.at)), row.id]);
}

function viewCounted({ good, counts, ...rest }: store.Counted) {
  return { ...rest, counts: [...counts], goodPermille: goodPermille(good, rest.total) };
}
