import type { Stratum } from './stratum.ts';

/** Digest of a text's UTF-8 bytes as small hex: SHA-256 or SM3, given by the caller. */
export type Digest = (text: string) => string;

/** Names the rules of this folder; a change of them takes another number. */
export const protocol = 'yanzhen-draw-1';

/**
 * What is published before the list is known: it binds the seed and does not tell it.
 *
 * @param seed  32 random bytes as 64 small hex digits.
 * @throws RangeError for any other seed: one that can be guessed binds nobody.
 */
export function commitmentOf(digest: Digest, seed: string): string {
  requireSeed(seed);
  return digest(`${protocol}/seed\n${seed}`);
}

/** The list as one text: a line `stratum TAB take TAB item` for each item, sorted. */
export function listTextOf(strata: readonly Stratum[]): string {
  return strata
    .flatMap(({ id, take, items }) => items.map((item) => `${id}\t${take}\t${item}`))
    .toSorted(byCodeUnits)
    .join('\n');
}

/** What is published before the seed is revealed: it binds every item, its stratum and the numbers taken. */
export function listDigestOf(digest: Digest, strata: readonly Stratum[]): string {
  return digest(`${protocol}/list\n${listTextOf(strata)}`);
}

/** Whether a text is a seed. */
export function isSeed(seed: string): boolean {
  return /^[0-9a-f]{64}$/.test(seed);
}

export function requireSeed(seed: string): void {
  if (!isSeed(seed)) throw new RangeError('a seed is 64 small hex digits');
}

export function byCodeUnits(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
