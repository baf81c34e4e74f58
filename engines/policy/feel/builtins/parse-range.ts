import { orderOf } from '../compare-values.ts';
import {
  parseDate,
  parseDateTime,
  parseDuration,
  parseTemporal,
  parseTime,
} from '../temporal/parse.ts';
import { FeelRange, type FeelValue } from '../value.ts';
import { parseNumber } from './parse-number.ts';

const literals: ReadonlyMap<string, (text: string) => FeelValue> = new Map<
  string,
  (text: string) => FeelValue
>([
  ['', (text) => text],
  ['@', parseTemporal],
  ['date', parseDate],
  ['time', parseTime],
  ['date and time', parseDateTime],
  ['duration', parseDuration],
]);

const quoted = /^(@|(date and time|date|time|duration)\s*\(\s*)?"((?:[^"\\]|\\.)*)"(\s*\))?$/su;

const escaped: ReadonlyMap<string, string> = new Map([
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
]);

/** A literal as an end of a range; undefined for another text. */
function parseEnd(text: string): FeelValue | undefined {
  if (text === '') return null;
  const match = quoted.exec(text);
  if (!match) return parseNumber(text) ?? undefined;
  const [, prefix = '', name, content = '', close] = match;
  if ((name !== undefined) !== (close !== undefined)) return undefined;
  const plain = content.replace(
    /\\(?:u([\da-fA-F]{4})|U([\da-fA-F]{6})|(.))/gsu,
    (_whole, short?: string, long?: string, one?: string) => {
      if (one !== undefined) return escaped.get(one) ?? one;
      const code = Number.parseInt(short ?? long ?? '', 16);
      return code <= 0x10_ff_ff ? String.fromCodePoint(code) : '';
    },
  );
  return literals.get(name ?? prefix)?.(plain) ?? undefined;
}

/** Where `..` stands outside quotes; -1 where it does not. */
function middle(text: string): number {
  let inside = false;
  for (let i = 0; i < text.length - 1; i++) {
    if (text[i] === '"') inside = !inside;
    else if (inside && text[i] === '\\') i++;
    else if (!inside && text.startsWith('..', i)) return i;
  }
  return -1;
}

/**
 * A range from its text, `[18..21)`; its ends are literals, and one of them may be left open: `[18..)`.
 *
 * @returns null where the text is no range, or the first end is after the second.
 */
export function parseRange(from: string): FeelRange | null {
  const text = from.trim();
  const [open, close] = [text.at(0) ?? '', text.at(-1) ?? ''];
  if (!'[(]'.includes(open) || !'])['.includes(close) || text.length < 4) return null;
  const inner = text.slice(1, -1);
  const at = middle(inner);
  if (at < 0) return null;
  const start = parseEnd(inner.slice(0, at).trim());
  const end = parseEnd(inner.slice(at + 2).trim());
  if (start === undefined || end === undefined || (start === null && end === null)) return null;
  const startIncluded = start !== null && open === '[';
  const endIncluded = end !== null && close === ']';
  if (start !== null && end !== null) {
    const order = orderOf(start, end);
    if (order === null || order > 0) return null;
  }
  return new FeelRange(start, end, startIncluded, endIncluded);
}
