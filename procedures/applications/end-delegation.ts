import { endDelegation as endRow, findDelegation } from '@yanzhen/server/accounts/delegations.ts';
import { fault, notFound } from '@yanzhen/server/routes/fault.ts';
import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import { hasRole } from '@yanzhen/server/turn/actor.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import { faults } from './contract.ts';
import type * as contract from './contract-delegations.ts';
import { viewDelegation } from './list-delegations.ts';

/** Ends a delegation before its last day: by who gave it, who has it, or an administrator. */
export async function endDelegation(
  turn: Turn,
  { params, body }: Input<typeof contract.endDelegation>,
): Promise<Output<typeof contract.endDelegation>> {
  const actor = actorOf(turn);
  const found = await findDelegation(turn, params.delegationId);
  const party = found?.fromAccountId === actor.accountId || found?.toAccountId === actor.accountId;
  if (!found || (!party && !hasRole(actor, 'administrator', 'auditor'))) throw notFound();
  if (!viewDelegation(turn, found).mayEnd) throw fault(faults.delegationOver);

  const { personId } = actor;
  const ended = await endRow(turn, found.id, { personId, reason: body.reason });
  if (!ended) throw fault(faults.delegationOver);
  await turn.record({
    act: 'applications.end-delegation',
    subject: { type: 'delegation', id: found.id },
    reason: body.reason,
  });
  return viewDelegation(turn, (await findDelegation(turn, found.id)) ?? found);
}
