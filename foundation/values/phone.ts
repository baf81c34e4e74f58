import { hasFullWidth } from './full-width.ts';

export const mobileFaults = ['full-width', 'characters', 'length', 'prefix'] as const;
export type MobileFault = (typeof mobileFaults)[number];

export type MobileCheck =
  | { readonly ok: true; /** Eleven digits. */ readonly canonical: string }
  | { readonly ok: false; readonly code: MobileFault };

/**
 * Whether a text is a mainland mobile number: eleven digits, the first two 13 to 19.
 *
 * @param text  As typed; spaces, hyphens and a leading `+86` or `86` are forgiven.
 * @source MIIT numbering plan (电信网编号计划, 2017 edition).
 */
export function checkMobile(text: string): MobileCheck {
  if (hasFullWidth(text)) return { ok: false, code: 'full-width' };
  const digits = text.replace(/[\s-]/g, '').replace(/^(\+86|86(?=1\d{10}$))/, '');
  if (!/^\d*$/.test(digits)) return { ok: false, code: 'characters' };
  if (digits.length !== 11) return { ok: false, code: 'length' };
  if (!/^1[3-9]/.test(digits)) return { ok: false, code: 'prefix' };
  return { ok: true, canonical: digits };
}

/**
 * A mobile number for demonstrations and tests: 199 00xx xxxx, one for each seed 0..999,999.
 *
 * China keeps no range for fiction, so a real SMS adapter must refuse these
 * (`isSyntheticMobile`): nobody is disturbed by a demonstration.
 *
 * @throws RangeError when the seed is out of range.
 */
export function syntheticMobile(seed: number): string {
  if (!Number.isSafeInteger(seed) || seed < 0 || seed > 999_999) {
    throw new RangeError('seed: a whole number 0..999999');
  }
  return String(19_900_000_000 + seed);
}

/** Whether a canonical number stands in the range of `syntheticMobile`. */
export function isSyntheticMobile(canonical: string): boolean {
  return /^19900\d{6}$/.test(canonical);
}
