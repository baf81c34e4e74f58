import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import type * as contract from './contract.ts';
import { keepAgreement } from './keep-agreement.ts';
import { findAgreement } from './store.ts';
import { viewDetail } from './view.ts';

/** A keeper records an intended agreement, or enters one that is signed already. */
export async function recordAgreement(
  turn: Turn,
  { body }: Input<typeof contract.recordAgreement>,
): Promise<Output<typeof contract.recordAgreement>> {
  const id = await keepAgreement(turn, body);
  const row = await findAgreement(turn, id);
  if (!row) throw new Error('an agreement was not kept');
  return viewDetail(turn, row);
}
