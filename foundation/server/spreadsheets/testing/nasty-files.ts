import * as XLSX from '@e965/xlsx';
import { writeListXlsx } from '../write-list.ts';
import { rowXml, xlsxParts, zipOf } from './craft.ts';

/** A file that offices send, or somebody with ill intent, and what it must come to. */
export interface NastyFile {
  readonly name: string;
  readonly bytes: Buffer;
  /** The fault's code without its folder; or the first cell of each row that is read. */
  readonly gives: string | readonly string[];
}

/** More than the test lets a file unpack to, and more than any of the others does. */
export const bombBytes = 80 * 2 ** 20;

const head = ['姓名', '身份证号', '金额（元）', '入职日期'];
const utf8 = (text: string): Buffer => Buffer.from(text);
const heads = (line = 1): string => rowXml(line, head);
const sheet = (data: string, more: Parameters<typeof xlsxParts>[1] = {}): Buffer =>
  zipOf(xlsxParts(data, more));
const utf16 = (text: string, mark: string): Buffer => Buffer.from(mark + text, 'utf16le');

/** GB18030 of a few characters, which Node decodes and does not encode. */
const gb = (hex: string, rest = ''): Buffer =>
  Buffer.concat([Buffer.from(hex.replaceAll(' ', ''), 'hex'), utf8(rest)]);
const gbHead = 'd0d5c3fb'; // 姓名
const gbRow = 'd5c5c8fd'; // 张三

function xls(rows: readonly (readonly (string | number)[])[]): Buffer {
  const book = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet(rows.map((row) => [...row])), '填报');
  return XLSX.write(book, { bookType: 'biff8', type: 'buffer' }) as Buffer;
}
function written(bookType: XLSX.BookType): Buffer {
  const book = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet([head, ['张三']]), '填报');
  return XLSX.write(book, { bookType, type: 'buffer' }) as Buffer;
}

