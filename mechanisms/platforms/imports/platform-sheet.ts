import type { Sheet } from '@yanzhen/server/spreadsheets/sheet.ts';

/** One row a platform; one that is approved has its document and day. */
export const platformSheet: Sheet = {
  id: 'platforms.platforms',
  version: 1,
  rowsMax: 2_000,
  title: { zh: '平台载体登记表', en: 'Innovation platforms' },
  instructions: [
    {
      zh: '一行一个平台。依托单位按统一社会信用代码填写，必须已在单位名录登记。已获批的填批文号和批准日期，培育中的两项都留空。',
      en: 'One row a platform. The host goes by credit code and stands in the register. One that is approved has its document and day; one that is cultivated has neither.',
    },
  ],
  columns: [
    { key: 'name', name: { zh: '平台名称', en: 'Name' }, kind: 'text', lengthMax: 100, required: true, example: { zh: '智能液压四川省重点实验室', en: 'Provincial laboratory of hydraulics' } },
    { key: 'level', name: { zh: '级别', en: 'Level' }, kind: 'choice', required: true, choices: [
      { value: 'national', label: { zh: '国家级', en: 'National' } },
      { value: 'provincial', label: { zh: '省级', en: 'Provincial' } },
      { value: 'city', label: { zh: '市级', en: 'City' } },
    ] },
    { key: 'type', name: { zh: '类型', en: 'Type' }, kind: 'choice', required: true, choices: [
      { value: 'key-laboratory', label: { zh: '重点实验室', en: 'Key laboratory' } },
      { value: 'engineering-centre', label: { zh: '工程技术研究中心', en: 'Engineering centre' } },
      { value: 'technology-centre', label: { zh: '企业技术中心', en: 'Enterprise technology centre' } },
      { value: 'postdoctoral-station', label: { zh: '博士后工作站', en: 'Postdoctoral station' } },
      { value: 'expert-station', label: { zh: '院士（专家）工作站', en: 'Experts’ station' } },
      { value: 'incubator', label: { zh: '孵化器', en: 'Incubator' } },
      { value: 'research-institute', label: { zh: '新型研发机构', en: 'Research institute' } },
    ] },
    { key: 'field', name: { zh: '领域', en: 'Field' }, kind: 'text', lengthMax: 60, required: true, example: { zh: '装备制造', en: 'Equipment' } },
    { key: 'hostId', name: { zh: '依托单位信用代码', en: 'Credit code of the host' }, kind: 'credit-code', required: true },
    { key: 'county', name: { zh: '县（区）代码', en: 'County code' }, kind: 'text', lengthMax: 6, note: { zh: '市本级的留空。', en: 'Left out for the whole city.' } },
    { key: 'cluster', name: { zh: '产业集群代码', en: 'Cluster code' }, kind: 'text', lengthMax: 41 },
    { key: 'document', name: { zh: '批文号', en: 'Approving document' }, kind: 'text', lengthMax: 60, example: { zh: '川科平〔2023〕12号', en: 'SC-2023-12' } },
    { key: 'approvedOn', name: { zh: '批准日期', en: 'Approved on' }, kind: 'date', example: '2023-05-10' },
  ],
}; // prettier-ignore
