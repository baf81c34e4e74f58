import type { Output } from '@yanzhen/server/routes/route.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import { listApplications } from '@yanzhen/procedures/applications/offers.ts';
import type * as contract from './contract.ts';
import { mineRow } from './my-view.ts';

/** The talent's applications, newest first. */
export async function listMine(turn: Turn): Promise<Output<typeof contract.listMine>> {
  const { personId } = actorOf(turn);
  const { rows } = await listApplications(turn, { personId }, { limit: 100 });
  const applications = [];
  for (const application of rows) applications.push(await mineRow(turn, application));
  return { applications };
}
