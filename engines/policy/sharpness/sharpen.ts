import type { CivilDate } from '@yanzhen/values/civil-date.ts';
import { neededDerived } from '../compile/needed.ts';
import { besideOn, decidedBeside, exampleDay, examplePrior, exampleValues } from '../examples.ts';
import type { FactDictionary } from '../facts/dictionary.ts';
import type { FactValue } from '../facts/normalise.ts';
import { walk } from '../feel/tree.ts';
import type { ExampleFile } from '../file/policy-schema.ts';
import { parametersOn, periodsOf } from '../policy-on.ts';
import {
  expressionsOf,
  type CheckedBenefit,
  type CheckedParameter,
  type Policy,
} from '../rules.ts';
import type { EntitledBenefit } from '../stacking/entitlement.ts';
import { resolveEntitlements } from '../stacking/resolve-entitlements.ts';
import { literalChanges } from './node-changes.ts';
import {
  decideByReference,
  surroundingsOf,
  type ReferenceDecision,
  type RulesRead,
} from './reference-decision.ts';
import { benefitChanges, coarsestUnit, derivedChanges, type RuleChange } from './rule-changes.ts';
import { sameForAll } from './same-benefit.ts';
import { sameRounding } from './grain.ts';
import { stackingChanges, type StackingChange } from './stacking-changes.ts';
import type { Change, Survivor } from './survivor.ts';

/** A worked example, ready to run again and again. */
interface Prepared {
  readonly policy: Policy;
  readonly place: number;
  readonly example: ExampleFile;
  readonly day: CivilDate;
  readonly facts: ReadonlyMap<string, FactValue>;
}

/**
 * Changes each operator, figure, code, output, cap, rounding and stacking rule of some policies in turn,
 * and tells every change that no worked example notices. Shares of instalments are left as they are.
 *
 * An example notices what it states: outcome and amount always; failing and open conditions, quantity,
 * range, what is payable and what displaces where it states them. A change that is shown to make no
 * difference to anybody (`sameForAll`, `sameRounding`), or of what nothing reads, is not told.
 *
 * @param policies    The policies to change.
 * @param dictionary  The dictionary they were checked against.
 * @param beside      Further policies of their pack: stacking is resolved over all that are in force on
 *                    an example's day, and examples of any of them may notice a change of it.
 */
export function sharpen(
  policies: readonly Policy[],
  dictionary: FactDictionary,
  beside: readonly Policy[] = [],
): Survivor[] {
  const all = [...new Set([...policies, ...beside])];
  const prepared = all.flatMap((policy) => prepare(policy, dictionary));
  return policies.flatMap((policy) => {
    const own = prepared.filter((each) => each.policy === policy);
    const runner = new PolicyRunner(policy, own, dictionary);
    const changes = [...runner.survivors(), ...stackingSurvivors(policy, all, prepared)];
    return changes.map((change) => ({ fileName: policy.fileName, ...change }));
  });
}

function prepare(policy: Policy, dictionary: FactDictionary): Prepared[] {
  return policy.benefits.flatMap((benefit, place) =>
    benefit.examples.map((example) => ({
      policy,
      place,
      example,
      day: exampleDay(example, policy),
      facts: exampleValues(example, dictionary),
    })),
  );
}

/** What an example states of a decision, as a text to compare. */
function statedBy(
  { expect }: ExampleFile,
  benefit: CheckedBenefit,
  decision: ReferenceDecision,
): string {
  const quantity = benefit.file.gives === 'quantity';
  return JSON.stringify([
    decision.outcome,
    !quantity || expect.quantity !== undefined ? decision.amount : null,
    expect.failing ? decision.failing : null,
    expect.open ? decision.open : null,
    expect.rangeYuan ? decision.rangeFrom : null,
  ]);
}

/** Runs the examples of one policy on changed rules. */
class PolicyRunner {
  private readonly policy: Policy;
  private readonly examples: readonly Prepared[];
  private readonly dictionary: FactDictionary;
  private readonly periods: ReadonlyMap<CivilDate, ReadonlyMap<string, CheckedParameter>>;
  private readonly baseline: ReadonlyMap<Prepared, string>;
  /** By benefit: the derived values and parameters it reads. */
  private readonly read: readonly ReadonlySet<string>[];

  constructor(policy: Policy, examples: readonly Prepared[], dictionary: FactDictionary) {
    this.policy = policy;
    this.examples = examples;
    this.dictionary = dictionary;
    const { parameters } = policy.rules;
    const first = policy.document.inForce.from;
    this.periods = new Map(
      periodsOf(parameters, first).map((day) => [day, parametersOn(parameters, day)]),
    );
    this.read = policy.rules.benefits.map((benefit) => readBy(benefit, policy));
    this.baseline = new Map(
      examples.map((each) => [
        each,
        this.run(each, this.benefitAt(each.place), this.rulesAt(each)),
      ]),
    );
  }

