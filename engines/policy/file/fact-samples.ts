import { addDays } from '@yanzhen/values/civil-date.ts';
import type { FactDictionary } from '../facts/dictionary.ts';
import { factReader } from '../facts/normalise.ts';
import type { ScalarValue } from '../feel/interpret.ts';
import type { Reference } from '../feel/tree.ts';

/** Values of a fact on, between and beyond the figures that it is compared with. */
export function samplesOf(
  reference: Reference,
  figures: readonly ScalarValue[],
  dictionary: FactDictionary,
): ScalarValue[] {
  const { type } = reference;
  const fact = reference.kind === 'fact' ? dictionary.facts.get(reference.id) : undefined;
  if (type.kind === 'boolean') return [true, false];
  if (type.kind === 'code') return [...type.list.codes.keys()];
  const texts = figures.filter((value) => typeof value === 'string');
  if (type.kind === 'date') {
    const around = texts.flatMap((day) => [addDays(day, -1), day, addDays(day, 1)]);
    return around.length > 0 ? [...new Set(around)] : ['2024-01-01'];
  }
  if (type.kind === 'text') return [...texts, '…'];
  const numbers = figures.filter((value) => typeof value === 'number');
  if (fact?.type === 'number') {
    if (fact.min !== undefined) numbers.push(fact.min);
    if (fact.max !== undefined) numbers.push(fact.max);
  }
  const sorted = [...new Set(numbers)].toSorted((a, b) => a - b);
  const whole = 'whole' in type && type.whole;
  const between = sorted.slice(1).map((value, i) => {
    const middle = ((sorted[i] ?? 0) + value) / 2;
    return whole ? Math.floor(middle) : middle;
  });
  const [least = 0] = sorted;
  // A whole-number fact may be compared with a fraction: the whole numbers beside it count too.
  const beside = whole ? sorted.flatMap((value) => [Math.floor(value), Math.ceil(value)]) : [];
  const all = [least - 1, ...sorted, ...beside, ...between, (sorted.at(-1) ?? 0) + 1];
  const read = fact && factReader(fact);
  return [...new Set(read ? all.filter((value) => read(value) !== null) : all)];
}
