import type { Sheet } from '@yanzhen/server/spreadsheets/sheet.ts';
import type { Localized } from '@yanzhen/values/localized.ts';
import type { Answer } from '../contract.ts';

/** The answers as they are chosen in the sheet. */
export const answerNames: Readonly<Record<Answer, Localized>> = {
  yes: { zh: '是', en: 'Yes' },
  no: { zh: '否', en: 'No' },
  'no-data': { zh: '无数据', en: 'No data' },
};

/** Columns that only the list handed out has: what the department needs to answer. */
export const handedOut = {
  asks: { zh: '问题', en: 'Question' },
  dueOn: { zh: '答复期限', en: 'Due' },
  name: { zh: '姓名', en: 'Name' },
  identityNumber: { zh: '身份证件号码', en: 'Identity number' },
  employer: { zh: '工作单位', en: 'Employer' },
  facts: { zh: '申请人所填', en: 'As stated' },
} as const satisfies Readonly<Record<string, Localized>>;

/** The sheet that comes back: the number of each question, its answer, and a note. */
export const answerSheet: Sheet = {
  id: 'checks.answers',
  version: 1,
  rowsMax: 2_000,
  title: { zh: '联审问题答复', en: 'Answers to joint checks' },
  instructions: [
    {
      zh: '一行一个问题。请在本部门下载的清单上填写“答复”和“说明”，不要改动编号。答“否”或“无数据”必须写说明；“答复”留空的行请删除。',
      en: 'One row a question. Fill in answer and note in the list that your department downloaded, and leave the numbers alone. “No” and “No data” need a note; delete rows without an answer.',
    },
  ],
  columns: [
    {
      key: 'number',
      name: { zh: '编号', en: 'Number' },
      kind: 'text',
      lengthMax: 40,
      required: true,
      example: 'LS-2024-0001-001',
    },
    {
      key: 'answer',
      name: { zh: '答复', en: 'Answer' },
      kind: 'choice',
      required: true,
      choices: (['yes', 'no', 'no-data'] as const).map((value) => ({
        value,
        label: answerNames[value],
      })),
    },
    {
      key: 'note',
      name: { zh: '说明', en: 'Note' },
      kind: 'text',
      lengthMax: 500,
      note: { zh: '答“否”或“无数据”时必填。', en: 'Needed with “No” and “No data”.' },
    },
  ],
};
