import type { BenefitDecision } from '../decision.ts';
import type { FactDictionary } from '../facts/dictionary.ts';
import type { FactsGiven } from '../facts/normalise.ts';
import { walk } from '../feel/tree.ts';
import type { CheckedCondition } from '../rules.ts';
import type { BenefitPlan } from './benefit-plan.ts';
import { Constants, propertyCode } from './constants.ts';
import { decisionsOf } from './explained-view.ts';
import {
  benefitsPerWord,
  entryOf,
  FactEntries,
  reasonOfPair,
  type BuildEntry,
  type LoneCondition,
} from './fact-entries.ts';
import { ReasonMaker } from './reasons.ts';
import { RuleCode } from './rule-code.ts';
import { runtime, runtimeParameters } from './runtime.ts';

/** Explains the benefits of a set for one person, in order. */
export type ExplainAll = (facts: FactsGiven) => readonly BenefitDecision[];

/** Writes the explained back end of a set. */
class ExplainedCode {
  readonly constants = new Constants();
  /** Conditions that read one fact only, by fact; a reason's number is its place here. */
  readonly lone = new Map<string, LoneCondition[]>();
  private readonly dictionary: FactDictionary;
  private readonly placeOfFact: ReadonlyMap<string, number>;
  private readonly body: string[] = [];
  private readonly decisions: string[] = [];
  private readonly makers: string[] = [];
  private names = 0;
  private pairs = 0;

  constructor(dictionary: FactDictionary, placeOfFact: ReadonlyMap<string, number>) {
    this.dictionary = dictionary;
    this.placeOfFact = placeOfFact;
  }

  /** Words of bits that hold a bit for each benefit. */
  get words(): number {
    return Math.ceil(this.decisions.length / benefitsPerWord);
  }

  add(plan: BenefitPlan): void {
    const { applies, conditions } = plan.benefit;
    const place = this.decisions.length;
    const word = Math.floor(place / benefitsPerWord);
    const bit = 1 << (place % benefitsPerWord);
    const rules = new RuleCode(plan.policy, {
      complete: false,
      constants: this.constants,
      numbers: plan.numbers,
      localOfFact: (id) => {
        read.add(id);
        return `v${this.place(id)}`;
      },
      fresh: () => this.fresh(),
    });
    const read = new Set<string>();
    const lines = [
      `let no = (P.no${word} & ${bit}) !== 0, open = (P.open${word} & ${bit}) !== 0, outside = false;`,
    ];
    const reasons: string[] = [];
    if (applies) {
      reasons.push(this.computed(plan, applies, rules, lines, 'not-applicable', 0));
    }
    for (const [i, condition] of conditions.entries()) {
      const kept = this.looked(plan, condition, place);
      const number = applies ? i + 1 : i;
      reasons.push(kept ?? this.computed(plan, condition, rules, lines, 'no', number));
    }
    const { code, name } = rules.amount(plan.benefit);
    const planName = this.constants.name(plan);
    const amount = rules.truth.watches ? `big ? ${planName}.exactAmount(P) : ${name}` : name;
    const sum = this.fresh();
    lines.push(
      `let outcome = outside ? 'not-applicable' : no ? 'no' : 'unknown', amountFen = null;`,
      'if (!no && !outside) {',
      code,
      `const ${sum} = ${amount};`,
      `if (${sum} === ${sum}) { amountFen = ${sum}; if (!open) outcome = 'yes'; }`,
      '}',
    );
    // Figures that leave the exact range: what follows is asked of the exact back end.
    if (rules.truth.watches) lines.unshift('let big = false;');
    lines.push(
      `return new D${place}(outcome, amountFen, P${reasons.map((reason) => `, ${reason}`).join('')});`,
    );
    this.makers.push(makerCode(`D${place}`, planName, reasons.length));
    const values = [...read].map((id) => `v${this.place(id)} = P.e${this.place(id)}.value`);
    if (values.length > 0) lines.unshift(`const ${values.join(', ')};`);
    const decision = `b${place}`;
    const body = lines.filter((line) => line !== '').join('\n');
    this.body.push(`function ${decision}(P) {\n${body}\n}`);
    this.decisions.push(decision);
  }

  /** Code of the function that builds a fact's entries. */
  builder(factId: string): string {
    if (!this.lone.has(factId)) return '(u, v, p) => ({ used: u, value: v, pairs: p })';
    const fields = Array.from(
      { length: this.words },
      (_, i) => `no${i}: w[${i * 2}], open${i}: w[${i * 2 + 1}]`,
    );
    const reasons = (this.lone.get(factId) ?? []).map((_, i) => `r${i}: r[${i}]`);
    const all = ['used: u', 'value: v', 'pairs: p', ...fields, ...reasons];
    return `(u, v, p, w, r) => ({ ${all.join(', ')} })`;
  }

