import type { Expression } from '../feel/tree.ts';
import { isNumeric } from '../feel/types.ts';
import { expressionsOf, type CheckedBenefit, type Policy, type ValueRule } from '../rules.ts';
import type { FactDictionary } from '../facts/dictionary.ts';
import { Constants, propertyCode } from './constants.ts';
import { runtime, runtimeParameters } from './runtime.ts';
import { neededDerived } from './needed.ts';
import { tableCode } from './table-code.ts';
import { TruthCode } from './truth-code.ts';

/** Where the result-only back end writes; one place for each benefit, in the order of the set. */
export interface DecisionColumns {
  /** 0 no, 1 yes, 2 unknown, 3 not applicable: places in `outcomeOfCode`. */
  readonly outcomes: Uint8Array;
  /** Whole fen; NaN where there is no amount. */
  readonly amountsFen: Float64Array;
}

/** Decides every benefit of a set for one person's normalised values. */
export type DecideAll = (values: object, out: DecisionColumns) => void;

const codeOf = { no: 0, yes: 1, unknown: 2, 'not-applicable': 3 } as const;
/** Outcome of each code of `DecisionColumns.outcomes`. */
export const outcomeOfCode = ['no', 'yes', 'unknown', 'not-applicable'] as const;

/** Writes one function for many benefits; facts are read once. */
class SetCode {
  readonly constants = new Constants();
  readonly facts = new Set<string>();
  private names = 0;
  private readonly body: string[] = [];

  readonly fresh = (): string => `t${this.names++}`;

  /** Facts that the benefits read, each into a variable that holds NaN or null for unknown. */
  loads(dictionary: FactDictionary): string {
    return [...this.facts]
      .map((id) => {
        const property = `v.${propertyCode(id)}`;
        const type = dictionary.types.get(id);
        if (type && isNumeric(type)) {
          return `const f_${id} = typeof ${property} === 'number' ? ${property} : NaN;`;
        }
        if (type?.kind === 'boolean') return `const f_${id} = ${property};`;
        return `const f_${id} = typeof ${property} === 'string' ? ${property} : null;`;
      })
      .join('\n');
  }

  get code(): string {
    return this.body.join('\n');
  }

  add(policy: Policy, benefit: CheckedBenefit, place: number): void {
    const { derived, parameters } = policy.rules;
    const written = new Map<string, string>();
    const localOf = (kind: 'fact' | 'derived', id: string): string => {
      if (kind === 'derived') return written.get(id) ?? 'null';
      this.facts.add(id);
      return `f_${id}`;
    };
    const truth = new TruthCode({ constants: this.constants, parameters, localOf, fresh: this.fresh });
    const need = (expressions: readonly Expression[]): string =>
      neededDerived(expressions, derived)
        .filter((value) => !written.has(value.file.id))
        .map((value) => {
          const name = this.fresh();
          const code = this.value(truth, value.rule, name, isNumeric(value.type) ? 'NaN' : 'null');
          written.set(value.file.id, name);
          return code;
        })
        .join('\n');
    const label = `b${place}`;
    const settle = (outcome: keyof typeof codeOf, amount: string) =>
      `{ o[${place}] = ${codeOf[outcome]}; a[${place}] = ${amount}; break ${label}; }`;

    const lines: string[] = ['let open = false;'];
    const { applies, conditions, amount, cap } = benefit;
    if (applies) {
      lines.push(need([applies.test]));
      const [holds, fails] = [truth.isTrue(applies.test), truth.isFalse(applies.test)];
      lines.push(truth.takeBefore());
      lines.push(`if (!${holds}) { if (${fails}) ${settle('not-applicable', 'NaN')} open = true; }`);
    }
    for (const { test } of conditions) {
      lines.push(need([test]));
      const [holds, fails] = [truth.isTrue(test), truth.isFalse(test)];
      lines.push(truth.takeBefore(), `if (!${holds}) { if (${fails}) ${settle('no', 'NaN')} open = true; }`);
    }
    lines.push(need([...expressionsOf(amount), ...(cap ? [cap] : [])]));
    const sum = this.fresh();
    lines.push(this.value(truth, amount, sum, 'NaN'));
    const capped = cap ? `Math.min(${sum}, ${truth.value(cap)})` : sum;
    lines.push(truth.takeBefore());
    const rounding = this.constants.name(benefit.file.amount.rounding);
    lines.push(`o[${place}] = open ? 2 : 1;`);
    lines.push(`a[${place}] = roundAmount(${capped}, ${rounding});`);
    this.body.push(`${label}: {\n${lines.filter((line) => line !== '').join('\n')}\n}`);
  }

  private value(truth: TruthCode, rule: ValueRule, name: string, nothing: 'NaN' | 'null'): string {
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

/** Compiles benefits into one function that allocates nothing. */
export function compileResultOnly(
  benefits: readonly { readonly policy: Policy; readonly benefit: CheckedBenefit }[],
  dictionary: FactDictionary,
): DecideAll {
  const set = new SetCode();
  benefits.forEach(({ policy, benefit }, place) => set.add(policy, benefit, place));
  const code = [
    '"use strict";',
    set.constants.declarations(),
    'return function decideAll(v, out) {',
    'const o = out.outcomes, a = out.amountsFen;',
    set.loads(dictionary),
    set.code,
    '};',
  ].join('\n');
  const make = new Function(...runtimeParameters, 'K', code) as (...given: unknown[]) => DecideAll;
  return make(...runtime, set.constants.values);
}
