import { readPage } from '@yanzhen/server/routes/page-of.ts';
import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import { notFound } from '@yanzhen/server/routes/fault.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import type * as contract from './contract.ts';
import * as store from './store.ts';
import { viewProject } from './view.ts';

/** Projects of the city, newest first. */
export function listProjects(
  turn: Turn,
  { query }: Input<typeof contract.listProjects>,
): Promise<Output<typeof contract.listProjects>> {
  return pageOfProjects(turn, query, query);
}

/** Projects of the agent's enterprise, newest first. */
export async function listMyProjects(
  turn: Turn,
  { query }: Input<typeof contract.listMyProjects>,
): Promise<Output<typeof contract.listMyProjects>> {
  const { organisationId } = actorOf(turn);
  if (organisationId === null) throw notFound();
  return pageOfProjects(turn, { enterpriseId: organisationId }, query);
}

async function pageOfProjects(
  turn: Turn,
  filter: store.ProjectFilter,
  asked: Input<typeof contract.listMyProjects>['query'],
): Promise<Output<typeof contract.listProjects>> {
  const page = await readPage(
    asked,
    (place) => store.listProjects(turn, filter, place),
    (most) => store.countProjects(turn, filter, most),
  );
  return { ...page, rows: page.rows.map((row) => viewProject(turn, row)) };
}
