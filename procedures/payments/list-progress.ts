import { civilDateOf } from '@yanzhen/values/civil-date.ts';
import { pageOf, readCursor } from '@yanzhen/server/routes/page-of.ts';
import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import type * as contract from './contract-public.ts';
import { progressOf } from './progress-reason.ts';
import * as store from './progress-store.ts';

/** The public batch board: where each case is, which batch, why late and by when; without names. */
export async function listProgress(
  turn: Turn,
  { query }: Input<typeof contract.listProgress>,
): Promise<Output<typeof contract.listProgress>> {
  const { benefitId, limit } = query;
  const filter = { benefitId, reference: query.reference?.toUpperCase() || undefined };
  const [day, id, number] = readCursor(query.after) ?? [];
  const after =
    day !== undefined && id !== undefined ? ([day, id, Number(number)] as const) : undefined;
  const found = await store.listProgress(turn, filter, after, limit + 1);
  const page = pageOf(found, limit, await store.countOnItsWay(turn, filter), (row) => [
    row.partDueOn,
    row.applicationId,
    String(row.number),
  ]);
  const counts = await store.countProgress(turn);
  return {
    ...page,
    rows: page.rows.map((row) => viewProgress(turn, row)),
    benefits: counts.map(({ lastNumber, lastAt, ...counted }) => ({
      ...counted,
      lastBatch: lastNumber && lastAt ? { number: lastNumber, on: civilDateOf(lastAt) } : null,
    })),
  };
}

function viewProgress(turn: Turn, row: store.ProgressRow): contract.Progress {
  const { reference, benefitId, place, waiting, batchNumber } = row;
  const expectedOn = row.promisedOn ?? (row.partDueOn > turn.today ? row.partDueOn : null);
  return {
    reference,
    benefitId,
    place,
    waiting,
    batchNumber,
    ...progressOf(row),
    expectedOn,
    late: expectedOn !== null && expectedOn < turn.today,
    since: civilDateOf(row.since),
  };
}
