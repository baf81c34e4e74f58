import type { Outcome } from '@yanzhen/values/decision.ts';
import type { Localized } from '@yanzhen/values/localized.ts';

/** A text with places for values: `{name}`. */
export const say = (
  text: Localized,
  values: Readonly<Record<string, Localized | string>>,
): Localized => {
  const fill = (language: 'zh' | 'en') =>
    text[language].replace(/\{(\w+)\}/g, (_, key: string) => {
      const value = Object.hasOwn(values, key) ? values[key] : undefined;
      return typeof value === 'string' ? value : (value?.[language] ?? '');
    });
  return { zh: fill('zh'), en: fill('en') };
};

export const outcomeWords: Readonly<Record<Outcome, Localized>> = {
  yes: { zh: '符合', en: 'Yes' },
  no: { zh: '不符合', en: 'No' },
  'not-applicable': { zh: '不适用', en: 'Does not apply' },
  unknown: { zh: '还不能确定', en: 'Cannot tell yet' },
};

/** A mark for each answer that a terminal and a printed page can show. */
export const outcomeMarks: Readonly<Record<Outcome, string>> = {
  yes: '✓',
  no: '✗',
  'not-applicable': '–',
  unknown: '?',
};

export const notKnown: Localized = { zh: '尚不清楚', en: 'not known' };

/** Who says so; another source is told as it is written. */
const sources: ReadonlyMap<string, Localized> = new Map(
  Object.entries({
    self: { zh: '本人', en: 'the person' },
    employer: { zh: '用人单位', en: 'the employer' },
    document: { zh: '证明材料', en: 'a document' },
    department: { zh: '主管部门', en: 'a department' },
    import: { zh: '导入', en: 'an import' },
    example: { zh: '算例', en: 'a worked example' },
    file: { zh: '文件', en: 'the file' },
  }),
);

/** A source in words; `document:labour-contract` is a document. */
export function sourceWords(source: string): Localized {
  return (
    sources.get(source) ?? sources.get(source.split(':')[0] ?? '') ?? { zh: source, en: source }
  );
}

/** Who can supply a fact, the usual one first. */
export const supplierWords: Readonly<
  Record<'self' | 'employer' | 'document' | 'department', Localized>
> = {
  self: { zh: '由您填写', en: 'you can tell' },
  employer: { zh: '由用人单位确认', en: 'your employer confirms it' },
  document: { zh: '凭材料核对', en: 'shown by a document' },
  department: { zh: '由部门核对', en: 'a department checks it' },
};

export const words = {
  heading: { zh: '{name}：{outcome}。{sum}', en: '{name}: {outcome}. {sum}' },
  reason: { zh: '{says}（{clause}）。', en: '{says} ({clause}).' },
  basis: { zh: '依据：{facts}。', en: 'Based on: {facts}.' },
  needs: { zh: '还需要：{facts}。', en: 'Still needed: {facts}.' },
  supplied: { zh: '{label}（{by}）', en: '{label} ({by})' },
  fact: { zh: '{label} {value}', en: '{label}: {value}' },
  said: { zh: '（{source}{day}）', en: ' ({source}{day})' },
  onDay: { zh: '，{day}', en: ', {day}' },
  howMuch: { zh: '金额：{name} {value}（{clause}）。', en: 'The sum: {name} {value} ({clause}).' },
  change: { zh: '只要{changes}，{then}。', en: 'With {changes}: {then}.' },
  changeOne: { zh: '“{label}”由 {from} 变为 {to}', en: '“{label}” from {from} to {to}' },
  thenYes: { zh: '就符合条件', en: 'the answer is yes' },
  thenOpen: {
    zh: '就不再被拒绝，其余情况确认后可得',
    en: 'nothing refuses it any more, once the rest is confirmed',
  },
  cannotChange: {
    zh: '“{label}”无法改变，因此不能享受。',
    en: '“{label}” cannot be changed, so this benefit is out of reach.',
  },
  amountIs: { zh: '可以享受 {sum}。', en: 'You get {sum}.' },
  amountWould: { zh: '如以上情况属实，可以享受 {sum}。', en: 'If so, you get {sum}.' },
  ceiling: { zh: '最高额度 {sum}', en: 'a ceiling of {sum}' },
  range: { zh: '{from} 至 {to}，由评审确定', en: '{from} to {to}, as the review decides' },
  service: { zh: '相应服务', en: 'the service' },
  separator: { zh: '；', en: '; ' },
  and: { zh: '，并且', en: ' and ' },
} as const satisfies Record<string, Localized>;
