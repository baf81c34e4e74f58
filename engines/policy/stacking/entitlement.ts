import type { Outcome } from '@yanzhen/values/decision.ts';
import type { Localized } from '@yanzhen/values/localized.ts';
import type { CivilDate } from '@yanzhen/values/civil-date.ts';
import type { Fen } from '@yanzhen/values/money.ts';
import type { StackingFile } from '../file/stacking-schema.ts';
import type { CheckedBenefit } from '../rules.ts';

/** What one benefit alone would give. */
export interface EntitledBenefit {
  readonly benefit: CheckedBenefit;
  /** Id of the document the benefit stands in. */
  readonly document: string;
  readonly outcome: Outcome;
  /** Whole fen; a ceiling for `gives: ceiling`, null where there is none or it is not known. */
  readonly amountFen: Fen | null;
  /** Whole units where the benefit gives a quantity. */
  readonly quantity?: number | null;
}

/** What was awarded before. */
export interface PriorAward {
  /** Id of a benefit, also of one that is not in force any more. */
  readonly benefit: string;
  readonly holder: 'self' | 'spouse' | 'employer';
  readonly fen: Fen;
  /** Day of the award. */
  readonly on: CivilDate;
  /** Groups of the benefit, where it is not among those decided. */
  readonly groups?: readonly string[];
}

export type StackingKind = StackingFile['rule'];

/** The rule by which one benefit gives way, as its file states it. */
export interface StackingRef {
  readonly rule: StackingKind;
  /** The benefit whose file states the rule. */
  readonly statedBy: string;
  readonly document: string;
  readonly clause: string;
  readonly group?: string;
}

/** What stands in a benefit's place. */
export interface Displacement extends StackingRef {
  readonly benefit: string;
  /** Day of the award, where it was received before; absent where it is due now. */
  readonly receivedOn?: CivilDate;
  readonly holder?: PriorAward['holder'];
}

/** What lowers a sum without taking it away. */
export interface Reduction extends StackingRef {
  /** Whole fen taken off, > 0. */
  readonly byFen: Fen;
  /** Benefits that count beside it, by id. */
  readonly benefits: readonly string[];
}

/** One benefit beside all the others. */
export interface Entitlement {
  readonly benefitId: string;
  readonly name: Localized;
  /** `yes`, or `unknown` where it cannot be told yet. */
  readonly outcome: 'yes' | 'unknown';
  /** Whether it is given: a yes that nothing displaces. */
  readonly stands: boolean;
  /** Alone, whole fen; null where it gives no money or the sum is not known. */
  readonly beforeFen: Fen | null;
  /** Beside the others, whole fen; 0 where displaced, null where it gives no money or is not known yet. */
  readonly payableFen: Fen | null;
  readonly displacedBy: readonly Displacement[];
  readonly reducedBy: readonly Reduction[];
  /** Benefits that cannot be told yet and would take this one's place or part of its sum, by id. */
  readonly provisional: readonly string[];
  readonly says: Localized;
}

/** What is due to one person or organisation over all benefits together. */
export interface Entitlements {
  /** Every benefit with the outcome yes or unknown, by id. */
  readonly benefits: readonly Entitlement[];
  /** Sum of what is payable, whole fen. */
  readonly totalFen: Fen;
}

/** Order of ids: by code unit, the same everywhere. */
export const byId = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
