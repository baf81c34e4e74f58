import type { Localized } from '@yanzhen/values/localized.ts';

/** One thing wrong in a calendar file, told so that an officer can mend it. */
export interface CalendarProblem {
  readonly file: string;
  /** First line is 1. */
  readonly line: number;
  /** First column is 1. */
  readonly column: number;
  /** Keys from the top of the file, e.g. `holidays.3.days.0`; empty for the whole file. */
  readonly path: string;
  readonly code: CalendarProblemCode;
  readonly says: Localized;
  readonly remedy: Localized;
}

export type CalendarProblemCode = keyof typeof problemWords;

/** What each problem says and how it is mended; `{…}` is filled in. */
const problemWords = {
  'file.not-yaml': {
    says: { zh: '此处不是有效的 YAML：{detail}', en: 'This is not valid YAML: {detail}' },
    remedy: {
      zh: '请检查缩进、冒号后的空格以及引号是否成对。',
      en: 'Check the indentation, the space after each colon and the pairs of quotes.',
    },
  },
  'schema.shape': {
    says: { zh: '缺少此项，或内容的类型不对。', en: 'This is missing or of the wrong kind.' },
    remedy: {
      zh: '请对照已有年份的日历文件补全：年份、是否已发布、节假日名称（中英文）和日期。',
      en: 'Compare with the file of another year: year, published, and each holiday with its name in both languages and its days.',
    },
  },
  'schema.unknown-key': {
    says: { zh: '不认识“{key}”这一项。', en: 'There is no entry called “{key}”.' },
    remedy: { zh: '请删除，或检查拼写。', en: 'Remove it or check its spelling.' },
  },
  'date.shape': {
    says: { zh: '这不是一个存在的日期。', en: 'This is not a real day.' },
    remedy: { zh: '请按 2024-05-01 的样子填写。', en: 'Write it as 2024-05-01.' },
  },
  'date.other-year': {
    says: { zh: '{date} 不属于 {year} 年的安排。', en: '{date} does not belong to {year}.' },
    remedy: {
      zh: '日期应在 {first} 与 {last} 之间；其他年份请写入该年的文件。',
      en: 'Days lie between {first} and {last}; others stand in the file of their year.',
    },
  },
  'date.twice': {
    says: { zh: '{date} 出现了两次。', en: '{date} stands here twice.' },
    remedy: {
      zh: '同一天只能属于一个节日，且不能既放假又上班；请删去一处。',
      en: 'A day belongs to one holiday and is either off or worked; remove one.',
    },
  },
  'make-up.not-weekend': {
    says: {
      zh: '{date} 不是周六或周日，不能调休上班。',
      en: '{date} is not a Saturday or Sunday.',
    },
    remedy: {
      zh: '调休上班只能在周末；请核对通知里的日期。',
      en: 'Only weekend days are worked in exchange; compare with the notice.',
    },
  },
  'notice.missing': {
    says: { zh: '已发布的年份没有写明依据。', en: 'A published year names no notice.' },
    remedy: {
      zh: '请补上 notice（标题、文号、成文日期），或把 published 改为 false。',
      en: 'Add notice (title, number, date), or set published to false.',
    },
  },
  'year.other-file': {
    says: {
      zh: '文件名与年份 {year} 不符。',
      en: 'The file name does not agree with the year {year}.',
    },
    remedy: { zh: '请把文件命名为 {year}.yaml。', en: 'Name the file {year}.yaml.' },
  },
} as const satisfies Record<string, { says: Localized; remedy: Localized }>;

/** The sentences of a code with its values filled in. */
export function wordedProblem(
  code: CalendarProblemCode,
  values: Readonly<Record<string, string | number>> = {},
): Pick<CalendarProblem, 'code' | 'says' | 'remedy'> {
  const fill = (text: string) =>
    text.replace(/\{(\w+)\}/g, (whole, key: string) => String(values[key] ?? whole));
  const { says, remedy } = problemWords[code];
  return {
    code,
    says: { zh: fill(says.zh), en: fill(says.en) },
    remedy: { zh: fill(remedy.zh), en: fill(remedy.en) },
  };
}
