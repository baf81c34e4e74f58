import { unitWords, type FactDefinition } from '@yanzhen/policy';
import { applicationQuestions, type PublishedBenefit } from '@yanzhen/registers/policies/offers.ts';
import type { BenefitQuestion } from '@yanzhen/registers/policies/contract.ts';
import type { Column, Sheet } from '@yanzhen/server/spreadsheets/sheet.ts';
import type { Localized } from '@yanzhen/values/localized.ts';

/** Persons of one file. */
const rowsMax = 2_000;

/** Columns of facts are called by the fact's id with this before it. */
const factMark = 'fact:';

const person = { zh: '本人', en: 'The person' };
const payee = { zh: '收款账户', en: 'Where the money goes' };
const consent = { zh: '本人同意', en: 'The consent' };

/** How a person may have agreed to be filed for; the window's own ways that an office can have. */
const consentWays = ['written', 'in-person', 'telephone'] as const;
const consentNames: Readonly<Record<(typeof consentWays)[number], Localized>> = {
  written: { zh: '书面', en: 'In writing' },
  'in-person': { zh: '当面', en: 'In person' },
  telephone: { zh: '电话', en: 'By telephone' },
};

// prettier-ignore
const own: readonly Column[] = [
  { key: 'name', name: { zh: '姓名', en: 'Name' }, kind: 'text', lengthMax: 60, required: true, group: person, example: { zh: '张三', en: 'Zhang San' } },
  { key: 'identityNumber', name: { zh: '身份证号码', en: 'Identity number' }, kind: 'identity', required: true, group: person, example: '510599199001019006' },
  { key: 'mobile', name: { zh: '手机号码', en: 'Mobile' }, kind: 'phone', required: true, group: person, example: '19900000001', note: { zh: '本人的手机号码，办理进度会发送到这里。', en: 'The person’s own; news of the application goes there.' } },
  { key: 'bankName', name: { zh: '开户银行', en: 'Bank' }, kind: 'text', lengthMax: 60, group: payee, example: { zh: '示例银行泸州分行', en: 'Example Bank, Luzhou' } },
  { key: 'bankAccount', name: { zh: '银行账号', en: 'Account' }, kind: 'account', group: payee, note: { zh: '本人名下的银行卡。已登记过账户的，以登记的为准，只能由本人修改。', en: 'In the person’s own name. An account that is known already stays; only the person changes it.' } },
  { key: 'consentHow', name: { zh: '同意方式', en: 'How they agreed' }, kind: 'choice', required: true, group: consent, choices: consentWays.map((value) => ({ value, label: consentNames[value] })), note: { zh: '本人同意单位代为申报的方式；凭证由单位留存备查。', en: 'How the person agreed to be filed for; the employer keeps the proof.' } },
  { key: 'consentOn', name: { zh: '同意日期', en: 'Agreed on' }, kind: 'date', required: true, group: consent, example: '2024-05-20' },
];

/** The sheet by which an employer files one benefit for many: the person, the consent, and the facts it asks. */
export function filingSheet(published: PublishedBenefit): Sheet {
  const { benefit, dictionary, version } = published;
  const group = { zh: '申报内容', en: 'What is stated' };
  const facts = applicationQuestions(published).flatMap((question): Column[] => {
    const fact = dictionary.facts.get(question.factId);
    return fact ? [{ ...factColumn(question, fact), group }] : [];
  });
  return {
    id: `subsidies.filing.${benefit.id}`,
    version,
    rowsMax,
    title: {
      zh: `单位代申报：${benefit.name.zh}`,
      en: `Filed by the employer: ${benefit.name.en}`,
    },
    instructions: [
      {
        zh: '一行一人，只填本单位职工，并且本人已经同意由单位代为申报。本人会收到短信，可以登录查看或撤回。',
        en: 'One row a person of your own staff who agreed to be filed for. The person is told, and can look at it or withdraw it.',
      },
      {
        zh: '不清楚的事项可以留空；试算会说明还差什么。',
        en: 'Leave empty what you do not know; the dry run tells what is missing.',
      },
    ],
    columns: [...own, ...facts],
  };
}

/** The id of the fact that a column holds; null for the others. */
export function factOf(key: string): string | null {
  return key.startsWith(factMark) ? key.slice(factMark.length) : null;
}

const kinds = {
  'yes-no': 'yes-no',
  choice: 'choice',
  number: 'number',
  money: 'money',
  date: 'date',
  text: 'text',
} as const satisfies Record<BenefitQuestion['kind'], Column['kind']>;

function factColumn(question: BenefitQuestion, fact: FactDefinition): Column {
  const kind = kinds[question.kind];
  const unit =
    kind === 'money'
      ? { zh: '元', en: 'yuan' }
      : fact.type === 'number'
        ? unitWords(fact.unit)
        : undefined;
  return {
    key: factMark + question.factId,
    name: {
      zh: withUnit(fact.label.zh, unit && `（${unit.zh}）`),
      en: withUnit(fact.label.en, unit && ` (${unit.en})`),
    },
    kind,
    note: question.wording,
    ...(question.options ? { choices: question.options } : {}),
  };
}

/** A label may name its unit already. */
function withUnit(label: string, unit: string | undefined): string {
  return unit === undefined || label.endsWith(unit) ? label : label + unit;
}
