import type { Localized } from '@yanzhen/values/localized.ts';

/** Heading of the last column of a marked file; on import the column is passed over. */
export const problemColumn: Localized = { zh: '错误原因', en: 'What to mend' };

export const problemColumnNames: ReadonlySet<string> = new Set([
  problemColumn.zh,
  problemColumn.en,
]);

/** What the first cell of an example row begins with, in either language. */
export const exampleMark: Localized = { zh: '【示例】', en: '[Example] ' };
