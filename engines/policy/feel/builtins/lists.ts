import type { FeelValue } from '../value.ts';
import { any, callable, define, form, list, number, optional, required, rest } from './define.ts';
import { Members, flattened, isEqual } from './members.ts';
import { sorted } from './sort.ts';

type Items = readonly FeelValue[];

/** A position as an index from 0: from 1 at the front, from -1 at the end; undefined outside the list. */
function indexOf(items: Items, position: number): number | undefined {
  const whole = Math.trunc(position);
  const index = whole > 0 ? whole - 1 : items.length + whole;
  return whole !== 0 && index >= 0 && index < items.length ? index : undefined;
}

/** `length` items from a position, all that follow where it is undefined; null where there are fewer. */
function sublist(items: Items, position: number, length: number | undefined): Items | null {
  const start = indexOf(items, position);
  if (start === undefined) return null;
  if (length === undefined) return items.slice(start);
  const count = Math.trunc(length);
  return count >= 1 && start + count <= items.length ? items.slice(start, start + count) : null;
}

const splice = (items: Items, position: number, removed: 0 | 1, added: Items): Items | null => {
  const index = indexOf(items, position);
  return index === undefined ? null : items.toSpliced(index, removed, ...added);
};

const theList = required('list', list);
const position = required('position', number);
const newItem = required('newItem', any);

/** Functions of lists (DMN 1.5, 10.3.4). */
export const listBuiltins = [
  define(
    'list contains',
    form([theList, required('element', any)], ([items, element], tools) =>
      items.some((item) => isEqual(item, element, tools)),
    ),
  ),
  define(
    'count',
    form([theList], ([items]) => items.length),
  ),
  define(
    'sublist',
    form(
      [theList, required('start position', number), optional('length', number)],
      ([items, start, length]) => sublist(items, start, length),
    ),
  ),
  define(
    'append',
    form([theList, rest('item', any)], ([items, added]) => [...items, ...added]),
  ),
  define(
    'concatenate',
    form([rest('list', list)], ([lists]) => (lists.length ? lists.flat(1) : null)),
  ),
  define(
    'insert before',
    form([theList, position, newItem], ([items, at, item]) => splice(items, at, 0, [item])),
  ),
  define(
    'remove',
    form([theList, position], ([items, at]) => splice(items, at, 1, [])),
  ),
  define(
    'list replace',
    form([theList, position, newItem], ([items, at, item]) => splice(items, at, 1, [item])),
    form([theList, required('match', callable), newItem], ([items, match, replacement], tools) => {
      const answers = items.map((item) => tools.invoke(match, [item, replacement]));
      if (!answers.every((answer) => typeof answer === 'boolean')) return null;
      return items.map((item, i) => (answers[i] === true ? replacement : item));
    }),
  ),
  define(
    'reverse',
    form([theList], ([items]) => items.toReversed()),
  ),
  define(
    'index of',
    form([theList, required('match', any)], ([items, match], tools) =>
      items.flatMap((item, i) => (isEqual(item, match, tools) ? [i + 1] : [])),
    ),
  ),
  define(
    'union',
    form([rest('list', list)], ([lists], tools) => {
      const members = new Members(tools);
      for (const item of lists.flat(1)) members.add(item);
      return lists.length ? members.items : null;
    }),
  ),
  define(
    'distinct values',
    form([theList], ([items], tools) => {
      const members = new Members(tools);
      for (const item of items) members.add(item);
      return members.items;
    }),
  ),
  define(
    'duplicate values',
    form([theList], ([items], tools) => {
      const [members, again] = [new Members(tools), new Members(tools)];
      for (const item of items) if (!members.add(item)) again.add(item);
      return members.items.filter((item) => again.has(item));
    }),
  ),
  define(
    'flatten',
    form([theList], ([items], tools) => flattened(items, tools)),
  ),
  define(
    'sort',
    form([theList, required('precedes', callable)], ([items, precedes], tools) =>
      sorted(items, (a, b) => tools.invoke(precedes, [a, b])),
    ),
  ),
];
