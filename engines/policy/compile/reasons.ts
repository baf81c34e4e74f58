import type { ClauseRef, FactUsed } from '@yanzhen/values/decision.ts';
import type { Localized } from '@yanzhen/values/localized.ts';
import type { ConditionReason } from '../decision.ts';
import type { FactDictionary } from '../facts/dictionary.ts';
import type { FactValue } from '../facts/normalise.ts';
import { everydayNumbersOf, isEveryday } from '../feel/exact/number-scope.ts';
import { plainDoubles } from '../feel/exact/plain-doubles.ts';
import { ExactPerson } from '../feel/exact/rules.ts';
import { interpret } from '../feel/interpret.ts';
import type { CheckedCondition, Policy } from '../rules.ts';
import { factsNeeded } from '../words.ts';
import { exactCode } from './exactly.ts';

/** A condition's answer in generated code: 0 false, 1 true, 2 unknown. */
export type ConditionCode = 0 | 1 | 2;

/** Makes the reasons of one condition. */
export class ReasonMaker {
  private readonly dictionary: FactDictionary;
  private readonly policy: Policy;
  private readonly condition: CheckedCondition;
  private readonly clause: ClauseRef;
  private readonly whenFalse: 'no' | 'not-applicable';
  /** Whether walking the test in doubles cannot differ from exact fractions for an everyday value. */
  private readonly plain: boolean;

  constructor(
    dictionary: FactDictionary,
    policy: Policy,
    condition: CheckedCondition,
    whenFalse: 'no' | 'not-applicable',
  ) {
    this.dictionary = dictionary;
    this.policy = policy;
    this.condition = condition;
    this.clause = Object.freeze({ document: policy.document.id, clause: condition.file.clause });
    this.whenFalse = whenFalse;
    this.plain = plainDoubles(condition.test, policy, everydayNumbersOf(policy, dictionary));
  }

  /** The answer of a condition that reads one fact and no derived value. */
  codeFor(value: FactValue): ConditionCode {
    if (!this.plain || !isEveryday(value, 'number')) {
      return exactCode(new ExactPerson(this.policy, () => value), this.condition.test);
    }
    const { parameters } = this.policy.rules;
    const answer = interpret(this.condition.test, {
      nulls: 'unknown',
      valueOf: ({ kind, id }) =>
        kind === 'parameter' ? (parameters.get(id)?.value.value ?? null) : value,
    });
    return answer === null ? 2 : answer === true ? 1 : 0;
  }

  /** A reason that several decisions will share; frozen, since they must not change each other. */
  keep(code: ConditionCode, facts: readonly FactUsed[]): ConditionReason {
    return Object.freeze(this.make(code, Object.freeze(facts)));
  }

  /** The reason for an answer from the facts that were read. */
  make(code: ConditionCode, facts: readonly FactUsed[]): ConditionReason {
    const { clause } = this;
    const { id: conditionId, says, fails, remedy, assumed } = this.condition.file;
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
