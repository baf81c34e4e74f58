import type { CivilDate } from '@yanzhen/values/civil-date.ts';
import type { Fen } from '@yanzhen/values/money.ts';
import { interpret } from './feel/interpret.ts';
import type { Expression } from './feel/tree.ts';
import { valueOn } from './file/read-parameters.ts';
import type { CheckedBenefit, CheckedParameter, Policy } from './rules.ts';

const made = new WeakMap<Policy, Map<CivilDate, Policy>>();

/** First days of the periods in which all parameters stand still, in order. */
export function periodsOf(
  parameters: ReadonlyMap<string, CheckedParameter>,
  first: CivilDate,
): CivilDate[] {
  const starts = [...parameters.values()].flatMap(({ values }) => values.map(({ from }) => from));
  return [first, ...[...new Set(starts)].filter((day) => day > first).toSorted()];
}

/** Parameters with the values of a day. */
export function parametersOn(
  parameters: ReadonlyMap<string, CheckedParameter>,
  day: CivilDate,
): ReadonlyMap<string, CheckedParameter> {
  return new Map(
    [...parameters].map(([id, each]) => [id, { ...each, value: valueOn(each.values, day) }]),
  );
}

/** The value of an expression of literals and parameters; undefined where it reads anything else. */
export function constantOf(
  expression: Expression,
  parameters: ReadonlyMap<string, CheckedParameter>,
): number | string | boolean | undefined {
  let constant = true;
  const value = interpret(expression, {
    nulls: 'unknown',
    valueOf: (reference) => {
      const parameter = reference.kind === 'parameter' ? parameters.get(reference.id) : undefined;
      if (!parameter) constant = false;
      return parameter?.value.value ?? null;
    },
  });
  if (!constant || value === null || typeof value === 'object') return undefined;
  return value;
}

/** A cap's limit as whole fen. */
export function limitFenOf(
  limit: Expression,
  parameters: ReadonlyMap<string, CheckedParameter>,
): Fen {
  const value = constantOf(limit, parameters);
  return typeof value === 'number' ? Math.floor(value) : 0;
}

function benefitOn(
  benefit: CheckedBenefit,
  parameters: ReadonlyMap<string, CheckedParameter>,
): CheckedBenefit {
  const stacking = benefit.stacking.map((rule) =>
    rule.limit ? { ...rule, limitFen: limitFenOf(rule.limit, parameters) } : rule,
  );
  return { ...benefit, stacking };
}

/**
 * A policy with the parameter values of a day.
 *
 * @param day  Any day: before the document is in force the first values hold, after it the last ones.
 * @returns    The same object for all days between two changes of a parameter, so that what is compiled
 *             from it can be kept.
 */
export function policyOn(policy: Policy, day: CivilDate): Policy {
  const { parameters, benefits } = policy.rules;
  const start = periodsOf(parameters, policy.document.inForce.from).findLast((each) => each <= day);
  const period = start ?? policy.document.inForce.from;
  if (period === policy.parametersOn) return policy;
  const known = made.get(policy) ?? new Map<CivilDate, Policy>();
  made.set(policy, known);
  const before = known.get(period);
  if (before) return before;
  const then = parametersOn(parameters, period);
  const changed: Policy = {
    ...policy,
    parametersOn: period,
    rules: {
      ...policy.rules,
      parameters: then,
      benefits: benefits.map((benefit) => benefitOn(benefit, then)),
    },
  };
  known.set(period, changed);
  return changed;
}
