import { decimal } from '../decimal.ts';
import { digitsOf, numberOf } from './digits.ts';

/** Directions of rounding (DMN 1.5, 10.3.4). Up is away from zero, down towards it. */
export type RoundingMode =
  'up' | 'down' | 'half up' | 'half down' | 'half even' | 'floor' | 'ceiling';

/** Whether the size goes up by one unit, from the rest that was cut off and what it was cut from. */
const goesUp: Readonly<
  Record<
    RoundingMode,
    (twiceRest: bigint, unit: bigint, odd: boolean, negative: boolean) => boolean
  >
> = {
  up: () => true,
  down: () => false,
  'half up': (twice, unit) => twice >= unit,
  'half down': (twice, unit) => twice > unit,
  'half even': (twice, unit, odd) => twice > unit || (twice === unit && odd),
  floor: (_twice, _unit, _odd, negative) => negative,
  ceiling: (_twice, _unit, _odd, negative) => !negative,
};

/**
 * A number rounded to so many decimals, negative for tens and hundreds; exact on the number's decimal
 * digits, so that 2.675 to two decimals is a tie.
 *
 * @param scale  Cut to a whole number; -6111 to 6176, the range of the standard's numbers.
 * @returns      null for a scale out of range.
 */
export function roundTo(value: number, scale: number, mode: RoundingMode): number | null {
  const decimals = Math.trunc(scale);
  if (!(decimals >= -6111 && decimals <= 6176)) return null;
  const { mantissa, exponent } = digitsOf(decimal(value));
  const cut = -decimals - exponent;
  if (cut <= 0 || mantissa === 0n) return value;
  // Beyond its digits only the direction matters, and a power of ten that large would be slow.
  const unit = 10n ** BigInt(Math.min(cut, 400));
  const negative = mantissa < 0n;
  const size = negative ? -mantissa : mantissa;
  const [whole, rest] = [size / unit, size % unit];
  const up = rest > 0n && goesUp[mode](2n * rest, unit, whole % 2n === 1n, negative);
  const rounded = up ? whole + 1n : whole;
  return numberOf({ mantissa: negative ? -rounded : rounded, exponent: -decimals });
}
