import type { Localized } from '@yanzhen/values/localized.ts';

/** A coded list: code → labels. */
export interface CodeList {
  readonly name: string;
  readonly codes: ReadonlyMap<string, Localized>;
}

/**
 * Type of an expression. `money` is yuan as the officer writes it and fen (×100) as it is computed;
 * `whole` says that every value is an integer, so that no decimal rounding is needed.
 */
export type FeelType =
  | { readonly kind: 'number'; readonly whole: boolean; readonly unit?: string }
  | { readonly kind: 'money'; readonly whole: boolean }
  | { readonly kind: 'text' }
  | { readonly kind: 'code'; readonly list: CodeList }
  | { readonly kind: 'boolean' }
  | { readonly kind: 'date' }
  | { readonly kind: 'null' };

export type FeelKind = FeelType['kind'];

const kindWords: Readonly<Record<FeelKind, Localized>> = {
  number: { zh: '数字', en: 'a number' },
  money: { zh: '金额', en: 'an amount of money' },
  text: { zh: '文字', en: 'text' },
  code: { zh: '代码', en: 'a code of a list' },
  boolean: { zh: '是否（true/false）', en: 'true or false' },
  date: { zh: '日期', en: 'a date' },
  null: { zh: '空值', en: 'null' },
};

/** The type in words, for a problem. */
export function kindSays(type: FeelType): Localized {
  const word = kindWords[type.kind];
  if (type.kind !== 'number' || type.unit === undefined) return word;
  return { zh: `${word.zh}·${type.unit}`, en: `${word.en} of ${type.unit}` };
}

export const isNumeric = (type: FeelType): boolean =>
  type.kind === 'number' || type.kind === 'money';
