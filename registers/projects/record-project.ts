import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import type * as contract from './contract.ts';
import { getListed } from './get-project.ts';
import { keepProject } from './keep-project.ts';
import { viewDetail } from './view.ts';

/** A science officer records a cooperation project. */
export async function recordProject(
  turn: Turn,
  { body }: Input<typeof contract.recordProject>,
): Promise<Output<typeof contract.recordProject>> {
  const id = await keepProject(turn, body);
  return viewDetail(turn, await getListed(turn, id));
}
