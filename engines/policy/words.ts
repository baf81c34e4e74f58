import type { Localized } from '@yanzhen/values/localized.ts';

/** Words of the amount's explanation. */
export const amountWords = {
  amount: { zh: '金额', en: 'Amount' },
  cap: { zh: '最高限额', en: 'Upper limit' },
  rounding: { zh: '取整', en: 'Rounding' },
} as const satisfies Record<string, Localized>;

/** What an unknown condition needs: the facts that are missing. */
export function factsNeeded(
  facts: readonly { readonly name: string; readonly label: Localized }[],
): Localized {
  return {
    zh: `请补充：${facts.map((fact) => fact.label.zh).join('、')}。`,
    en: `Still needed: ${facts.map((fact) => fact.label.en).join('; ')}.`,
  };
}

/** A label that asks whether (是否) as one that states: beside a box to tick, or in a sentence. */
export const asStatement = ({ zh, en }: Localized): Localized => ({
  zh: zh.replace('是否', ''),
  en,
});
