import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import { recordPartsOf } from '@yanzhen/procedures/records/offers.ts';
import { getAgreement } from '@yanzhen/registers/agreements/offers.ts';
import type * as contract from './contract.ts';
import { mayKeep } from './parties.ts';

/** Papers of an agreement; the register itself knows of none. */
export async function readOnAgreement(
  turn: Turn,
  { params }: Input<typeof contract.showAgreementPapers>,
): Promise<Output<typeof contract.showAgreementPapers>> {
  const { id, title, county } = await getAgreement(turn, params.agreementId);
  return {
    title,
    ...(await recordPartsOf(turn, id)),
    mayKeep: mayKeep(actorOf(turn), county),
  };
}
