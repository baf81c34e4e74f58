import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { benefitView } from './benefit-view.ts';
import type * as contract from './contract.ts';
import { getBenefit, listBenefits } from './get-benefit.ts';

/** One benefit, for anybody. */
export async function showBenefit(
  turn: Turn,
  { params }: Input<typeof contract.showBenefit>,
): Promise<Output<typeof contract.showBenefit>> {
  const names = new Map((await listBenefits(turn)).map(({ benefit: { id, name } }) => [id, name]));
  return benefitView(await getBenefit(turn, params.benefitId), turn.today, names);
}
