import { limitFenOf } from '../policy-on.ts';
import type { CheckedParameter, Policy } from '../rules.ts';

/**
 * A policy with other values of some parameters, as a what-if asks. What the file says stays as it is.
 *
 * @param values  By parameter id; money in whole fen, a date `YYYY-MM-DD`. Ids that the policy has not and
 *                values of another kind are left out.
 */
export function withParameters(
  policy: Policy,
  values: ReadonlyMap<string, number | string>,
): Policy {
  const parameters = new Map<string, CheckedParameter>();
  for (const [id, parameter] of policy.rules.parameters) {
    const value = values.get(id);
    const old = parameter.value;
    if (value === undefined || typeof value !== typeof old.value) parameters.set(id, parameter);
    else {
      const type = 'whole' in old.type ? { ...old.type, whole: Number.isInteger(value) } : old.type;
      parameters.set(id, { ...parameter, value: { ...old, value, type } });
    }
  }
  const benefits = policy.rules.benefits.map((benefit) => ({
    ...benefit,
    stacking: benefit.stacking.map((rule) =>
      rule.limit ? { ...rule, limitFen: limitFenOf(rule.limit, parameters) } : rule,
    ),
  }));
  return { ...policy, rules: { ...policy.rules, parameters, benefits } };
}
