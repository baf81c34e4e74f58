/** A past item as it is compared: its title and points. */
export interface Compared {
  readonly id: string;
  readonly text: string;
}

export interface Like {
  readonly id: string;
  /** Shared pairs of characters among all, in whole percent (Dice). */
  readonly percent: number;
  /** Runs that both texts have, longest first, as the reason. */
  readonly shared: readonly string[];
}

/** At most so many characters of a text are read, so many are alike, and so few percent are nothing. */
const limits = { characters: 3_000, rows: 5, percent: 12, shared: 6 } as const;

/**
 * Past items whose words are like a text's: pairs of neighbouring characters, which need no dictionary and
 * so hold for Chinese. The reason is what both have.
 *
 * @source Dice coefficient over character bigrams.
 */
export function likeItems(text: string, past: readonly Compared[]): Like[] {
  const own = pairsOf(text);
  if (own.size === 0) return [];
  return past
    .map(({ id, text: other }) => {
      const theirs = pairsOf(other);
      const both = [...own].filter((pair) => theirs.has(pair));
      const percent = Math.round((200 * both.length) / (own.size + theirs.size));
      return { id, percent, shared: runsOf(text, new Set(both)) };
    })
    .filter(({ percent }) => percent >= limits.percent)
    .toSorted((a, b) => b.percent - a.percent || (a.id < b.id ? 1 : -1))
    .slice(0, limits.rows);
}

function pairsOf(text: string): Set<string> {
  const letters = lettersOf(text);
  const pairs = new Set<string>();
  letters.forEach((letter, at) => {
    const next = letters[at + 1];
    if (next !== undefined && letter !== ' ' && next !== ' ') pairs.add(letter + next);
  });
  return pairs;
}

/** Runs of a text whose every pair is shared, three characters or more, longest first. */
function runsOf(text: string, shared: ReadonlySet<string>): string[] {
  const letters = lettersOf(text);
  const runs = new Set<string>();
  let run = '';
  for (const [at, letter] of letters.entries()) {
    run = at > 0 && shared.has((letters[at - 1] ?? '') + letter) ? run + letter : letter;
    const goesOn = shared.has(letter + (letters[at + 1] ?? ''));
    if (!goesOn && [...run].length >= 3) runs.add(run);
  }
  return [...runs].toSorted((a, b) => b.length - a.length).slice(0, limits.shared);
}

/** Letters and figures; what stands between them is one space, over which no pair goes. */
function lettersOf(text: string): string[] {
  return [
    ...text
      .slice(0, limits.characters)
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim(),
  ];
}
