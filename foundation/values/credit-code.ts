import { hasFullWidth } from './full-width.ts';

export const creditCodeFaults = ['full-width', 'characters', 'length', 'check-digit'] as const;
export type CreditCodeFault = (typeof creditCodeFaults)[number];

export type CreditCodeCheck =
  | {
      readonly ok: true;
      /** 18 upper-case characters. */
      readonly canonical: string;
      /** Where it was registered, six digits of GB/T 2260. */
      readonly region: string;
    }
  | { readonly ok: false; readonly code: CreditCodeFault };

/** Digits and capital letters without I, O, S, V and Z; the index is the character's value. */
const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

/**
 * Whether a text is a unified social credit code (统一社会信用代码) with its check character.
 *
 * @param text  As typed; spaces around it and lower-case letters are forgiven.
 * @source GB 32100-2015. The inner check of the organisation code (GB 11714) is not asked for:
 *         codes given in the change-over of 2015 do not all keep it.
 */
export function checkCreditCode(text: string): CreditCodeCheck {
  if (hasFullWidth(text)) return { ok: false, code: 'full-width' };
  const canonical = text.trim().toUpperCase();
  if (![...canonical].every((sign) => alphabet.includes(sign))) {
    return { ok: false, code: 'characters' };
  }
  if (canonical.length !== 18) return { ok: false, code: 'length' };
  if (!/^..\d{6}/.test(canonical)) return { ok: false, code: 'characters' };
  if (canonical[17] !== checkCharacterOf(canonical)) return { ok: false, code: 'check-digit' };
  return { ok: true, canonical, region: canonical.slice(2, 8) };
}

const registrars = {
  enterprise: '91',
  institution: '12',
  agency: '11',
  association: '51',
} as const;

/**
 * A credit code that belongs to nobody, for demonstrations and tests.
 *
 * The range: the unassigned county code `99` of the city, organisation codes beginning `MA9Y`.
 * Seeds 0..923,520 give different codes; the same arguments always give the same code.
 *
 * @param kind        Enterprise 企业, public institution 事业单位, government agency 机关, association 社会团体.
 * @param cityPrefix  The city's first four digits (default `5105`, Luzhou).
 * @throws RangeError when the seed or the prefix is out of range.
 */
export function syntheticCreditCode(
  seed: number,
  kind: keyof typeof registrars = 'enterprise',
  cityPrefix = '5105',
): string {
  if (!Number.isSafeInteger(seed) || seed < 0 || seed >= 31 ** 4) {
    throw new RangeError('seed: a whole number 0..923520');
  }
  if (!/^\d{4}$/.test(cityPrefix)) throw new RangeError('cityPrefix: four digits');
  const order = [3, 2, 1, 0].map((power) => alphabet.charAt(Math.floor(seed / 31 ** power) % 31));
  const organisation = `MA9Y${order.join('')}`;
  const inner = organisation + organisationCheckOf(organisation);
  const body = `${registrars[kind]}${cityPrefix}99${inner}`;
  return body + checkCharacterOf(body);
}

/** Whether a canonical code stands in the range of `syntheticCreditCode`. */
export function isSyntheticCreditCode(canonical: string): boolean {
  return /^\d{2}\d{4}99MA9Y/.test(canonical);
}

function checkCharacterOf(code: string): string {
  const sum = weights.reduce(
    (total, weight, i) => total + weight * alphabet.indexOf(code.charAt(i)),
    0,
  );
  return alphabet.charAt((31 - (sum % 31)) % 31);
}

/** Check character of the eight-character organisation code. @source GB 11714-1997 */
function organisationCheckOf(eight: string): string {
  const sum = [3, 7, 9, 10, 5, 8, 4, 2].reduce(
    (total, weight, i) => total + weight * Number.parseInt(eight.charAt(i), 36),
    0,
  );
  return '0123456789X'.charAt((11 - (sum % 11)) % 11);
}
