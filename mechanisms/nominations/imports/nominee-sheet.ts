import type { Sheet } from '@yanzhen/server/spreadsheets/sheet.ts';

/** One row a nominee of an open round. */
export const nomineeSheet: Sheet = {
  id: 'nominations.nominees',
  version: 1,
  rowsMax: 500,
  title: { zh: '推荐人选名单', en: 'Nominees' },
  instructions: [
    {
      zh: '一行一名人选。年度和批次名称与系统中正在推荐的批次一致；超出名额的行不登记。所在单位按统一社会信用代码填写，必须已在单位名录登记。',
      en: 'One row a nominee. Year and name are those of an open round; rows beyond its quota are not kept. The employer goes by credit code and stands in the register.',
    },
  ],
  columns: [
    { key: 'year', name: { zh: '年度', en: 'Year' }, kind: 'integer', required: true, minimum: 2000, maximum: 2199, example: '2024' },
    { key: 'round', name: { zh: '批次名称', en: 'Round' }, kind: 'text', lengthMax: 100, required: true, example: { zh: '天府青城计划', en: 'Provincial programme' } },
    { key: 'name', name: { zh: '姓名', en: 'Name' }, kind: 'text', lengthMax: 60, required: true },
    { key: 'identityNumber', name: { zh: '身份证号', en: 'Identity number' }, kind: 'identity', required: true },
    { key: 'organisationId', name: { zh: '所在单位信用代码', en: 'Credit code of the employer' }, kind: 'credit-code', required: true },
    { key: 'post', name: { zh: '职务职称', en: 'Post and title' }, kind: 'text', lengthMax: 100, required: true },
    { key: 'county', name: { zh: '县（区）代码', en: 'County code' }, kind: 'text', lengthMax: 6, note: { zh: '市本级的留空。', en: 'Left out for the whole city.' } },
    { key: 'cluster', name: { zh: '产业集群代码', en: 'Cluster code' }, kind: 'text', lengthMax: 41 },
  ],
}; // prettier-ignore
