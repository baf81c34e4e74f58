import { inLanguage, type Language, type Localized } from '@yanzhen/values/localized.ts';
import { columnLetters, writeWorkbook, type Page, type PageCell } from './write-workbook.ts';
import { templateRows } from './limits.ts';
import { choicesOf } from './read-value.ts';
import { sheetText } from './sheet-words.ts';
import type { Column, ColumnKind, Sheet } from './sheet.ts';

/** Column kinds whose cells are text, so that no program makes numbers of them. */
export const textKinds: ReadonlySet<ColumnKind> = new Set([
  'text',
  'identity',
  'phone',
  'account',
  'credit-code',
]);

/** The first cell of the hidden sheet; id and version stand beside it. */
export const templateMark = 'yanzhen-sheet';

/** Above the data: groups or title, headings, example. */
const rowsAbove = 3;

/**
 * The template of a sheet as .xlsx: groups, headings with `*` where required, an example row; the
 * instructions; and, hidden, the lists of the drop-downs with the sheet's id and version.
 */
export function writeTemplate(sheet: Sheet, language: Language): Promise<Buffer> {
  const { columns } = sheet;
  return writeWorkbook([
    {
      name: sheetText(language, 'pages.form'),
      rows: [
        groupRow(sheet, language),
        headingRow(columns, language),
        exampleRow(columns, language),
        columns.map(({ kind }) => (textKinds.has(kind) ? { value: null, look: 'text' } : empty)),
      ],
      widths: columns.map((column) => widthOf(column, language)),
      frozenRows: 2,
      textColumns: columns.flatMap(({ kind }, i) => (textKinds.has(kind) ? [i] : [])),
      lists: listsOf(
        sheet,
        columns.map(({ key }) => key),
        language,
        rowsAbove,
      ),
    },
    instructionsPage(sheet, language),
    dictionaryPage(sheet, language),
  ]);
}

const empty: PageCell = { value: null };

function groupRow({ columns, title }: Sheet, language: Language): PageCell[] {
  if (columns.every(({ group }) => group === undefined)) {
    return [{ value: inLanguage(title, language), look: 'group', span: columns.length }];
  }
  const cells: { text: string; span: number }[] = [];
  for (const { group } of columns) {
    const text = group ? inLanguage(group, language) : '';
    const last = cells.at(-1);
    if (last?.text === text) last.span += 1;
    else cells.push({ text, span: 1 });
  }
  return cells.map(({ text, span }) => ({ value: text, look: 'group', span }));
}

/** The heading of a column as the template has it. */
function headingText({ name, required }: Column, language: Language): string {
  return inLanguage(name, language) + (required ? '*' : '');
}

function headingRow(columns: readonly Column[], language: Language): PageCell[] {
  return columns.map((column) => ({
    value: headingText(column, language),
    look: column.required ? 'heading-required' : 'heading',
  }));
}

/** Its first cell says that it is an example; the reader passes over such a row. */
function exampleRow(columns: readonly Column[], language: Language): PageCell[] {
  return columns.map((column, i) => {
    const example = exampleOf(column, language);
    const mark = i === 0 ? sheetText(language, 'example-mark') : '';
    return { value: mark + example, look: 'example' };
  });
}

function exampleOf({ example, kind, ...column }: Column, language: Language): string {
  if (typeof example === 'string') return example;
  if (example) return inLanguage(example, language);
  const [first] = choicesOf({ ...column, kind });
  return first ? inLanguage(first.label, language) : '';
}

/** The drop-downs of columns that stand in this order; `null` is a column of the file's own. */
export function listsOf(
  sheet: Sheet,
  keys: readonly (string | null)[],
  language: Language,
  firstRow: number,
): NonNullable<Page['lists']> {
  const page = sheetText(language, 'pages.dictionary');
  return choiceColumns(sheet).flatMap((column, i) => {
    const at = keys.indexOf(column.key);
    const letters = columnLetters(i + dictionaryFrom);
    return at < 0
      ? []
      : {
          column: at,
          firstRow,
          lastRow: firstRow + templateRows - 1,
          range: `'${page}'!$${letters}$2:$${letters}$${choicesOf(column).length + 1}`,
          errorTitle: inLanguage(column.name, language).slice(0, 30),
          error: sheetText(language, 'choose-from-list'),
        };
  });
}

const choiceColumns = ({ columns }: Sheet): Column[] =>
  columns.filter((column) => choicesOf(column).length > 0);

/** Lists begin in the column after the mark, the id and the version. */
const dictionaryFrom = 3;

/** The hidden sheet: the mark with id and version in row 1, then a list a column. */
export function dictionaryPage(sheet: Sheet, language: Language): Page {
  const columns = choiceColumns(sheet);
  const deepest = Math.max(0, ...columns.map((column) => choicesOf(column).length));
  const heads: PageCell[] = [
    { value: templateMark },
    { value: sheet.id },
    { value: String(sheet.version) },
    ...columns.map(({ name }) => ({ value: inLanguage(name, language) })),
  ];
  const lists = Array.from({ length: deepest }, (_, row) => [
    ...Array.from({ length: dictionaryFrom }, () => empty),
    ...columns.map((column): PageCell => {
      const choice = choicesOf(column)[row];
      return { value: choice ? inLanguage(choice.label, language) : null };
    }),
  ]);
  return { name: sheetText(language, 'pages.dictionary'), rows: [heads, ...lists], hidden: true };
}

export function instructionsPage(sheet: Sheet, language: Language): Page {
  const own = (text: Localized): string => inLanguage(text, language);
  const lines: string[] = [
    ...(sheet.instructions ?? []).map(own),
    ...['required', 'example', 'paste', 'dates', 'rows', 'again'].map((name) =>
      sheetText(language, `instructions.${name}`, {
        rows: String(sheet.rowsMax ?? 20_000),
      }),
    ),
  ];
  const heading = (name: string): PageCell => ({
    value: sheetText(language, `instructions.columns.${name}`),
    look: 'heading',
  });
  return {
    name: sheetText(language, 'pages.instructions'),
    widths: [28, 12, 24, 80],
    rows: [
      [{ value: own(sheet.title), look: 'title' }],
      ...lines.map((line, i): PageCell[] => [{ value: `${i + 1}. ${line}` }]),
      [empty],
      ['name', 'required', 'kind', 'note'].map(heading),
      ...sheet.columns.map((column): PageCell[] => [
        { value: own(column.name) },
        { value: sheetText(language, column.required ? 'instructions.yes' : 'instructions.no') },
        { value: sheetText(language, `kinds.${column.kind}`) },
        { value: column.note ? own(column.note) : null },
      ]),
    ],
  };
}

function widthOf(column: Column, language: Language): number {
  const wide = { identity: 22, account: 24, 'credit-code': 22, phone: 15, date: 14 } as const;
  const least: Partial<Record<ColumnKind, number>> = wide;
  const signs = [...headingText(column, language), ...exampleOf(column, language).slice(0, 24)];
  const heading = [...headingText(column, language)].reduce(
    (sum, sign) => sum + (sign > '\u2e7f' ? 2 : 1),
    2,
  );
  return Math.min(40, Math.max(least[column.kind] ?? 12, heading, signs.length > 30 ? 24 : 0));
}
