import { notFound } from '@yanzhen/server/routes/fault.ts';
import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import { listApplications } from '@yanzhen/procedures/applications/offers.ts';
import type * as contract from './contract.ts';
import { mineRow } from './my-view.ts';

/** Cases that the agent filed for people of the own employer, newest first. */
export async function listFilings(
  turn: Turn,
  { query }: Input<typeof contract.listFilings>,
): Promise<Output<typeof contract.listFilings>> {
  const { personId, organisationId } = actorOf(turn);
  if (organisationId === null) throw notFound();
  const { after, limit } = query;
  const page = await listApplications(
    turn,
    { filedByPersonId: personId, organisationId },
    { limit, ...(after ? { after } : {}) },
  );
  const rows = [];
  for (const application of page.rows) {
    const row = await mineRow(turn, application);
    rows.push({ ...row, applicantName: application.applicantName });
  }
  return { rows, next: page.next, total: page.total };
}
