import type { FactUsed, Outcome } from '@yanzhen/values/decision.ts';
import type {
  AmountReason,
  BenefitDecision,
  ConditionReason,
  DecisionRecord,
  MissingFact,
  OfficerNode,
  ParameterUsed,
  TraceValue,
} from '../decision.ts';
import { canonicalJson, sha256 } from '../digest.ts';
import type { BenefitPlan } from './benefit-plan.ts';
import type { PersonEntries } from './fact-entries.ts';
import { amountReasonsOf, officerTreeOf } from './trace-views.ts';

/** What is worked out on demand, from one trace. */
interface Views {
  readonly facts: readonly FactUsed[];
  readonly trace: readonly TraceValue[];
  tree?: OfficerNode;
  sums?: readonly AmountReason[];
  digest?: string;
}

/** The decision as generated code makes it; what is dear is worked out on demand. */
export class ExplainedDecision implements BenefitDecision {
  // Few plain fields, and `declare`d, so that each is written once and not first as undefined: this
  // object is made for each benefit of each person.
  declare readonly outcome: Outcome;
  declare readonly amountFen: number | null;
  declare readonly reasons: readonly ConditionReason[];
  declare private readonly plan: BenefitPlan;
  declare private readonly person: PersonEntries;
  declare private views: Views | undefined;

  constructor(
    plan: BenefitPlan,
    outcome: Outcome,
    amountFen: number | null,
    reasons: readonly ConditionReason[],
    person: PersonEntries,
  ) {
    this.plan = plan;
    this.outcome = outcome;
    this.amountFen = amountFen;
    this.reasons = reasons;
    this.person = person;
    this.views = undefined;
  }

  private get view(): Views {
    if (this.views) return this.views;
    const facts = this.plan.factsUsed(this.person);
    return (this.views = { facts, trace: this.plan.tracer.trace(facts) });
  }

  get benefitId(): string {
    return this.plan.benefit.file.id;
  }

  get policyVersion(): string {
    return this.plan.policy.version;
  }

  get capFen(): number | null {
    const { cap } = this.plan.benefit;
    if (!cap) return null;
    const value = this.plan.valueIn(cap, this.view.trace, this.view.facts);
    return typeof value === 'number' ? value : null;
  }

  get parameters(): readonly ParameterUsed[] {
    return this.plan.parameters;
  }

  get missingFacts(): readonly MissingFact[] {
    if (this.outcome === 'no' || this.outcome === 'not-applicable') return [];
    const needed = new Set(this.plan.amountFactIds);
    for (const reason of this.reasons) {
      if (reason.outcome === 'unknown') for (const fact of reason.facts) needed.add(fact.id);
    }
    return this.view.facts.flatMap((fact) =>
      fact.value === null && needed.has(fact.id) ? this.plan.missing(fact.id) : [],
    );
  }

  get officerTree(): OfficerNode {
    const { view } = this;
    return (view.tree ??= officerTreeOf(this.plan, this, view.trace, view.facts));
  }

  get amountReasons(): readonly AmountReason[] {
    const { view } = this;
    return (view.sums ??= amountReasonsOf(this.plan, this, view.trace, view.facts));
  }

  get factsDigest(): string {
    const { view } = this;
    view.digest ??= sha256(
      canonicalJson(
        view.facts
          .filter((fact) => this.plan.factIds.has(fact.id))
          .map(({ id, value, source }) => ({ id, value, source: source ?? null }))
          .sort((a, b) => (a.id < b.id ? -1 : 1)),
      ),
    );
    return view.digest;
  }

  toJSON(): DecisionRecord {
    const { benefitId, outcome, amountFen, capFen, reasons, amountReasons, officerTree } = this;
    const { missingFacts, parameters, policyVersion, factsDigest } = this;
    return {
      benefitId,
      outcome,
      amountFen,
      capFen,
      reasons,
      amountReasons,
      officerTree,
      missingFacts,
      parameters,
      policyVersion,
      factsDigest,
    };
  }
}
