import type { FactDictionary } from '../facts/dictionary.ts';
import { expressionsOf, type CheckedBenefit, type Policy } from '../rules.ts';
import { neededDerived } from './needed.ts';
import { factsRead } from './facts-read.ts';

/** Benefits whose code is kept: a province's policies of several years. */
const benefitsMax = 2000;

const kept = new Map<string, unknown>();

/** A value of a checked tree as text: what decides about the code, and no names of types. */
function plainly(_: string, value: unknown): unknown {
  if (typeof value === 'bigint') return `${value}n`;
  if (value instanceof Map) return [...(value as Map<unknown, unknown>)];
  return value;
}

/**
 * The content of a benefit's checked tree: two benefits with the same content have the same code, in
 * whatever version of whatever file they stand. Parameters count by their values.
 */
export function contentOf(
  policy: Policy,
  benefit: CheckedBenefit,
  dictionary: FactDictionary,
): string {
  const { applies, conditions, amount, cap, file } = benefit;
  const tests = [...(applies ? [applies] : []), ...conditions].map(({ test }) => test);
  const roots = [...tests, ...expressionsOf(amount), ...(cap ? [cap] : [])];
  const derived = neededDerived(roots, policy.rules.derived);
  const parameters = [...policy.rules.parameters].map(([id, { value }]) => [id, value.value]);
  const facts = [...factsRead(policy, benefit)].map((id) => dictionary.facts.get(id));
  const values = derived.map(({ file: { id }, type, rule }) => [id, type, rule]);
  const of = [
    applies !== undefined,
    tests,
    amount,
    cap,
    file.amount.rounding,
    values,
    parameters,
    facts,
  ];
  return JSON.stringify(of, plainly);
}

/** What was made for a content before, or what is made for it now; the longest unused is forgotten. */
export function keptFor<T>(content: string, make: () => T): T {
  const found = kept.get(content) as T | undefined;
  const value = found ?? make();
  kept.delete(content);
  kept.set(content, value);
  const [oldest] = kept.keys();
  if (kept.size > benefitsMax && oldest !== undefined) kept.delete(oldest);
  return value;
}
