import type { BenefitFile } from '../file/policy-schema.ts';

/** When the money of a benefit falls due, counted in calendar years from the year of the application. */
export type Schedule =
  | {
      readonly kind: 'parts';
      readonly parts: readonly { readonly share: number; readonly year: number }[];
      /** Place of the part that takes the fen that do not divide. */
      readonly takes: number;
    }
  /** A sum a month, the first in the month of the application; the last takes what does not divide. */
  | { readonly kind: 'monthly'; readonly month: number };

/** The schedule of a benefit that is applied for in a month (0 is January). */
export function scheduleOf({ amount }: BenefitFile, month: number): Schedule {
  if (amount.monthly !== undefined) return { kind: 'monthly', month };
  const { parts, remainder } = amount.instalments;
  return {
    kind: 'parts',
    parts: parts.map(({ share, afterMonths }) => ({
      share,
      year: Math.floor((month + afterMonths) / 12),
    })),
    takes: remainder === 'first' ? 0 : parts.length - 1,
  };
}

/**
 * Gives each part of a sum to the year in which it falls due; the parts are those of `splitInstalments`.
 *
 * @param months  Months of a monthly benefit.
 * @param give    Called with the year from the application's and whole fen.
 */
export function spread(
  schedule: Schedule,
  fen: number,
  months: number,
  give: (year: number, fen: number) => void,
): void {
  if (schedule.kind === 'monthly') {
    const count = Math.max(1, months);
    const each = Math.floor(fen / count);
    const last = schedule.month + count - 1;
    for (let year = 0; year * 12 <= last; year++) {
      const from = Math.max(schedule.month, year * 12);
      const until = Math.min(last, year * 12 + 11);
      const rest = until === last ? fen - each * count : 0;
      give(year, each * (until - from + 1) + rest);
    }
    return;
  }
  const hundreds = Math.floor(fen / 100);
  const rest = fen % 100;
  let left = fen;
  for (const { share } of schedule.parts)
    left -= hundreds * share + Math.floor((rest * share) / 100);
  schedule.parts.forEach(({ share, year }, i) => {
    const part = hundreds * share + Math.floor((rest * share) / 100);
    give(year, i === schedule.takes ? part + left : part);
  });
}