  code(): string {
    const places = [...this.placeOfFact];
    const words = Array.from({ length: this.words }, (_, word) => {
      const all = (field: string) =>
        places
          .filter(([id]) => this.lone.has(id))
          .map(([, place]) => `e${place}.${field}${word}`)
          .join(' | ') || '0';
      return `no${word}: ${all('no')}, open${word}: ${all('open')}`;
    });
    const entries = places.map(([, place]) => `e${place}`);
    // One function a benefit: small functions are optimised whole.
    return [
      '"use strict";',
      this.constants.declarations(),
      ...places.map(
        ([id, place]) =>
          `const n${place} = shelve(${place}, ${this.builder(id)}), u${place} = n${place}.unknown;`,
      ),
      'function person(F) {',
      ...places.map(([id, place]) => {
        const of = entryOf[this.dictionary.facts.get(id)?.type ?? 'text'];
        const given = `const g${place} = F.${propertyCode(id)}`;
        const dated = `n${place}.ofDated(g${place}.value, g${place}.source, g${place}.asOf)`;
        return `${given}, e${place} = g${place} === undefined ? u${place} : g${place}.asOf === undefined ? n${place}.${of}(g${place}.value, g${place}.source) : ${dated};`;
      }),
      `return { ${[...entries, ...words].join(', ')} };`,
      '}',
      ...this.makers,
      ...this.body,
      'return function explainAll(F) {',
      'const P = person(F);',
      `return [${this.decisions.map((decision) => `${decision}(P)`).join(', ')}];`,
      '};',
    ].join('\n');
  }

  private fresh(): string {
    return `t${this.names++}`;
  }

  private place(factId: string): number {
    return this.placeOfFact.get(factId) ?? -1;
  }

  /** The reason of a condition that reads one fact: it stands in the fact's entry. */
  private looked(
    plan: BenefitPlan,
    condition: CheckedCondition,
    place: number,
  ): string | undefined {
    const [only, ...more] = plan.factsOf(condition.test);
    const fact = only === undefined ? undefined : this.dictionary.facts.get(only);
    if (only === undefined || !fact || more.length > 0 || entryOf[fact.type] === 'ofOther') {
      return undefined;
    }
    for (const node of walk(condition.test)) if (node.kind === 'derived') return undefined;
    const lone = this.lone.get(only) ?? [];
    const maker = new ReasonMaker(this.dictionary, plan.policy, condition, 'no');
    this.lone.set(only, [...lone, { maker, place }]);
    return `P.e${this.place(only)}.r${lone.length}`;
  }

  /** Statements for a condition's answer, and the name of its reason. */
  private computed(
    plan: BenefitPlan,
    condition: CheckedCondition,
    rules: RuleCode,
    lines: string[],
    whenFalse: 'no' | 'not-applicable',
    number: number,
  ): string {
    const { test } = condition;
    lines.push(rules.need([test]));
    const holds = rules.truth.isTrue(test);
    const fails = rules.truth.isFalse(test);
    const code = this.fresh();
    const name = this.fresh();
    const flag = whenFalse === 'no' ? 'no' : 'outside';
    lines.push(rules.truth.takeBefore());
    const answer = `${holds} ? 1 : ${fails} ? 0 : 2`;
    const exact = `big ? ${this.constants.name(plan)}.exactCode(P, ${number}) : `;
    lines.push(`const ${code} = ${rules.truth.watches ? exact : ''}${answer};`);
    lines.push(`if (${code} === 0) ${flag} = true; else if (${code} === 2) open = true;`);
    const maker = this.constants.name(
      new ReasonMaker(this.dictionary, plan.policy, condition, whenFalse),
    );
    const entries = plan.factsOf(test).map((id) => `P.e${this.place(id)}`);
    const [first, second] = entries;
    const pair = entries.length === 2 && first !== undefined && second !== undefined;
    const used = entries.map((entry) => `${entry}.used`).join(', ');
    const reason = pair
      ? `reasonOfPair(${maker}, ${this.pairs++}, ${code}, ${first}, ${second})`
      : `${maker}.make(${code}, [${used}])`;
    lines.push(`const ${name} = ${reason};`);
    return name;
  }
}

/**
 * The constructor of one benefit's decisions. Its plan stands in the prototype and its reasons in fields of
 * their own: decisions are made by the million, and what a processor can do is bound by the bytes of them.
 */
function makerCode(name: string, planName: string, reasons: number): string {
  const all = Array.from({ length: reasons }, (_, i) => `r${i}`);
  return [
    `function ${name}(o, a, P${all.map((reason) => `, ${reason}`).join('')}) {`,
    'this.outcome = o; this.sum = a; this.person = P;',
    ...all.map((reason) => `this.${reason} = ${reason};`),
    '}',
    `${name}.prototype = decisionsOf(${planName}, function reasons() {`,
    `return [${all.map((reason) => `this.${reason}`).join(', ')}];`,
    '});',
  ].join('\n');
}

/** Compiles the explained back end of a set of benefits into one function. */
export function compileExplained(
  plans: readonly BenefitPlan[],
  dictionary: FactDictionary,
  placeOfFact: ReadonlyMap<string, number>,
): ExplainAll {
  const writer = new ExplainedCode(dictionary, placeOfFact);
  for (const plan of plans) writer.add(plan);
  const facts = [...placeOfFact.keys()];
  const shelve = (place: number, build: BuildEntry): FactEntries => {
    const id = facts[place] ?? '';
    const fact = dictionary.facts.get(id);
    if (!fact) throw new Error(`no fact called ${id}`);
    return new FactEntries(fact, writer.lone.get(id) ?? [], writer.words, build);
  };
  const offered = { shelve, decisionsOf, reasonOfPair };
  const names = [...runtimeParameters, 'K', ...Object.keys(offered), writer.code()];
  const make = new Function(...names) as (...given: unknown[]) => ExplainAll;
  return make(...runtime, writer.constants.values, ...Object.values(offered));
}
