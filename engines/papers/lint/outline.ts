import { headingCounter } from '../numbering.ts';
import type { HeadingLevel } from '../letter.ts';
import type { Paper } from './paper.ts';

const digits = '一二三四五六七八九';

/** A Chinese counting number of 1 to 99; `undefined` for anything else. */
export function readChineseCount(text: string): number | undefined {
  const parts = /^([一二三四五六七八九])?(十)?([一二三四五六七八九])?$/u.exec(text);
  if (!parts || text === '') return undefined;
  const [, tens, ten, ones] = parts;
  if (!ten) return tens && !ones ? digits.indexOf(tens) + 1 : undefined;
  return (tens ? digits.indexOf(tens) + 1 : 1) * 10 + (ones ? digits.indexOf(ones) + 1 : 0);
}

/** The number before a heading, as it stands in the text. */
export interface Mark {
  readonly level: HeadingLevel;
  readonly count: number;
  /** As written, e.g. `（一）`. */
  readonly text: string;
  /** Whether number and mark have the form of GB/T 9704-2012. */
  readonly formal: boolean;
}

const shapes: readonly (readonly [HeadingLevel, RegExp, RegExp])[] = [
  [1, /^\s{0,20}([一二三四五六七八九十]{1,3})\s?[、.．，,]/u, /^[一二三四五六七八九十]+、$/u],
  [
    2,
    /^\s{0,20}[（(]([一二三四五六七八九十]{1,3})[）)][、.．]?/u,
    /^[（(][一二三四五六七八九十]+[）)]$/u,
  ],
  [3, /^\s{0,20}(\d{1,2})\s?[.．、](?!\d)/u, /^\d+[.．]$/u],
  [4, /^\s{0,20}[（(](\d{1,2})[）)][、.．]?/u, /^[（(]\d+[）)]$/u],
];

/** Reads the number that a line begins with. */
export function readMark(line: string): Mark | undefined {
  for (const [level, shape, formal] of shapes) {
    const found = shape.exec(line);
    const number = found?.[1] ?? '';
    const count = level < 3 ? readChineseCount(number) : Number(number);
    if (found && count) {
      const text = found[0].trim();
      return { level, count, text, formal: formal.test(text) };
    }
  }
  return undefined;
}

/** A numbered line of a letter. */
export interface OutlineMark extends Mark {
  readonly where: string;
  /** Whether the engine sets the number; else it was typed. */
  readonly set: boolean;
}

/** Every numbered line of the text in its order: headings that the engine numbers, and numbers typed by hand. */
export function outlineOf({ letter, body }: Paper): OutlineMark[] {
  const nextMark = headingCounter();
  return body.flatMap((part, at): OutlineMark[] => {
    const block = letter.blocks[at];
    if (block?.kind === 'heading') {
      // The engine counts to 99; a longer list is refused when the letter is composed.
      const mark = readMark(nextMark(block.level));
      return mark ? [{ ...mark, formal: true, where: part.where, set: true }] : [];
    }
    const typed = readMark(part.typed);
    return typed ? [{ ...typed, where: part.where, set: false }] : [];
  });
}
