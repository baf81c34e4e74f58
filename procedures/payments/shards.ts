import { asFen, type Fen } from '@yanzhen/values/money.ts';

/** Sub-rows that the balance of a budget line lies in; a power of two. */
export const shardCount = 16;

/**
 * Spreads a sum over the shards so that each that gets any can serve several takings of the usual size:
 * the fewer shards, the less money there is.
 *
 * @param totalFen  Whole fen, >= 0.
 * @param usualFen  What one taking takes, whole fen, >= 0.
 * @returns         One sum a shard, all >= 0, together `totalFen`.
 */
export function spread(totalFen: Fen, usualFen: Fen): Fen[] {
  const served = usualFen > 0 ? Math.floor(totalFen / (usualFen * takingsEach)) : shardCount;
  const filled = Math.min(Math.max(served, 1), shardCount);
  const each = Math.floor(totalFen / filled);
  const rest = totalFen - each * filled;
  return Array.from({ length: shardCount }, (_, number) =>
    number >= filled ? 0 : number < rest ? each + 1 : each,
  );
}

const takingsEach = 8;

/**
 * Takes a sum from several balances, from the first on.
 *
 * @returns  What each gives; undefined when all together hold less than is asked.
 */
export function takeFrom(balances: readonly Fen[], amountFen: Fen): Fen[] | undefined {
  let missing = asFen(amountFen);
  const taken = balances.map((balance) => {
    const part = Math.min(balance, missing);
    missing -= part;
    return part;
  });
  return missing === 0 ? taken : undefined;
}
