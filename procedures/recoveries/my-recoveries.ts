import { notFound } from '@yanzhen/server/routes/fault.ts';
import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import type { PayeeHolder } from '@yanzhen/registers/talents/offers.ts';
import type { Actor } from '@yanzhen/server/turn/actor.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import type * as contract from './contract.ts';
import { isOwner } from './lifecycle.ts';
import { moveRecovery } from './move-recovery.ts';
import { listOfHolder, lockRecovery } from './store.ts';
import { viewMine } from './view-recovery.ts';

/** What is to be repaid of what the person, or the agent's organisation, was granted. */
export async function listMyRecoveries(
  turn: Turn,
): Promise<Output<typeof contract.listMyRecoveries>> {
  const holder = holderOf(actorOf(turn));
  const rows = holder ? await listOfHolder(turn, holder) : [];
  const views = [];
  for (const row of rows) views.push(await viewMine(turn, row));
  return { rows: views };
}

function holderOf({ kind, personId, organisationId }: Actor): PayeeHolder | undefined {
  if (kind !== 'agent') return { personId, organisationId: null };
  return organisationId === null ? undefined : { personId: null, organisationId };
}

/** The person, or an agent of the organisation, replies to a notice. */
export async function replyToNotice(
  turn: Turn,
  { params, body }: Input<typeof contract.replyToNotice>,
): Promise<Output<typeof contract.replyToNotice>> {
  const row = await lockRecovery(turn, params.recoveryId);
  if (!row || !isOwner(row, actorOf(turn))) throw notFound();
  const { state } = await moveRecovery(turn, row, 'reply', { reason: body.text });
  return { state };
}
