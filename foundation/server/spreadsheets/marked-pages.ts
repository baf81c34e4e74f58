import { inLanguage, type Language } from '@yanzhen/values/localized.ts';
import { problemColumn, problemColumnNames } from './mark-words.ts';
import { dictionaryPage, instructionsPage, listsOf, textKinds } from './write-template.ts';
import { sheetText } from './sheet-words.ts';
import type { FileColumn, RawCell, Sheet, SheetHead } from './sheet.ts';
import type { Page, PageCell } from './write-workbook.ts';

/** A row of an upload with what is to be mended in it, in words. */
export interface MarkedRow {
  readonly line: number;
  readonly cells: readonly RawCell[];
  readonly problems: readonly {
    /** Key of the column; null where it is the row as a whole. */
    readonly column: string | null;
    readonly text: string;
  }[];
}

export interface Marking {
  readonly sheet: Sheet;
  readonly head: Pick<SheetHead, 'columns' | 'above'>;
  readonly rows: readonly MarkedRow[];
  readonly language: Language;
}

/** Comments of one file: beyond, the red cell and the last column still say it. */
const commentsMax = 2_000;

/** The pages of a marked file: every row on its own line, and at the end the column of reasons. */
export function markedPages({ sheet, head, rows, language }: Marking): Page[] {
  const columns = head.columns.filter(({ header }) => !problemColumnNames.has(header.trim()));
  const places = columns.map((column) => head.columns.indexOf(column));
  const keys = columns.map(({ key }) => key);
  const headings = head.columns.length > 0 ? head.above.findIndex(isHeadings(head.columns)) : -1;
  const lines: PageCell[][] = head.above.map((cells, i) =>
    i === headings
      ? [
          ...columns.map(({ header, key }): PageCell => ({
            value: header,
            look: lookOf(sheet, key),
          })),
          { value: inLanguage(problemColumn, language), look: 'heading-required' },
        ]
      : places.map((place) => ({
          value: cells[place] ?? null,
          ...(i > headings ? { look: 'example' } : {}),
        })),
  );
  for (const row of rows) {
    while (lines.length < row.line - 1) lines.push([]);
    lines.push(markedRow(row, { places, keys, sheet, language }));
  }
  // A row of text cells below the last one, of which the columns below take their style.
  lines.push(columns.map(() => ({ value: null, look: 'text' })));
  return [
    {
      name: sheetText(language, 'pages.form'),
      rows: lines,
      widths: [...columns.map(({ header }) => Math.min(30, Math.max(14, header.length * 2))), 60],
      frozenRows: headings + 1,
      textColumns: columns.flatMap(({ key }, i) => (isText(sheet, key) ? [i] : [])),
      lists: listsOf(sheet, keys, language, headings + 1),
      comments: commentsOf(rows, keys),
    },
    instructionsPage(sheet, language),
    dictionaryPage(sheet, language),
  ];
}

interface Places {
  readonly places: readonly number[];
  readonly keys: readonly (string | null)[];
  readonly sheet: Sheet;
  readonly language: Language;
}

function markedRow(
  { cells, problems }: MarkedRow,
  { places, keys, sheet, language }: Places,
): PageCell[] {
  const wrong = new Set(problems.map(({ column }) => column));
  const written = places.map((place, i): PageCell => {
    const key = keys[i] ?? null;
    return { value: cells[place] ?? null, look: key !== null && wrong.has(key) ? 'wrong' : 'text' };
  });
  const reasons = problems.map(({ column, text }) => {
    const declared = sheet.columns.find(({ key }) => key === column);
    return declared
      ? `${inLanguage(declared.name, language)}${language === 'zh' ? '：' : ': '}${text}`
      : text;
  });
  return reasons.length > 0 ? [...written, { value: reasons.join('\n'), look: 'reason' }] : written;
}

function commentsOf(
  rows: readonly MarkedRow[],
  keys: readonly (string | null)[],
): NonNullable<Page['comments']> {
  const comments: { row: number; column: number; text: string }[] = [];
  for (const { line, problems } of rows) {
    for (const [column, key] of keys.entries()) {
      const texts = problems.filter((each) => key !== null && each.column === key);
      if (texts.length === 0) continue;
      if (comments.length === commentsMax) return comments;
      comments.push({ row: line - 1, column, text: texts.map(({ text }) => text).join('\n') });
    }
  }
  return comments;
}

function isHeadings(columns: readonly FileColumn[]) {
  return (cells: readonly RawCell[]): boolean =>
    columns.every(({ header }, i) => String(cells[i] ?? '') === header);
}

function lookOf(sheet: Sheet, key: string | null): 'heading' | 'heading-required' {
  const column = sheet.columns.find((each) => each.key === key);
  return column?.required ? 'heading-required' : 'heading';
}

function isText(sheet: Sheet, key: string | null): boolean {
  const column = sheet.columns.find((each) => each.key === key);
  return column !== undefined && textKinds.has(column.kind);
}
