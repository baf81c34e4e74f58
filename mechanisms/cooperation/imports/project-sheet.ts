import type { Column, Sheet } from '@yanzhen/server/spreadsheets/sheet.ts';
import type { Localized } from '@yanzhen/values/localized.ts';
import { projectFields, type ProjectField } from '@yanzhen/registers/projects/contract.ts';

/** Fields as they are chosen in the sheet. */
const fieldNames: Readonly<Record<ProjectField, Localized>> = {
  equipment: { zh: '装备制造', en: 'Equipment manufacturing' },
  'materials-energy': {
    zh: '材料化工及能源环保',
    en: 'Materials, chemicals, energy, environment',
  },
  electronics: { zh: '电子信息', en: 'Electronics and information' },
  medicine: { zh: '生物医药', en: 'Biomedicine' },
  'food-agriculture': { zh: '食品与农业', en: 'Food and agriculture' },
  'urban-society': { zh: '城乡建设与社会治理', en: 'Building and society' },
  other: { zh: '其他', en: 'Other' },
};

const money = (key: string, name: Localized, example: string): Column => ({
  key,
  name: { zh: `${name.zh}（元）`, en: `${name.en} (yuan)` },
  kind: 'money',
  required: true,
  minimum: 0,
  example,
});

/** One row a project; what stands in it is what the form asks for. */
export const projectSheet: Sheet = {
  id: 'cooperation.projects',
  version: 1,
  rowsMax: 10_000,
  title: { zh: '合作项目登记表', en: 'Cooperation projects' },
  instructions: [
    {
      zh: '一行一个项目。院校和企业按统一社会信用代码填写，必须已在单位名录登记；县（区）和产业集群填代码，集群可留空。',
      en: 'One row a project. School and enterprise go by credit code and stand in the register; county and cluster by their code, the cluster may be left out.',
    },
    {
      zh: '各项资金之和不得超过总投入；没有的填 0。再次导入同一编号、内容没有变化的，不会重复登记。',
      en: 'The parts add up to no more than the whole; write 0 where there is none. A number that is recorded with the same content is not recorded again.',
    },
  ],
  columns: [
    { key: 'number', name: { zh: '项目编号', en: 'Number' }, kind: 'text', lengthMax: 60, required: true, example: { zh: '校地-2024-001', en: 'XD-2024-001' } },
    { key: 'name', name: { zh: '项目名称', en: 'Name' }, kind: 'text', lengthMax: 120, required: true, example: { zh: '高压液压阀关键技术研发', en: 'High-pressure valves' } },
    { key: 'field', name: { zh: '领域', en: 'Field' }, kind: 'choice', required: true, choices: projectFields.map((value) => ({ value, label: fieldNames[value] })) },
    { key: 'partner', name: { zh: '合作院校信用代码', en: 'Credit code of the school' }, kind: 'credit-code', required: true },
    { key: 'enterprise', name: { zh: '企业信用代码', en: 'Credit code of the enterprise' }, kind: 'credit-code', required: true },
    { key: 'agreement', name: { zh: '协议编号', en: 'File number of the agreement' }, kind: 'text', lengthMax: 60 },
    { key: 'county', name: { zh: '县（区）代码', en: 'County code' }, kind: 'text', lengthMax: 6, required: true, example: '510502' },
    { key: 'cluster', name: { zh: '产业集群代码', en: 'Cluster code' }, kind: 'text', lengthMax: 41, example: 'equipment' },
    { key: 'startedOn', name: { zh: '开始日期', en: 'Began on' }, kind: 'date', required: true, example: '2024-03-01' },
    { key: 'endsOn', name: { zh: '计划结束日期', en: 'Planned end' }, kind: 'date', required: true, example: '2026-02-28' },
    money('total', { zh: '总投入', en: 'Whole' }, '2000000'),
    money('special', { zh: '市级专项资金', en: 'City special fund' }, '200000'),
    money('enterpriseMoney', { zh: '企业投入', en: 'Enterprise' }, '1800000'),
    money('province', { zh: '省级资金', en: 'Province' }, '0'),
    money('other', { zh: '其他投入', en: 'Others' }, '0'),
  ],
}; // prettier-ignore