  /** Changes that no example of the policy notices and that make a difference. */
  *survivors(): Generator<Change> {
    const { benefits, derived } = this.policy.rules;
    for (const [place, benefit] of benefits.entries()) {
      for (const change of benefitChanges(benefit, place)) {
        if (!this.notices(change, [place]) && !this.isSame(change, [place])) yield change;
      }
    }
    const unit = coarsestUnit(this.policy);
    for (const [place, { id }] of this.policy.derived.entries()) {
      const value = derived.get(id);
      const readers = this.readersOf(`derived ${id}`);
      if (!value || readers.length === 0) continue;
      for (const change of derivedChanges(value, place, unit)) {
        if (!this.notices(change, readers) && !this.isSame(change, readers)) yield change;
      }
    }
    for (const [place, { id }] of this.policy.parameters.entries()) {
      yield* this.parameterSurvivors(id, place, unit);
    }
  }

  private benefitAt(place: number): CheckedBenefit {
    const benefit = this.policy.rules.benefits[place];
    if (!benefit) throw new Error(`no benefit at ${place}`);
    return benefit;
  }

  private readersOf(key: string): number[] {
    return this.read.flatMap((read, place) => (read.has(key) ? [place] : []));
  }

  private parametersAt({ day }: Prepared): ReadonlyMap<string, CheckedParameter> {
    return this.parametersOn(day).parameters;
  }

  private parametersOn(day: CivilDate) {
    const starts = [...this.periods.keys()];
    const start = starts.findLast((each) => each <= day) ?? starts[0] ?? day;
    return { start, parameters: this.periods.get(start) ?? this.policy.rules.parameters };
  }

  private rulesAt(each: Prepared): RulesRead {
    return { parameters: this.parametersAt(each), derived: this.policy.rules.derived };
  }

  private run(each: Prepared, benefit: CheckedBenefit, rules: RulesRead): string {
    const decision = decideByReference(benefit, surroundingsOf(rules, each.facts));
    return statedBy(each.example, benefit, decision);
  }

  private changedDerived({ derived }: RuleChange): RulesRead['derived'] {
    const before = this.policy.rules.derived;
    return derived ? new Map(before).set(derived.file.id, derived) : before;
  }

  private notices(change: RuleChange, places: readonly number[]): boolean {
    const derived = this.changedDerived(change);
    return this.examples.some((each) => {
      if (!places.includes(each.place)) return false;
      const benefit = change.benefit ?? this.benefitAt(each.place);
      const rules = { parameters: this.parametersAt(each), derived };
      return this.run(each, benefit, rules) !== this.baseline.get(each);
    });
  }

  /** Whether a change is shown to make no difference on any day. */
  private isSame(change: RuleChange, places: readonly number[]): boolean {
    const derived = this.changedDerived(change);
    return [...this.periods.values()].every((parameters) =>
      places.every((place) => {
        const before = {
          benefit: this.benefitAt(place),
          rules: { parameters, derived: this.policy.rules.derived },
        };
        const after = { benefit: change.benefit ?? before.benefit, rules: { parameters, derived } };
        const rounds = before.benefit.file !== after.benefit.file;
        if (rounds && sameRounding(before.benefit, after.benefit, before.rules)) return true;
        return sameForAll(before, after, this.dictionary);
      }),
    );
  }

  private *parameterSurvivors(id: string, place: number, unit: number): Generator<Change> {
    const parameter = this.policy.rules.parameters.get(id);
    const readers = this.readersOf(`parameter ${id}`);
    if (!parameter || readers.length === 0) return;
    const { derived } = this.policy.rules;
    for (const [k, dated] of parameter.values.entries()) {
      const path = parameter.file.values
        ? ['parameters', place, 'values', k, 'value']
        : ['parameters', place, 'value'];
      for (const value of literalChanges(dated.value, unit)) {
        const changed = (parameters: ReadonlyMap<string, CheckedParameter>) =>
          parameters.get(id)?.value === dated.value
            ? new Map(parameters).set(id, { ...parameter, value })
            : parameters;
        const noticed = this.examples.some((each) => {
          if (!readers.includes(each.place)) return false;
          const before = this.parametersAt(each);
          const parameters = changed(before);
          if (parameters === before) return false;
          const after = this.run(each, this.benefitAt(each.place), { parameters, derived });
          return after !== this.baseline.get(each);
        });
        const same = () =>
          [...this.periods.values()].every((before) => {
            const parameters = changed(before);
            return (
              parameters === before ||
              readers.every((reader) =>
                sameForAll(
                  { benefit: this.benefitAt(reader), rules: { parameters: before, derived } },
                  { benefit: this.benefitAt(reader), rules: { parameters, derived } },
                  this.dictionary,
                ),
              )
            );
          });
        if (noticed || same()) continue;
        const money = value.type.kind === 'money';
        const shown = (each: unknown) => String(money ? Number(each) / 100 : each);
        const [from, to] = [shown(dated.value.value), shown(value.value)];
        yield {
          path,
          change: {
            zh: `“${parameter.file.name}”由 ${from} 改为 ${to}`,
            en: `“${parameter.file.label.en}” ${from} → ${to}`,
          },
          remedy: {
            zh: `请补一个结果取决于这个数的样例（${dated.from} 起的日子）`,
            en: `add an example that depends on the figure, on a day from ${dated.from} on`,
          },
        };
      }
    }
  }
}

