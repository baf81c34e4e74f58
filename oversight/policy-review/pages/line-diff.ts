/** One line of two texts laid over one another. */
export interface DiffLine {
  readonly kind: 'same' | 'added' | 'removed';
  readonly text: string;
  /** Line in the text after, or before for a removed one; from 1. */
  readonly line: number;
}

/** How a text came from another, line by line: the fewest lines added and removed. */
export function diffLines(before: string, after: string): DiffLine[] {
  const [a, b] = [before.split('\n'), after.split('\n')];
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head += 1;
  let tail = 0;
  while (
    tail < a.length - head &&
    tail < b.length - head &&
    a[a.length - 1 - tail] === b[b.length - 1 - tail]
  ) {
    tail += 1;
  }
  const same = (text: string, line: number): DiffLine => ({ kind: 'same', text, line });
  return [
    ...b.slice(0, head).map((text, i) => same(text, i + 1)),
    ...middle(a.slice(head, a.length - tail), b.slice(head, b.length - tail), head),
    ...b.slice(b.length - tail).map((text, i) => same(text, b.length - tail + i + 1)),
  ];
}

/** Above this many pairs of lines the middle is shown as removed and added as a whole. */
const pairsMost = 4_000_000;

function middle(a: readonly string[], b: readonly string[], offset: number): DiffLine[] {
  const removed = (i: number): DiffLine => ({
    kind: 'removed',
    text: a[i] ?? '',
    line: offset + i + 1,
  });
  const added = (j: number): DiffLine => ({
    kind: 'added',
    text: b[j] ?? '',
    line: offset + j + 1,
  });
  if (a.length * b.length > pairsMost) {
    return [...a.map((_text, i) => removed(i)), ...b.map((_text, j) => added(j))];
  }
  // longest[i][j]: lines that a from i and b from j have in common, in order.
  const width = b.length + 1;
  const longest = new Uint32Array((a.length + 1) * width);
  const common = (i: number, j: number): number => longest[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      longest[i * width + j] =
        a[i] === b[j] ? common(i + 1, j + 1) + 1 : Math.max(common(i + 1, j), common(i, j + 1));
    }
  }
  const lines: DiffLine[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      lines.push({ kind: 'same', text: b[j] ?? '', line: offset + j + 1 });
      i += 1;
      j += 1;
    } else if (j === b.length || (i < a.length && common(i + 1, j) >= common(i, j + 1))) {
      lines.push(removed(i));
      i += 1;
    } else {
      lines.push(added(j));
      j += 1;
    }
  }
  return lines;
}

/** The changed lines with a few around them; `null` stands for lines left out. */
export function changedParts(lines: readonly DiffLine[], around = 2): (DiffLine | null)[] {
  const near = lines.map((_line, at) =>
    lines.slice(Math.max(0, at - around), at + around + 1).some((other) => other.kind !== 'same'),
  );
  return lines.flatMap((line, at) => {
    if (near[at]) return [line];
    return near[at - 1] || at === 0 ? [null] : [];
  });
}
