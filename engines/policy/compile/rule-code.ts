import { unitFen } from '../amounts.ts';
import { roundedFen } from '../feel/exact/lower.ts';
import { isCount, type PolicyNumbers } from '../feel/exact/number-scope.ts';
import { exactMax, extreme, type Whole } from '../feel/exact/whole.ts';
import type { Expression } from '../feel/tree.ts';
import { isNumeric } from '../feel/types.ts';
import { expressionsOf, type CheckedBenefit, type Policy, type ValueRule } from '../rules.ts';
import type { Constants } from './constants.ts';
import { neededDerived } from './needed.ts';
import { tableCode } from './table-code.ts';
import { TruthCode } from './truth-code.ts';

/** The name under which a benefit's own sum is kept; no derived value's id has a dot. */
const ownSum = '.amount';

/** Code of one benefit's tests and sums, which the result-only and the explained back end share. */
export class RuleCode {
  readonly truth: TruthCode;
  private readonly policy: Policy;
  private readonly numbers: PolicyNumbers;
  private readonly fresh: () => string;
  private readonly written = new Map<string, string>();

  constructor(
    policy: Policy,
    around: {
      readonly complete: boolean;
      readonly constants: Constants;
      readonly numbers: PolicyNumbers;
      readonly localOfFact: (id: string) => string;
      readonly fresh: () => string;
    },
  ) {
    this.policy = policy;
    this.numbers = around.numbers;
    this.fresh = around.fresh;
    this.truth = new TruthCode({
      complete: around.complete,
      constants: around.constants,
      parameters: policy.rules.parameters,
      localOf: (kind, id) =>
        kind === 'fact' ? around.localOfFact(id) : (this.written.get(id) ?? 'null'),
      fresh: around.fresh,
      lowering: around.numbers.lowering,
    });
  }

  /** Statements that compute the derived values which expressions read and which are not there yet. */
  need(expressions: readonly Expression[]): string {
    return neededDerived(expressions, this.policy.rules.derived)
      .filter((value) => !this.written.has(value.file.id))
      .map((value) => {
        const name = this.fresh();
        const code = isNumeric(value.type)
          ? this.number(value.rule, name)
          : this.other(value.rule, name);
        this.written.set(value.file.id, name);
        return code;
      })
      .join('\n');
  }

  /**
   * Statements that leave a benefit's capped and rounded sum in a constant; NaN for unknown, and for
   * nobody in particular once `big` is true.
   */
  amount(benefit: CheckedBenefit): { readonly code: string; readonly name: string } {
    const { amount, cap } = benefit;
    const lines = [this.need([...expressionsOf(amount), ...(cap ? [cap] : [])])];
    const sum = this.fresh();
    lines.push(this.number(amount, sum));
    this.written.set(ownSum, sum);
    const uncapped = this.numbers.named(ownSum, amount);
    const capped = cap ? extreme('min', [uncapped, this.numbers.lowering.ratio(cap)]) : uncapped;
    const { to, direction } = benefit.file.amount.rounding;
    const fen = this.truth.whole(roundedFen(capped, unitFen[to], direction));
    lines.push(this.truth.takeBefore());
    const name = this.fresh();
    // Adding 0 makes one zero of the two that doubles have.
    lines.push(`const ${name} = ${fen} + 0;`);
    return { code: lines.filter((line) => line !== '').join('\n'), name };
  }

  /** Statements that leave a number in `name`, and its lower part, where persons change it, in `…u`. */
  private number(rule: ValueRule, name: string): string {
    const { truth } = this;
    const { overs, under } = this.numbers.outputs(rule);
    if (rule.kind === 'formula') {
      const code = overs.map((over) => truth.whole(over))[0] ?? 'NaN';
      const lower = under.kind === 'figure' ? '' : `const ${name}u = ${truth.whole(under)};`;
      return `${truth.takeBefore()}\nconst ${name} = ${code};\n${lower}`;
    }
    const counts = isCount(rule.table);
    const output = (whole: Whole | undefined) => (whole ? truth.whole(whole) : 'NaN');
    const { rows, otherwise } = rule.table;
    const sums = rule.table.hitPolicy === 'COLLECT' && rule.table.aggregator === 'sum';
    const outputs = rows.map((_, i) => {
      if (counts) return '1';
      const over = overs[i];
      // However many rows hold, the sum on the way stays in the exact range.
      return sums && over ? truth.wholeUpTo(over, exactMax / rows.length) : output(over);
    });
    return this.table(rule.table, outputs, otherwise && output(overs.at(-1)), name, 'NaN');
  }

  /** Statements that leave a text, a day or a truth in `name`; null for unknown. */
  private other(rule: ValueRule, name: string): string {
    const { truth } = this;
    const output = (node: Expression) => (node.type.kind === 'null' ? 'null' : truth.value(node));
    if (rule.kind === 'formula') {
      const code = output(rule.expression);
      return `${truth.takeBefore()}\nconst ${name} = ${code};`;
    }
    const { rows, otherwise } = rule.table;
    const outputs = rows.map((row) => output(row.then));
    return this.table(rule.table, outputs, otherwise && output(otherwise), name, 'null');
  }

  private table(
    table: Extract<ValueRule, { kind: 'table' }>['table'],
    outputs: readonly string[],
    otherwise: string | undefined,
    name: string,
    nothing: 'NaN' | 'null',
  ): string {
    const { truth } = this;
    const rows = table.rows.map((row, i) => ({
      holds: truth.isTrue(row.test),
      fails: truth.isFalse(row.test),
      output: outputs[i] ?? nothing,
    }));
    const code = tableCode(table, rows, otherwise, name, nothing);
    return `${truth.takeBefore()}\nlet ${name} = ${nothing};\n${code}`;
  }
}
