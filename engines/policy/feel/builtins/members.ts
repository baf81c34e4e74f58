import type { BuiltinTools } from '../builtin.ts';
import { equalValues } from '../compare-values.ts';
import { isList, type FeelValue } from '../value.ts';

/** Whether two items are equal by FEEL's `=`. */
export const isEqual = (a: FeelValue, b: FeelValue, { spend }: BuiltinTools): boolean =>
  equalValues(a, b, spend) === true;

/** A set of values by FEEL's equality, in the order they came. */
export class Members {
  readonly #plain = new Set<FeelValue>();
  /** Values whose equality is not that of JavaScript: temporal values, lists, contexts, ranges. */
  readonly #others: FeelValue[] = [];
  readonly #items: FeelValue[] = [];
  readonly #tools: BuiltinTools;

  constructor(tools: BuiltinTools) {
    this.#tools = tools;
  }

  get items(): readonly FeelValue[] {
    return this.#items;
  }

  has(value: FeelValue): boolean {
    if (isPlain(value)) return this.#plain.has(value);
    this.#tools.spend(this.#others.length);
    return this.#others.some((other) => isEqual(other, value, this.#tools));
  }

  /** Adds a value unless an equal one is there; says whether it was added. */
  add(value: FeelValue): boolean {
    if (this.has(value)) return false;
    if (isPlain(value)) this.#plain.add(value);
    else this.#others.push(value);
    this.#items.push(value);
    return true;
  }
}

const isPlain = (value: FeelValue): boolean => value === null || typeof value !== 'object';

/** All items of nested lists in one list. Without recursion: a list may be nested thousands deep. */
export function flattened(list: readonly FeelValue[], tools: BuiltinTools): readonly FeelValue[] {
  const flat: FeelValue[] = [];
  const open: Iterator<FeelValue>[] = [list.values()];
  for (let at = open.at(-1); at !== undefined; at = open.at(-1)) {
    const next = at.next();
    tools.spend(1);
    if (next.done) open.pop();
    else if (isList(next.value)) open.push(next.value.values());
    else flat.push(next.value);
  }
  return flat;
}
