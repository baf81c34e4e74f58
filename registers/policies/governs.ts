import type { FactsGiven, Policy } from '@yanzhen/policy';
import type { CivilDate } from '@yanzhen/values/civil-date.ts';

/**
 * Whether a version decides an application filed on a day, as its document states: all that are filed
 * from a day on, or all whose event (the day that the benefit's window counts from, e.g. the signing of
 * a contract) lies on that day or later. An event that is not known yet does not shut the version out.
 *
 * @param facts  What is known of the applicant; left out where nobody in particular asks.
 */
export function governs(policy: Policy, filedOn: CivilDate, facts?: FactsGiven): boolean {
  const rule = policy.document.governs;
  if (!rule) return true;
  if (rule.basis === 'filed-on') return rule.from <= filedOn;
  const events = policy.benefits.flatMap(({ window }) => window.within?.after ?? []);
  const known = events.flatMap((id) => {
    const day = facts && Object.hasOwn(facts, id) ? facts[id]?.value : undefined;
    return typeof day === 'string' ? [day] : [];
  });
  return known.length === 0 || known.some((day) => rule.from <= day);
}
