import { writeInlines, type LetterContent } from './contract.ts';

/** One part of a text that is not what it was; `null` where it was not there, or is gone. */
export interface TextChange {
  readonly where: string;
  readonly was: string | null;
  readonly is: string | null;
}

/** What differs between two versions of a letter, in the order of the newer one; slots stand as `[[slot]]`. */
export function compareTexts(was: LetterContent, is: LetterContent): TextChange[] {
  const frame = framesOf(is).flatMap(([where, now], at): TextChange[] => {
    const before = framesOf(was)[at]?.[1] ?? '';
    return before === now ? [] : [{ where, was: before || null, is: now || null }];
  });
  return [...frame, ...compareLines(linesOf(was), linesOf(is))];
}

function framesOf(content: LetterContent): [string, string][] {
  return [
    ['title', content.title],
    ['salutation', content.salutation],
    ['class', content.class ?? ''],
    ['closing', content.closing],
    ['contact', content.contact ? `${content.contact.name} ${content.contact.phone}` : ''],
    ['attachments', content.attachments.join('\n')],
    ['copyTo', content.copyTo.join('\n')],
    ['notes', content.notes.join('\n')],
  ];
}

const linesOf = ({ blocks }: LetterContent): string[] =>
  blocks.map((block) => {
    const line = writeInlines(block.inlines);
    return block.kind === 'heading' ? `${'#'.repeat(block.level)} ${line}` : line;
  });

/** Blocks added, taken out and changed, by their longest common sequence; a letter has at most 200. */
function compareLines(was: readonly string[], is: readonly string[]): TextChange[] {
  const common = commonLengths(was, is);
  const changes: TextChange[] = [];
  let [a, b] = [0, 0];
  while (a < was.length || b < is.length) {
    const [before, now] = [was[a], is[b]];
    if (before !== undefined && before === now) {
      a += 1;
      b += 1;
      continue;
    }
    const [skipWas = 0, skipIs = 0] = [common[a + 1]?.[b], common[a]?.[b + 1]];
    const changed =
      before !== undefined && now !== undefined && common[a + 1]?.[b + 1] === common[a]?.[b];
    if (changed) changes.push({ where: `blocks.${b}`, was: before, is: now });
    else if (now !== undefined && (before === undefined || skipIs >= skipWas))
      changes.push({ where: `blocks.${b}`, was: null, is: now });
    else changes.push({ where: `blocks.${a}`, was: before ?? null, is: null });
    if (changed || changes.at(-1)?.was !== null) a += 1;
    if (changed || changes.at(-1)?.is !== null) b += 1;
  }
  return changes;
}

function commonLengths(was: readonly string[], is: readonly string[]): number[][] {
  const table = Array.from({ length: was.length + 1 }, () =>
    Array.from({ length: is.length + 1 }, () => 0),
  );
  for (let a = was.length - 1; a >= 0; a -= 1)
    for (let b = is.length - 1; b >= 0; b -= 1) {
      const row = table[a];
      const below = table[a + 1];
      if (!row || !below) continue;
      row[b] =
        was[a] === is[b] ? (below[b + 1] ?? 0) + 1 : Math.max(below[b] ?? 0, row[b + 1] ?? 0);
    }
  return table;
}
