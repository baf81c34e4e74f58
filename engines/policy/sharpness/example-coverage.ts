import { exampleDay, exampleFacts } from '../examples.ts';
import type { FactDictionary } from '../facts/dictionary.ts';
import { factReader, type FactValue } from '../facts/normalise.ts';
import { walk, type Comparison, type Expression } from '../feel/tree.ts';
import type { Path } from '../file/yaml-source.ts';
import { constantOf, policyOn } from '../policy-on.ts';
import type { ProblemCode } from '../problem-words.ts';
import type { ProblemValues } from '../problems.ts';
import type { Policy } from '../rules.ts';
import { surroundingsOf } from './reference-decision.ts';

/** An example that a benefit lacks. */
interface Lack {
  readonly code: ProblemCode;
  readonly path: Path;
  readonly values: ProblemValues;
}

/** Worked examples that each benefit must have. */
const examplesMin = 6;

const sides = { below: '低于', at: '等于', above: '高于' } as const;
type Side = keyof typeof sides;

/**
 * The worked examples that the benefits of a policy lack: six at least, one that cannot be told yet, and
 * for each figure that a condition compares a number or a sum with one below, one at and one above it,
 * where the fact can have such a value.
 */
export function lackingExamples(policy: Policy, dictionary: FactDictionary): Lack[] {
  return policy.rules.benefits.flatMap((benefit, place) => {
    const { examples, id } = benefit.file;
    const path: Path = ['benefits', place, 'examples'];
    const lacks: Lack[] = [];
    if (examples.length < examplesMin) {
      const values = { id, found: examples.length, least: examplesMin };
      lacks.push({ code: 'example.too-few', path, values });
    }
    if (!examples.some(({ expect }) => expect.outcome === 'unknown')) {
      lacks.push({ code: 'example.none-unknown', path, values: { id } });
    }
    const people = examples.map((example) => ({
      policy: policyOn(policy, exampleDay(example, policy)),
      facts: factsOf(example, dictionary),
    }));
    const tests = [benefit.applies, ...benefit.conditions].flatMap((each) =>
      each ? [each.test] : [],
    );
    const seen = new Set<string>();
    for (const { subject, figure, text } of tests.flatMap(thresholdsIn)) {
      if (seen.has(text)) continue;
      seen.add(text);
      const found = new Set<Side>();
      for (const { policy: then, facts } of people) {
        const limit = constantOf(figure, then.rules.parameters);
        const value = surroundingsOf(then.rules, facts)(subject);
        if (typeof limit !== 'number' || typeof value !== 'number') continue;
        found.add(value < limit ? 'below' : value > limit ? 'above' : 'at');
      }
      const limit = constantOf(figure, policy.rules.parameters);
      for (const side of Object.keys(sides) as Side[]) {
        if (found.has(side) || !isPossible(subject, limit, side, dictionary)) continue;
        lacks.push({
          code: 'example.threshold',
          path,
          values: { id, text, side: sides[side], sideEn: side, figure: figure.text },
        });
      }
    }
    return lacks;
  });
}

function factsOf(
  example: Policy['benefits'][number]['examples'][number],
  dictionary: FactDictionary,
): Map<string, FactValue> {
  return new Map(
    Object.entries(exampleFacts(example, dictionary)).map(([id, { value }]) => [
      id,
      value as FactValue,
    ]),
  );
}

interface Threshold {
  readonly subject: Expression;
  readonly figure: Expression;
  readonly text: string;
}

const isFixed = (node: Expression): boolean => {
  for (const part of walk(node))
    if (part.kind !== 'literal' && part.kind !== 'parameter') return false;
  return true;
};

/** Comparisons of a number or a sum with a figure; the figure is a literal or parameter, or made of them. */
function thresholdsIn(test: Expression): Threshold[] {
  const compared = [...walk(test)].filter((node): node is Comparison => node.kind === 'compare');
  return compared.flatMap(({ left, right, text, operator }) => {
    const kind = left.type.kind === 'null' ? right.type.kind : left.type.kind;
    if (kind !== 'number' && kind !== 'money') return [];
    if (isFixed(left) === isFixed(right)) return [];
    const [subject, figure] = isFixed(right) ? [left, right] : [right, left];
    const said = text.includes(subject.text) ? text : `${subject.text} ${operator} ${text}`;
    return [{ subject, figure, text: said }];
  });
}

/** Whether a fact can lie on a side of a figure; a computed value with fractions need not lie on it. */
function isPossible(
  subject: Expression,
  limit: unknown,
  side: Side,
  dictionary: FactDictionary,
): boolean {
  if (typeof limit !== 'number') return false;
  const whole = 'whole' in subject.type && subject.type.whole;
  if (side === 'at' && !whole && subject.kind !== 'fact') return false;
  const fact = subject.kind === 'fact' ? dictionary.facts.get(subject.id) : undefined;
  if (!fact) return true;
  const read = factReader(fact);
  if (side === 'at') return read(limit) !== null;
  if (fact.type !== 'number') return side === 'above' || limit > 0;
  const end = side === 'below' ? fact.min : fact.max;
  return end === undefined || (side === 'below' ? end < limit : end > limit);
}
