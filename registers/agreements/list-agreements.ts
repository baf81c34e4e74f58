import { readPage } from '@yanzhen/server/routes/page-of.ts';
import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import type * as contract from './contract.ts';
import * as store from './store.ts';
import { viewAgreements } from './view.ts';

/** Agreements of the city, newest first. */
export async function listAgreements(
  turn: Turn,
  { query }: Input<typeof contract.listAgreements>,
): Promise<Output<typeof contract.listAgreements>> {
  const page = await readPage(
    query,
    (asked) => store.listAgreements(turn, query, asked),
    (most) => store.countAgreements(turn, query, most),
  );
  return { ...page, rows: await viewAgreements(turn, page.rows) };
}
