/**
 * Numbers are decimal in meaning: `0.1 + 0.2 = 0.3`. Whole numbers stay on the processor's own path;
 * a result with a fraction is rounded to 15 significant decimal digits after each operation, which is
 * what a binary double carries exactly.
 */
export function decimal(value: number): number {
  if (Number.isInteger(value) || Number.isNaN(value)) return value;
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
