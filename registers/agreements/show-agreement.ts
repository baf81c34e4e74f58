import { notFound } from '@yanzhen/server/routes/fault.ts';
import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import type * as contract from './contract.ts';
import { findAgreement } from './store.ts';
import { viewDetail } from './view.ts';

/** One agreement with its chain and its events. */
export async function showAgreement(
  turn: Turn,
  { params }: Input<typeof contract.showAgreement>,
): Promise<Output<typeof contract.showAgreement>> {
  const row = await findAgreement(turn, params.agreementId);
  if (!row) throw notFound();
  return viewDetail(turn, row);
}
