import { listBenefits, type PublishedBenefit } from '@yanzhen/registers/policies/offers.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';

/** The fact by which an agent says what is asked for. */
export const requestedFact = 'fundRequested';

/** Benefits that are granted to an enterprise for a project, and paid as its milestones are accepted. */
export async function fundBenefits(turn: Turn): Promise<PublishedBenefit[]> {
  return (await listBenefits(turn)).filter(({ benefit, dictionary }) => {
    const forOrganisations =
      benefit.beneficiary === 'employer' || benefit.beneficiary === 'institute';
    const byMilestones = benefit.amount.instalments.recheck?.includes('acceptance') === true;
    return forOrganisations && byMilestones && dictionary.facts.has(requestedFact);
  });
}

/** The parts of a benefit that wait for a milestone: all but what is paid when it is granted. */
export function laterParts({ benefit }: Pick<PublishedBenefit, 'benefit'>) {
  return benefit.amount.instalments.parts
    .filter(({ afterMonths }) => afterMonths > 0)
    .toSorted((a, b) => a.afterMonths - b.afterMonths);
}
