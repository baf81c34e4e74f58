import { unitFen } from '../../amounts.ts';
import type { FactValue } from '../../facts/normalise.ts';
import { roundedFen } from '../../feel/exact/lower.ts';
import { isCount, type PolicyNumbers } from '../../feel/exact/number-scope.ts';
import { exactMax, extreme } from '../../feel/exact/whole.ts';
import { isNumeric } from '../../feel/types.ts';
import type { Expression } from '../../feel/tree.ts';
import type { RoundingRule } from '../../file/policy-schema.ts';
import {
  expressionsOf,
  type CheckedBenefit,
  type CheckedDerived,
  type CheckedTable,
  type Policy,
  type ValueRule,
} from '../../rules.ts';
import { neededDerived } from '../needed.ts';
import {
  TreeClosures,
  watched,
  type ClosureNames,
  type NumberClosure,
  type Person,
  type TestClosure,
  type ValueClosure,
} from './tree-closures.ts';

/** One benefit as closures. */
export interface BenefitClosures {
  /** Computes the derived values that the benefit reads; first of all. */
  readonly derive: (person: Person) => void;
  /** Ids of those values, in the order of `Person.derived`. */
  readonly derivedIds: readonly string[];
  readonly applies: TestClosure | undefined;
  readonly conditions: readonly TestClosure[];
  /** The capped and rounded sum; NaN for unknown. */
  readonly amount: NumberClosure;
}

const ownSum = '.amount';

/** What decides a benefit, as trees. */
export interface DecidingRules {
  readonly applies?: Expression;
  readonly tests: readonly Expression[];
  readonly amount: ValueRule;
  readonly cap?: Expression | undefined;
  readonly rounding: RoundingRule;
  readonly derived: ReadonlyMap<string, CheckedDerived>;
}

/** Writes the closures of one benefit. */
export function benefitClosures(
  policy: Policy,
  benefit: CheckedBenefit,
  numbers: PolicyNumbers,
  placeOfFact: ReadonlyMap<string, number>,
): BenefitClosures {
  const { applies, conditions, amount, cap, file } = benefit;
  const rules: DecidingRules = {
    ...(applies && { applies: applies.test }),
    tests: conditions.map(({ test }) => test),
    amount,
    cap,
    rounding: file.amount.rounding,
    derived: policy.rules.derived,
  };
  const parameterOf = (id: string) => policy.rules.parameters.get(id)?.value.value ?? null;
  return ruleClosures(rules, numbers, { placeOfFact, parameterOf });
}

/** Writes the closures of rules that stand for themselves. */
export function ruleClosures(
  { applies, tests, amount, cap, rounding, derived: values }: DecidingRules,
  numbers: PolicyNumbers,
  names: Pick<ClosureNames, 'placeOfFact' | 'parameterOf'>,
): BenefitClosures {
  const roots = [
    ...(applies ? [applies] : []),
    ...tests,
    ...expressionsOf(amount),
    ...(cap ? [cap] : []),
  ];
  const derived = neededDerived(roots, values);
  const places = new Map([...derived.map(({ file }) => file.id), ownSum].map((id, i) => [id, i]));
  const trees = new TreeClosures(
    { ...names, placeOfDerived: (id) => places.get(id) ?? -1 },
    numbers.lowering,
  );
  const keepers = derived.map(({ type, rule }, place) =>
    isNumeric(type) ? keepNumber(rule, place, trees, numbers) : keepOther(rule, place, trees),
  );
  const sum = keepNumber(amount, derived.length, trees, numbers);
  const uncapped = numbers.named(ownSum, amount);
  const capped = cap ? extreme('min', [uncapped, numbers.lowering.ratio(cap)]) : uncapped;
  const fen = trees.whole(roundedFen(capped, unitFen[rounding.to], rounding.direction));
  return {
    derive: (person) => {
      for (const keep of keepers) keep(person);
    },
    derivedIds: derived.map(({ file }) => file.id),
    applies: applies && trees.test(applies),
    conditions: tests.map((test) => trees.test(test)),
    amount: (person) => {
      sum(person);
      return fen(person) + 0;
    },
  };
}

function keepNumber(
  rule: ValueRule,
  place: number,
  trees: TreeClosures,
  numbers: PolicyNumbers,
): (person: Person) => void {
  const { overs, under } = numbers.outputs(rule);
  const outputs = overs.map((over) => trees.whole(over));
  if (rule.kind === 'formula') {
    const [over = () => Number.NaN] = outputs;
    const lower = trees.whole(under);
    return (person) => {
      person.derived[place] = over(person);
      person.unders[place] = lower(person);
    };
  }
  const { table } = rule;
  const otherwise = table.otherwise ? outputs.at(-1) : undefined;
  const counts = isCount(table);
  const sums = table.hitPolicy === 'COLLECT' && table.aggregator === 'sum';
  const rows = table.rows.map((_, i): NumberClosure => {
    const output = counts ? () => 1 : (outputs[i] ?? (() => Number.NaN));
    return sums ? watched(output, exactMax / table.rows.length) : output;
  });
  const value = tableClosure(table, rows, otherwise, trees, Number.NaN);
  return (person) => {
    person.derived[place] = value(person);
  };
}

function keepOther(rule: ValueRule, place: number, trees: TreeClosures): (person: Person) => void {
  const value =
    rule.kind === 'formula'
      ? trees.value(rule.expression)
      : tableClosure(
          rule.table,
          rule.table.rows.map((row) => trees.value(row.then)),
          rule.table.otherwise && trees.value(rule.table.otherwise),
          trees,
          null,
        );
  return (person) => {
    person.derived[place] = value(person);
  };
}

/** What a table gives; where a row's answer is unknown and could matter, `nothing` (see `tableCode`). */
function tableClosure(
  table: CheckedTable,
  outputs: readonly ValueClosure[],
  otherwise: ValueClosure | undefined,
  trees: TreeClosures,
  nothing: FactValue,
): ValueClosure {
  const rows = table.rows.map((row, i) => ({
    test: trees.test(row.test),
    output: outputs[i] ?? (() => nothing),
  }));
  const none: ValueClosure = otherwise ?? (() => (isCount(table) ? 0 : nothing));
  if (table.hitPolicy === 'FIRST' || table.hitPolicy === 'PRIORITY') {
    return (person) => {
      for (const { test, output } of rows) {
        const answer = test(person);
        if (answer === 2) return nothing;
        if (answer === 1) return output(person);
      }
      return none(person);
    };
  }
  return (person) => {
    const hits: FactValue[] = [];
    let open = false;
    for (const { test, output } of rows) {
      const answer = test(person);
      if (answer === 1) hits.push(output(person));
      if (answer === 1 && table.disjoint && table.hitPolicy === 'UNIQUE') break;
      if (answer === 2) open = true;
    }
    if (table.hitPolicy === 'COLLECT') {
      return open ? nothing : hits.length === 0 ? none(person) : collected(table, hits);
    }
    const [first, ...more] = hits;
    if (first === undefined) return open ? nothing : none(person);
    const agree = table.hitPolicy === 'ANY' && more.every((other) => other === first);
    return more.length === 0 || agree ? first : nothing;
  };
}

function collected(table: CheckedTable, hits: readonly FactValue[]): number {
  const numbers = hits as readonly number[];
  if (table.aggregator === 'sum') return numbers.reduce((a, b) => a + b, 0);
  if (table.aggregator === 'min') return Math.min(...numbers);
  return table.aggregator === 'max' ? Math.max(...numbers) : numbers.length;
}
