/** How a letter speaks of a value: the value itself, more than (超), or nearly (近). */
export type Phrasing = 'exact' | 'over' | 'near';

/** Ones, ten thousands (万) or hundred millions (亿). */
export type Scale = 'one' | 'wan' | 'yi';

export interface FigureOptions {
  readonly phrasing?: Phrasing;
  readonly scale?: Scale;
  /** Rounding step of `over` and `near` in the plain unit; two leading digits when absent. */
  readonly step?: number;
}

const scales = {
  one: { power: 0, zh: '' },
  wan: { power: 4, zh: '万' },
  yi: { power: 8, zh: '亿' },
};

/**
 * A value as a letter prints it, e.g. 17000 人次 → `1.7万人次`, 493000000 元 → `近5亿元`.
 *
 * `over` shows a figure ≤ the value and `near` one ≥ the value; where the rounded figure is the value
 * itself, it is printed without the word, since neither 超 nor 近 would be true.
 *
 * @param value  In `unit`, without scale; finite, |value| < 2^53; >= 0 for `over` and `near`.
 * @throws RangeError on a value out of range or a step that is not > 0.
 */
export function formatFigure(value: number, unit: string, options: FigureOptions = {}): string {
  const { phrasing = 'exact', scale = 'one' } = options;
  if (!Number.isFinite(value) || Math.abs(value) > Number.MAX_SAFE_INTEGER)
    throw new RangeError(`not a figure that can be printed: ${value}`);
  if (phrasing !== 'exact' && value < 0)
    throw new RangeError(`“${phrasing}” is only said of a value of 0 or more: ${value}`);
  const shown = phrasing === 'exact' ? value : rounded(value, phrasing, options.step);
  const word = shown === value ? '' : phrasing === 'over' ? '超' : '近';
  return `${word}${shiftPoint(shown, -scales[scale].power)}${scales[scale].zh}${unit}`;
}

function rounded(value: number, phrasing: Phrasing, step = leadingStep(value)): number {
  if (!(step > 0)) throw new RangeError(`a rounding step is more than 0: ${step}`);
  const steps = value / step;
  const whole = phrasing === 'over' ? Math.floor(steps) : Math.ceil(steps);
  // A sum of decimal steps such as 0.1 carries binary dust; the step has at most 6 decimals.
  return Number((whole * step).toFixed(6));
}

function leadingStep(value: number): number {
  return value < 100 ? 1 : 10 ** (Math.floor(Math.log10(value)) - 1);
}

/** A decimal number with its point moved, exactly: 17000 by -4 is `1.7`. */
function shiftPoint(value: number, places: number): string {
  const [whole = '0', fraction = ''] = plainDecimal(Math.abs(value)).split('.');
  const point = whole.length + places;
  const digits = `${'0'.repeat(Math.max(0, 1 - point))}${whole}${fraction}`.padEnd(point, '0');
  const cut = Math.max(1, point);
  const front = digits.slice(0, cut).replace(/^0+(?=\d)/, '');
  const rest = digits.slice(cut).replace(/0+$/, '');
  const sign = value < 0 ? '-' : '';
  return `${sign}${front}${rest ? `.${rest}` : ''}`;
}

/** Decimal text without an exponent, for numbers from 1e-9 on. */
function plainDecimal(value: number): string {
  const text = String(value);
  return text.includes('e') ? value.toFixed(9).replace(/\.?0+$/, '') : text;
}

/** What a printed figure claims. */
export interface ReadFigure {
  readonly phrasing: Phrasing;
  /** Without scale: `1.7万` reads 17000. */
  readonly shown: number;
  readonly unit: string;
}

const shape = /^(超过|超|逾|近|将近)?(-?\d+(?:\.\d+)?)(余|多)?(万|亿)?(余|多)?(.*)$/u;

/** Read a printed figure back; `undefined` where it is not one. `6000余套` claims "over". */
export function readFigure(text: string): ReadFigure | undefined {
  const parts = shape.exec(text.trim());
  if (!parts) return undefined;
  const [, word, digits = '', more, scale, moreAfter, unit = ''] = parts;
  const power = scale === '万' ? 4 : scale === '亿' ? 8 : 0;
  const over = word === '超' || word === '超过' || word === '逾' || more || moreAfter;
  return {
    phrasing: over ? 'over' : word ? 'near' : 'exact',
    shown: Number(shiftPoint(Number(digits), power)),
    unit,
  };
}

/**
 * Whether a printed figure is true of a value: equal, at most it (over), or at least it (near).
 * "Nearly" must be nearly: a value under nine tenths of the shown figure does not carry it.
 */
export function figureHolds(read: ReadFigure, value: number): boolean {
  if (read.phrasing === 'exact') return read.shown === value;
  if (read.phrasing === 'over') return read.shown <= value;
  return read.shown >= value && value >= read.shown * 0.9;
}
