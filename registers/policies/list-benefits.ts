import type { Output } from '@yanzhen/server/routes/route.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { benefitRow } from './benefit-view.ts';
import type * as contract from './contract.ts';
import { listBenefits as listPublished } from './offers.ts';

/** What the city gives, for anybody. */
export async function listBenefits(turn: Turn): Promise<Output<typeof contract.listBenefits>> {
  const published = await listPublished(turn);
  return { rows: published.map((each) => benefitRow(each, turn.today)) };
}
