import type { Decision, Outcome, Reason, ClauseRef } from '@yanzhen/values/decision.ts';
import type { Localized } from '@yanzhen/values/localized.ts';
import type { Fen } from '@yanzhen/values/money.ts';
import type { FactDefinition } from './facts/dictionary-schema.ts';
import type { BenefitFile } from './file/benefit-schema.ts';

/** A value of a trace; money is fen, a date `YYYY-MM-DD`, `null` unknown. */
export type TraceValue = string | number | boolean | null;

/** Why one condition is met, unmet or open, with what a page shows of it. */
export interface ConditionReason extends Reason {
  /** Shown when the condition is not met; present when the outcome is `no`. */
  readonly fails?: Localized;
  /** Whether the condition is our assumption and not the letter's. */
  readonly assumed: boolean;
}

/** One step of the officer's tree. */
export interface OfficerNode {
  /** The piece of the policy file, as written. */
  readonly text: string;
  readonly value: TraceValue;
  /** `money` values are fen. */
  readonly unit?: string;
  /** Fact, parameter or derived value, where the step is one. */
  readonly names?: { readonly kind: 'fact' | 'parameter' | 'derived'; readonly id: string };
  /** Of a fact: who says so. */
  readonly source?: string;
  /** Of a fact: the day on which the source said so. */
  readonly asOf?: string;
  readonly clause?: ClauseRef;
  /** Of a condition: its id, under which the decision's reasons have it. */
  readonly conditionId?: string;
  readonly children: readonly OfficerNode[];
}

/** Where one figure of the amount comes from. */
export interface AmountReason {
  /** Id of the derived value; `amount` for the amount itself, `cap` and `rounding` for what changed it. */
  readonly id: string;
  readonly name: Localized;
  readonly clause: ClauseRef;
  readonly assumed: boolean;
  /** The formula as written, or the row of the table that held. */
  readonly text: string;
  /** 1-based row of the table; absent for a formula and for `otherwise`. */
  readonly row?: number;
  readonly value: TraceValue;
  /** `money` values are fen. */
  readonly unit: string;
}

/** A fact that must be known before the answer can be given. */
export interface MissingFact {
  readonly id: string;
  /** Official Chinese name. */
  readonly name: string;
  readonly label: Localized;
  readonly verifiedBy: FactDefinition['verifiedBy'];
  readonly evidence?: string;
}

/** A parameter that the decision read. */
export interface ParameterUsed {
  readonly id: string;
  readonly name: string;
  readonly label: Localized;
  /** Money is fen; a date `YYYY-MM-DD`. */
  readonly value: number | string;
  readonly unit: string;
  readonly assumed: boolean;
  /** Figure of a letter such as `L23`, or `assumed`. */
  readonly source: string;
}

export type Gives = BenefitFile['gives'];

/** So many of a unit. */
export interface Quantity {
  readonly value: number;
  /** `day`, `seat` … as the policy file names it. */
  readonly unit: string;
}

/** What can be stored: everything needed to show the decision again and to recompute it. */
export interface DecisionRecord extends Decision {
  readonly benefitId: string;
  readonly outcome: Outcome;
  /**
   * Whole fen. With outcome `unknown` it is what the benefit would give if the open conditions turn
   * out met. `null` when the answer is no or not applicable, or when the amount itself is not known
   * yet (the outcome is `unknown` then): a `yes` always has an amount. 0 for a service, the ceiling for a
   * ceiling; null for a quantity, which stands in `quantity`.
   */
  readonly amountFen: Fen | null;
  /** Money, a quantity, a ceiling that is never paid (a loan limit), or a service without a sum. */
  readonly gives: Gives;
  /** What a benefit in kind gives, e.g. 7 days; null for any other, and where `amountFen` would be. */
  readonly quantity: Quantity | null;
  /** What the review decides between; `amountFen` is the upper end. Null where the sum is fixed. */
  readonly rangeFen: { readonly from: Fen; readonly to: Fen } | null;
  /** Upper limit the benefit states, whole fen. */
  readonly capFen: Fen | null;
  readonly reasons: readonly ConditionReason[];
  readonly amountReasons: readonly AmountReason[];
  readonly officerTree: OfficerNode;
  readonly missingFacts: readonly MissingFact[];
  readonly parameters: readonly ParameterUsed[];
  /** SHA-256 of the policy file and of the facts it may read. */
  readonly policyVersion: string;
  /** SHA-256 of the facts used, with their sources. */
  readonly factsDigest: string;
}

/**
 * A decision with both explanations from one trace. The tree, the amount's reasons and the digest are
 * worked out when they are first asked for; `toJSON` gives all of it.
 */
export interface BenefitDecision extends DecisionRecord {
  toJSON(): DecisionRecord;
}

/** The answer alone. */
export interface PlainDecision {
  readonly outcome: Outcome;
  /** As in `DecisionRecord`. */
  readonly amountFen: Fen | null;
  /** Of a benefit that gives a quantity: so many of its unit; absent for any other. */
  readonly quantity?: number | null;
}
