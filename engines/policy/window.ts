import { addMonths, type CivilDate } from '@yanzhen/values/civil-date.ts';
import type { BenefitFile } from './file/policy-schema.ts';

/** Whether a benefit may be applied for on a day, and why not. */
export type WindowAnswer = 'open' | 'not-yet' | 'closed' | 'too-late' | 'unknown';

/**
 * The application window of a benefit on a day.
 *
 * @param on      The day of the application.
 * @param anchor  Value of the fact that the term counts from (`window.within.after`); null if unknown.
 * @returns       `too-late` when the term since the anchor is over, `unknown` when it is needed and missing.
 * @source        the benefit's `window` clause; `closesOn` is exclusive
 */
export function windowOn(
  window: BenefitFile['window'],
  on: CivilDate,
  anchor: CivilDate | null,
): WindowAnswer {
  if (on < window.opensOn) return 'not-yet';
  if (window.closesOn !== null && on >= window.closesOn) return 'closed';
  if (!window.within) return 'open';
  if (anchor === null) return 'unknown';
  return on <= addMonths(anchor, window.within.months) ? 'open' : 'too-late';
}
