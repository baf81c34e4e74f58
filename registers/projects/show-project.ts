import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import { notFound } from '@yanzhen/server/routes/fault.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import type * as contract from './contract.ts';
import { getListed } from './get-project.ts';
import { viewDetail, viewProject } from './view.ts';

/** One project with its record. */
export async function showProject(
  turn: Turn,
  { params }: Input<typeof contract.showProject>,
): Promise<Output<typeof contract.showProject>> {
  return viewDetail(turn, await getListed(turn, params.projectId));
}

/** One project of the agent's own enterprise. @throws Fault `request.not-found` for every other. */
export async function showMyProject(
  turn: Turn,
  { params }: Input<typeof contract.showMyProject>,
): Promise<Output<typeof contract.showMyProject>> {
  const row = await getListed(turn, params.projectId);
  const { organisationId } = actorOf(turn);
  if (organisationId === null || row.enterpriseId !== organisationId) throw notFound();
  return viewProject(turn, row);
}
