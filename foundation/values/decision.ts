import type { Localized } from './localized.ts';

/**
 * The four answers of a rule: `unknown` means "cannot tell yet" (a fact is missing),
 * `not-applicable` means that the rule does not speak of this person.
 *
 * @source OMG DMN 1.5, ternary logic of FEEL (null = unknown).
 */
export type Outcome = 'yes' | 'no' | 'not-applicable' | 'unknown';

/** Where in which document a rule stands. */
export interface ClauseRef {
  /** Document id within the city pack, e.g. `housing-2024`. */
  readonly document: string;
  /** Clause number as printed, e.g. `第三条（一）`. */
  readonly clause: string;
}

/** One fact that a condition read, with what it was and where it came from. */
export interface FactUsed {
  /** English id in the fact dictionary, e.g. `continuousWorkMonths`. */
  readonly id: string;
  /** Official Chinese name, e.g. `连续工作月数`. */
  readonly name: string;
  /** The value read; `null` when it is not known yet. */
  readonly value: unknown;
  /** Who says so; absent when nothing is known. */
  readonly source?: string;
  /** Day on which the source said so, `YYYY-MM-DD`; absent where no day is known. */
  readonly asOf?: string;
}

/** Why one condition is met, unmet or open. */
export interface Reason {
  readonly conditionId: string;
  readonly outcome: Outcome;
  readonly clause: ClauseRef;
  /** The condition in a plain sentence. */
  readonly says: Localized;
  /** What would change the answer; present when the outcome is `no` or `unknown`. */
  readonly remedy?: Localized;
  readonly facts: readonly FactUsed[];
}

/** A policy answer with its reasons. A refusal is a Decision, never an exception. */
export interface Decision {
  readonly outcome: Outcome;
  readonly reasons: readonly Reason[];
}
