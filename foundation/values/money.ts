import { hasFullWidth, toHalfWidth } from './full-width.ts';

/**
 * Money is whole fen in a safe integer. 1 yuan = 100 fen.
 *
 * Every sum of a city's talent money stays far below 2^53 fen (about 90 trillion yuan), so a plain
 * `number` is exact; `asFen` is the gate that keeps it so.
 */
export type Fen = number;

/**
 * Check that a figure is a sum of money.
 *
 * @throws RangeError when the value is not a whole number of fen within ±2^53.
 */
export function asFen(value: number): Fen {
  if (!Number.isSafeInteger(value)) throw new RangeError(`not whole fen: ${value}`);
  return value === 0 ? 0 : value;
}

/** Whole fen of a number of yuan written in decimal text, e.g. `"250000"`, `"0.05"`. */
export function fenFromYuan(yuan: string): Fen {
  const parts = /^(-?)(\d{1,13})(?:\.(\d{1,2}))?$/.exec(yuan);
  if (!parts) throw new RangeError(`not an amount in yuan with at most two decimals: ${yuan}`);
  const fen = Number(parts[2]) * 100 + Number((parts[3] ?? '').padEnd(2, '0'));
  return asFen(parts[1] ? -fen : fen);
}

export const amountFaults = [
  'empty',
  'full-width',
  'currency-sign',
  'separator',
  'unit',
  'letters',
  'negative',
  'decimals',
  'too-large',
  'shape',
] as const;
export type AmountFault = (typeof amountFaults)[number];

export type AmountCheck =
  | { readonly ok: true; readonly fen: Fen }
  | {
      readonly ok: false;
      readonly code: AmountFault;
      /** The amount it seems to mean, in the form that is accepted; the page may offer it. */
      readonly proposal?: string;
    };

/**
 * An amount in yuan as a person types it into a form.
 *
 * Nothing is guessed: what is not plain decimal text with at most two decimals is refused with a
 * code, and with a proposal where the meaning is plain (`25万`, `￥250,000`, `２５００`).
 *
 * @returns Whole fen, 0 up to 9,999,999,999,999.99 yuan.
 */
export function fenFromText(text: string): AmountCheck {
  const typed = text.trim();
  if (typed === '') return { ok: false, code: 'empty' };
  if (/^\d+(\.\d*)?$/.test(typed)) {
    if (!/^\d+(\.\d{1,2})?$/.test(typed)) return { ok: false, code: 'decimals' };
    if (typed.replace(/^0+/, '').replace(/\..*/, '').length > 13) {
      return { ok: false, code: 'too-large' };
    }
    return { ok: true, fen: fenFromYuan(typed.replace(/^0+(?=\d)/, '')) };
  }
  const proposal = proposalFor(typed);
  const code = amountFaultOf(typed);
  return proposal === undefined ? { ok: false, code } : { ok: false, code, proposal };
}

