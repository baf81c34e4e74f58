import type { BuiltinTools } from '../builtin.ts';
import type { FeelValue } from '../value.ts';
import {
  charactersAStep,
  define,
  either,
  form,
  list,
  nothing,
  number,
  optional,
  required,
  text,
} from './define.ts';
import { matches, replaceAll, splitBy } from './pattern/pattern.ts';

/** Part of a text by code points: from 1 at the front, from -1 at the end; null outside the text. */
function substring(string: string, position: number, length: number | undefined): string | null {
  const characters = [...string];
  const start = Math.trunc(position);
  const index = start > 0 ? start - 1 : characters.length + start;
  if (start === 0 || index < 0 || index >= characters.length) return null;
  if (length === undefined) return characters.slice(index).join('');
  const count = Math.trunc(length);
  return count < 1 ? null : characters.slice(index, index + count).join('');
}

/** Texts put together; nulls among them are left out. */
function join(items: readonly FeelValue[], delimiter: string, tools: BuiltinTools): string | null {
  const texts = items.filter((item) => item !== null);
  if (!texts.every((item) => typeof item === 'string')) return null;
  const length = texts.reduce((sum, item) => sum + item.length + delimiter.length, 0);
  tools.spend(length / charactersAStep);
  return texts.join(delimiter);
}

const string = required('string', text);
const match = required('match', text);
const input = required('input', text);
const pattern = required('pattern', text);
const flags = optional('flags', either(text, nothing));

/** Functions of texts (DMN 1.5, 10.3.4). Positions and lengths count Unicode code points. */
export const stringBuiltins = [
  define(
    'substring',
    form(
      [string, required('start position', number), optional('length', number)],
      ([value, start, length]) => substring(value, start, length),
    ),
  ),
  define(
    'string length',
    form([string], ([value]) => [...value].length),
  ),
  define(
    'upper case',
    form([string], ([value]) => value.toUpperCase()),
  ),
  define(
    'lower case',
    form([string], ([value]) => value.toLowerCase()),
  ),
  define(
    'substring before',
    form([string, match], ([value, found]) => value.slice(0, Math.max(value.indexOf(found), 0))),
  ),
  define(
    'substring after',
    form([string, match], ([value, found]) => {
      const at = value.indexOf(found);
      return at < 0 ? '' : value.slice(at + found.length);
    }),
  ),
  define(
    'contains',
    form([string, match], ([value, found]) => value.includes(found)),
  ),
  define(
    'starts with',
    form([string, match], ([value, found]) => value.startsWith(found)),
  ),
  define(
    'ends with',
    form([string, match], ([value, found]) => value.endsWith(found)),
  ),
  define(
    'matches',
    form([input, pattern, flags], ([value, by, how], { spend }) =>
      matches(value, by, how ?? '', spend),
    ),
  ),
  define(
    'replace',
    form(
      [input, pattern, required('replacement', text), flags],
      ([value, by, replacement, how], { spend }) =>
        replaceAll(value, by, replacement, how ?? '', spend),
    ),
  ),
  define(
    'split',
    form([string, required('delimiter', text)], ([value, delimiter], { spend }) =>
      splitBy(value, delimiter, spend),
    ),
  ),
  define(
    'string join',
    form(
      [required('list', list), optional('delimiter', either(text, nothing))],
      ([items, delimiter], tools) => join(items, delimiter ?? '', tools),
    ),
  ),
];
