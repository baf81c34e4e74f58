import type { BenefitDecision } from '../decision.ts';
import type { FactDictionary } from '../facts/dictionary.ts';
import type { FactsGiven } from '../facts/normalise.ts';
import type { CheckedCondition } from '../rules.ts';
import type { BenefitPlan } from './benefit-plan.ts';
import { Constants, propertyCode } from './constants.ts';
import { ExplainedDecision } from './explained-view.ts';
import { FactEntries, reasonOfOne, reasonOfPair } from './fact-entries.ts';
import { ReasonMaker } from './reasons.ts';
import { RuleCode } from './rule-code.ts';
import { runtime, runtimeParameters } from './runtime.ts';

/** Explains the benefits of a set for one person, in order. */
export type ExplainAll = (facts: FactsGiven) => readonly BenefitDecision[];

/** Writes the explained back end of a set. */
class ExplainedCode {
  readonly constants = new Constants();
  /** How many conditions read one fact only, by fact. */
  readonly alone = new Map<string, number>();
  private readonly dictionary: FactDictionary;
  private readonly placeOfFact: ReadonlyMap<string, number>;
  private readonly body: string[] = [];
  private readonly decisions: string[] = [];
  private names = 0;

  constructor(dictionary: FactDictionary, placeOfFact: ReadonlyMap<string, number>) {
    this.dictionary = dictionary;
    this.placeOfFact = placeOfFact;
  }

  add(plan: BenefitPlan): void {
    const { applies, conditions } = plan.benefit;
    const rules = new RuleCode(plan.policy, {
      complete: false,
      constants: this.constants,
      localOfFact: (id) => `v${this.place(id)}`,
      fresh: () => this.fresh(),
    });
    const decision = this.fresh();
    const lines = ['let no = false, open = false;'];
    const [reasonOfApplies, ...reasons] = [
      ...(applies ? [this.reason(plan, applies, rules, lines, 'not-applicable')] : [undefined]),
      ...conditions.map((condition) => this.reason(plan, condition, rules, lines, 'no')),
    ];
    const { code, name } = rules.amount(plan.benefit);
    const outside = reasonOfApplies ? `${reasonOfApplies.code} === 0` : 'false';
    lines.push(
      `let outcome = ${outside} ? 'not-applicable' : no ? 'no' : 'unknown', amountFen = null;`,
      `if (!no && !(${outside})) {`,
      code,
      `if (${name} === ${name}) { amountFen = ${name}; if (!open) outcome = 'yes'; }`,
      '}',
    );
    const list = [...(reasonOfApplies ? [reasonOfApplies] : []), ...reasons.filter(Boolean)];
    const names = list.map((reason) => reason?.name).join(', ');
    const planName = this.constants.name(plan);
    lines.push(
      `${decision} = new ExplainedDecision(${planName}, outcome, amountFen, [${names}], E);`,
    );
    this.body.push(`let ${decision};\n{\n${lines.filter((line) => line !== '').join('\n')}\n}`);
    this.decisions.push(decision);
  }

  code(): string {
    const places = [...this.placeOfFact];
    return [
      '"use strict";',
      this.constants.declarations(),
      ...places.map(([, place]) => `const n${place} = entries[${place}];`),
      'return function explainAll(F) {',
      ...places.map(
        ([id, place]) =>
          `const g${place} = F.${propertyCode(id)}, e${place} = g${place} === undefined ? n${place}.unknown : n${place}.of(g${place}.value, g${place}.source), v${place} = e${place}.value;`,
      ),
      `const E = [${places.map(([, place]) => `e${place}.used`).join(', ')}];`,
      ...this.body,
      `return [${this.decisions.join(', ')}];`,
      '};',
    ].join('\n');
  }

  private fresh(): string {
    return `t${this.names++}`;
  }

  private place(factId: string): number {
    return this.placeOfFact.get(factId) ?? -1;
  }

  /** Statements for one condition's answer and its reason. */
  private reason(
    plan: BenefitPlan,
    condition: CheckedCondition,
    rules: RuleCode,
    lines: string[],
    whenFalse: 'no' | 'not-applicable',
  ): { readonly name: string; readonly code: string } {
    const { test } = condition;
    lines.push(rules.need([test]));
    const holds = rules.truth.isTrue(test);
    const fails = rules.truth.isFalse(test);
    const code = this.fresh();
    const name = this.fresh();
    const onFalse = whenFalse === 'no' ? '(no = true, 0)' : '0';
    lines.push(rules.truth.takeBefore());
    lines.push(`const ${code} = ${holds} ? 1 : ${fails} ? ${onFalse} : (open = true, 2);`);
    const maker = this.constants.name(
      new ReasonMaker(this.dictionary, plan.policy.document.id, condition, whenFalse),
    );
    const factIds = plan.factsOf(test);
    const entries = factIds.map((id) => `e${this.place(id)}`);
    const [first, second] = entries;
    const used = `[${entries.map((entry) => `${entry}.used`).join(', ')}]`;
    if (first !== undefined && entries.length === 1) {
      const [only = ''] = factIds;
      const number = this.alone.get(only) ?? 0;
      this.alone.set(only, number + 1);
      const kept = `${first}.reasons[${number}]`;
      lines.push(`const ${name} = ${kept} ?? reasonOfOne(${maker}, ${code}, ${first}, ${number});`);
    } else if (first !== undefined && second !== undefined && entries.length === 2) {
      lines.push(`const ${name} = reasonOfPair(${maker}, ${code}, ${first}, ${second});`);
    } else {
      lines.push(`const ${name} = ${maker}.make(${code}, ${used});`);
    }
    return { name, code };
  }
}

/** Compiles the explained back end of a set of benefits into one function. */
export function compileExplained(
  plans: readonly BenefitPlan[],
  dictionary: FactDictionary,
  placeOfFact: ReadonlyMap<string, number>,
): ExplainAll {
  const writer = new ExplainedCode(dictionary, placeOfFact);
  for (const plan of plans) writer.add(plan);
  const entries = [...placeOfFact.keys()].flatMap((id) => {
    const fact = dictionary.facts.get(id);
    return fact ? new FactEntries(fact, writer.alone.get(id) ?? 0) : [];
  });
  const names = [
    ...runtimeParameters,
    'K',
    'entries',
    'ExplainedDecision',
    'reasonOfOne',
    'reasonOfPair',
    writer.code(),
  ];
  const make = new Function(...names) as (...given: unknown[]) => ExplainAll;
  return make(
    ...runtime,
    writer.constants.values,
    entries,
    ExplainedDecision,
    reasonOfOne,
    reasonOfPair,
  );
}
