import { Refusal } from '../problems.ts';
import type { Builtin } from './builtin.ts';
import { patternFault } from './builtins/pattern/pattern.ts';
import { readDefinition } from './forms/definitions.ts';
import { sameKind } from './forms/structures.ts';
import { alike } from './operations.ts';
import type { Reader } from './reader.ts';
import type { Syntax } from './syntax.ts';
import type { Expression } from './tree.ts';
import { isNumeric, type FeelKind, type FeelType } from './types.ts';

const whole: FeelType = { kind: 'number', whole: true };
const number: FeelType = { kind: 'number', whole: false };
const text: FeelType = { kind: 'text' };
const truth: FeelType = { kind: 'boolean' };
const listOf = (of: FeelType): FeelType => ({ kind: 'list', of });

type Kinds = readonly FeelKind[];
const texts: Kinds = ['text', 'code'];
const numbers: Kinds = ['number'];
const dated: Kinds = ['date', 'date-time'];

/** Functions whose arguments have fixed kinds; arguments past the last take its kinds. */
const plain: Readonly<Record<string, readonly [result: FeelType, ...Kinds[]]>> = {
  substring: [text, texts, numbers],
  'string length': [whole, texts],
  'upper case': [text, texts],
  'lower case': [text, texts],
  'substring before': [text, texts],
  'substring after': [text, texts],
  replace: [text, texts],
  contains: [truth, texts],
  'starts with': [truth, texts],
  'ends with': [truth, texts],
  matches: [truth, texts],
  split: [listOf(text), texts],
  number: [number, texts],
  decimal: [number, numbers],
  floor: [number, numbers],
  ceiling: [number, numbers],
  'round up': [number, numbers],
  'round down': [number, numbers],
  'round half up': [number, numbers],
  'round half down': [number, numbers],
  modulo: [number, numbers],
  sqrt: [number, numbers],
  log: [number, numbers],
  exp: [number, numbers],
  odd: [truth, numbers],
  even: [truth, numbers],
  time: [{ kind: 'time' }, ['text', 'date-time', 'number'], ['number'], ['number'], ['days-time']],
  'date and time': [{ kind: 'date-time' }, ['text', 'date', 'date-time'], ['time', 'text']],
  'years and months duration': [{ kind: 'years-months' }, dated],
  'day of year': [whole, dated],
  'day of week': [text, dated],
  'month of year': [text, dated],
  'week of year': [whole, dated],
  date: [{ kind: 'date' }, ['text', 'date', 'date-time', 'number'], numbers],
};

type Typing = (args: readonly Expression[]) => FeelType | undefined;

const itemOf = (list: Expression | undefined): FeelType | undefined =>
  list?.type.kind === 'list' ? list.type.of : undefined;

const ordered: Kinds = [
  'number',
  'money',
  'date',
  'time',
  'date-time',
  'years-months',
  'days-time',
];
const sameList: Typing = ([list]) => list?.type;
const truthOfList: Typing = ([list]) => (itemOf(list)?.kind === 'boolean' ? truth : undefined);

/** The type of the items, where they have one of the kinds. */
const itemOfKind =
  (kinds: Kinds): Typing =>
  ([list]) => {
    const of = itemOf(list);
    return of && kinds.includes(of.kind) ? of : undefined;
  };

/** A mean of whole items need not be whole. */
const meanOf: Typing = (args) => {
  const of = itemOfKind(['number', 'money', 'years-months', 'days-time'])(args);
  return of && 'whole' in of ? { ...of, whole: false } : of;
};

/** A list and an item of its kind. */
const listAndItem =
  (result: (list: FeelType) => FeelType, at: number): Typing =>
  (args) => {
    const [list] = args;
    const of = itemOf(list);
    const item = args[at];
    const fits =
      of && item && (item.type.kind === of.kind || item.type.kind === 'null' || of.kind === 'null');
    return fits && list ? result(list.type) : undefined;
  };

/** Functions over lists, by the kinds of their items. */
const overLists: Readonly<Record<string, Typing>> = {
  count: ([list]) => (itemOf(list) ? whole : undefined),
  min: itemOfKind(ordered),
  max: itemOfKind(ordered),
  sum: itemOfKind(['number', 'money', 'years-months', 'days-time']),
  mean: meanOf,
  median: meanOf,
  stddev: (args) => (itemOfKind(['number'])(args) ? number : undefined),
  product: (args) => (itemOfKind(['number'])(args) ? number : undefined),
  mode: (args) => (itemOfKind(['number', 'money'])(args) ? args[0]?.type : undefined),
  all: truthOfList,
  any: truthOfList,
  'list contains': listAndItem(() => truth, 1),
  'index of': listAndItem(() => listOf(whole), 1),
  append: listAndItem((list) => list, 1),
  'insert before': listAndItem((list) => list, 2),
  sublist: sameList,
  remove: sameList,
  reverse: sameList,
  'distinct values': sameList,
  'duplicate values': sameList,
  union: sameList,
  concatenate: sameList,
  'list replace': sameList,
  sort: sameList,
  flatten: ([list]) => {
    const of = itemOf(list);
    return of?.kind === 'list' ? of : list?.type;
  },
  'string join': ([list]) =>
    ['text', 'code'].includes(itemOf(list)?.kind ?? '') ? text : undefined,
  abs: ([value]) =>
    value && ['number', 'money', 'years-months', 'days-time'].includes(value.type.kind)
      ? value.type
      : undefined,
  string: ([value]) =>
    value &&
    [
      'number',
      'text',
      'code',
      'boolean',
      'date',
      'time',
      'date-time',
      'years-months',
      'days-time',
    ].includes(value.type.kind)
      ? text
      : undefined,
};

