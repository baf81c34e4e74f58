import type { Sheet } from '@yanzhen/server/spreadsheets/sheet.ts';

/** One row a person whom an institute gathered. */
export const peopleSheet: Sheet = {
  id: 'cooperation.institute-people',
  version: 1,
  rowsMax: 2_000,
  title: { zh: '研究机构人才名单', en: 'People of institutes' },
  instructions: [
    {
      zh: '一行一人。研究机构按登记的名称填写，必须已入驻；同一自然人在一个机构只记一次。身份证件号码加密保存，不显示。',
      en: 'One row a person. The institute goes by its name as recorded and has settled; a natural person is counted once by an institute. Identity numbers are sealed and shown nowhere.',
    },
  ],
  columns: [
    { key: 'institute', name: { zh: '研究机构名称', en: 'Institute' }, kind: 'text', lengthMax: 100, required: true },
    { key: 'name', name: { zh: '姓名', en: 'Name' }, kind: 'text', lengthMax: 60, required: true },
    { key: 'identityNumber', name: { zh: '身份证件号码', en: 'Identity number' }, kind: 'identity', required: true },
    { key: 'title', name: { zh: '职称', en: 'Title' }, kind: 'choice', required: true, choices: [
      { value: 'senior', label: { zh: '正高级职称', en: 'Senior title' } },
      { value: 'associate', label: { zh: '副高级职称', en: 'Associate senior title' } },
      { value: 'intermediate', label: { zh: '中级职称', en: 'Intermediate title' } },
      { value: 'other', label: { zh: '其他', en: 'Other' } },
    ] },
    { key: 'mode', name: { zh: '引进方式', en: 'How engaged' }, kind: 'choice', required: true, choices: [
      { value: 'full-time', label: { zh: '全职', en: 'Full-time' } },
      { value: 'flexible', label: { zh: '柔性', en: 'Flexible' } },
    ] },
    { key: 'joinedOn', name: { zh: '到岗日期', en: 'Joined on' }, kind: 'date', required: true, example: '2024-03-01' },
  ],
}; // prettier-ignore
