import { addDays, asCivilDate, isCivilDate, type CivilDate } from './civil-date.ts';
import { hasFullWidth } from './full-width.ts';

export type Sex = 'male' | 'female';

/**
 * Whose number it is: a citizen's identity number, a residence permit of Hong Kong, Macao or Taiwan
 * residents (810000, 820000, 830000), or a foreigner's permanent residence card (first digit 9).
 */
export type IdentityNumberKind = 'citizen' | 'hk-mo-tw-resident' | 'foreign-permanent-resident';

export const identityNumberFaults = [
  'full-width',
  'characters',
  'length',
  'birth-date',
  'check-digit',
] as const;
export type IdentityNumberFault = (typeof identityNumberFaults)[number];

export type IdentityNumberCheck =
  | {
      readonly ok: true;
      /** 18 characters, the last a digit or an upper-case `X`. */
      readonly canonical: string;
      readonly birthOn: CivilDate;
      readonly sex: Sex;
      readonly kind: IdentityNumberKind;
    }
  | { readonly ok: false; readonly code: IdentityNumberFault };

/**
 * Whether a text is an identity number; 15-digit numbers of before 1999 are converted.
 *
 * The region is not compared with a list: codes of dissolved counties stay valid for life.
 *
 * @param text   As typed; spaces around it and a lower-case `x` are forgiven.
 * @param today  When given, a birth date after it is refused.
 * @returns      The 18-character form and what it says, or the first fault found.
 * @source GB 11643-1999; the same check digit in 港澳台居民居住证 and the 2023 永久居留身份证.
 */
export function checkIdentityNumber(text: string, today?: CivilDate): IdentityNumberCheck {
  if (hasFullWidth(text)) return { ok: false, code: 'full-width' };
  const typed = text.trim().toUpperCase();
  if (!/^\d*[\dX]$/.test(typed)) return { ok: false, code: typed ? 'characters' : 'length' };
  if (typed.length === 15 && typed.endsWith('X')) return { ok: false, code: 'characters' };
  if (typed.length !== 15 && typed.length !== 18) return { ok: false, code: 'length' };

  const canonical = typed.length === 15 ? toEighteenDigits(typed) : typed;
  const birthOn = `${canonical.slice(6, 10)}-${canonical.slice(10, 12)}-${canonical.slice(12, 14)}`;
  if (!isCivilDate(birthOn) || (today !== undefined && birthOn > today)) {
    return { ok: false, code: 'birth-date' };
  }
  if (canonical[17] !== checkDigitOf(canonical)) return { ok: false, code: 'check-digit' };
  const sex = Number(canonical[16]) % 2 === 1 ? 'male' : 'female';
  return { ok: true, canonical, birthOn, sex, kind: kindOf(canonical) };
}

/**
 * The 18-character form of a 15-digit number: the century 19 and the check digit are added.
 *
 * @throws RangeError when the text is not 15 digits.
 * @source GB 11643-1999, transition from the 1989 edition.
 */
export function toEighteenDigits(fifteen: string): string {
  if (!/^\d{15}$/.test(fifteen)) throw new RangeError('not 15 digits');
  const body = `${fifteen.slice(0, 6)}19${fifteen.slice(6)}`;
  return body + checkDigitOf(body);
}

/**
 * An identity number that belongs to nobody, for demonstrations and tests.
 *
 * The range: county code `99` of the city, which GB/T 2260 has not assigned, and order numbers
 * 900–999. The same arguments always give the same number. Without `birthOn`, seeds 0..699,999 give
 * different numbers, born 1965–2003; with `birthOn` and `sex`, seeds 0..49 do.
 *
 * @param seed    Whole number >= 0.
 * @param wishes  `cityPrefix` is the city's first four digits (default `5105`, Luzhou).
 * @throws RangeError when the seed, the birth date or the prefix is malformed.
 */
export function syntheticIdentityNumber(
  seed: number,
  wishes: { birthOn?: CivilDate; sex?: Sex; cityPrefix?: string } = {},
): string {
  if (!Number.isSafeInteger(seed) || seed < 0) throw new RangeError('seed: a whole number >= 0');
  const cityPrefix = wishes.cityPrefix ?? '5105';
  if (!/^\d{4}$/.test(cityPrefix)) throw new RangeError('cityPrefix: four digits');
  // 7919 is prime to 14,000, so that neighbouring seeds are born years apart and none meet.
  const spread = addDays('1965-01-01', ((seed % 14_000) * 7919) % 14_000);
  const birthOn = asCivilDate(wishes.birthOn ?? spread);
  const turn = wishes.birthOn === undefined ? Math.floor(seed / 14_000) : seed;
  const odd = wishes.sex ? wishes.sex === 'male' : Math.floor(seed * 0.618034) % 2 === 1;
  const order = 900 + (turn % 50) * 2 + (odd ? 1 : 0);
  const body = `${cityPrefix}99${birthOn.replaceAll('-', '')}${order}`;
  return body + checkDigitOf(body);
}

/** Whether a canonical number stands in the range of `syntheticIdentityNumber`. */
export function isSyntheticIdentityNumber(canonical: string): boolean {
  return /^\d{4}99\d{8}9\d{2}[\dX]$/.test(canonical);
}

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

function checkDigitOf(number: string): string {
  const sum = weights.reduce((total, weight, i) => total + weight * Number(number[i]), 0);
  return '10X98765432'.charAt(sum % 11);
}

function kindOf(canonical: string): IdentityNumberKind {
  if (/^8[123]0000/.test(canonical)) return 'hk-mo-tw-resident';
  return canonical.startsWith('9') ? 'foreign-permanent-resident' : 'citizen';
}
