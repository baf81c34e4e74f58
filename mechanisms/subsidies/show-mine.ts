import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import type * as contract from './contract.ts';
import { myView } from './my-view.ts';
import { getOwnCase } from './own-case.ts';

/** One case as its applicant sees it, or the clerk who filed it. */
export async function showMine(
  turn: Turn,
  { params }: Input<typeof contract.showMine>,
): Promise<Output<typeof contract.showMine>> {
  return myView(turn, await getOwnCase(turn, params.applicationId));
}
