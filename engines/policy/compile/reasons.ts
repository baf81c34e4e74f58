import type { FactUsed } from '@yanzhen/values/decision.ts';
import type { ConditionReason } from '../decision.ts';
import type { FactDictionary } from '../facts/dictionary.ts';
import type { CheckedCondition } from '../rules.ts';
import { factsNeeded } from '../words.ts';

/** A condition's answer in generated code. */
export type ConditionCode = 0 | 1 | 2;

/** Makes the reasons of one condition. */
export class ReasonMaker {
  private readonly dictionary: FactDictionary;
  private readonly condition: CheckedCondition;
  private readonly base: Pick<ConditionReason, 'conditionId' | 'clause' | 'says' | 'assumed'>;
  private readonly whenFalse: 'no' | 'not-applicable';

  constructor(
    dictionary: FactDictionary,
    documentId: string,
    condition: CheckedCondition,
    whenFalse: 'no' | 'not-applicable',
  ) {
    const { id, clause, says, assumed } = condition.file;
    this.dictionary = dictionary;
    this.condition = condition;
    this.whenFalse = whenFalse;
    this.base = {
      conditionId: id,
      clause: Object.freeze({ document: documentId, clause }),
      says,
      assumed,
    };
  }

  /** The reason for an answer (0 false, 1 true, 2 unknown) from the facts that were read. */
  make(code: ConditionCode, facts: readonly FactUsed[]): ConditionReason {
    const { base } = this;
    const { fails, remedy } = this.condition.file;
    Object.freeze(facts);
    if (code === 1) return Object.freeze({ ...base, outcome: 'yes', facts });
    if (code === 0) {
      const outcome = this.whenFalse;
      return Object.freeze({ ...base, outcome, ...(fails && { fails }), remedy, facts });
    }
    const missing = facts.flatMap((fact) =>
      fact.value === null ? (this.dictionary.facts.get(fact.id) ?? []) : [],
    );
    const needs = missing.length > 0 ? factsNeeded(missing) : remedy;
    return Object.freeze({ ...base, outcome: 'unknown', remedy: needs, facts });
  }
}
