import { isCivilDate } from '@yanzhen/values/civil-date.ts';
import { Refusal } from '../problems.ts';
import { placeLiteral } from './codes.ts';
import type { Reader } from './reader.ts';
import { childrenOf, type Syntax } from './syntax.ts';
import { isTemporal, type Temporal } from './temporal/kinds.ts';
import { parseDateTime, parseDuration, parseTemporal, parseTime } from './temporal/parse.ts';
import { typeOfTemporal } from './temporal-types.ts';
import type { Expression } from './tree.ts';
import type { FeelType } from './types.ts';

/** The text that a literal in quotes means. */
export function unescapeText(quoted: string): string {
  return quoted
    .slice(1, -1)
    .replace(
      /\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{6})|([nrt"'\\]))/g,
      (_, short?: string, long?: string, sign?: string) =>
        sign === undefined
          ? String.fromCodePoint(Math.min(0x10ffff, Number.parseInt(short ?? long ?? '0', 16)))
          : ({ n: '\n', r: '\r', t: '\t' }[sign] ?? sign),
    );
}

/** A literal that remembers where it stands. */
export function literal(
  reader: Reader,
  node: Syntax,
  value: string | boolean | null,
  type: FeelType,
): Expression {
  return placeLiteral({ kind: 'literal', value, type, text: reader.textOf(node) }, node.from);
}

/** A number: in a policy one whose sums stay exact, in plain FEEL any that a double carries. */
export function readNumber(reader: Reader, node: Syntax): Expression {
  const text = reader.textOf(node);
  // FEEL has one zero.
  const value = Number(text.replace(/\s+/g, '')) + 0;
  const digits = text.replace(/e.*$/i, '').replace(/\D/g, '').replace(/^0+/, '');
  const inexact = reader.typed && (Math.abs(value) > 9e13 || digits.length > 15);
  if (!Number.isFinite(value) || inexact) {
    throw new Refusal('feel.amount-too-large', node.from, { found: text.slice(0, 40) });
  }
  // Digits past the fifteenth are not carried (`decimal.ts`).
  const carried = digits.length > 15 ? Number(value.toPrecision(15)) : value;
  const type = { kind: 'number', whole: Number.isInteger(carried) } as const;
  return { kind: 'literal', value: carried, text, type };
}

/** Text in quotes. */
export function readText(reader: Reader, node: Syntax): Expression {
  return literal(reader, node, unescapeText(reader.textOf(node)), { kind: 'text' });
}

/** `@"…"`: a date, a time, a date and time or a duration by the look of its text. */
function readAt(reader: Reader, node: Syntax, quoted: Syntax): Expression {
  const written = unescapeText(reader.textOf(quoted));
  if (reader.typed && isCivilDate(written)) return literal(reader, node, written, { kind: 'date' });
  const value = parseTemporal(written);
  const type: FeelType = isTemporal(value) ? typeOfTemporal(value) : { kind: 'null' };
  if (value === null && reader.typed) {
    throw new Refusal('value.not-a-date', node.from, { text: written });
  }
  return { kind: 'constant', value, type, text: reader.textOf(node) };
}

const parsers: Readonly<Record<string, (text: string) => Temporal | null>> = {
  time: parseTime,
  'date and time': parseDateTime,
  duration: parseDuration,
};

/**
 * A temporal literal: `@"…"`, and in a policy the constructors with one text, which are checked here and
 * now. Undefined for a constructor that is an ordinary call.
 */
export function readTemporal(reader: Reader, node: Syntax): Expression | undefined {
  const [first] = childrenOf(node);
  if (first?.name === 'AtLiteral') {
    const [quoted] = childrenOf(first);
    if (!quoted) throw reader.unsupported(node);
    return readAt(reader, node, quoted);
  }
  if (!reader.typed || !first) return undefined;
  const [, , parameters] = childrenOf(node);
  const args = parameters ? childrenOf(parameters) : [];
  const [quoted] = args;
  if (args.length !== 1 || quoted?.name !== 'StringLiteral') return undefined;
  const written = unescapeText(reader.textOf(quoted));
  const name = reader.textOf(first).replace(/\s+/g, ' ');
  if (name === 'date') {
    if (isCivilDate(written)) return literal(reader, node, written, { kind: 'date' });
    throw new Refusal('value.not-a-date', node.from, { text: written });
  }
  const value = parsers[name]?.(written) ?? null;
  if (value === null) throw new Refusal('value.not-a-date', node.from, { text: written });
  return { kind: 'constant', value, type: typeOfTemporal(value), text: reader.textOf(node) };
}
