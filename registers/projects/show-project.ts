import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import type * as contract from './contract.ts';
import { getListed } from './get-project.ts';
import { viewDetail } from './view.ts';

/** One project with its record. */
export async function showProject(
  turn: Turn,
  { params }: Input<typeof contract.showProject>,
): Promise<Output<typeof contract.showProject>> {
  return viewDetail(turn, await getListed(turn, params.projectId));
}
