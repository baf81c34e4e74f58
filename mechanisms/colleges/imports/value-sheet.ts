import type { Localized } from '@yanzhen/values/localized.ts';
import type { Sheet } from '@yanzhen/server/spreadsheets/sheet.ts';

/** Criteria as they are chosen in the sheet. */
const criterionNames: Readonly<Record<string, Localized>> = {
  'students-per-teacher': { zh: '生师比（学生数/教师数）', en: 'Students per teacher' },
  'full-time-students': { zh: '全日制在校生', en: 'Full-time students' },
  'full-time-teachers': { zh: '专任教师', en: 'Full-time teachers' },
  'part-time-teachers-percent': { zh: '兼任教师占比（%）', en: 'Part-time teachers (%)' },
  'postgraduate-teachers-percent': { zh: '研究生学位教师占比（%）', en: 'Teachers with a postgraduate degree (%)' },
  'doctor-teachers-percent': { zh: '博士学位教师占比（%）', en: 'Teachers with a doctorate (%)' },
  'senior-teachers-percent': { zh: '高级职称教师占比（%）', en: 'Teachers with a senior title (%)' },
  'dual-qualified-percent': { zh: '双师型教师占比（%）', en: 'Dual-qualified teachers (%)' },
  'land-mu': { zh: '占地面积（亩）', en: 'Land (mu)' },
  'equipment-yuan-per-student': { zh: '生均设备值（元）', en: 'Equipment per student (yuan)' },
  'enterprise-teaching-percent': { zh: '企业兼职教师授课占比（%）', en: 'Teaching by enterprise staff (%)' },
}; // prettier-ignore

/** One row a value of a college, criterion and year. */
export const valueSheet: Sheet = {
  id: 'colleges.values',
  version: 1,
  rowsMax: 1_000,
  title: { zh: '升本指标年度填报表', en: 'Yearly values of colleges' },
  instructions: [
    {
      zh: '一行一个指标值。院校按统一社会信用代码填写，须已列入升本计划。同一年度同一指标已填、数值相同的不重复登记；证明材料在院校页面上传。',
      en: 'One row a value. The college goes by credit code and is listed. What is filled with the same value is not filled again; papers are added on the college’s page.',
    },
  ],
  columns: [
    { key: 'college', name: { zh: '院校信用代码', en: 'Credit code of the college' }, kind: 'credit-code', required: true },
    { key: 'year', name: { zh: '年度', en: 'Year' }, kind: 'integer', required: true, minimum: 2000, maximum: 2199, example: '2024' },
    { key: 'key', name: { zh: '指标', en: 'Criterion' }, kind: 'choice', required: true, choices: Object.entries(criterionNames).map(([value, label]) => ({ value, label })) },
    { key: 'value', name: { zh: '数值', en: 'Value' }, kind: 'number', required: true, minimum: 0, example: '18.5' },
  ],
}; // prettier-ignore
