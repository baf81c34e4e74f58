import type { FactDictionary } from '../facts/dictionary.ts';
import { interpret, type ScalarValue } from '../feel/interpret.ts';
import { partsOf, walk, type Expression, type Reference } from '../feel/tree.ts';
import { constantOf, parametersOn, periodsOf } from '../policy-on.ts';
import type { CheckedParameter, CheckedRules } from '../rules.ts';
import { samplesOf } from './fact-samples.ts';
import type { PolicyFile } from './policy-schema.ts';
import type { Path, YamlSource } from './yaml-source.ts';

type Parameters = ReadonlyMap<string, CheckedParameter>;

interface Test {
  readonly test: Expression;
  readonly id: string;
  readonly path: Path;
}

const combinationsMax = 20_000;
/** Conditions are tried on so many different days at most. */
const periodsMax = 20;

/**
 * Notes conditions that can never be met, alone or together. Facts are tried on, between and beyond
 * every figure that the conditions compare them with, so what is noted is so; a condition that computes
 * with facts before it compares them is let pass.
 */
export function checkReach(
  source: YamlSource,
  content: PolicyFile,
  rules: CheckedRules,
  dictionary: FactDictionary,
): void {
  const days = periodsOf(rules.parameters, content.document.inForce.from).slice(0, periodsMax);
  const periods = days.map((day) => parametersOn(rules.parameters, day));
  rules.benefits.forEach((benefit, i) => {
    const at: Path = ['benefits', i];
    const tests: Test[] = benefit.conditions.map(({ file, test }, j) => ({
      test,
      id: file.id,
      path: [...at, 'conditions', j, 'when'],
    }));
    if (benefit.applies) {
      const path = [...at, 'appliesWhen', 'when'];
      tests.unshift({ test: benefit.applies.test, id: benefit.applies.file.id, path });
    }
    const never = (list: readonly Test[]) =>
      periods.every((parameters) => canHold(list, parameters, dictionary) === false);
    const alone = tests.filter((each) => never([each]));
    for (const { test, path } of alone) {
      source.refuse('condition.never', path, { found: test.text.slice(0, 80) });
    }
    const rest = tests.filter((each) => !alone.includes(each));
    for (const together of connected(rest)) {
      const last = together.at(-1);
      if (together.length < 2 || !last || !never(together)) continue;
      const found = together.map(({ id }) => id).join(', ');
      source.refuse('condition.never-together', last.path, { found });
    }
  });
}

const keyOf = ({ kind, id }: Reference): string => `${kind} ${id}`;

function referencesOf(test: Expression): Reference[] {
  const found = new Map<string, Reference>();
  for (const node of walk(test)) {
    if (node.kind === 'fact' || node.kind === 'derived') found.set(keyOf(node), node);
  }
  return [...found.values()];
}

/** Tests in groups that share a fact; groups have nothing to do with each other. */
function connected(tests: readonly Test[]): Test[][] {
  let groups: { keys: Set<string>; tests: Test[] }[] = [];
  for (const test of tests) {
    const keys = new Set(referencesOf(test.test).map(keyOf));
    const touched = groups.filter((group) => [...keys].some((key) => group.keys.has(key)));
    for (const group of touched) for (const key of group.keys) keys.add(key);
    const merged = { keys, tests: [...touched.flatMap((group) => group.tests), test] };
    groups = [...groups.filter((group) => !touched.includes(group)), merged];
  }
  return groups.map((group) => group.tests);
}

/** Whether some facts make all tests true; undefined where it cannot be shown. */
function canHold(
  tests: readonly Test[],
  parameters: Parameters,
  dictionary: FactDictionary,
): boolean | undefined {
  const figures = new Map<string, { reference: Reference; values: Set<ScalarValue> }>();
  for (const { test } of tests) if (!collect(test, parameters, figures)) return undefined;
  const keys = [...figures.keys()];
  const samples = [...figures.values()].map(({ reference, values }) =>
    samplesOf(reference, [...values], dictionary),
  );
  const combinations = samples.reduce((product, { length }) => product * length, 1);
  if (combinations > combinationsMax / tests.length) return undefined;
  const values = new Map<string, ScalarValue>();
  const valueOf = (reference: Reference) =>
    reference.kind === 'parameter'
      ? (parameters.get(reference.id)?.value.value ?? null)
      : (values.get(keyOf(reference)) ?? null);
  for (let number = 0; number < combinations; number++) {
    let rest = number;
    for (const [i, list] of samples.entries()) {
      values.set(keys[i] ?? '', list[rest % list.length] ?? null);
      rest = Math.floor(rest / list.length);
    }
    const surroundings = { valueOf, nulls: 'unknown' } as const;
    if (tests.every(({ test }) => interpret(test, surroundings) === true)) return true;
  }
  return false;
}

/** Gathers what each fact is compared with; false where a fact is used in another way. */
function collect(
  node: Expression,
  parameters: Parameters,
  into: Map<string, { reference: Reference; values: Set<ScalarValue> }>,
): boolean {
  const entry = (reference: Reference) => {
    const known = into.get(keyOf(reference)) ?? { reference, values: new Set() };
    into.set(keyOf(reference), known);
    return known;
  };
  switch (node.kind) {
    case 'fact':
    case 'derived':
      entry(node);
      return node.type.kind === 'boolean';
    case 'literal':
    case 'parameter':
      return true;
    case 'and':
    case 'or':
    case 'not':
      return partsOf(node).every((part) => collect(part, parameters, into));
    case 'in':
      return collect(node.test, parameters, into);
    case 'compare': {
      const { left, right } = node;
      for (const [one, other] of [
        [left, right],
        [right, left],
      ] as const) {
        if (one.kind !== 'fact' && one.kind !== 'derived') continue;
        const figure = constantOf(other, parameters);
        if (figure === undefined) return false;
        entry(one).values.add(figure);
        return true;
      }
      return constantOf(node, parameters) !== undefined;
    }
    default:
      return false;
  }
}