export async function nastyFiles(): Promise<NastyFile[]> {
  const good = await writeListXlsx({ name: '填报', headings: head, rows: [['张三'], ['李四']] });
  const oldXls = xls([head, ['张三'], ['李四']]);
  const blank = Array.from({ length: 1_000_000 }, (_, i) => `<row r="${i + 3}" s="1"/>`).join('');
  const spaced = Array.from(
    { length: 200_000 },
    (_, i) => `<row r="${i + 3}" spans="1:4"><c r="A${i + 3}" s="1"/></row>`,
  ).join('');
  const f = (name: string, bytes: Buffer, gives: NastyFile['gives']): NastyFile => ({
    name,
    bytes,
    gives,
  });
  return [
    f('empty.xlsx', Buffer.alloc(0), 'empty'),
    f('one byte.csv', utf8('x'), 'no-headings'),
    f('spaces.csv', utf8('  \n \n'), 'no-headings'),
    f('only NULs.csv', Buffer.alloc(4_000), 'encoding'),
    f('NUL in a cell.csv', utf8('姓名\n张\0三\n'), 'encoding'),
    f('escape characters.csv', utf8('姓名\n\u001b[31m张三\n'), 'encoding'),
    f('truncated half.xlsx', good.subarray(0, good.length >> 1), 'damaged'),
    f('truncated by a byte.xlsx', good.subarray(0, good.length - 1), 'damaged'),
    f('only its first bytes.xlsx', utf8('PK\x03\x04'), 'damaged'),
    f('middle overwritten.xlsx', overwritten(good), 'damaged'),
    f(
      'wrong checksum.xlsx',
      zipOf(xlsxParts(heads() + rowXml(2, ['张三'])), { wrongCrc: true }),
      'damaged',
    ),
    f(
      'sheet cut in the middle.xlsx',
      zipOf({
        ...xlsxParts(''),
        'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${heads()}${rowXml(2, ['张三'])}<row r="3"><c r="A3" t="inl`,
      }),
      'damaged',
    ),
    f('directory of another place.xlsx', misdirected(good), 'damaged'),
    f('truncated.xls', oldXls.subarray(0, 2_000), 'damaged'),
    f('only its mark.xls', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'not-a-sheet'),
    f(
      'bomb.xlsx',
      zipOf({ ...xlsxParts(''), 'xl/worksheets/sheet1.xml': Buffer.alloc(bombBytes, 0x20) }),
      'unpacks-too-large',
    ),
    f(
      'bomb that lies about its size.xlsx',
      zipOf(
        { ...xlsxParts(''), 'xl/worksheets/sheet1.xml': Buffer.alloc(bombBytes, 0x20) },
        { claims: 100 },
      ),
      'unpacks-too-large',
    ),
    f(
      'bomb in a part that nobody reads.xlsx',
      zipOf({
        ...xlsxParts(heads() + rowXml(2, ['张三'])),
        'xl/media/image1.png': Buffer.alloc(50 * 2 ** 20),
      }),
      ['张三'],
    ),
    f(
      'billion laughs.xlsx',
      zipOf({
        ...xlsxParts(''),
        'xl/worksheets/sheet1.xml': `<!DOCTYPE lolz [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]><worksheet><sheetData>${heads()}<row r="2"><c r="A2" t="inlineStr"><is><t>&b;</t></is></c></row></sheetData></worksheet>`,
      }),
      ['&b;'],
    ),
    f('a password.xlsx', zipOf(xlsxParts(''), { flags: 1 }), 'encrypted'),
    f('encrypted by Excel.xlsx', encrypted(), 'encrypted'),
    f(
      'macros.xlsm',
      zipOf({ ...xlsxParts(heads() + rowXml(2, ['张三'])), 'xl/vbaProject.bin': 'x' }),
      'macros',
    ),
    f('macros named .xlsx', zipOf({ ...xlsxParts(heads()), 'xl/vbaProject.bin': 'x' }), 'macros'),
    f('a document named .xlsx', zipOf({ 'word/document.xml': '<w/>' }), 'not-a-sheet'),
    f('slides named .xlsx', zipOf({ 'ppt/presentation.xml': '<p/>' }), 'not-a-sheet'),
    f('any zip named .xlsx', zipOf({ 'a.txt': 'x' }), 'not-a-sheet'),
    f('open document.ods', written('ods'), 'other-format'),
    f('binary workbook.xlsb', written('xlsb'), 'other-format'),
    f('a web page named .xls', written('html'), 'other-format'),
    f('spreadsheet of 2003 in XML.xls', written('xlml'), 'other-format'),
    f('a PDF named .xlsx', utf8('%PDF-1.4\n1 0 obj\n'), 'not-a-sheet'),
    f(
      'a photo named .csv',
      Buffer.from('ffd8ffe000104a46494600010100000100010000ffdb', 'hex'),
      'not-a-sheet',
    ),
    f(
      'a picture named .xls',
      Buffer.from('89504e470d0a1a0a0000000d4948445200000001', 'hex'),
      'not-a-sheet',
    ),
    f('an .xlsx named .csv', good, ['张三', '李四']),
    f('a CSV named .xlsx', utf8('姓名\n张三\n'), ['张三']),
    f('an .xls of WPS', oldXls, ['张三', '李四']),
    f('UTF-8 with its mark.csv', utf8('\ufeff姓名\n张三\n'), ['张三']),
    f('UTF-8 without.csv', utf8('姓名\n张三\n'), ['张三']),
    f('GB18030.csv', Buffer.concat([gb(gbHead, '\r\n'), gb(gbRow, '\r\n')]), ['张三']),
    f('UTF-16 of Excel.txt', utf16('姓名\t金额（元）\r\n张三\t1\r\n', '\ufeff'), ['张三']),
    f(
      'a broken byte in UTF-8.csv',
      Buffer.concat([
        utf8('姓名,备注\n张三,很长的一段备注文字说明'),
        Buffer.from([0xe4, 0xb8]),
        utf8('\n'),
      ]),
      'encoding',
    ),
    f(
      'mark of UTF-8 before GB18030.csv',
      Buffer.concat([Buffer.from('efbbbf', 'hex'), gb(gbHead, '\n')]),
      'encoding',
    ),
    f('Big5.csv', Buffer.from('a96da6570aa469a454', 'hex'), 'no-headings'),
    f('semicolons.csv', utf8('姓名;金额（元）\n张三;1\n'), ['张三']),
    f('sep= of Excel.csv', utf8('sep=;\n姓名;金额（元）\n张三;1\n'), ['张三']),
    f('a quotation mark left open.csv', utf8('姓名,备注\n"张三,x\n李四,y\n'), 'quote-open'),
    f('line breaks in cells.csv', utf8('"姓\n名",备注\n"张\r\n三",x\n'), ['张\r\n三']),
    f('old line ends.csv', utf8('姓名,备注\r张三,x\r李四,y\r'), ['张三', '李四']),
    f('no headings.xlsx', sheet(rowXml(1, ['甲', '乙']) + rowXml(2, ['张三'])), 'no-headings'),
    f('headings only.xlsx', sheet(heads()), 'no-rows'),
    f(
      'headings and the example only.xlsx',
      sheet(heads() + rowXml(2, ['【示例】张三'])),
      'no-rows',
    ),
    f(
      'a heading twice.xlsx',
      sheet(rowXml(1, ['姓名', '身份证号', '姓名*']) + rowXml(2, ['张三'])),
      'heading-twice',
    ),
    f(
      'a required column missing.xlsx',
      sheet(rowXml(1, ['身份证号', '手机号']) + rowXml(2, ['x'])),
      'column-missing',
    ),
    f(
      'headings merged over two rows.xlsx',
      sheet(
        rowXml(1, ['姓名', '其他']) + rowXml(2, [null, '金额（元）']) + rowXml(3, ['张三', 5]),
        { after: '<mergeCells><mergeCell ref="A1:A2"/></mergeCells>' },
      ),
      ['张三'],
    ),
    f(
      'a title above.xlsx',
      sheet(
        rowXml(1, ['2024年度人员名单']) +
          rowXml(2, ['单位：某某', '日期：今天']) +
          heads(3) +
          rowXml(4, ['张三']),
      ),
      ['张三'],
    ),
    f(
      'merged over the whole sheet.xlsx',
      sheet(heads() + rowXml(2, ['张三']), {
        after: '<mergeCells><mergeCell ref="A2:XFD1048576"/></mergeCells>',
      }),
      ['张三'],
    ),
    f('a million blank rows.xlsx', sheet(heads() + rowXml(2, ['张三']) + blank), ['张三']),
    f('blank rows with a look.xlsx', sheet(heads() + rowXml(2, ['张三']) + spaced), ['张三']),
    f(
      'a value in the last row.xlsx',
      sheet(heads() + rowXml(2, ['张三']) + rowXml(1_048_576, ['李四'])),
      'too-many-rows',
    ),
    f('20,001 rows.csv', utf8(`姓名\n${'张三\n'.repeat(20_001)}`), 'too-many-rows'),
    f('201 columns.csv', utf8(`姓名${',x'.repeat(200)}\n张三\n`), 'too-many-columns'),
    f(
      'a value in column XFD.xlsx',
      sheet(
        heads() +
          `<row r="2"><c r="A2" t="inlineStr"><is><t>张三</t></is></c><c r="XFD2"><v>1</v></c></row>`,
      ),
      'too-many-columns',
    ),
    f(
      'the only sheet hidden.xlsx',
      sheet(heads() + rowXml(2, ['张三']), { state: 'state="hidden"' }),
      'no-headings',
    ),
    f(
      'of another template.xlsx',
      zipOf({
        ...xlsxParts(
          rowXml(1, ['yanzhen-sheet', 'other.sheet', '1']) + rowXml(2, head) + rowXml(3, ['张三']),
        ),
      }),
      'other-template',
    ),
    f(
      'no styles.xlsx',
      withoutPart(xlsxParts(heads() + rowXml(2, ['张三'])), 'xl/styles.xml'),
      'damaged',
    ),
    f(
      'a sheet that is not there.xlsx',
      withoutPart(xlsxParts(''), 'xl/worksheets/sheet1.xml'),
      'damaged',
    ),
    f(
      'cells without addresses.xlsx',
      sheet(
        '<row><c t="inlineStr"><is><t>姓名</t></is></c></row><row><c t="inlineStr"><is><t>张三</t></is></c></row>',
      ),
      ['张三'],
    ),
    f(
      'a path out of the zip.xlsx',
      zipOf({ ...xlsxParts(heads() + rowXml(2, ['张三'])), '../../etc/passwd': 'x' }),
      ['张三'],
    ),
    f('directions turned round.csv', utf8('姓名\n\u202e三张\n'), ['\u202e三张']),
  ];
}

function overwritten(file: Buffer): Buffer {
  const copy = Buffer.from(file);
  copy.fill(0x41, copy.length >> 2, (copy.length >> 2) + 300);
  return copy;
}

function misdirected(file: Buffer): Buffer {
  const copy = Buffer.from(file);
  copy.writeUInt32LE(0xfffffff0, copy.length - 6);
  return copy;
}

function withoutPart(parts: Record<string, string>, name: string): Buffer {
  return zipOf(Object.fromEntries(Object.entries(parts).filter(([part]) => part !== name)));
}

/** A compound file with the stream in which Excel keeps an encrypted workbook. */
function encrypted(): Buffer {
  const containers = XLSX.CFB as {
    utils: { cfb_new(): object; cfb_add(file: object, name: string, content: Buffer): void };
    write(file: object, options: { type: 'buffer' }): Buffer;
  };
  const file = containers.utils.cfb_new();
  containers.utils.cfb_add(file, '/EncryptedPackage', Buffer.alloc(5_000, 7));
  return containers.write(file, { type: 'buffer' });
}
