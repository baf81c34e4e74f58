import type { Fen } from '@yanzhen/values/money.ts';

/**
 * Change of a year's budget against the year before.
 *
 * @param totalFen  Whole fen, >= 0.
 * @param baseFen   Whole fen; there is no change without a base.
 * @returns         Hundredths of a per cent, a half away from zero; undefined where the base is not above 0.
 * @source          rounding of figure D12, two decimals
 */
export function growthOf(totalFen: Fen, baseFen: Fen): number | undefined {
  if (baseFen <= 0) return undefined;
  const scaled = BigInt(totalFen - baseFen) * 20_000n;
  const base = BigInt(baseFen) * 2n;
  const half = scaled < 0n ? -BigInt(baseFen) : BigInt(baseFen);
  return Number((scaled + half) / base);
}
