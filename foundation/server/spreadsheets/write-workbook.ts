import writeExcelFile from 'write-excel-file/node';
import { escapeText } from './escape-text.ts';
import { cellTextMax } from './limits.ts';

/** How a cell looks; each is one style of the workbook. */
export type CellLook =
  'heading' | 'heading-required' | 'group' | 'example' | 'text' | 'wrong' | 'reason' | 'title';

/** A cell to write. A text is always a text cell, whatever it begins with; nothing here makes a formula. */
export interface PageCell {
  readonly value: string | number | null;
  readonly look?: CellLook;
  /** Columns that it spans. */
  readonly span?: number;
}

/** One sheet of a workbook to write. */
export interface Page {
  readonly name: string;
  readonly rows: readonly (readonly PageCell[])[];
  /** Characters, by column. */
  readonly widths?: readonly number[];
  readonly hidden?: boolean;
  /** Rows that stay in view. */
  readonly frozenRows?: number;
  /** Columns, from 0, whose cells are text however far down one writes. */
  readonly textColumns?: readonly number[];
  /** Drop-downs: cells of a column that take one of the values of a range. */
  readonly lists?: readonly {
    readonly column: number;
    readonly firstRow: number;
    readonly lastRow: number;
    /** As a formula names it: `'字典'!$A$2:$A$9`. */
    readonly range: string;
    readonly errorTitle: string;
    readonly error: string;
  }[];
  /** Comments on cells; row and column from 0. */
  readonly comments?: readonly {
    readonly row: number;
    readonly column: number;
    readonly text: string;
  }[];
}

const looks = {
  title: { fontWeight: 'bold', fontSize: 14, alignVertical: 'center' },
  group: {
    fontWeight: 'bold',
    align: 'center',
    backgroundColor: '#D9E2EC',
    borderStyle: 'thin',
    borderColor: '#9FB3C8',
  },
  heading: {
    fontWeight: 'bold',
    align: 'center',
    alignVertical: 'center',
    wrap: true,
    backgroundColor: '#EEF2F6',
    borderStyle: 'thin',
    borderColor: '#9FB3C8',
  },
  'heading-required': {
    fontWeight: 'bold',
    align: 'center',
    alignVertical: 'center',
    wrap: true,
    textColor: '#B42318',
    backgroundColor: '#EEF2F6',
    borderStyle: 'thin',
    borderColor: '#9FB3C8',
  },
  example: { textColor: '#8A8A8A', fontStyle: 'italic', format: '@' },
  text: { format: '@' },
  wrong: { backgroundColor: '#F8C9C4', textColor: '#8C1D13', format: '@' },
  reason: { textColor: '#B42318', wrap: true, format: '@' },
} as const;

type Addition = NonNullable<NonNullable<Parameters<typeof writeExcelFile>[1]>['features']>[number];

/** The bytes of an .xlsx with these sheets, in their order. */
export async function writeWorkbook(pages: readonly Page[]): Promise<Buffer> {
  const sheets = pages.map(({ name, rows, widths, frozenRows }) => ({
    sheet: name,
    data: rows.map((row) => row.flatMap(cellOf)),
    ...(widths ? { columns: widths.map((width) => ({ width })) } : {}),
    ...(frozenRows ? { stickyRowsCount: frozenRows } : {}),
  }));
  return writeExcelFile(sheets, { features: [beyondTheLibrary(pages)] }).toBuffer();
}

function cellOf({ value, look, span }: PageCell) {
  const style = look ? looks[look] : {};
  const plain = typeof value === 'number' ? { ...style, format: 'General' } : style;
  const cell =
    value === null || value === ''
      ? look
        ? { ...style, type: String }
        : null
      : typeof value === 'number'
        ? { ...plain, type: Number, value }
        : { ...style, type: String, value: escapeText(value.slice(0, cellTextMax)) };
  if (!span || span < 2 || cell === null) return [cell];
  return [{ ...cell, columnSpan: span }, ...Array.from({ length: span - 1 }, () => null)];
}

/**
 * What `write-excel-file` has no word for, added to the parts it wrote: hidden sheets, text columns,
 * drop-downs and comments.
 *
 * @source ECMA-376 part 1, 18.3.1.13 (col), 18.3.1.32 (dataValidation), 18.7 (comments).
 */
