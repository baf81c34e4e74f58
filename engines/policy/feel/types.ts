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
  | { readonly kind: 'time' }
  | { readonly kind: 'date-time' }
  | { readonly kind: 'years-months' }
  | { readonly kind: 'days-time' }
  | { readonly kind: 'list'; readonly of: FeelType }
  | { readonly kind: 'record'; readonly fields: ReadonlyMap<string, RecordField> }
  | { readonly kind: 'range'; readonly of: FeelType }
  | {
      readonly kind: 'function';
      readonly parameters: readonly FeelType[];
      readonly result: FeelType;
    }
  /** Only in plain FEEL, where a value's type is first known when it is there. */
  | { readonly kind: 'any' }
  | { readonly kind: 'null' };

/** An entry of a record; records hold their entries under `name`. */
export interface RecordField {
  readonly name: string;
  readonly type: FeelType;
}

export type FeelKind = FeelType['kind'];

const kindWords: Readonly<Record<FeelKind, Localized>> = {
  number: { zh: '数字', en: 'a number' },
  money: { zh: '金额', en: 'an amount of money' },
  text: { zh: '文字', en: 'text' },
  code: { zh: '代码', en: 'a code of a list' },
  boolean: { zh: '是否（true/false）', en: 'true or false' },
  date: { zh: '日期', en: 'a date' },
  time: { zh: '时刻', en: 'a time of day' },
  'date-time': { zh: '日期和时刻', en: 'a date and time' },
  'years-months': { zh: '年月时长', en: 'a duration of years and months' },
  'days-time': { zh: '天时时长', en: 'a duration of days and time' },
  list: { zh: '列表', en: 'a list' },
  record: { zh: '记录', en: 'a record' },
  range: { zh: '区间', en: 'a range' },
  function: { zh: '函数', en: 'a function' },
  any: { zh: '任意值', en: 'any value' },
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

/** Types whose values the scalar tree and generated code know. */
export const isScalar = (type: FeelType): boolean =>
  ['number', 'money', 'text', 'code', 'boolean', 'date', 'null'].includes(type.kind);
