/** How two texts differ by one edit; the place is counted in the text that was written. */
export interface OneEdit {
  readonly kind: 'swapped' | 'changed' | 'added' | 'left-out';
  readonly at: number;
  /** The character written and the one meant; empty where there is none. */
  readonly written: string;
  readonly meant: string;
}

/** The one edit (a swap of neighbours, another, a further or a missing character) between two texts; else `undefined`. */
export function oneEdit(written: string, meant: string): OneEdit | undefined {
  if (written === meant || Math.abs(written.length - meant.length) > 1) return undefined;
  let at = 0;
  while (at < written.length && written[at] === meant[at]) at += 1;
  const ends = (a: number, b: number): boolean => written.slice(a) === meant.slice(b);
  const here = { at, written: written[at] ?? '', meant: meant[at] ?? '' };
  if (written.length < meant.length)
    return ends(at, at + 1) ? { ...here, kind: 'left-out', written: '' } : undefined;
  if (written.length > meant.length)
    return ends(at + 1, at) ? { ...here, kind: 'added', meant: '' } : undefined;
  if (ends(at + 1, at + 1)) return { ...here, kind: 'changed' };
  const swapped = written[at] === meant[at + 1] && written[at + 1] === meant[at];
  return swapped && ends(at + 2, at + 2) ? { ...here, kind: 'swapped' } : undefined;
}