function amountFaultOf(typed: string): AmountFault {
  if (/[¥￥$]|RMB|CNY/i.test(typed)) return 'currency-sign';
  if (hasFullWidth(typed)) return 'full-width';
  if (/[元圆角分万亿千百]/.test(typed)) return 'unit';
  if (/\p{L}/u.test(typed)) return 'letters';
  if (/^[-−]/.test(typed)) return 'negative';
  return /[,' ]/.test(typed) ? 'separator' : 'shape';
}

function proposalFor(typed: string): string | undefined {
  const bare = toHalfWidth(typed)
    .replace(/^\s*(¥|￥|RMB|CNY)\s*/i, '')
    .replace(/\s*元整?$/, '');
  const plain = /^\d{1,3}([,' ]\d{3})+(\.\d{1,2})?$/.test(bare) ? bare.replace(/[,' ]/g, '') : bare;
  const inWan = /^(\d{1,9})(?:\.(\d{1,4}))?万$/.exec(plain);
  if (inWan) return String(Number(inWan[1]) * 10_000 + Number((inWan[2] ?? '').padEnd(4, '0')));
  return /^\d{1,13}(\.\d{1,2})?$/.test(plain) ? plain : undefined;
}

/** Yuan as decimal text with two decimals and no separators, e.g. `"250000.00"`. */
export function yuanText(fen: Fen): string {
  const whole = Math.abs(asFen(fen));
  const sign = fen < 0 ? '-' : '';
  return `${sign}${Math.floor(whole / 100)}.${String(whole % 100).padStart(2, '0')}`;
}

/** Yuan for a reader, e.g. `250,000.00`; the unit is printed by the page. */
export function yuanForReader(fen: Fen): string {
  const [yuan = '0', rest = '00'] = yuanText(fen).split('.');
  const grouped = yuan.replace(/\B(?=(\d{3})+(?!\d))/g, ',');
  return rest === '00' ? grouped : `${grouped}.${rest}`;
}

/**
 * Ten thousands of yuan, as letters and leaders say it: `1.7万`, `25万`.
 *
 * @param decimals  Digits kept after the point, 0..6, rounded half away from zero; zeros are dropped.
 */
export function wanText(fen: Fen, decimals = 2): string {
  const unit = 10 ** (6 - decimals);
  const rounded = roundFen(fen, unit, 'half-up') / unit;
  const digits = String(Math.abs(rounded)).padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals);
  const rest = digits.slice(digits.length - decimals).replace(/0+$/, '');
  return `${rounded < 0 ? '-' : ''}${whole}${rest ? `.${rest}` : ''}万`;
}

/**
 * The sum of amounts.
 *
 * @throws RangeError when an amount or the sum is not whole fen within ±2^53.
 */
export function sumFen(amounts: Iterable<Fen>): Fen {
  let total = 0;
  for (const amount of amounts) total = asFen(total + asFen(amount));
  return total;
}

/**
 * An amount rounded to a unit: 1 fen, 100 (yuan), 10,000 (100 yuan) …
 *
 * @param direction  `down` towards zero, `up` away from zero, `half-up` halves away from zero.
 */
export function roundFen(fen: Fen, unitFen: number, direction: 'down' | 'up' | 'half-up'): Fen {
  const [whole, unit] = [Math.abs(asFen(fen)), asUnit(unitFen)];
  const rest = whole % unit;
  const up = rest > 0 && (direction === 'up' || (direction === 'half-up' && rest * 2 >= unit));
  return asFen(Math.sign(fen) * (whole - rest + (up ? unit : 0)));
}

/**
 * An amount split by shares, nothing lost: the parts always add up to the total.
 *
 * @param total        Whole fen, >= 0.
 * @param shares       Weights, whole numbers >= 0, at least one above 0: `[1, 1, 1]`, `[40, 30, 30]`.
 * @param remainderTo  Which part takes what rounding leaves.
 * @param unitFen      Each part is rounded down to this unit, default 1 fen.
 * @throws RangeError  when a figure is out of range.
 */
export function splitFen(
  total: Fen,
  shares: readonly number[],
  remainderTo: 'first' | 'last',
  unitFen = 1,
): Fen[] {
  if (asFen(total) < 0) throw new RangeError('the total is below zero');
  if (shares.some((share) => !Number.isSafeInteger(share) || share < 0)) {
    throw new RangeError('a share is not a whole number >= 0');
  }
  const whole = shares.reduce((sum, share) => sum + BigInt(share), 0n);
  if (whole === 0n) throw new RangeError('no share is above zero');
  const unit = BigInt(asUnit(unitFen));
  const parts = shares.map((share) =>
    Number(((BigInt(total) * BigInt(share)) / whole / unit) * unit),
  );
  const heir = remainderTo === 'first' ? 0 : parts.length - 1;
  return parts.map((part, i) => (i === heir ? part + total - sumFen(parts) : part));
}

function asUnit(unitFen: number): number {
  if (!Number.isSafeInteger(unitFen) || unitFen < 1) throw new RangeError('unit: whole fen >= 1');
  return unitFen;
}
