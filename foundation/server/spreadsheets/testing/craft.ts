import { crc32, deflateRawSync } from 'node:zlib';
import type { Sheet } from '../sheet.ts';

/** A sheet with a column of most kinds, for tests. */
export const people: Sheet = {
  id: 'test.people',
  version: 3,
  title: { zh: '人员名单', en: 'People' },
  columns: [
    {
      key: 'name',
      name: { zh: '姓名', en: 'Name' },
      kind: 'text',
      required: true,
      group: { zh: '本人', en: 'Person' },
      example: '张三',
    },
    {
      key: 'id',
      name: { zh: '身份证号', en: 'Identity number' },
      kind: 'identity',
      group: { zh: '本人', en: 'Person' },
      example: '510599199001019006',
    },
    {
      key: 'phone',
      name: { zh: '手机号', en: 'Mobile' },
      kind: 'phone',
      group: { zh: '本人', en: 'Person' },
    },
    {
      key: 'account',
      name: { zh: '银行卡号', en: 'Account' },
      kind: 'account',
      group: { zh: '其他', en: 'Other' },
    },
    {
      key: 'degree',
      name: { zh: '学历', en: 'Degree' },
      kind: 'choice',
      choices: [
        { value: 'doctor', label: { zh: '博士', en: 'Doctor' } },
        { value: 'master', label: { zh: '硕士', en: 'Master' } },
      ],
      group: { zh: '其他', en: 'Other' },
    },
    {
      key: 'on',
      name: { zh: '入职日期', en: 'Joined on' },
      kind: 'date',
      formerNames: ['入职时间'],
      group: { zh: '其他', en: 'Other' },
    },
    {
      key: 'fen',
      name: { zh: '金额（元）', en: 'Amount (yuan)' },
      kind: 'money',
      group: { zh: '其他', en: 'Other' },
    },
    {
      key: 'months',
      name: { zh: '工作月数', en: 'Months' },
      kind: 'integer',
      minimum: 0,
      maximum: 600,
      group: { zh: '其他', en: 'Other' },
    },
    {
      key: 'fullTime',
      name: { zh: '全职', en: 'Full time' },
      kind: 'yes-no',
      group: { zh: '其他', en: 'Other' },
    },
    {
      key: 'code',
      name: { zh: '信用代码', en: 'Credit code' },
      kind: 'credit-code',
      group: { zh: '其他', en: 'Other' },
    },
  ],
};

export interface ZipOptions {
  /** Sizes that the directory claims instead of the true ones. */
  readonly claims?: number;
  /** Bits of the first entry's flags: 1 says encrypted. */
  readonly flags?: number;
  readonly wrongCrc?: boolean;
}

/** A zip of parts, deflated. */
export function zipOf(
  parts: Readonly<Record<string, string | Buffer>>,
  options: ZipOptions = {},
): Buffer {
  const pieces: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const [name, content] of Object.entries(parts)) {
    const raw = Buffer.isBuffer(content) ? content : Buffer.from(content);
    const packed = deflateRawSync(raw, { level: 6 });
    const label = Buffer.from(name);
    const crc = options.wrongCrc ? 1 : crc32(raw);
    const size = options.claims ?? raw.length;
    const head = Buffer.alloc(30);
    head.writeUInt32LE(0x04034b50, 0);
    head.writeUInt16LE(options.flags ?? 0, 6);
    head.writeUInt16LE(8, 8);
    head.writeUInt32LE(crc, 14);
    head.writeUInt32LE(packed.length, 18);
    head.writeUInt32LE(size, 22);
    head.writeUInt16LE(label.length, 26);
    const line = Buffer.alloc(46);
    line.writeUInt32LE(0x02014b50, 0);
    line.writeUInt16LE(options.flags ?? 0, 8);
    line.writeUInt16LE(8, 10);
    line.writeUInt32LE(crc, 16);
    line.writeUInt32LE(packed.length, 20);
    line.writeUInt32LE(size, 24);
    line.writeUInt16LE(label.length, 28);
    line.writeUInt32LE(at, 42);
    pieces.push(head, label, packed);
    directory.push(line, label);
    at += head.length + label.length + packed.length;
  }
  const end = Buffer.alloc(22);
  const listed = Buffer.concat(directory);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(Object.keys(parts).length, 8);
  end.writeUInt16LE(Object.keys(parts).length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...pieces, listed, end]);
}

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const rels = 'http://schemas.openxmlformats.org/package/2006/relationships';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** The parts of an .xlsx with one sheet, whose content is given as XML. */
export function xlsxParts(
  sheetData: string,
  more: { readonly after?: string; readonly workbookPr?: string; readonly state?: string } = {},
): Record<string, string> {
  const overrides = [
    ['/xl/workbook.xml', 'sheet.main'],
    ['/xl/worksheets/sheet1.xml', 'worksheet'],
    ['/xl/styles.xml', 'styles'],
  ].map(
    ([part, type]) =>
      `<Override PartName="${part}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${type}+xml"/>`,
  );
  return {
    '[Content_Types].xml': `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${overrides.join('')}</Types>`,
    '_rels/.rels': `<?xml version="1.0"?><Relationships xmlns="${rels}"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<?xml version="1.0"?><workbook xmlns="${main}" xmlns:r="${office}">${more.workbookPr ?? ''}<sheets><sheet name="填报" sheetId="1" ${more.state ?? ''} r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<?xml version="1.0"?><Relationships xmlns="${rels}"><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${office}/styles" Target="styles.xml"/></Relationships>`,
    'xl/styles.xml': `<?xml version="1.0"?><styleSheet xmlns="${main}"><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>`,
    'xl/worksheets/sheet1.xml': `<?xml version="1.0"?><worksheet xmlns="${main}"><sheetData>${sheetData}</sheetData>${more.after ?? ''}</worksheet>`,
  };
}

/** One row of sheet XML; a text is an inline string, `xml` is put as it is. */
export function rowXml(
  line: number,
  cells: readonly (string | number | { readonly xml: string } | null)[],
): string {
  const written = cells.map((cell, i) => {
    const ref = `${String.fromCharCode(65 + i)}${line}`;
    if (cell === null) return '';
    if (typeof cell === 'number') return `<c r="${ref}"><v>${cell}</v></c>`;
    if (typeof cell === 'object') return cell.xml.replace('REF', ref);
    const text = cell.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
    return `<c r="${ref}" t="inlineStr"><is><t xml:space="preserve">${text}</t></is></c>`;
  });
  return `<row r="${line}">${written.join('')}</row>`;
}
