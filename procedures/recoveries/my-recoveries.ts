import { notFound } from '@yanzhen/server/routes/fault.ts';
import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import type * as contract from './contract.ts';
import { moveRecovery } from './move-recovery.ts';
import { listOfPerson, lockRecovery } from './store.ts';
import { viewMine } from './view-recovery.ts';

/** What is to be repaid of a person's benefits. */
export async function listMyRecoveries(
  turn: Turn,
): Promise<Output<typeof contract.listMyRecoveries>> {
  const rows = await listOfPerson(turn, actorOf(turn).personId);
  const views = [];
  for (const row of rows) views.push(await viewMine(turn, row));
  return { rows: views };
}

/** The person replies to a notice. */
export async function replyToNotice(
  turn: Turn,
  { params, body }: Input<typeof contract.replyToNotice>,
): Promise<Output<typeof contract.replyToNotice>> {
  const row = await lockRecovery(turn, params.recoveryId);
  if (row?.personId !== actorOf(turn).personId) throw notFound();
  const { state } = await moveRecovery(turn, row, 'reply', { reason: body.text });
  return { state };
}
