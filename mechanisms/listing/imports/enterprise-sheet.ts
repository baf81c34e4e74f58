import type { Sheet } from '@yanzhen/server/spreadsheets/sheet.ts';

/** One row an enterprise of the listing plan. */
export const enterpriseSheet: Sheet = {
  id: 'listing.enterprises',
  version: 1,
  rowsMax: 1_000,
  title: { zh: '上市培育企业名单', en: 'Enterprises of the listing plan' },
  instructions: [
    {
      zh: '一行一家企业，按统一社会信用代码填写，必须已在单位名录登记。阶段不在表里填：凭辅导机构的记录逐步推进。',
      en: 'One row an enterprise, by its credit code; it stands in the register. The stage is not filled in: it moves with the records of the adviser.',
    },
  ],
  columns: [
    { key: 'organisationId', name: { zh: '企业信用代码', en: 'Credit code' }, kind: 'credit-code', required: true },
    { key: 'board', name: { zh: '拟上市板块', en: 'Board' }, kind: 'choice', required: true, choices: [
      { value: 'main', label: { zh: '主板', en: 'Main board' } },
      { value: 'star', label: { zh: '科创板', en: 'STAR market' } },
      { value: 'growth', label: { zh: '创业板', en: 'ChiNext' } },
      { value: 'beijing', label: { zh: '北交所', en: 'Beijing exchange' } },
      { value: 'overseas', label: { zh: '境外', en: 'Overseas' } },
    ] },
    { key: 'targetYear', name: { zh: '计划申报年度', en: 'Year of the application' }, kind: 'integer', required: true, minimum: 2000, maximum: 2199, example: '2026' },
    { key: 'enrolledOn', name: { zh: '入库日期', en: 'Enrolled on' }, kind: 'date', required: true, example: '2024-03-01' },
    { key: 'county', name: { zh: '县（区）代码', en: 'County code' }, kind: 'text', lengthMax: 6, note: { zh: '市本级的留空。', en: 'Left out for the whole city.' } },
    { key: 'cluster', name: { zh: '产业集群代码', en: 'Cluster code' }, kind: 'text', lengthMax: 41 },
  ],
}; // prettier-ignore
