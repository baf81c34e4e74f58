import { crc32, inflateRawSync } from 'node:zlib';
import { sheetFault, sheetFaults } from './sheet-faults.ts';

/** One part of an .xlsx, unpacked. */
export type Parts = ReadonlyMap<string, Buffer>;

/** Parts that are read: the workbook, its sheets, texts, styles and how they hang together. */
const wanted =
  /^(\[Content_Types\]\.xml|_rels\/\.rels|xl\/workbook\.xml|xl\/_rels\/workbook\.xml\.rels|xl\/sharedStrings\.xml|xl\/styles\.xml|xl\/worksheets\/[^/]+\.xml)$/i;

/**
 * Unpacks what is needed of an .xlsx and leaves the rest where it is: macros, links to other files,
 * pictures, queries. Sizes are counted while unpacking, since a file may lie about them.
 *
 * @throws Fault `damaged`, `encrypted`, `macros`, `other-format`, `not-a-sheet`, `unpacks-too-large`.
 */
export function unpackXlsx(bytes: Buffer, unpackedBytes: number): Parts {
  const entries = readDirectory(bytes);
  const names = entries.map(({ name }) => name.toLowerCase());
  if (names.some((name) => name.endsWith('vbaproject.bin'))) throw sheetFault(sheetFaults.macros);
  if (names.includes('xl/workbook.bin')) {
    throw sheetFault(sheetFaults.otherFormat, { found: '.xlsb' });
  }
  if (!names.includes('xl/workbook.xml')) throw strangerFault(names);
  const parts = new Map<string, Buffer>();
  let left = unpackedBytes;
  for (const entry of entries) {
    if (!wanted.test(entry.name) || parts.has(entry.name)) continue;
    const part = unpackEntry(bytes, entry, left);
    if (crc32(part) !== entry.crc || !isWhole(entry.name, part)) {
      throw sheetFault(sheetFaults.damaged);
    }
    left -= part.length;
    parts.set(entry.name, part);
  }
  return parts;
}

/** A sheet or its texts, cut off in the middle, would be read as far as they go. */
function isWhole(name: string, part: Buffer): boolean {
  const root = /worksheets\//i.test(name)
    ? 'worksheet'
    : /sharedStrings/i.test(name)
      ? 'sst'
      : null;
  if (root === null) return true;
  return new RegExp(`(</([\\w-]+:)?${root}\\s*>|/>)\\s*(<!--.*-->\\s*)?$`, 's').test(
    part.toString('latin1', Math.max(0, part.length - 400)),
  );
}

interface Entry {
  readonly name: string;
  readonly method: number;
  readonly flags: number;
  readonly packed: number;
  readonly crc: number;
  readonly at: number;
}

function strangerFault(names: readonly string[]): Error {
  if (names.includes('content.xml') && names.includes('meta.xml')) {
    return sheetFault(sheetFaults.otherFormat, { found: '.ods' });
  }
  const known = [
    ['word/document.xml', '.docx'],
    ['ppt/presentation.xml', '.pptx'],
  ].find(([part]) => part !== undefined && names.includes(part));
  return sheetFault(sheetFaults.notASheet, { found: known?.[1] ?? '.zip' });
}

/** @source APPNOTE.TXT 4.3.12 (central directory), 4.3.16 (its end). */
function readDirectory(bytes: Buffer): Entry[] {
  const end = bytes.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  if (end < 0 || end + 22 > bytes.length) throw sheetFault(sheetFaults.damaged);
  const entries: Entry[] = [];
  let at = bytes.readUInt32LE(end + 16);
  const count = bytes.readUInt16LE(end + 10);
  if (count > 5_000) throw sheetFault(sheetFaults.damaged);
  for (let i = 0; i < count; i += 1) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== 0x02014b50) {
      throw sheetFault(sheetFaults.damaged);
    }
    const nameLength = bytes.readUInt16LE(at + 28);
    entries.push({
      flags: bytes.readUInt16LE(at + 8),
      method: bytes.readUInt16LE(at + 10),
      crc: bytes.readUInt32LE(at + 16),
      packed: bytes.readUInt32LE(at + 20),
      at: bytes.readUInt32LE(at + 42),
      name: bytes
        .toString('utf8', at + 46, at + 46 + nameLength)
        .replaceAll('\\', '/')
        .replace(/^\//, ''),
    });
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return entries;
}

function unpackEntry(bytes: Buffer, { at, flags, method, packed }: Entry, left: number): Buffer {
  if ((flags & 1) !== 0) throw sheetFault(sheetFaults.encrypted);
  if (at + 30 > bytes.length || bytes.readUInt32LE(at) !== 0x04034b50) {
    throw sheetFault(sheetFaults.damaged);
  }
  const from = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28);
  const content = bytes.subarray(from, from + packed);
  if (content.length < packed) throw sheetFault(sheetFaults.damaged);
  if (method === 0) {
    if (content.length > left) throw tooLarge();
    return content;
  }
  if (method !== 8) throw sheetFault(sheetFaults.damaged);
  try {
    return inflateRawSync(content, { maxOutputLength: Math.max(1, left) });
  } catch (error) {
    if ((error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge();
    throw sheetFault(sheetFaults.damaged);
  }
}

function tooLarge(): Error {
  return sheetFault(sheetFaults.unpacksTooLarge, { maxMb: 200 });
}

/** The parts packed again without compression, as the reader of workbooks takes them. */
export function packStored(parts: Parts): Buffer {
  const pieces: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const [name, content] of parts) {
    const label = Buffer.from(name);
    const head = Buffer.alloc(30);
    head.writeUInt32LE(0x04034b50, 0);
    head.writeUInt16LE(20, 4);
    head.writeUInt32LE(content.length, 18);
    head.writeUInt32LE(content.length, 22);
    head.writeUInt16LE(label.length, 26);
    const line = Buffer.alloc(46);
    line.writeUInt32LE(0x02014b50, 0);
    line.writeUInt16LE(20, 6);
    line.writeUInt32LE(content.length, 20);
    line.writeUInt32LE(content.length, 24);
    line.writeUInt16LE(label.length, 28);
    line.writeUInt32LE(at, 42);
    pieces.push(head, label, content);
    directory.push(line, label);
    at += head.length + label.length + content.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.size, 8);
  end.writeUInt16LE(parts.size, 10);
  end.writeUInt32LE(Buffer.concat(directory).length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...pieces, ...directory, end]);
}
