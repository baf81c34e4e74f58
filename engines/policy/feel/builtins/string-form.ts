import { isTemporal } from '../temporal/kinds.ts';
import { FeelRange, isContext, isList, type FeelContext, type FeelValue } from '../value.ts';
import { plainNumber } from './digits.ts';

/** Values nested deeper than this have no text; a list can hold itself many times over. */
const deepest = 200;
const longest = 1_000_000;

/**
 * The text of a value as `string()` gives it (DMN 1.5, 10.3.4): a text as it is, lists and contexts as
 * FEEL writes them. Null for null, a function, and what is nested too deep or would be too long.
 *
 * @param spend  Told of the steps that the writing took.
 */
export function stringOf(
  value: FeelValue,
  spend: (steps: number) => void = () => undefined,
): string | null {
  if (value === null) return null;
  if (typeof value === 'string') return value;
  const parts = new Writer();
  const whole = write(value, parts, 0);
  spend(Math.ceil(parts.text.length / 16));
  return whole ? parts.text : null;
}

class Writer {
  text = '';

  add(part: string): boolean {
    this.text += part;
    return this.text.length <= longest;
  }
}

/** Writes a value; false where it cannot be written. */
function write(value: FeelValue, out: Writer, depth: number): boolean {
  if (depth > deepest) return false;
  if (value === null) return out.add('null');
  if (typeof value === 'string') return out.add(quoted(value));
  if (typeof value === 'number') return out.add(plainNumber(value));
  if (typeof value === 'boolean') return out.add(String(value));
  if (isTemporal(value)) return out.add(value.toString());
  if (isList(value)) return writeList(value, out, depth);
  if (isContext(value)) return writeContext(value, out, depth);
  return value instanceof FeelRange && writeRange(value, out, depth);
}

function writeList(list: readonly FeelValue[], out: Writer, depth: number): boolean {
  if (!out.add('[')) return false;
  for (const [i, item] of list.entries()) {
    if (i > 0) out.add(', ');
    if (!write(item, out, depth + 1)) return false;
  }
  return out.add(']');
}

function writeContext(context: FeelContext, out: Writer, depth: number): boolean {
  let first = true;
  if (!out.add('{')) return false;
  for (const [name, value] of context) {
    out.add(`${first ? '' : ', '}${isName(name) ? name : quoted(name)}: `);
    first = false;
    if (!write(value, out, depth + 1)) return false;
  }
  return out.add('}');
}

function writeRange(range: FeelRange, out: Writer, depth: number): boolean {
  const { start, end, startIncluded, endIncluded } = range;
  if (start === null && end !== null) {
    return out.add(endIncluded ? '(<=' : '(<') && write(end, out, depth + 1) && out.add(')');
  }
  if (end === null && start !== null) {
    return out.add(startIncluded ? '(>=' : '(>') && write(start, out, depth + 1) && out.add(')');
  }
  return (
    out.add(startIncluded ? '[' : '(') &&
    write(start, out, depth + 1) &&
    out.add('..') &&
    write(end, out, depth + 1) &&
    out.add(endIncluded ? ']' : ')')
  );
}

const escapes: ReadonlyMap<string, string> = new Map([
  ['"', '\\"'],
  ['\\', '\\\\'],
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
]);

const quoted = (text: string): string =>
  `"${text.replace(/["\\\n\r\t]/g, (character) => escapes.get(character) ?? character)}"`;

/** Whether a name needs no quotes: letters, digits, and what FEEL allows between the parts of a name. */
const isName = (name: string): boolean =>
  /^[\p{L}\p{So}_?][\p{L}\p{M}\p{N}\p{So}_?'./*+-]*(?: [\p{L}\p{M}\p{N}\p{So}_?'./*+-]+)*$/u.test(
    name,
  );
