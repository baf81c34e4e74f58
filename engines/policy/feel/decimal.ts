/**
 * Numbers are decimal in meaning: `0.1 + 0.2 = 0.3`. Whole numbers stay on the processor's own path;
 * a result with a fraction is rounded to 15 significant decimal digits after each operation, which is
 * what a binary double carries exactly.
 *
 * @returns NaN (unknown) for a result that is not finite.
 */
export function decimal(value: number): number {
  const size = Math.abs(value);
  // Few decimals are the common case. The candidate has at most 15 digits and is nearer than half a
  // unit of the 15th, so it is what rounding the digits would give, without making a text.
  if (size < 1e12) {
    const scale = size < 1e9 ? 1e6 : 1e3;
    const near = Math.round(value * scale) / scale;
    if (Math.abs(value - near) <= 4e-16 * size) return near;
  }
  if (value === Math.floor(value) && size < Infinity) return value;
  return roundDigits(value);
}

/** Rounds to 15 significant digits by way of text: exact and slow. */
function roundDigits(value: number): number {
  return Number.isFinite(value) ? Number(value.toPrecision(15)) : Number.NaN;
}

/** Quotient; NaN (unknown) for a division by zero, as FEEL's null. */
export function divide(left: number, right: number): number {
  return right === 0 ? Number.NaN : decimal(left / right);
}

/** Power; NaN where the result is not a finite number. */
export function power(base: number, exponent: number): number {
  return decimal(base ** exponent);
}
