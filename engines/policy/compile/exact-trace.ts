import type { TraceValue } from '../decision.ts';
import type { FactValue } from '../facts/normalise.ts';
import { scalarOf } from '../feel/exact/interpret.ts';
import { ExactPerson } from '../feel/exact/rules.ts';
import { isOpen, stepsOf, type Expression } from '../feel/tree.ts';
import { expressionsOf, type CheckedBenefit, type CheckedDerived, type Policy } from '../rules.ts';
import type { Tracer } from './trace.ts';

const hasOwnPlace = new Set<Expression['kind']>(['literal', 'fact', 'parameter', 'derived']);

/** The layout of a trace: every step that has one value, derived values and the uncapped sum. */
export function traceLayout(
  benefit: CheckedBenefit,
  derived: readonly CheckedDerived[],
): Pick<Tracer, 'slots' | 'results'> {
  const { applies, conditions, amount, cap, rangeFrom } = benefit;
  const roots = [
    ...derived.flatMap(({ rule }) => expressionsOf(rule)),
    ...[...(applies ? [applies] : []), ...conditions].map(({ test }) => test),
    ...expressionsOf(amount),
    ...[cap, rangeFrom].filter((node) => node !== undefined),
  ];
  const slots = new Map<Expression, number>();
  const visit = (node: Expression): void => {
    if (!hasOwnPlace.has(node.kind) && !slots.has(node) && !isOpen(node)) {
      slots.set(node, slots.size);
    }
    for (const step of stepsOf(node)) visit(step);
  };
  for (const root of roots) visit(root);
  const ids = [...derived.map(({ file }) => file.id), 'amount'];
  return { slots, results: new Map(ids.map((id, i) => [id, slots.size + i])) };
}

/**
 * The trace of a benefit by exact fractions, without generated code: for steps that doubles of 15 digits
 * would not show as they are. Each number is shown to 15 digits.
 */
export function exactTrace(
  policy: Policy,
  benefit: CheckedBenefit,
  { slots, results }: Pick<Tracer, 'slots' | 'results'>,
  placeOfFact: ReadonlyMap<string, number>,
): Tracer['trace'] {
  return (facts) => {
    const valueOf = (id: string) => (facts[placeOfFact.get(id) ?? -1]?.value ?? null) as FactValue;
    const person = new ExactPerson(policy, valueOf, new Map());
    const values: TraceValue[] = [];
    for (const [node, place] of slots) values[place] = scalarOf(person.value(node));
    for (const [id, place] of results) {
      values[place] = scalarOf(id === 'amount' ? person.rule(benefit.amount) : person.derived(id));
    }
    return values;
  };
}
