import type { Sheet } from '@yanzhen/server/spreadsheets/sheet.ts';

/** One row a student of a class that is running. */
export const studentSheet: Sheet = {
  id: 'cooperation.class-students',
  version: 1,
  rowsMax: 5_000,
  title: { zh: '班级学生名单', en: 'Students of classes' },
  instructions: [
    {
      zh: '一行一名学生。院校按统一社会信用代码、班级按登记的名称填写；超过计划人数的行不登记，同一自然人在一个班只记一次。身份证件号码加密保存，不显示。',
      en: 'One row a student. The school goes by credit code, the class by its name as recorded; rows beyond the planned number are not kept, and a natural person is a student of a class once. Identity numbers are sealed and shown nowhere.',
    },
  ],
  columns: [
    { key: 'schoolId', name: { zh: '院校信用代码', en: 'Credit code of the school' }, kind: 'credit-code', required: true },
    { key: 'class', name: { zh: '班级名称', en: 'Class' }, kind: 'text', lengthMax: 100, required: true },
    { key: 'name', name: { zh: '姓名', en: 'Name' }, kind: 'text', lengthMax: 60, required: true },
    { key: 'identityNumber', name: { zh: '身份证件号码', en: 'Identity number' }, kind: 'identity', required: true },
    { key: 'enrolledOn', name: { zh: '入学日期', en: 'Enrolled on' }, kind: 'date', required: true, example: '2024-09-01' },
  ],
}; // prettier-ignore
