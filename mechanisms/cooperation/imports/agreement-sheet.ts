import type { Sheet } from '@yanzhen/server/spreadsheets/sheet.ts';

/** One row a signed agreement of the government with one partner, and one more where there is a third. */
export const agreementSheet: Sheet = {
  id: 'cooperation.agreements',
  version: 1,
  rowsMax: 2_000,
  title: { zh: '合作协议登记表', en: 'Cooperation agreements' },
  instructions: [
    {
      zh: '一行一份已签署的协议。各方按统一社会信用代码填写，必须已在单位名录登记；超过三方的，导入后在系统里登记。',
      en: 'One row a signed agreement. Parties go by credit code and stand in the register; agreements of more than three parties are recorded by hand.',
    },
  ],
  columns: [
    { key: 'number', name: { zh: '协议编号', en: 'File number' }, kind: 'text', lengthMax: 60, required: true, example: { zh: '市校协〔2024〕1号', en: 'XY-2024-1' } },
    { key: 'title', name: { zh: '协议名称', en: 'Title' }, kind: 'text', lengthMax: 120, required: true },
    { key: 'level', name: { zh: '层级', en: 'Level' }, kind: 'choice', required: true, choices: [
      { value: 'strategic', label: { zh: '战略合作', en: 'Strategic' } },
      { value: 'project', label: { zh: '项目合作', en: 'Project' } },
    ] },
    { key: 'scope', name: { zh: '主要合作内容', en: 'Main scope' }, kind: 'choice', required: true, choices: [
      { value: 'think-tank', label: { zh: '决策咨询', en: 'Advice' } },
      { value: 'training', label: { zh: '人才培养', en: 'Training' } },
      { value: 'research', label: { zh: '技术研发', en: 'Research and development' } },
      { value: 'transfer', label: { zh: '成果转化', en: 'Technology transfer' } },
      { value: 'institute', label: { zh: '共建研究机构', en: 'Joint institute' } },
      { value: 'base', label: { zh: '共建基地', en: 'Joint base' } },
    ] },
    { key: 'government', name: { zh: '政府方信用代码', en: 'Credit code of the government' }, kind: 'credit-code' },
    { key: 'school', name: { zh: '院校方信用代码', en: 'Credit code of the school' }, kind: 'credit-code' },
    { key: 'enterprise', name: { zh: '企业方信用代码', en: 'Credit code of the enterprise' }, kind: 'credit-code' },
    { key: 'county', name: { zh: '县（区）代码', en: 'County code' }, kind: 'text', lengthMax: 6, note: { zh: '全市的留空。', en: 'Left out for the whole city.' } },
    { key: 'cluster', name: { zh: '产业集群代码', en: 'Cluster code' }, kind: 'text', lengthMax: 41 },
    { key: 'signedOn', name: { zh: '签署日期', en: 'Signed on' }, kind: 'date', required: true },
    { key: 'termFrom', name: { zh: '期限第一天', en: 'First day' }, kind: 'date', required: true },
    { key: 'termTo', name: { zh: '期限最后一天', en: 'Last day' }, kind: 'date', required: true },
    { key: 'reviewMonths', name: { zh: '评估周期（月）', en: 'Review cycle (months)' }, kind: 'integer', minimum: 1, maximum: 60 },
    { key: 'liaison', name: { zh: '联系人（处室职务）', en: 'Liaison (office and post)' }, kind: 'text', lengthMax: 100, required: true },
    { key: 'deliverables', name: { zh: '约定事项', en: 'What was agreed' }, kind: 'text', lengthMax: 500, required: true },
  ],
}; // prettier-ignore
