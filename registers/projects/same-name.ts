/**
 * A name without what does not tell two projects apart: width, case, spaces and punctuation.
 *
 * @returns an empty text where nothing is left of it.
 */
export function nameKey(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{Letter}\p{Number}]/gu, '');
}

/** From this likeness on two names are shown to a person as perhaps one project's. */
export const likenessLeast = 0.8;

/**
 * How alike two name keys are: Dice's coefficient over pairs of neighbouring characters.
 *
 * @returns 0 (nothing in common) to 1 (the same).
 */
export function likeness(one: string, other: string): number {
  if (one === other) return 1;
  const left = pairsOf(one);
  const right = pairsOf(other);
  const sizes = left.length + right.length;
  if (sizes === 0) return 0;
  const counts = new Map<string, number>();
  for (const pair of left) counts.set(pair, (counts.get(pair) ?? 0) + 1);
  let shared = 0;
  for (const pair of right) {
    const count = counts.get(pair) ?? 0;
    if (count === 0) continue;
    counts.set(pair, count - 1);
    shared += 1;
  }
  return (2 * shared) / sizes;
}

function pairsOf(text: string): string[] {
  const signs = [...text];
  return signs.slice(1).map((sign, at) => `${signs[at] ?? ''}${sign}`);
}
