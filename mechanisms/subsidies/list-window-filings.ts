import type { Output } from '@yanzhen/server/routes/route.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import { listApplications } from '@yanzhen/procedures/applications/offers.ts';
import type * as contract from './contract.ts';
import { mineRow } from './my-view.ts';

/** Cases that the clerk filed at the window, newest first. */
export async function listWindowFilings(
  turn: Turn,
): Promise<Output<typeof contract.listWindowFilings>> {
  const { personId } = actorOf(turn);
  const { rows } = await listApplications(turn, { filedByPersonId: personId }, { limit: 100 });
  const applications = [];
  for (const application of rows) {
    const row = await mineRow(turn, application);
    applications.push({ ...row, applicantName: application.applicantName });
  }
  return { applications };
}
