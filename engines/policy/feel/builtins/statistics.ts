import { decimal, divide } from '../decimal.ts';
import { orderOf } from '../compare-values.ts';
import { temporalArithmetic } from '../temporal/arithmetic.ts';
import { DaysTime, YearsMonths } from '../temporal/durations.ts';
import type { FeelValue } from '../value.ts';
import { any, define, form, list, required, rest } from './define.ts';

type Items = readonly FeelValue[];

/** A function of one list, which may be given as arguments of their own: `sum(1, 2)`. */
const ofItems = (name: string, restName: string, compute: (items: Items) => FeelValue) =>
  define(
    name,
    form([required('list', list)], ([items]) => compute(items)),
    form([rest(restName, any)], ([items]) => (items.length === 0 ? null : compute(items))),
  );

const ofNumbers = (name: string, compute: (numbers: readonly number[]) => FeelValue) =>
  ofItems(name, 'n', (items) => {
    const numbers = items.filter((item) => typeof item === 'number');
    return numbers.length === items.length ? compute(numbers) : null;
  });

/** The item that comes before all others by a sign of their order. */
function extreme(items: Items, sign: 1 | -1): FeelValue {
  let [best = null] = items;
  for (const item of items) {
    const order = orderOf(item, best);
    if (order === null) return null;
    if (order * sign < 0) best = item;
  }
  return best;
}

/** `all` and `any`: the deciding value where an item has it, null where one is no boolean. */
function decided(items: Items, deciding: boolean): boolean | null {
  if (items.includes(deciding)) return deciding;
  return items.every((item) => typeof item === 'boolean') ? !deciding : null;
}

function plus(a: FeelValue, b: FeelValue): FeelValue {
  return typeof a === 'number' && typeof b === 'number'
    ? decimal(a + b)
    : temporalArithmetic('+', a, b);
}

function over(a: FeelValue, count: number): FeelValue {
  return typeof a === 'number' ? divide(a, count) : temporalArithmetic('/', a, count);
}

const isAmount = (item: FeelValue): boolean =>
  typeof item === 'number' || item instanceof DaysTime || item instanceof YearsMonths;

/** The sum of numbers, or of durations of one kind: the standard asks for numbers only. */
function total(items: Items): FeelValue {
  const [first = null, ...others] = items;
  return items.every(isAmount) ? others.reduce(plus, first) : null;
}

const mean = (items: Items): FeelValue => over(total(items), items.length);

function median(items: Items): FeelValue {
  if (extreme(items, 1) === null || !items.every(isAmount)) return null;
  const sorted = [...items].sort((a, b) => orderOf(a, b) ?? 0);
  const low = sorted[Math.ceil(sorted.length / 2) - 1] ?? null;
  const high = sorted[Math.floor(sorted.length / 2)] ?? null;
  return low === high ? low : over(plus(low, high), 2);
}

/** Standard deviation of a sample; it needs two numbers. */
function deviation(numbers: readonly number[]): FeelValue {
  const middle = mean(numbers);
  if (numbers.length < 2 || typeof middle !== 'number') return null;
  const squares = numbers.map((value) => decimal(decimal(value - middle) ** 2));
  const variance = over(total(squares), numbers.length - 1);
  return typeof variance === 'number' ? decimal(Math.sqrt(variance)) : null;
}

/** The numbers that occur most often, smallest first. */
function modes(numbers: readonly number[]): readonly number[] {
  const counts = new Map<number, number>();
  for (const value of numbers) counts.set(value, (counts.get(value) ?? 0) + 1);
  let most = 0;
  for (const count of counts.values()) most = Math.max(most, count);
  const found = [...counts].filter(([, count]) => count === most);
  return found.map(([value]) => value).sort((a, b) => a - b);
}

/** What a list comes to as one value (DMN 1.5, 10.3.4.4). */
export const statisticsBuiltins = [
  ofItems('min', 'c', (items) => extreme(items, 1)),
  ofItems('max', 'c', (items) => extreme(items, -1)),
  ofItems('all', 'b', (items) => decided(items, false)),
  ofItems('any', 'b', (items) => decided(items, true)),
  ofItems('sum', 'n', total),
  ofItems('mean', 'n', mean),
  ofItems('median', 'n', median),
  ofNumbers('stddev', deviation),
  ofNumbers('mode', modes),
  ofNumbers('product', (numbers) =>
    numbers.length === 0 ? null : numbers.reduce((product, value) => decimal(product * value), 1),
  ),
];
