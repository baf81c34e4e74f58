import type { FactUsed, Outcome } from '@yanzhen/values/decision.ts';
import type {
  AmountReason,
  BenefitDecision,
  ConditionReason,
  DecisionRecord,
  Gives,
  MissingFact,
  OfficerNode,
  ParameterUsed,
  Quantity,
  TraceValue,
} from '../decision.ts';
import type { Expression } from '../feel/tree.ts';
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

/** Kept beside the decisions: most are never opened, and a field of each would be paid for by all. */
const views = new WeakMap<ExplainedDecision, Views>();

/** The decision as a back end makes it; what is dear is worked out on demand. */
export abstract class ExplainedDecision implements BenefitDecision {
  // Few plain fields, and `declare`d, so that each is written once and not first as undefined: this
  // object is made for each benefit of each person.
  declare readonly outcome: Outcome;
  /** What the rules came to: fen, or whole units of a quantity. */
  declare protected readonly sum: number | null;
  declare protected readonly person: PersonEntries;
  declare protected readonly plan: BenefitPlan;
  declare readonly reasons: readonly ConditionReason[];

  private get view(): Views {
    const kept = views.get(this);
    if (kept) return kept;
    const facts = this.plan.factsUsed(this.person);
    const view = { facts, trace: this.plan.tracer.trace(facts) };
    views.set(this, view);
    return view;
  }

  get amountFen(): number | null {
    return this.plan.givesQuantity ? null : this.sum;
  }

  get benefitId(): string {
    return this.plan.benefit.file.id;
  }

  get policyVersion(): string {
    return this.plan.policy.version;
  }

  get gives(): Gives {
    return this.plan.benefit.file.gives;
  }

  get quantity(): Quantity | null {
    const { quantity } = this.plan.benefit.file;
    if (!quantity || this.sum === null || !this.plan.givesQuantity) return null;
    return { value: this.sum, unit: quantity.unit };
  }

  get rangeFen(): DecisionRecord['rangeFen'] {
    const { rangeFrom } = this.plan.benefit;
    const from = rangeFrom ? this.figureOf(rangeFrom) : null;
    return from === null || this.amountFen === null ? null : { from, to: this.amountFen };
  }

  get capFen(): number | null {
    const { cap } = this.plan.benefit;
    return cap ? this.figureOf(cap) : null;
  }

  private figureOf(node: Expression): number | null {
    const value = this.plan.valueIn(node, this.view.trace, this.view.facts);
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
          .map(({ id, value, source, asOf }) => {
            const said = { id, value, source: source ?? null };
            return asOf === undefined ? said : { ...said, asOf };
          })
          .sort((a, b) => (a.id < b.id ? -1 : 1)),
      ),
    );
    return view.digest;
  }

  toJSON(): DecisionRecord {
    const { benefitId, outcome, amountFen, capFen, reasons, amountReasons, officerTree } = this;
    const { gives, quantity, rangeFen } = this;
    const { missingFacts, parameters, policyVersion, factsDigest } = this;
    return {
      benefitId,
      outcome,
      amountFen,
      gives,
      quantity,
      rangeFen,
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

/** The prototype of all decisions of one benefit, for constructors that are generated. */
export function decisionsOf(
  plan: BenefitPlan,
  reasons: (this: ExplainedDecision) => readonly ConditionReason[],
): ExplainedDecision {
  return Object.create(ExplainedDecision.prototype, {
    plan: { value: plan },
    reasons: { get: reasons },
  }) as ExplainedDecision;
}

/** A decision whose parts are given one by one, where no code may be generated. */
export class ListedDecision extends ExplainedDecision {
  constructor(
    plan: BenefitPlan,
    outcome: Outcome,
    sum: number | null,
    reasons: readonly ConditionReason[],
    person: PersonEntries,
  ) {
    super();
    Object.assign(this, { plan, outcome, sum, reasons, person });
  }
}
