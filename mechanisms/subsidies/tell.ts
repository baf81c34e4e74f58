import type { Turn } from '@yanzhen/server/turn/turn.ts';
import type { Application } from '@yanzhen/procedures/applications/offers.ts';
import type { PublishedBenefit } from '@yanzhen/registers/policies/offers.ts';

/** Steps of which the applicant is told; each has its text under `messages`. */
export type Step =
  | 'filed'
  | 'filed-by-employer'
  | 'filed-submitted'
  | 'submitted'
  | 'submitted-review'
  | 'employment-confirmed'
  | 'employment-disputed'
  | 'date-corrected'
  | 'correction'
  | 'corrected'
  | 'proposed'
  | 'checked'
  | 'sent-back'
  | 'approved'
  | 'approved-payable'
  | 'refused'
  | 'withdrawn';

/** Tells the applicant of a step; numbers of persons never stand in a message. */
export async function tellApplicant(
  turn: Turn,
  step: Step,
  application: Application,
  { benefit }: PublishedBenefit,
  values: Readonly<Record<string, string | number>> = {},
): Promise<void> {
  await turn.send({
    personId: application.applicantPersonId,
    template: `subsidies.${step}`,
    values: {
      reference: application.reference ?? '',
      benefit: benefit.name.zh,
      benefitEn: benefit.name.en,
      dueOn: application.dueOn ?? '',
      ...values,
    },
    subject: { type: 'application', id: application.id },
  });
}
