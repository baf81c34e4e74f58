import type { FactUsed } from '@yanzhen/values/decision.ts';
import type { TraceValue } from '../decision.ts';
import type { Expression } from '../feel/tree.ts';
import { isNumeric } from '../feel/types.ts';
import { type CheckedBenefit, type CheckedDerived, type Policy, type ValueRule } from '../rules.ts';
import { Constants } from './constants.ts';
import { runtime, runtimeParameters } from './runtime.ts';
import { tableCode } from './table-code.ts';
import { ValueCode } from './value-code.ts';

/** Every step of one benefit for one person's facts. */
export interface Tracer {
  readonly trace: (facts: readonly FactUsed[]) => readonly TraceValue[];
  /** Place in the trace of each computed step. */
  readonly slots: ReadonlyMap<Expression, number>;
  /** Place in the trace of each derived value and, under `amount`, of the uncapped sum. */
  readonly results: ReadonlyMap<string, number>;
}

/** Writes the traced back end: nothing is skipped, every step keeps its value. */
class TraceCode {
  readonly constants = new Constants();
  readonly results = new Map<string, number>();
  readonly values: ValueCode;

  constructor(policy: Policy, placeOfFact: ReadonlyMap<string, number>) {
    this.values = new ValueCode({
      constants: this.constants,
      parameters: policy.rules.parameters,
      localOf: (kind, id) =>
        kind === 'fact'
          ? `F[${placeOfFact.get(id) ?? -1}].value`
          : `d${this.results.get(id) ?? -1}`,
    });
  }

  /** Statements that leave a derived value, or the uncapped amount, in `d…`; null for unknown. */
  result(id: string, rule: ValueRule, nothing: 'NaN' | 'null'): void {
    const { values } = this;
    const number = this.results.size;
    if (rule.kind === 'formula') {
      const atom = values.atom(rule.expression);
      values.statements.push(`const d${number} = ${atom};`);
    } else {
      const { table } = rule;
      const rows = table.rows.map((row) => {
        const test = values.atom(row.test);
        const output = this.output(row.then, nothing);
        return { holds: `${test} === true`, fails: `${test} === false`, output };
      });
      const otherwise = table.otherwise && this.output(table.otherwise, nothing);
      const name = `m${number}`;
      const value = nothing === 'NaN' ? `orNull(${name})` : name;
      values.statements.push(
        `let ${name} = ${nothing};`,
        tableCode(table, rows, otherwise, name, nothing),
        `const d${number} = ${value};`,
      );
    }
    this.results.set(id, number);
  }

  private output(node: Expression, nothing: 'NaN' | 'null'): string {
    const atom = this.values.atom(node);
    if (atom === 'null') return nothing;
    if (nothing === 'null' || node.kind === 'literal') return atom;
    return `(${atom} === null ? NaN : ${atom})`;
  }
}

/** Compiles the traced back end of one benefit whose steps doubles of 15 digits compute exactly. */
export function compileTrace(
  policy: Policy,
  benefit: CheckedBenefit,
  derived: readonly CheckedDerived[],
  placeOfFact: ReadonlyMap<string, number>,
): Tracer {
  const writer = new TraceCode(policy, placeOfFact);
  const { values, results } = writer;
  for (const value of derived) {
    writer.result(value.file.id, value.rule, isNumeric(value.type) ? 'NaN' : 'null');
  }
  const { applies, conditions, amount, cap, rangeFrom } = benefit;
  for (const condition of [...(applies ? [applies] : []), ...conditions]) {
    values.atom(condition.test);
  }
  writer.result('amount', amount, 'NaN');
  if (cap) values.atom(cap);
  if (rangeFrom) values.atom(rangeFrom);
  const steps = [...values.slots.values()].map((slot) => `s${slot}`);
  const sums = [...results.values()].map((number) => `d${number}`);
  const code = [
    '"use strict";',
    writer.constants.declarations(),
    'return function trace(F) {',
    ...values.statements,
    `return [${[...steps, ...sums].join(', ')}];`,
    '};',
  ].join('\n');
  const make = new Function(...runtimeParameters, 'K', code) as (
    ...given: unknown[]
  ) => Tracer['trace'];
  return {
    trace: make(...runtime, writer.constants.values),
    slots: values.slots,
    results: new Map([...results].map(([id, number]) => [id, steps.length + number])),
  };
}
