/** How a letter speaks of a value: the value itself, more than (超, 超过, …余), nearly (近), or about (约). */
export const phrasings = ['exact', 'over', 'exceeds', 'odd', 'near', 'about'] as const;
export type Phrasing = (typeof phrasings)[number];

/** Ones, ten thousands (万) or hundred millions (亿). */
export type Scale = 'one' | 'wan' | 'yi';

export interface FigureOptions {
  readonly phrasing?: Phrasing;
  readonly scale?: Scale;
  /** Rounding step of all but `exact`, in the plain unit; two leading digits when absent. */
  readonly step?: number;
  /** The number to print, in the plain unit, where the drafter chose it; refused where it would lie. */
  readonly stated?: number;
}

/** A rounding or a word that would not be true of the value, e.g. “over 60” for 60. */
export class FalseFigureError extends Error {
  override readonly name = 'FalseFigureError';
  /** What would have been printed. */
  readonly printed: string;

  constructor(printed: string, value: number) {
    super(`${printed} is not true of ${value}`);
    this.printed = printed;
  }
}

const scales = {
  one: { power: 0, zh: '' },
  wan: { power: 4, zh: '万' },
  yi: { power: 8, zh: '亿' },
};

/** Words before and behind the digits. */
const words: Readonly<Record<Phrasing, readonly [string, string]>> = {
  exact: ['', ''],
  over: ['超', ''],
  exceeds: ['超过', ''],
  odd: ['', '余'],
  near: ['近', ''],
  about: ['约', ''],
};

/**
 * A value as a letter prints it, e.g. 17000 人次 → `1.7万人次`, 493000000 元 → `近5亿元`.
 *
 * `over`, `exceeds` and `odd` show a figure below the value, `near` one above it, `about` the nearest step; where
 * the rounded figure is the value itself, it is printed without the word, since no word would be true.
 *
 * @param value  In `unit`, without scale; finite, |value| < 2^53; >= 0 for all but `exact`.
 * @throws RangeError on a value out of range or a step that is not > 0.
 * @throws FalseFigureError where `stated`, or what the step rounds to, is not true of the value under its phrasing.
 */
export function formatFigure(value: number, unit: string, options: FigureOptions = {}): string {
  const { phrasing = 'exact', scale = 'one', stated } = options;
  if (!Number.isFinite(value) || Math.abs(value) > Number.MAX_SAFE_INTEGER)
    throw new RangeError(`not a figure that can be printed: ${value}`);
  if (phrasing !== 'exact' && value < 0)
    throw new RangeError(`“${phrasing}” is only said of a value of 0 or more: ${value}`);
  const shown = stated ?? (phrasing === 'exact' ? value : rounded(value, phrasing, options.step));
  // Only a number that nobody chose may lose its word.
  const said = stated === undefined && shown === value ? 'exact' : phrasing;
  const text = written(shown, said, scale, unit);
  if (!figureHolds({ phrasing: said, shown, unit }, value)) throw new FalseFigureError(text, value);
  return text;
}

function written(shown: number, phrasing: Phrasing, scale: Scale, unit: string): string {
  const [before, behind] = words[phrasing];
  const { power, zh } = scales[scale];
  const digits = shiftPoint(shown, -power);
  // 6000余套 and 8000余万元, but 1.2万余人: 余 stands behind a whole number, or behind its scale.
  return digits.includes('.')
    ? `${before}${digits}${zh}${behind}${unit}`
    : `${before}${digits}${behind}${zh}${unit}`;
}

function rounded(value: number, phrasing: Phrasing, step = leadingStep(value)): number {
  if (!(step > 0)) throw new RangeError(`a rounding step is more than 0: ${step}`);
  const steps = value / step;
  const whole =
    phrasing === 'near'
      ? Math.ceil(steps)
      : phrasing === 'about'
        ? Math.round(steps)
        : Math.floor(steps);
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

const shape = /^(超过|超|逾|将近|近|大约|约)?(-?\d+(?:\.\d+)?)(余|多)?(万|亿)?(余|多)?(.*)$/u;
const byWord: Readonly<Record<string, Phrasing>> = {
  超: 'over',
  逾: 'over',
  超过: 'exceeds',
  近: 'near',
  将近: 'near',
  约: 'about',
  大约: 'about',
};

/** Read a printed figure back; `undefined` where it is not one. `6000余套` claims "odd". */
export function readFigure(text: string): ReadFigure | undefined {
  const parts = shape.exec(text.trim());
  if (!parts) return undefined;
  const [, word = '', digits = '', more, scale, moreAfter, unit = ''] = parts;
  const power = scale === '万' ? 4 : scale === '亿' ? 8 : 0;
  return {
    phrasing: more || moreAfter ? 'odd' : (byWord[word] ?? 'exact'),
    shown: Number(shiftPoint(Number(digits), power)),
    unit,
  };
}

/**
 * Whether a printed figure is true of a value: equal, below it (over), above it (near), or within a twentieth (about).
 * The word must be worth saying: “over 60” is not true of 60, and a value under nine tenths of the shown figure
 * does not carry “nearly”.
 */
export function figureHolds({ phrasing, shown }: ReadFigure, value: number): boolean {
  if (phrasing === 'exact') return shown === value;
  if (phrasing === 'near') return shown > value && value >= shown * 0.9;
  if (phrasing === 'about') return Math.abs(shown - value) <= Math.abs(value) * 0.05;
  return shown < value;
}
