import type { Expression } from '../feel/tree.ts';
import { isNumeric } from '../feel/types.ts';
import { expressionsOf, type CheckedBenefit, type Policy, type ValueRule } from '../rules.ts';
import { roundingCode, type Constants } from './constants.ts';
import { neededDerived } from './needed.ts';
import { tableCode } from './table-code.ts';
import { TruthCode } from './truth-code.ts';

/** Code of one benefit's tests and sums, which the result-only and the explained back end share. */
export class RuleCode {
  readonly truth: TruthCode;
  private readonly policy: Policy;
  private readonly fresh: () => string;
  private readonly written = new Map<string, string>();

  constructor(
    policy: Policy,
    around: {
      readonly complete: boolean;
      readonly constants: Constants;
      readonly localOfFact: (id: string) => string;
      readonly fresh: () => string;
    },
  ) {
    this.policy = policy;
    this.fresh = around.fresh;
    this.truth = new TruthCode({
      complete: around.complete,
      constants: around.constants,
      parameters: policy.rules.parameters,
      localOf: (kind, id) =>
        kind === 'fact' ? around.localOfFact(id) : (this.written.get(id) ?? 'null'),
      fresh: around.fresh,
    });
  }

  /** Statements that compute the derived values which expressions read and which are not there yet. */
  need(expressions: readonly Expression[]): string {
    return neededDerived(expressions, this.policy.rules.derived)
      .filter((value) => !this.written.has(value.file.id))
      .map((value) => {
        const name = this.fresh();
        const code = this.value(value.rule, name, isNumeric(value.type) ? 'NaN' : 'null');
        this.written.set(value.file.id, name);
        return code;
      })
      .join('\n');
  }

  /** Statements that leave a benefit's capped and rounded sum in a constant; NaN for unknown. */
  amount(benefit: CheckedBenefit): { readonly code: string; readonly name: string } {
    const { amount, cap } = benefit;
    const lines = [this.need([...expressionsOf(amount), ...(cap ? [cap] : [])])];
    const sum = this.fresh();
    lines.push(this.value(amount, sum, 'NaN'));
    const capped = cap ? `Math.min(${sum}, ${this.truth.value(cap)})` : sum;
    lines.push(this.truth.takeBefore());
    const name = this.fresh();
    lines.push(`const ${name} = ${roundingCode(capped, benefit.file.amount.rounding)};`);
    return { code: lines.filter((line) => line !== '').join('\n'), name };
  }

  private value(rule: ValueRule, name: string, nothing: 'NaN' | 'null'): string {
    const { truth } = this;
    const output = (node: Expression) => (node.type.kind === 'null' ? nothing : truth.value(node));
    if (rule.kind === 'formula') {
      const code = output(rule.expression);
      return `${truth.takeBefore()}\nconst ${name} = ${code};`;
    }
    const { table } = rule;
    const rows = table.rows.map((row) => ({
      holds: truth.isTrue(row.test),
      fails: truth.isFalse(row.test),
      output: output(row.then),
    }));
    const otherwise = table.otherwise && output(table.otherwise);
    const code = tableCode(table, rows, otherwise, name, nothing);
    return `${truth.takeBefore()}\nlet ${name} = ${nothing};\n${code}`;
  }
}
