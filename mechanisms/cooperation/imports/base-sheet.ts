import type { Sheet } from '@yanzhen/server/spreadsheets/sheet.ts';

/** One row a base; it is recorded as one that is to be checked on site. */
export const baseSheet: Sheet = {
  id: 'cooperation.training-bases',
  version: 1,
  rowsMax: 2_000,
  title: { zh: '实训和实践基地登记表', en: 'Training and practice bases' },
  instructions: [
    {
      zh: '一行一个基地。院校和企业按统一社会信用代码填写，都必须是所填协议的一方；导入后在系统里登记现场核查和认定。',
      en: 'One row a base. School and enterprise go by credit code and are party to the agreement; the check on site and the recognition are recorded afterwards.',
    },
  ],
  columns: [
    { key: 'name', name: { zh: '基地名称', en: 'Name' }, kind: 'text', lengthMax: 100, required: true, example: { zh: '高压阀实训基地', en: 'Valves base' } },
    { key: 'kind', name: { zh: '基地类型', en: 'Kind' }, kind: 'choice', required: true, choices: [
      { value: 'training', label: { zh: '实训基地', en: 'Training base' } },
      { value: 'engineer-practice', label: { zh: '卓越工程师实践基地', en: 'Practice base for engineers' } },
    ] },
    { key: 'schoolId', name: { zh: '院校信用代码', en: 'Credit code of the school' }, kind: 'credit-code', required: true },
    { key: 'enterpriseId', name: { zh: '企业信用代码', en: 'Credit code of the enterprise' }, kind: 'credit-code', required: true },
    { key: 'agreementId', name: { zh: '协议编号', en: 'File number of the agreement' }, kind: 'text', lengthMax: 60, required: true, example: { zh: '市校协〔2024〕1号', en: 'XY-2024-1' } },
    { key: 'county', name: { zh: '县（区）代码', en: 'County code' }, kind: 'text', lengthMax: 6, required: true, example: '510502' },
    { key: 'cluster', name: { zh: '产业集群代码', en: 'Cluster code' }, kind: 'text', lengthMax: 41, example: 'equipment' },
    { key: 'trades', name: { zh: '专业、工种', en: 'Trades' }, kind: 'text', lengthMax: 200, required: true },
    { key: 'places', name: { zh: '可容纳人数', en: 'Places' }, kind: 'integer', required: true, minimum: 1, maximum: 100_000 },
    { key: 'insured', name: { zh: '已投保实习责任保险', en: 'Liability insurance' }, kind: 'yes-no', required: true },
    { key: 'floorSquareMetres', name: { zh: '场地面积（平方米）', en: 'Floor (m²)' }, kind: 'integer', minimum: 1, maximum: 10_000_000 },
    { key: 'equipmentFen', name: { zh: '设备价值（元）', en: 'Equipment (yuan)' }, kind: 'money', minimum: 0 },
  ],
}; // prettier-ignore
