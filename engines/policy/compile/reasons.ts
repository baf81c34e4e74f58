import type { ClauseRef, FactUsed } from '@yanzhen/values/decision.ts';
import type { Localized } from '@yanzhen/values/localized.ts';
import type { ConditionReason } from '../decision.ts';
import type { FactDictionary } from '../facts/dictionary.ts';
import type { CheckedCondition } from '../rules.ts';
import { factsNeeded } from '../words.ts';

/** A condition's answer in generated code. */
export type ConditionCode = 0 | 1 | 2;

/** Makes the reasons of one condition. */
export class ReasonMaker {
  private readonly dictionary: FactDictionary;
  private readonly file: CheckedCondition['file'];
  private readonly clause: ClauseRef;
  private readonly whenFalse: 'no' | 'not-applicable';

  constructor(
    dictionary: FactDictionary,
    documentId: string,
    condition: CheckedCondition,
    whenFalse: 'no' | 'not-applicable',
  ) {
    this.dictionary = dictionary;
    this.file = condition.file;
    this.clause = Object.freeze({ document: documentId, clause: condition.file.clause });
    this.whenFalse = whenFalse;
  }

  /** A reason that several decisions will share; frozen, since they must not change each other. */
  keep(code: ConditionCode, facts: readonly FactUsed[]): ConditionReason {
    return Object.freeze(this.make(code, Object.freeze(facts)));
  }

  /** The reason for an answer (0 false, 1 true, 2 unknown) from the facts that were read. */
  make(code: ConditionCode, facts: readonly FactUsed[]): ConditionReason {
    const { clause } = this;
    const { id: conditionId, says, fails, remedy, assumed } = this.file;
    if (code === 1) return { conditionId, outcome: 'yes', clause, says, facts, assumed };
    if (code === 0) {
      const outcome = this.whenFalse;
      return fails
        ? { conditionId, outcome, clause, says, fails, remedy, facts, assumed }
        : { conditionId, outcome, clause, says, remedy, facts, assumed };
    }
    const needs = this.needs(facts) ?? remedy;
    return { conditionId, outcome: 'unknown', clause, says, remedy: needs, facts, assumed };
  }

  private needs(facts: readonly FactUsed[]): Localized | undefined {
    const missing = facts.flatMap((fact) =>
      fact.value === null ? (this.dictionary.facts.get(fact.id) ?? []) : [],
    );
    return missing.length > 0 ? factsNeeded(missing) : undefined;
  }
}
