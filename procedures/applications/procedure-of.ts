import type { PublishedBenefit } from '@yanzhen/registers/policies/offers.ts';
import type { Application } from './application.ts';

/** Terms and steps of a benefit as a case keeps them. */
export function procedureOf({
  benefit,
}: Pick<PublishedBenefit, 'benefit'>): Pick<Application, 'terms' | 'parts'> {
  const terms = benefit.terms.map((term) => ({
    stage: term.stage,
    legalWorkingDays: term.legalWorkingDays,
    promisedWorkingDays: term.promisedWorkingDays,
    ...(term.extensionWorkingDaysMost === undefined
      ? {}
      : { extensionWorkingDaysMost: term.extensionWorkingDaysMost }),
  }));
  return { terms, parts: benefit.steps };
}