/** Functions that compare points and ranges of one kind (DMN 1.5, 10.3.4). */
const ranges: ReadonlySet<string> = new Set([
  'before', 'after', 'meets', 'met by', 'overlaps', 'overlaps before', 'overlaps after', 'finishes',
  'finished by', 'includes', 'during', 'starts', 'started by', 'coincides',
]); // prettier-ignore

const pointOf = (type: FeelType): FeelType => (type.kind === 'range' ? type.of : type);

/** Functions that take any number of items in place of one list. */
const gathers: ReadonlySet<string> = new Set([
  'min', 'max', 'sum', 'mean', 'median', 'stddev', 'product', 'mode', 'all', 'any',
]); // prettier-ignore

/** Functions that a policy may call, as a problem lists them. */
export const functionNames = [...Object.keys(plain), ...Object.keys(overLists), 'duration'].join(
  ', ',
);

/** Where functions with a pattern as their second argument take its flags; -1 for nowhere. */
const flagsPlaces: ReadonlyMap<string, number> = new Map([
  ['matches', 2],
  ['replace', 3],
  ['split', -1],
]);

/** Refuses a regular expression that is written out and cannot be searched, or never in good time. */
function refusePattern(name: string, args: readonly Expression[], node: Syntax): void {
  const flagsAt = flagsPlaces.get(name);
  const pattern = args[1];
  if (flagsAt === undefined || pattern?.kind !== 'literal' || typeof pattern.value !== 'string')
    return;
  const flags = args[flagsAt];
  const written = flags?.kind === 'literal' && typeof flags.value === 'string' ? flags.value : '';
  const fault = patternFault(pattern.value, written);
  if (fault) throw new Refusal(`feel.pattern-${fault}`, node.from, { pattern: pattern.text });
}

/** A call of a built-in in a policy: its arguments are checked and its result has a type. */
export function typeBuiltin(
  reader: Reader,
  builtin: Builtin,
  written: readonly (Syntax | undefined)[],
  node: Syntax,
  signature: string,
): Expression {
  const { name } = builtin;
  const text = reader.textOf(node);
  const refuse = () => new Refusal('feel.wrong-arguments', node.from, { name, signature });
  if (written.includes(undefined)) throw refuse();
  const nodes = written as readonly Syntax[];
  const args = readArguments(reader, name, nodes, node);
  const made = (type: FeelType, given: readonly Expression[] = args): Expression => ({
    kind: 'builtin',
    builtin,
    args: given,
    type,
    text,
  });
  if (Object.hasOwn(plain, name)) {
    const [result, ...kinds] = plain[name] ?? [number];
    const checked = args.map((arg, i) => {
      return reader.expect(arg, kinds[i] ?? kinds.at(-1) ?? [], nodes[i] ?? node);
    });
    refusePattern(name, checked, nodes[1] ?? node);
    return made(result, checked);
  }
  if (ranges.has(name)) {
    const [a, b] = args;
    const alikeEnough = a && b && pointOf(a.type).kind === pointOf(b.type).kind;
    if (!alikeEnough) throw refuse();
    return made(truth);
  }
  if (!Object.hasOwn(overLists, name)) throw reader.unsupported(node);
  const type = overLists[name]?.(args);
  if (!type) throw refuse();
  if (type.kind === 'number' && name === 'sum' && !isNumeric(type)) throw refuse();
  return made(type);
}

/** Arguments, with several items gathered into one list and lists brought to one kind. */
function readArguments(
  reader: Reader,
  name: string,
  nodes: readonly Syntax[],
  node: Syntax,
): readonly Expression[] {
  const [first, second] = nodes;
  if (name === 'sort' && first && second?.name === 'FunctionDefinition') {
    const list = reader.read(first);
    const of = itemOf(list) ?? ({ kind: 'null' } as const);
    return [list, readDefinition(reader, second, [of, of])];
  }
  const read = nodes.map((part) => reader.read(part));
  const [list, item] = read;
  if (gathers.has(name) && (read.length > 1 || list?.type.kind !== 'list')) {
    const { items, of } = sameKind(reader, read, node);
    return [
      {
        kind: 'list',
        items,
        type: { kind: 'list', of },
        text: items.map((i) => i.text).join(', '),
      },
    ];
  }
  if ((name === 'union' || name === 'concatenate') && read.length > 1) {
    return [...sameKind(reader, read, node).items];
  }
  // A plain figure or text beside a list of money or codes is one of its kind.
  const place = name === 'insert before' ? 2 : 1;
  const beside = place === 2 ? read[2] : item;
  const of = itemOf(list);
  if (of && beside && Object.hasOwn(overLists, name) && list) {
    const pair = alike({ ...list, type: of }, beside);
    if (pair) return read.map((arg, i) => (i === place ? pair[1] : arg));
  }
  return read;
}
