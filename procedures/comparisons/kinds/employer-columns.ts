import type { Column } from '@yanzhen/server/spreadsheets/sheet.ts';
import type { Localized } from '@yanzhen/values/localized.ts';

/** A unit by name and credit code; the code is what is compared. */
export function employerColumns(name: Localized): readonly Column[] {
  return [
    {
      key: 'employer',
      name,
      kind: 'text',
      lengthMax: 100,
      example: { zh: '雁江示例有限公司', en: 'Example Ltd.' },
    },
    {
      key: 'employerCode',
      name: { zh: `${name.zh}统一社会信用代码`, en: `${name.en}: credit code` },
      kind: 'credit-code',
      note: {
        zh: '按代码比对；没有代码的，不据此标疑点。',
        en: 'Compared by the code; without one nothing is flagged by it.',
      },
    },
  ];
}
