import { unitFen } from '../../amounts.ts';
import type { RoundingRule } from '../../file/policy-schema.ts';
import type { CheckedDerived, CheckedTable, Policy, ValueRule } from '../../rules.ts';
import type { RecordsValue } from '../closure/records.ts';
import type { ScalarValue } from '../interpret.ts';
import type { Expression } from '../tree.ts';
import { floorTo, order, plus, times, fraction, type Fraction } from './fraction.ts';
import {
  interpretExact,
  isFraction,
  orderOf,
  type ExactNames,
  type ExactValue,
} from './interpret.ts';

/** Reads a person's normalised value of a fact; null or NaN is unknown. */
export type ValueOfFact = (id: string) => ScalarValue | RecordsValue;

/** One person before the rules of one policy, in exact fractions. Derived values are computed once. */
export class ExactPerson {
  private readonly policy: Policy;
  private readonly known = new Map<string, ExactValue>();
  private readonly names: ExactNames;

  /** `steps` keeps the value of each step, for a trace. */
  constructor(policy: Policy, valueOfFact: ValueOfFact, steps?: Map<Expression, ExactValue>) {
    this.policy = policy;
    this.names = {
      given: ({ kind, id }) =>
        kind === 'fact' ? valueOfFact(id) : (policy.rules.parameters.get(id)?.value.value ?? null),
      derived: (id) => this.derived(id),
      ...(steps && { steps }),
    };
  }

  value(node: Expression): ExactValue {
    return interpretExact(node, this.names);
  }

  derived(id: string): ExactValue {
    let value = this.known.get(id);
    if (value === undefined) {
      const rule: CheckedDerived | undefined = this.policy.rules.derived.get(id);
      value = rule ? this.rule(rule.rule) : null;
      this.known.set(id, value);
    }
    return value;
  }

  /** A formula's value, or what a table gives (see `tableCode` for what an open row means). */
  rule(rule: ValueRule): ExactValue {
    return rule.kind === 'formula' ? this.value(rule.expression) : this.table(rule.table);
  }

  /** The capped and rounded sum in whole fen; null where it is unknown or past 2^53. */
  amountFen(amount: ValueRule, cap: Expression | undefined, rounding: RoundingRule): number | null {
    let sum = this.rule(amount);
    if (!isFraction(sum)) return null;
    if (cap) {
      const most = this.value(cap);
      if (!isFraction(most)) return null;
      if (order(most, sum) < 0) sum = most;
    }
    const fen = Number(roundedExactly(sum, rounding));
    return Number.isSafeInteger(fen) ? fen : null;
  }

  private table(table: CheckedTable): ExactValue {
    const otherwise = (): ExactValue => (table.otherwise ? this.value(table.otherwise) : null);
    const hits: Expression[] = [];
    let open = false;
    const inOrder = table.hitPolicy === 'FIRST' || table.hitPolicy === 'PRIORITY';
    for (const row of table.rows) {
      const test = this.value(row.test);
      if (test === null) open = true;
      if (test === true) hits.push(row.then);
      if (inOrder && test !== false) return test === true ? this.value(row.then) : null;
      if (table.disjoint && table.hitPolicy === 'UNIQUE' && test === true)
        return this.value(row.then);
    }
    if (table.hitPolicy === 'COLLECT') return open ? null : this.collected(table, hits, otherwise);
    const [first, ...more] = hits.map((hit) => this.value(hit));
    if (first === undefined) return open ? null : otherwise();
    if (more.length === 0) return first;
    const same = (other: ExactValue) =>
      first !== null && other !== null && orderOf(first, other) === 0;
    return table.hitPolicy === 'ANY' && more.every(same) ? first : null;
  }

  private collected(
    { aggregator }: CheckedTable,
    hits: readonly Expression[],
    otherwise: () => ExactValue,
  ): ExactValue {
    const count = aggregator === undefined || aggregator === 'count';
    if (hits.length === 0) {
      const none = otherwise();
      return none === null && count ? whole(0) : none;
    }
    if (count) return whole(hits.length);
    const values = hits.map((hit) => this.value(hit)).filter(isFraction);
    if (values.length < hits.length) return null;
    if (aggregator === 'sum') return values.reduce(plus);
    const sign = aggregator === 'min' ? -1 : 1;
    return values.reduce((a, b) => (order(b, a) * sign > 0 ? b : a));
  }
}

const whole = (value: number): Fraction => ({ over: BigInt(value), under: 1n });

/** A sum as whole fen, as `roundAmount` does for decimals of 15 digits. */
function roundedExactly(sum: Fraction, rule: RoundingRule): bigint {
  const unit = BigInt(unitFen[rule.to]);
  const opposite = times(sum, whole(-1));
  switch (rule.direction) {
    case 'down':
      return floorTo(sum, unit).over;
    case 'up':
      return -floorTo(opposite, unit).over;
    case 'half-up': {
      const size = sum.over < 0n ? opposite : sum;
      const fen = floorTo(plus(size, fraction(unit, 2n)), unit).over;
      return sum.over < 0n ? -fen : fen;
    }
  }
}
