/** What the engine reads of a TrueType or OpenType file. */
export interface FontFile {
  /** Full name for the report, e.g. `Noto Serif SC Medium`. */
  readonly name: string;
  readonly hasGlyph: (codePoint: number) => boolean;
  /** Family name under which `bytes` are known to the typesetter, and no font of the machine is. */
  readonly family: string;
  readonly bytes: Buffer;
}

interface NameRecord {
  readonly platform: number;
  readonly id: number;
  readonly offset: number;
  readonly length: number;
}

/**
 * Read a font and rename its family in memory.
 *
 * The typesetter looks through the machine's own fonts as well; a private family name makes sure that
 * none of them can step in, so that a PDF is the same everywhere. The file on disk is not touched.
 *
 * @param index  Distinguishes the fonts of one run, 0..255.
 * @throws RangeError when the bytes are not a single TrueType or OpenType font with Unicode characters.
 * @source OpenType 1.9.1: otff, name, cmap
 */
export function readFontFile(file: Uint8Array, index: number): FontFile {
  const bytes = Buffer.from(file);
  const signature = bytes.length > 12 ? bytes.readUInt32BE(0) : 0;
  if (signature !== 0x00010000 && signature !== 0x4f54544f)
    throw new RangeError('not a TrueType or OpenType font file (collections are not read)');
  const records = nameRecords(bytes, tableOffset(bytes, 'name'));
  const naming = (id: number) =>
    records.find((record) => record.id === id && record.platform !== 1);
  const familyRecord = naming(1);
  const fullName = naming(4) ?? familyRecord;
  if (!familyRecord || !fullName) throw new RangeError('the font has no name');
  const name = decodeName(bytes, fullName);
  for (const record of records)
    if ([1, 16, 21].includes(record.id) && record.platform !== 1) hideName(bytes, record, index);
  const family = decodeName(bytes, familyRecord);
  return { name, family, bytes, hasGlyph: coverage(bytes, tableOffset(bytes, 'cmap')) };
}

function tableOffset(bytes: Buffer, tag: string): number {
  const tables = bytes.readUInt16BE(4);
  for (let table = 0; table < tables; table += 1) {
    const at = 12 + table * 16;
    if (bytes.toString('latin1', at, at + 4) === tag) return bytes.readUInt32BE(at + 8);
  }
  throw new RangeError(`the font has no ${tag} table`);
}

function nameRecords(bytes: Buffer, table: number): NameRecord[] {
  const strings = table + bytes.readUInt16BE(table + 4);
  return Array.from({ length: bytes.readUInt16BE(table + 2) }, (_, at) => {
    const record = table + 6 + at * 12;
    return {
      platform: bytes.readUInt16BE(record),
      id: bytes.readUInt16BE(record + 6),
      length: bytes.readUInt16BE(record + 8),
      offset: strings + bytes.readUInt16BE(record + 10),
    };
  });
}

function decodeName(bytes: Buffer, { offset, length }: NameRecord): string {
  let name = '';
  for (let at = offset; at + 1 < offset + length; at += 2)
    name += String.fromCharCode(bytes.readUInt16BE(at));
  return name;
}

/** Overwrite a name, at its own length, with characters of the private use area. */
function hideName(bytes: Buffer, { offset, length }: NameRecord, index: number): void {
  for (let at = offset; at + 1 < offset + length; at += 2) bytes.writeUInt16BE(0xe000 + index, at);
}

/** Which characters a font has a glyph for, from its Unicode character map (formats 4 and 12). */
function coverage(bytes: Buffer, table: number): (codePoint: number) => boolean {
  const has = new Uint8Array(0x110000 / 8);
  const add = (codePoint: number) => {
    has[codePoint >> 3] = (has[codePoint >> 3] ?? 0) | (1 << (codePoint & 7));
  };
  const maps = bytes.readUInt16BE(table + 2);
  for (let map = 0; map < maps; map += 1) {
    const at = table + bytes.readUInt32BE(table + 8 + map * 8);
    const format = bytes.readUInt16BE(at);
    if (format === 4) addSegments(bytes, at, add);
    if (format === 12) addGroups(bytes, at, add);
  }
  return (codePoint) => ((has[codePoint >> 3] ?? 0) & (1 << (codePoint & 7))) !== 0;
}

function addGroups(bytes: Buffer, at: number, add: (codePoint: number) => void): void {
  const groups = bytes.readUInt32BE(at + 12);
  for (let group = 0; group < groups; group += 1) {
    const from = bytes.readUInt32BE(at + 16 + group * 12);
    const to = bytes.readUInt32BE(at + 20 + group * 12);
    const glyph = bytes.readUInt32BE(at + 24 + group * 12);
    for (let code = from; code <= to; code += 1) if (glyph + code - from !== 0) add(code);
  }
}

function addSegments(bytes: Buffer, at: number, add: (codePoint: number) => void): void {
  const span = bytes.readUInt16BE(at + 6);
  for (let segment = 0; segment < span; segment += 2) {
    const to = bytes.readUInt16BE(at + 14 + segment);
    const from = bytes.readUInt16BE(at + 16 + span + segment);
    const delta = bytes.readUInt16BE(at + 16 + span * 2 + segment);
    const rangeAt = at + 16 + span * 3 + segment;
    const range = bytes.readUInt16BE(rangeAt);
    for (let code = from; code <= to && code < 0xffff; code += 1) {
      const raw = range === 0 ? code : bytes.readUInt16BE(rangeAt + range + (code - from) * 2);
      if (raw !== 0 && ((raw + delta) & 0xffff) !== 0) add(code);
    }
  }
}
