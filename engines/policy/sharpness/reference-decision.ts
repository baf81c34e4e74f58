import type { Outcome } from '@yanzhen/values/decision.ts';
import { roundAmount } from '../amounts.ts';
import type { FactValue } from '../facts/normalise.ts';
import { decimal } from '../feel/decimal.ts';
import { interpret, type ScalarValue } from '../feel/interpret.ts';
import type { Expression } from '../feel/tree.ts';
import type {
  CheckedBenefit,
  CheckedDerived,
  CheckedParameter,
  CheckedTable,
  ValueRule,
} from '../rules.ts';

/** The trees that a decision walks. */
export interface RulesRead {
  readonly parameters: ReadonlyMap<string, CheckedParameter>;
  readonly derived: ReadonlyMap<string, CheckedDerived>;
}

/** What a benefit comes to, by walking its trees. */
export interface ReferenceDecision {
  readonly outcome: Outcome;
  /** Whole fen, or whole units of a quantity. */
  readonly amount: number | null;
  readonly rangeFrom: number | null;
  readonly failing: readonly string[];
  readonly open: readonly string[];
}

/** Values of names for one person; derived values are worked out once. */
export function surroundingsOf(
  rules: RulesRead,
  facts: ReadonlyMap<string, FactValue>,
): (node: Expression) => ScalarValue {
  const derived = new Map<string, ScalarValue>();
  const value = (node: Expression): ScalarValue =>
    interpret(node, {
      nulls: 'unknown',
      valueOf: (reference) => {
        const { kind, id } = reference;
        if (kind === 'fact') return facts.get(id) ?? null;
        if (kind === 'parameter') return rules.parameters.get(id)?.value.value ?? null;
        const known = derived.get(id);
        if (known !== undefined) return known;
        const found = rules.derived.get(id);
        const result = found ? valueOfRule(found.rule, value) : null;
        derived.set(id, result);
        return result;
      },
    });
  return value;
}

/** The value of a formula or a table; null where it cannot be told. */
function valueOfRule(rule: ValueRule, value: (node: Expression) => ScalarValue): ScalarValue {
  if (rule.kind === 'formula') return value(rule.expression);
  return valueOfTable(rule.table, value);
}

/** A decision table; a row that cannot be told holds the answer open (DMN 1.5, 8.2.8). */
function valueOfTable(table: CheckedTable, value: (node: Expression) => ScalarValue): ScalarValue {
  const otherwise = (): ScalarValue => (table.otherwise ? value(table.otherwise) : null);
  if (table.hitPolicy === 'FIRST' || table.hitPolicy === 'PRIORITY') {
    for (const row of table.rows) {
      const holds = value(row.test);
      if (holds === true) return value(row.then);
      if (holds === null) return null;
    }
    return otherwise();
  }
  const tests = table.rows.map((row) => value(row.test));
  const hits = table.rows.filter((_, i) => tests[i] === true);
  const open = tests.includes(null);
  if (table.hitPolicy === 'COLLECT') {
    if (open) return null;
    if (table.aggregator === 'count')
      return hits.length > 0 || !table.otherwise ? hits.length : otherwise();
    if (hits.length === 0) return otherwise();
    return collected(
      hits.map((row) => value(row.then)),
      table.aggregator ?? 'sum',
    );
  }
  const outputs = hits.map((row) => value(row.then));
  if (hits.length === 0) return open ? null : otherwise();
  const [first = null] = outputs;
  const clash =
    table.hitPolicy === 'UNIQUE' ? hits.length > 1 : outputs.some((output) => output !== first);
  return clash ? null : first;
}

function collected(
  outputs: readonly ScalarValue[],
  aggregator: 'sum' | 'min' | 'max',
): ScalarValue {
  const numbers = outputs.filter((output) => typeof output === 'number');
  if (numbers.length < outputs.length) return null;
  if (aggregator === 'min') return Math.min(...numbers);
  if (aggregator === 'max') return Math.max(...numbers);
  return numbers.reduce((sum, output) => decimal(sum + output), 0);
}

/** Decides one benefit. */
export function decideByReference(
  benefit: CheckedBenefit,
  value: (node: Expression) => ScalarValue,
): ReferenceDecision {
  const failing: string[] = [];
  const open: string[] = [];
  for (const { file, test } of benefit.conditions) {
    const answer = value(test);
    if (answer === false) failing.push(file.id);
    if (answer === null) open.push(file.id);
  }
  const applies = benefit.applies ? value(benefit.applies.test) : true;
  if (applies === null && benefit.applies) open.unshift(benefit.applies.file.id);
  const nothing = { amount: null, rangeFrom: null, failing, open };
  if (applies === false) return { outcome: 'not-applicable', ...nothing };
  if (failing.length > 0) return { outcome: 'no', ...nothing };
  const { rounding } = benefit.file.amount;
  const rounded = (sum: ScalarValue): number | null => {
    const cap = benefit.cap ? value(benefit.cap) : Infinity;
    if (typeof sum !== 'number' || typeof cap !== 'number') return null;
    const whole = roundAmount(Math.min(sum, cap), rounding);
    return Number.isNaN(whole) ? null : whole;
  };
  const amount = rounded(valueOfRule(benefit.amount, value));
  const rangeFrom = benefit.rangeFrom ? rounded(value(benefit.rangeFrom)) : null;
  const outcome = open.length > 0 || amount === null ? 'unknown' : 'yes';
  return { outcome, amount, rangeFrom, failing, open };
}
