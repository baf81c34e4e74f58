/** Edits (insert, delete, replace) that turn one text into another. */
function distance(a: readonly string[], b: readonly string[]): number {
  let previous = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      row.push(Math.min(replaced, (previous[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1));
    }
    previous = row;
  }
  return previous[b.length] ?? 0;
}

/** The known name most like the one written; the first where several are as near, `—` where none is known. */
export function nearestName(written: string, known: Iterable<string>): string {
  const letters = Array.from(written.slice(0, 60));
  let best = '—';
  let least = Infinity;
  for (const name of known) {
    const edits = distance(letters, [...name]);
    if (edits < least) {
      least = edits;
      best = name;
    }
  }
  return best;
}