function beyondTheLibrary(pages: readonly Page[]): Addition {
  const withComments = pages.flatMap(({ comments }, i) => (comments?.length ? [i] : []));
  return {
    files: {
      transform: {
        'xl/workbook.xml': {
          transformElementAttributes: (tag, attributes, index) =>
            tag === 'sheet' && pages[index ?? 0]?.hidden
              ? { ...attributes, state: 'hidden' }
              : attributes,
        },
        'xl/worksheets/sheet{id}.xml': {
          transform: (xml, _options, { sheetIndex }) => {
            const page = pages[sheetIndex];
            return page ? addLists(page, styleTextColumns(page, xml)) : xml;
          },
          // The last part of a sheet that is written here, so its place is at the end.
          insert: (_options, { sheetIndex }) =>
            withComments.includes(sheetIndex) ? '<legacyDrawing r:id="rId-comments-vml"/>' : '',
        },
        'xl/worksheets/_rels/sheet{id}.xml.rels': {
          insert: (_options, { sheetIndex }) =>
            withComments.includes(sheetIndex)
              ? `<Relationship Id="rId-comments-vml" Type="${office}/vmlDrawing" Target="../drawings/comments${sheetIndex + 1}.vml"/>` +
                `<Relationship Id="rId-comments" Type="${office}/comments" Target="../comments${sheetIndex + 1}.xml"/>`
              : '',
        },
        '[Content_Types].xml': {
          insert: () =>
            (withComments.length > 0
              ? `<Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/>`
              : '') +
            withComments
              .map(
                (i) =>
                  `<Override PartName="/xl/comments${i + 1}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"/>`,
              )
              .join(''),
        },
      },
      write: {
        files: () =>
          Object.fromEntries(
            withComments.flatMap((i) => [
              [`xl/comments${i + 1}.xml`, commentsXml(pages[i]?.comments ?? [])],
              [`xl/drawings/comments${i + 1}.vml`, commentsVml(pages[i]?.comments ?? [])],
            ]),
          ),
      },
    },
  };
}

const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** Gives a text column the style of its first cell of look `text`, which `write-excel-file` numbered. */
function styleTextColumns(page: Page, xml: string): string {
  return (page.textColumns ?? []).reduce((text, column) => {
    const row = page.rows.findIndex((cells) => placeOf(cells, column)?.look === 'text');
    const style = new RegExp(`<c r="${columnLetters(column)}${row + 1}" s="(\\d+)"`).exec(
      text,
    )?.[1];
    const col = `<col min="${column + 1}" max="${column + 1}"`;
    if (row < 0 || style === undefined || !text.includes(col)) {
      throw new Error(`no cell of look text and width for text column ${column}`);
    }
    return text.replace(col, `${col} style="${style}"`);
  }, xml);
}

/** The cell that stands in a column, cells that span several counted. */
function placeOf(cells: readonly PageCell[], column: number): PageCell | undefined {
  let at = 0;
  for (const cell of cells) {
    if (at === column) return cell;
    at += cell.span ?? 1;
  }
  return undefined;
}

function addLists({ lists = [] }: Page, xml: string): string {
  if (lists.length === 0) return xml;
  const markup = lists
    .map(({ column, firstRow, lastRow, range, errorTitle, error }) => {
      const letters = columnLetters(column);
      return (
        `<dataValidation type="list" allowBlank="1" showErrorMessage="1" errorTitle="${attribute(errorTitle)}"` +
        ` error="${attribute(error)}" sqref="${letters}${firstRow + 1}:${letters}${lastRow + 1}">` +
        `<formula1>${attribute(range)}</formula1></dataValidation>`
      );
    })
    .join('');
  // Before whatever the schema puts after the drop-downs.
  const before = xml.search(/<(pageMargins|pageSetup|drawing)\b|<legacyDrawing\b|<\/worksheet>/);
  return `${xml.slice(0, before)}<dataValidations count="${lists.length}">${markup}</dataValidations>${xml.slice(before)}`;
}

type Comments = NonNullable<Page['comments']>;

function commentsXml(comments: Comments): string {
  const list = comments
    .map(
      ({ row, column, text }) =>
        `<comment ref="${columnLetters(column)}${row + 1}" authorId="0"><text><r><t xml:space="preserve">${attribute(text)}</t></r></text></comment>`,
    )
    .join('');
  return (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' +
    '<comments xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">' +
    `<authors><author>Yanzhen</author></authors><commentList>${list}</commentList></comments>`
  );
}

/** The boxes that comments are shown in: spreadsheet programs still ask for them in VML. */
function commentsVml(comments: Comments): string {
  const boxes = comments
    .map(
      ({ row, column }, i) =>
        `<v:shape id="_x0000_s${1025 + i}" type="#_x0000_t202" style="position:absolute;width:220pt;height:70pt;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto">` +
        '<v:fill color2="#ffffe1"/><v:textbox style="mso-direction-alt:auto"/>' +
        `<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>${column + 1},15,${row},2,${column + 4},15,${row + 4},4</x:Anchor>` +
        `<x:AutoFill>False</x:AutoFill><x:Row>${row}</x:Row><x:Column>${column}</x:Column></x:ClientData></v:shape>`,
    )
    .join('');
  return (
    '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel">' +
    '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>' +
    `${boxes}</xml>`
  );
}

/** `A` for column 0, `AA` for column 26. */
export function columnLetters(column: number): string {
  const rest = Math.floor(column / 26) - 1;
  return (rest >= 0 ? columnLetters(rest) : '') + String.fromCharCode(65 + (column % 26));
}

function attribute(text: string): string {
  return escapeText(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
