import type { Sheet } from '@yanzhen/server/spreadsheets/sheet.ts';

/** One row a visit, a meeting or an exchange, planned or held. */
export const gatheringSheet: Sheet = {
  id: 'cooperation.gatherings',
  version: 1,
  rowsMax: 2_000,
  title: { zh: '走访对接登记表', en: 'Visits, meetings and exchanges' },
  instructions: [
    {
      zh: '一行一次。对接单位按统一社会信用代码填写，必须已在单位名录登记。已举办的填参加人数和纪要，只有计划的两项都留空；需求和任务导入后在系统里登记。',
      en: 'One row each. The organisation goes by credit code and stands in the register. One that was held has attendants and minutes, one that is planned has neither; needs and tasks are recorded afterwards.',
    },
  ],
  columns: [
    { key: 'kind', name: { zh: '类型', en: 'Kind' }, kind: 'choice', required: true, choices: [
      { value: 'university-visit', label: { zh: '走访高校院所', en: 'Visit to a university' } },
      { value: 'experts-visit', label: { zh: '院士（专家）行', en: 'Experts’ visit' } },
      { value: 'school-enterprise', label: { zh: '校企面对面', en: 'Schools meet enterprises' } },
      { value: 'exchange', label: { zh: '学术交流', en: 'Academic exchange' } },
    ] },
    { key: 'title', name: { zh: '主题', en: 'Subject' }, kind: 'text', lengthMax: 120, required: true },
    { key: 'round', name: { zh: '第几轮', en: 'Round' }, kind: 'integer', minimum: 1, maximum: 99 },
    { key: 'organisationId', name: { zh: '对接单位信用代码', en: 'Credit code of the organisation' }, kind: 'credit-code', required: true },
    { key: 'heldOn', name: { zh: '日期', en: 'Day' }, kind: 'date', required: true, example: '2024-06-12' },
    { key: 'agenda', name: { zh: '议程', en: 'Agenda' }, kind: 'text', lengthMax: 500, required: true },
    { key: 'county', name: { zh: '县（区）代码', en: 'County code' }, kind: 'text', lengthMax: 6, note: { zh: '全市的留空。', en: 'Left out for the whole city.' } },
    { key: 'cluster', name: { zh: '产业集群代码', en: 'Cluster code' }, kind: 'text', lengthMax: 41, example: 'equipment' },
    { key: 'attendants', name: { zh: '参加人数', en: 'Attendants' }, kind: 'integer', minimum: 1, maximum: 10_000 },
    { key: 'minutes', name: { zh: '纪要', en: 'Minutes' }, kind: 'text', lengthMax: 500 },
  ],
}; // prettier-ignore
