import type { FactDictionary } from '../facts/dictionary.ts';
import { numbersOf, type PolicyNumbers } from '../feel/exact/number-scope.ts';
import { isNumeric } from '../feel/types.ts';
import type { CheckedBenefit, Policy } from '../rules.ts';
import { Constants, propertyCode } from './constants.ts';
import { codeOf, type DecideAll } from './decision-columns.ts';
import { exactDecider } from './exactly.ts';
import { RuleCode } from './rule-code.ts';
import { runtime, runtimeParameters } from './runtime.ts';

/** What `typeof` says of a known value of a fact. */
function javaScriptType(
  dictionary: FactDictionary,
  id: string,
): 'number' | 'boolean' | 'string' | 'object' {
  const type = dictionary.types.get(id);
  if (type && isNumeric(type)) return 'number';
  if (type?.kind === 'list') return 'object';
  return type?.kind === 'boolean' ? 'boolean' : 'string';
}

/** Writes one function for many benefits; facts are read once. */
class SetCode {
  private readonly constants: Constants;
  private readonly complete: boolean;
  private readonly facts = new Set<string>();
  private readonly body: string[] = [];
  private names = 0;

  /** `complete`: written for persons of whom every fact is known. */
  constructor(constants: Constants, complete: boolean) {
    this.constants = constants;
    this.complete = complete;
  }

  /** Facts that the benefits read, each in a constant that holds NaN or null for unknown. */
  loads(dictionary: FactDictionary): string {
    return [...this.facts]
      .map((id) => {
        const property = `v.${propertyCode(id)}`;
        const type = javaScriptType(dictionary, id);
        if (this.complete || type === 'boolean') return `const f_${id} = ${property};`;
        const unknown = type === 'number' ? 'NaN' : 'null';
        return `const f_${id} = typeof ${property} === '${type}' ? ${property} : ${unknown};`;
      })
      .join('\n');
  }

  /** JavaScript that is true where a fact is not known. */
  anyUnknown(dictionary: FactDictionary): string {
    const tests = [...this.facts].map((id) => {
      const type = javaScriptType(dictionary, id);
      const absent = type === 'object' ? `f_${id} === null || ` : '';
      return `${absent}typeof f_${id} !== '${type}'`;
    });
    return tests.length === 0 ? 'false' : tests.join(' || ');
  }

  get code(): string {
    return this.body.join('\n');
  }

  add(policy: Policy, benefit: CheckedBenefit, numbers: PolicyNumbers, place: number): void {
    const { applies, conditions } = benefit;
    const rules = new RuleCode(policy, {
      complete: this.complete,
      constants: this.constants,
      numbers,
      localOfFact: (id) => {
        this.facts.add(id);
        return `f_${id}`;
      },
      fresh: () => `t${this.names++}`,
    });
    const { truth } = rules;
    const label = `b${place}`;
    const tests = [
      ...(applies ? [{ test: applies.test, otherwise: codeOf['not-applicable'] }] : []),
      ...conditions.map(({ test }) => ({ test, otherwise: codeOf.no })),
    ];
    const lines: string[] = ['let open = false;'];
    // A person whose figures leave the exact range is decided by fractions.
    const leave = () =>
      truth.watches ? `if (big) { exactly(${place}, v, out); break ${label}; }` : '';
    for (const { test, otherwise } of tests) {
      lines.push(rules.need([test]));
      const [holds, fails] = [truth.isTrue(test), truth.isFalse(test)];
      const settle = `{ o[${place}] = ${otherwise}; a[${place}] = NaN; break ${label}; }`;
      const unless = truth.decided(test) ? settle : `{ if (${fails}) ${settle} open = true; }`;
      lines.push(truth.takeBefore(), leave(), `if (!${holds}) ${unless}`);
    }
    const { code, name } = rules.amount(benefit);
    // A yes always has an amount: where the sum is not known yet, neither is the answer.
    lines.push(code, leave(), `o[${place}] = open || ${name} !== ${name} ? 2 : 1;`);
    lines.push(`a[${place}] = ${name};`);
    if (truth.watches) lines.unshift('let big = false;');
    this.body.push(`${label}: {\n${lines.filter((line) => line !== '').join('\n')}\n}`);
  }
}

/** Compiles benefits into one function that allocates nothing. */
export function compileResultOnly(
  benefits: readonly { readonly policy: Policy; readonly benefit: CheckedBenefit }[],
  dictionary: FactDictionary,
): DecideAll {
  const constants = new Constants();
  const open = new SetCode(constants, false);
  const complete = new SetCode(constants, true);
  benefits.forEach(({ policy, benefit }, place) => {
    const numbers = numbersOf(policy, dictionary);
    open.add(policy, benefit, numbers, place);
    complete.add(policy, benefit, numbers, place);
  });
  const columns = 'const o = out.outcomes, a = out.amountsFen;';
  const code = [
    '"use strict";',
    constants.declarations(),
    'function decideOpen(v, out) {',
    columns,
    open.loads(dictionary),
    open.code,
    '}',
    'return function decideAll(v, out) {',
    complete.loads(dictionary),
    // Most persons are fully known: for them three-valued logic is two-valued.
    `if (${complete.anyUnknown(dictionary)}) { decideOpen(v, out); return; }`,
    columns,
    complete.code,
    '};',
  ].join('\n');
  const exactly = exactDecider(benefits, dictionary);
  const make = new Function(...runtimeParameters, 'K', 'exactly', code) as (
    ...given: unknown[]
  ) => DecideAll;
  return make(...runtime, constants.values, exactly);
}
