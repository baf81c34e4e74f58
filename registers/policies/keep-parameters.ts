import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { getLivePolicy, type LivePolicy } from './current-policies.ts';
import * as store from './store.ts';

/** Keeps the parameters of each published version that has none kept yet. */
export async function keepParameters(turn: Turn): Promise<void> {
  const kept = await store.versionsWithParameters(turn);
  for (const row of await store.listVersions(turn)) {
    if (kept.has(row.id)) continue;
    for (const parameter of parametersOf(await getLivePolicy(turn, row))) {
      await store.appendParameter(turn, row, parameter);
    }
  }
}

/** Whole numbers only: a share, such as 0.3, is stated as the policy writes it. */
function parametersOf({ row, policy }: LivePolicy): store.ParameterRow[] {
  const { document, rules } = policy;
  return [...rules.parameters].flatMap(([parameter, { values }]) => {
    const { label, unit } = policy.parameters.find(({ id }) => id === parameter) ?? {};
    return values.flatMap(({ from, until, value: { value } }) => {
      if (typeof value !== 'number' || !Number.isInteger(value) || !label || !unit) return [];
      const begins = row.activatesOn !== null && row.activatesOn > from ? row.activatesOn : from;
      if (until !== null && until <= begins) return [];
      return [{ parameter, title: document.title.zh, label: label.zh, unit, value, from: begins, until }];
    });
  }); // prettier-ignore
}
