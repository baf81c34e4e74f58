import { listBenefits } from '@yanzhen/registers/policies/offers.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import type { Localized } from '@yanzhen/values/localized.ts';

export type NameOf = (benefitId: string) => Localized;

/** Names of benefits as they are published now; the id of one that is not any more. */
export async function benefitNames(turn: Turn): Promise<NameOf> {
  const known = new Map(
    (await listBenefits(turn)).map(({ benefit }) => [benefit.id, benefit.name]),
  );
  return (id) => known.get(id) ?? { zh: id, en: id };
}