/** Names of what a benefit reads, through derived values too: `derived id`, `parameter id`. */
function readBy(benefit: CheckedBenefit, policy: Policy): Set<string> {
  const tests = [benefit.applies, ...benefit.conditions].flatMap((each) =>
    each ? [each.test] : [],
  );
  const { amount, cap, rangeFrom } = benefit;
  const trees = [...tests, ...expressionsOf(amount), cap, rangeFrom].filter(
    (each) => each !== undefined,
  );
  const through = neededDerived(trees, policy.rules.derived);
  const read = new Set(through.map(({ file }) => `derived ${file.id}`));
  for (const tree of [...trees, ...through.flatMap(({ rule }) => expressionsOf(rule))]) {
    for (const node of walk(tree)) if (node.kind === 'parameter') read.add(`parameter ${node.id}`);
  }
  return read;
}

/** Stacking rules of a policy whose change no example of the pack notices. */
function* stackingSurvivors(
  policy: Policy,
  policies: readonly Policy[],
  prepared: readonly Prepared[],
): Generator<Change> {
  const stating = prepared.filter(
    ({ example: { expect } }) =>
      expect.payableYuan !== undefined || expect.displacedBy !== undefined,
  );
  // Examples of the policy itself first: they are the likeliest to notice.
  const runs = stating
    .toSorted((a, b) => Number(b.policy === policy) - Number(a.policy === policy))
    .map((each) => new StackingRun(each, policies));
  for (const [place, benefit] of policy.rules.benefits.entries()) {
    for (const change of stackingChanges(benefit, place)) {
      const { id } = benefit.file;
      if (!runs.some((run) => run.answer(id, change) !== run.baseline)) yield change;
    }
  }
}

/** One example that states how its benefit goes with others. */
class StackingRun {
  readonly baseline: string;
  private readonly each: Prepared;
  private readonly entitled: readonly EntitledBenefit[];
  private readonly ids: ReadonlySet<string>;

  constructor(each: Prepared, policies: readonly Policy[]) {
    this.each = each;
    const { policy, day, facts } = each;
    const own = policy.benefits[each.place]?.id;
    const received = new Set(each.example.prior.map(({ benefit }) => benefit));
    // What is neither due nor received, and sets no limit, has no part in the answer.
    this.entitled = decidedBeside(besideOn(policy, policies, day), facts).filter(
      ({ benefit: { file }, outcome }) =>
        file.id === own ||
        outcome === 'yes' ||
        received.has(file.id) ||
        file.stacking.some(({ rule }) => rule === 'cap'),
    );
    this.ids = new Set(this.entitled.map(({ benefit }) => benefit.file.id));
    this.baseline = this.answer();
  }

  /** What the example states, with the rules of one benefit changed. */
  answer(id?: string, change?: StackingChange): string {
    const { place, policy, example, day } = this.each;
    if (id !== undefined && !change?.elsewhere && !this.ids.has(id)) return this.baseline;
    const entitled = this.entitled.map((one) => {
      const apply = one.benefit.file.id === id ? change?.apply : change?.elsewhere;
      if (!apply) return one;
      return { ...one, benefit: { ...one.benefit, stacking: apply(one.benefit.stacking) } };
    });
    const own = policy.benefits[place]?.id;
    const due = resolveEntitlements(entitled, examplePrior(example), day).benefits.find(
      ({ benefitId }) => benefitId === own,
    );
    return JSON.stringify([
      example.expect.payableYuan === undefined ? null : (due?.payableFen ?? null),
      example.expect.displacedBy === undefined
        ? null
        : due?.displacedBy.map(({ benefit }) => benefit).toSorted(),
    ]);
  }
}
