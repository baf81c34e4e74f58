import { splitInstalments } from '@yanzhen/policy';
import { payeeOfCase, type Application } from '@yanzhen/procedures/applications/offers.ts';
import { milestoneDays } from '@yanzhen/procedures/instalments/offers.ts';
import { planParts, type ReserveRequest } from '@yanzhen/procedures/payments/offers.ts';
import type { PublishedBenefit } from '@yanzhen/registers/policies/offers.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import type { CivilDate } from '@yanzhen/values/civil-date.ts';
import type { Fen } from '@yanzhen/values/money.ts';

/** What an approved case asks of the budget: its sum, in the parts that its policy version states. */
export async function reserveRequest(
  turn: Turn,
  application: Application,
  published: PublishedBenefit,
): Promise<ReserveRequest> {
  const amountFen = application.amountFen ?? 0;
  const waits = published.benefit.amount.instalments.recheck?.includes('acceptance') === true;
  const days = waits ? await milestoneDays(turn, application.id) : new Map<string, CivilDate>();
  return {
    applicationId: application.id,
    benefitId: application.benefitId,
    ...payeeOfCase(application),
    amountFen,
    payers: published.benefit.payers,
    county: application.county,
    // A part that waits for its milestone is due on the day that was agreed for it.
    parts: partsOf(published, amountFen, turn.today).map((part) => ({
      ...part,
      dueOn: days.get(part.partId) ?? part.dueOn,
    })),
  };
}

/** The schedule of a sum that is granted on a day. */
export function partsOf(
  { benefit }: PublishedBenefit,
  amountFen: Fen,
  from: CivilDate,
): NonNullable<ReserveRequest['parts']> {
  const { instalments } = benefit.amount;
  const names = new Map(instalments.parts.map((part) => [part.id, part.name]));
  const parts = splitInstalments(amountFen, instalments).map((part) => ({
    ...part,
    name: names.get(part.id) ?? { zh: part.id, en: part.id },
  }));
  return planParts(parts, from, instalments.recheck ?? []);
}
