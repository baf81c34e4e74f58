import type { FactUsed } from '@yanzhen/values/decision.ts';
import type { MissingFact, ParameterUsed, TraceValue } from '../decision.ts';
import type { FactDictionary } from '../facts/dictionary.ts';
import type { FactValue } from '../facts/normalise.ts';
import {
  everydayNumbersOf,
  isEveryday,
  numbersOf,
  type PolicyNumbers,
} from '../feel/exact/number-scope.ts';
import { plainDoubles, plainRule } from '../feel/exact/plain-doubles.ts';
import { ExactPerson } from '../feel/exact/rules.ts';
import { shownRecords } from '../feel/closure/boundary.ts';
import type { RecordsValue } from '../feel/closure/records.ts';
import { walk, type Expression } from '../feel/tree.ts';
import type { FeelType } from '../feel/types.ts';
import { expressionsOf, type CheckedBenefit, type CheckedDerived, type Policy } from '../rules.ts';
import { exactTrace, traceLayout } from './exact-trace.ts';
import { exactAmount, exactCode } from './exactly.ts';
import type { PersonEntries } from './fact-entries.ts';
import { neededDerived } from './needed.ts';
import { compileTrace, type Tracer } from './trace.ts';

/** What is known of a benefit before any person: which facts and parameters it reads, and the layout of its trace. */
export class BenefitPlan {
  readonly policy: Policy;
  readonly benefit: CheckedBenefit;
  readonly derived: readonly CheckedDerived[];
  /** Derived values that the amount or its cap reads. */
  readonly derivedForAmount: readonly CheckedDerived[];
  readonly factIds: ReadonlySet<string>;
  readonly amountFactIds: ReadonlySet<string>;
  readonly parameters: readonly ParameterUsed[];
  /** Whether its sums are units of a quantity and not fen. */
  readonly givesQuantity: boolean;
  private readonly dictionary: FactDictionary;
  private readonly placeOfFact: ReadonlyMap<string, number>;
  private readonly generate: boolean;
  private compiled: Tracer | undefined;

  constructor(
    policy: Policy,
    benefit: CheckedBenefit,
    dictionary: FactDictionary,
    placeOfFact: ReadonlyMap<string, number>,
    generate = true,
  ) {
    this.generate = generate;
    this.policy = policy;
    this.benefit = benefit;
    this.dictionary = dictionary;
    this.placeOfFact = placeOfFact;
    const { derived } = policy.rules;
    const tests = [benefit.applies, ...benefit.conditions].flatMap((c) => (c ? [c.test] : []));
    const { cap, rangeFrom } = benefit;
    this.givesQuantity = benefit.file.gives === 'quantity';
    const sums = [
      ...expressionsOf(benefit.amount),
      ...[cap, rangeFrom].filter((figure) => figure !== undefined),
    ];
    this.derived = neededDerived([...tests, ...sums], derived);
    this.derivedForAmount = neededDerived(sums, derived);
    const closure = (list: readonly Expression[]) => [
      ...list,
      ...neededDerived(list, derived).flatMap((value) => expressionsOf(value.rule)),
    ];
    this.factIds = new Set(referenced(closure([...tests, ...sums]), 'fact'));
    this.amountFactIds = new Set(referenced(closure(sums), 'fact'));
    this.parameters = [...new Set(referenced(closure([...tests, ...sums]), 'parameter'))].flatMap(
      (id) => {
        const parameter = policy.rules.parameters.get(id);
        if (!parameter) return [];
        const { name, label, unit, assumed, source } = parameter.file;
        const value = parameter.value.value as number | string;
        return { id, name, label, value, unit, assumed, source };
      },
    );
  }

  /** By generated code for persons whose steps doubles of 15 digits compute exactly, else by fractions. */
  private compileTracer(): Tracer {
    const { policy, benefit, placeOfFact } = this;
    if (!this.generate || !this.plain) {
      const layout = traceLayout(benefit, this.derived);
      return { ...layout, trace: exactTrace(policy, benefit, layout, placeOfFact) };
    }
    const tracer = compileTrace(policy, benefit, this.derived, placeOfFact);
    const exact = exactTrace(policy, benefit, tracer, placeOfFact);
    const types = [...placeOfFact.keys()].map((id) => this.dictionary.facts.get(id)?.type);
    return {
      ...tracer,
      trace: (facts) =>
        facts.every(({ value }, i) => isEveryday(value as FactValue, types[i]))
          ? tracer.trace(facts)
          : exact(facts),
    };
  }

