import { fault } from '@yanzhen/server/routes/fault.ts';
import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import type * as contract from './contract.ts';
import { faults } from './contract.ts';
import { getForAct, moveGroup } from './move-group.ts';
import { showGroup } from './show-group.ts';
import * as store from './store.ts';

/** One record of three or more is of somebody else: the others go on being compared without it. */
export async function setApart(
  turn: Turn,
  { params, body }: Input<typeof contract.setApart>,
): Promise<Output<typeof contract.setApart>> {
  const group = await getForAct(turn, params.groupId);
  const within = (await store.listMembers(turn, group.id)).filter(({ apartAt }) => !apartAt);
  if (!within.some(({ personId }) => personId === body.personId)) {
    throw fault(faults.notMember, { status: 404, field: 'body.personId' });
  }
  if (within.length < 3) throw fault(faults.tooFew, { field: 'body.personId' });
  await moveGroup(turn, group, 'set-apart', {
    reason: body.reason,
    detail: { personId: body.personId },
  });
  await store.saveApart(turn, group.id, body.personId);
  return showGroup(turn, group.id);
}
