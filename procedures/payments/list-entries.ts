import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import { pageOf, readCursor } from '@yanzhen/server/routes/page-of.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { getApplications } from '../applications/offers.ts';
import { getBudgetLine } from './budget-lines.ts';
import type * as contract from './contract.ts';
import * as store from './store.ts';

export async function listEntries(
  turn: Turn,
  { params, query }: Input<typeof contract.listEntries>,
): Promise<Output<typeof contract.listEntries>> {
  const { id } = await getBudgetLine(turn, params.lineId);
  const [transaction, number] = readCursor(query.after) ?? [];
  const after = transaction === undefined ? undefined : ([transaction, Number(number)] as const);
  const rows = await store.listEntries(turn, id, after, query.limit + 1);
  const ids = rows.flatMap((row) => row.applicationId ?? []);
  const references = await referencesOf(turn, ids);
  return pageOf(
    rows.map((row) => ({
      ...row,
      kind: row.kind as never,
      account: row.account as never,
      postedAt: row.postedAt.toISOString(),
      reference: references.get(row.applicationId ?? '') ?? null,
    })),
    query.limit,
    await store.countEntries(turn, id),
    (row) => [row.transactionId, String(row.number)],
  );
}

async function referencesOf(
  turn: Turn,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string | null>> {
  const applications = await getApplications(turn, [...new Set(ids)]);
  return new Map(applications.map((each) => [each.id, each.reference]));
}
