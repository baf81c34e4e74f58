import type { Column, Sheet } from '@yanzhen/server/spreadsheets/sheet.ts';

// prettier-ignore
const columns: readonly Column[] = [
  { key: 'name', name: { zh: '姓名', en: 'Name' }, kind: 'text', required: true, lengthMax: 100, example: { zh: '林知远', en: 'Lin Zhiyuan' } },
  { key: 'identityNumber', name: { zh: '身份证号', en: 'Identity number' }, kind: 'identity', required: true },
  { key: 'mobile', name: { zh: '手机号', en: 'Mobile number' }, kind: 'phone' },
  { key: 'bankName', name: { zh: '开户银行', en: 'Bank' }, kind: 'text', lengthMax: 60 },
  { key: 'bankAccount', name: { zh: '银行卡号', en: 'Bank card number' }, kind: 'account' },
  { key: 'creditCode', name: { zh: '用人单位统一社会信用代码', en: "Employer's credit code" }, kind: 'credit-code' },
  { key: 'county', name: { zh: '区县代码', en: 'County code' }, kind: 'text', required: true, lengthMax: 6, example: '510502', note: { zh: '六位行政区划代码', en: 'Six digits (GB/T 2260)' } },
  { key: 'grantedOn', name: { zh: '核定日期', en: 'Granted on' }, kind: 'date', required: true, example: '2022-05-20' },
  { key: 'total', name: { zh: '核定总额（元）', en: 'Sum granted (yuan)' }, kind: 'money', required: true, minimum: 1, example: '150000' },
  { key: 'number', name: { zh: '期次', en: 'Instalment' }, kind: 'integer', required: true, minimum: 1, maximum: 20, example: '1', note: { zh: '每期一行，从 1 起连续；一次付清的只有第 1 期', en: 'One row for each instalment, from 1; a single payment has only number 1' } },
  { key: 'amount', name: { zh: '本期金额（元）', en: 'Sum of the instalment (yuan)' }, kind: 'money', required: true, minimum: 1, example: '50000' },
  { key: 'dueOn', name: { zh: '到期日', en: 'Due on' }, kind: 'date', required: true, example: '2022-05-20' },
  { key: 'paidOn', name: { zh: '到账日期', en: 'Paid on' }, kind: 'date', example: '2022-06-10', note: { zh: '未付的留空', en: 'Leave empty while it is not paid' } },
];

/** 期初数: one row for each instalment of each person. */
export const openingSheet: Sheet = {
  id: 'opening-balances.awards',
  version: 1,
  title: { zh: '期初已核定补助', en: 'Awards from before' },
  columns,
  rowsMax: 20_000,
};
