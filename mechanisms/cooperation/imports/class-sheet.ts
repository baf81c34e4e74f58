import type { Sheet } from '@yanzhen/server/spreadsheets/sheet.ts';

/** One row a class. */
export const classSheet: Sheet = {
  id: 'cooperation.training-classes',
  version: 1,
  rowsMax: 2_000,
  title: { zh: '合作班级登记表', en: 'Cooperation classes' },
  instructions: [
    {
      zh: '一行一个班级。院校和合作方（企业；联合培养试点填合作高校）按统一社会信用代码填写，都必须是所填协议的一方。学生另用“班级学生名单”导入。',
      en: 'One row a class. School and partner (the enterprise, or the university of a joint pilot) go by credit code and are party to the agreement. Students come in by a sheet of their own.',
    },
  ],
  columns: [
    { key: 'name', name: { zh: '班级名称', en: 'Name' }, kind: 'text', lengthMax: 100, required: true, example: { zh: '沱江智造订单班', en: 'Order class' } },
    { key: 'kind', name: { zh: '班级类型', en: 'Kind' }, kind: 'choice', required: true, choices: [
      { value: 'order', label: { zh: '订单班', en: 'Order class' } },
      { value: 'named', label: { zh: '冠名班', en: 'Named class' } },
      { value: 'custom', label: { zh: '定制班', en: 'Custom class' } },
      { value: 'joint-pilot', label: { zh: '联合培养试点', en: 'Joint pilot' } },
    ] },
    { key: 'level', name: { zh: '层次', en: 'Level' }, kind: 'choice', required: true, choices: [
      { value: 'secondary', label: { zh: '中职', en: 'Secondary' } },
      { value: 'college', label: { zh: '专科', en: 'College' } },
      { value: 'undergraduate', label: { zh: '本科层次', en: 'Undergraduate' } },
    ] },
    { key: 'schoolId', name: { zh: '院校信用代码', en: 'Credit code of the school' }, kind: 'credit-code', required: true },
    { key: 'partnerId', name: { zh: '合作方信用代码', en: 'Credit code of the partner' }, kind: 'credit-code', required: true },
    { key: 'agreementId', name: { zh: '协议编号', en: 'File number of the agreement' }, kind: 'text', lengthMax: 60, required: true, example: { zh: '市校协〔2024〕1号', en: 'XY-2024-1' } },
    { key: 'county', name: { zh: '县（区）代码', en: 'County code' }, kind: 'text', lengthMax: 6, required: true, example: '510502' },
    { key: 'cluster', name: { zh: '产业集群代码', en: 'Cluster code' }, kind: 'text', lengthMax: 41, example: 'equipment' },
    { key: 'trade', name: { zh: '专业', en: 'Trade' }, kind: 'text', lengthMax: 100, required: true },
    { key: 'intake', name: { zh: '计划人数', en: 'Students planned' }, kind: 'integer', required: true, minimum: 1, maximum: 5_000 },
    { key: 'startedOn', name: { zh: '开班日期', en: 'Begins on' }, kind: 'date', required: true, example: '2024-09-01' },
    { key: 'endsOn', name: { zh: '计划结业', en: 'Planned end' }, kind: 'date', required: true, example: '2027-06-30' },
    { key: 'insured', name: { zh: '已投保实习责任保险', en: 'Liability insurance' }, kind: 'yes-no', required: true },
    { key: 'enterpriseTeachers', name: { zh: '企业派出教师', en: 'Teachers of the enterprise' }, kind: 'integer', minimum: 0, maximum: 1_000 },
    { key: 'internPayFenMonthly', name: { zh: '实习报酬（元/月）', en: 'Pay of interns (yuan a month)' }, kind: 'money', minimum: 0 },
    { key: 'jobsPromised', name: { zh: '承诺录用人数', en: 'Jobs promised' }, kind: 'integer', minimum: 0, maximum: 5_000 },
  ],
}; // prettier-ignore
