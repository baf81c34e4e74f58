import type { FactUsed } from '@yanzhen/values/decision.ts';
import type { MissingFact, ParameterUsed, TraceValue } from '../decision.ts';
import type { FactDictionary } from '../facts/dictionary.ts';
import { walk, type Expression } from '../feel/tree.ts';
import { expressionsOf, type CheckedBenefit, type CheckedDerived, type Policy } from '../rules.ts';
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
  private readonly dictionary: FactDictionary;
  private readonly placeOfFact: ReadonlyMap<string, number>;
  private compiled: Tracer | undefined;

  constructor(
    policy: Policy,
    benefit: CheckedBenefit,
    dictionary: FactDictionary,
    placeOfFact: ReadonlyMap<string, number>,
  ) {
    this.policy = policy;
    this.benefit = benefit;
    this.dictionary = dictionary;
    this.placeOfFact = placeOfFact;
    const { derived } = policy.rules;
    const tests = [benefit.applies, ...benefit.conditions].flatMap((c) => (c ? [c.test] : []));
    const sums = [...expressionsOf(benefit.amount), ...(benefit.cap ? [benefit.cap] : [])];
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

  /** The traced back end, compiled when a tree is first asked for. */
  get tracer(): Tracer {
    this.compiled ??= compileTrace(this.policy, this.benefit, this.derived, this.placeOfFact);
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
        return (facts[this.placeOfFact.get(node.id) ?? -1]?.value ?? null) as TraceValue;
      case 'derived':
        return trace[this.tracer.results.get(node.id) ?? -1] ?? null;
      default:
        return trace[this.tracer.slots.get(node) ?? -1] ?? null;
    }
  }
}

function referenced(list: readonly Expression[], kind: 'fact' | 'parameter'): string[] {
  return list.flatMap((expression) =>
    [...walk(expression)].flatMap((node) => (node.kind === kind ? [node.id] : [])),
  );
}