  /** Whether every step computed in doubles of 15 digits has its exact value for everyday facts. */
  private get plain(): boolean {
    const { applies, conditions, amount, cap, rangeFrom } = this.benefit;
    const tests = [...(applies ? [applies] : []), ...conditions].map(({ test }) => test);
    const steps = [...tests, ...[cap, rangeFrom].filter((node) => node !== undefined)];
    const numbers = everydayNumbersOf(this.policy, this.dictionary);
    return (
      plainRule(amount, this.policy, numbers) &&
      steps.every((node) => plainDoubles(node, this.policy, numbers))
    );
  }

  /** The benefit's numbers, lowered to whole ones. */
  get numbers(): PolicyNumbers {
    return numbersOf(this.policy, this.dictionary);
  }

  /** A condition's answer in exact fractions, `applies` first: 0 false, 1 true, 2 unknown. */
  exactCode(person: PersonEntries, place: number): 0 | 1 | 2 {
    const { applies, conditions } = this.benefit;
    const condition = [...(applies ? [applies] : []), ...conditions][place];
    return condition ? exactCode(this.exactPerson(person), condition.test) : 2;
  }

  /** The capped and rounded sum by exact fractions; NaN where it is unknown. */
  exactAmount(person: PersonEntries): number {
    return exactAmount(this.exactPerson(person), this.benefit);
  }

  private exactPerson(person: PersonEntries): ExactPerson {
    return new ExactPerson(this.policy, (id) => {
      const entry = person[`e${this.placeOfFact.get(id) ?? -1}`];
      return entry ? entry.value : null;
    });
  }

  /** The traced back end, compiled when a tree is first asked for. */
  get tracer(): Tracer {
    this.compiled ??= this.compileTracer();
    return this.compiled;
  }

  /** The facts of a person, in the order of the set. */
  factsUsed(person: PersonEntries): FactUsed[] {
    return [...this.placeOfFact.values()].flatMap((place) => person[`e${place}`]?.used ?? []);
  }

  /** Facts that one condition reads, through derived values too, each once. */
  factsOf(test: Expression): string[] {
    const through = neededDerived([test], this.policy.rules.derived);
    const all = [test, ...through.flatMap((value) => expressionsOf(value.rule))];
    return [...new Set(referenced(all, 'fact'))];
  }

  missing(id: string): MissingFact[] {
    const fact = this.dictionary.facts.get(id);
    if (!fact) return [];
    const { name, label, verifiedBy, evidence } = fact;
    return [{ id, name, label, verifiedBy, ...(evidence !== undefined && { evidence }) }];
  }

  /** The value an expression had. */
  valueIn(node: Expression, trace: readonly TraceValue[], facts: readonly FactUsed[]): TraceValue {
    switch (node.kind) {
      case 'literal':
        return node.value;
      case 'parameter':
        return this.policy.rules.parameters.get(node.id)?.value.value ?? null;
      case 'fact':
        return shownFact(facts[this.placeOfFact.get(node.id) ?? -1]?.value, node.type);
      case 'derived':
        return trace[this.tracer.results.get(node.id) ?? -1] ?? null;
      default:
        return trace[this.tracer.slots.get(node) ?? -1] ?? null;
    }
  }
}

/** A fact's value in a trace: one of several values is told as text. */
function shownFact(value: unknown, type: FeelType): TraceValue {
  if (Array.isArray(value)) return shownRecords(value as RecordsValue, type);
  return (value ?? null) as TraceValue;
}

function referenced(list: readonly Expression[], kind: 'fact' | 'parameter'): string[] {
  return list.flatMap((expression) =>
    [...walk(expression)].flatMap((node) => (node.kind === kind ? [node.id] : [])),
  );
}
