import { readPage } from '@yanzhen/server/routes/page-of.ts';
import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import type * as contract from './contract.ts';
import * as store from './store.ts';
import { viewProject } from './view.ts';

/** Projects of the city, newest first. */
export async function listProjects(
  turn: Turn,
  { query }: Input<typeof contract.listProjects>,
): Promise<Output<typeof contract.listProjects>> {
  const page = await readPage(
    query,
    (asked) => store.listProjects(turn, query, asked),
    (most) => store.countProjects(turn, query, most),
  );
  return { ...page, rows: page.rows.map((row) => viewProject(turn, row)) };
}
