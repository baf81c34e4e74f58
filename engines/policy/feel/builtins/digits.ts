/** A number as its decimal digits: mantissa × 10 ** exponent, exactly what its shortest text says. */
export interface Digits {
  readonly mantissa: bigint;
  readonly exponent: number;
}

export function digitsOf(value: number): Digits {
  const [coefficient = '0', exponent = '0'] = value.toExponential().split('e');
  const [whole = '0', decimals = ''] = coefficient.split('.');
  return { mantissa: BigInt(whole + decimals), exponent: Number(exponent) - decimals.length };
}

/** The number of such digits, nearest where it has more than a number holds. */
export function numberOf({ mantissa, exponent }: Digits): number {
  return Number(`${mantissa}e${exponent}`);
}

/** A number as text without an exponent: `0.0000001`, `1000000000000000000000`. */
export function plainNumber(value: number): string {
  const text = String(value);
  if (!text.includes('e')) return text;
  const { mantissa, exponent } = digitsOf(value);
  const sign = mantissa < 0n ? '-' : '';
  const digits = String(mantissa < 0n ? -mantissa : mantissa);
  if (exponent >= 0) return sign + digits + '0'.repeat(exponent);
  const padded = digits.padStart(1 - exponent, '0');
  return `${sign}${padded.slice(0, exponent)}.${padded.slice(exponent)}`;
}
