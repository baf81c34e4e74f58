import type { ComposedLetter } from './compose.ts';
import { escapeMarkup } from './escape-markup.ts';

/**
 * Document properties with the letter's own date instead of the machine's clock.
 *
 * @source ECMA-376 part 2, core properties
 */
export function docxProperties(letter: ComposedLetter, signedOn: string | undefined): string {
  const moment = `${signedOn ?? '2000-01-01'}T00:00:00Z`;
  const stamp = (name: string) =>
    `<dcterms:${name} xsi:type="dcterms:W3CDTF">${moment}</dcterms:${name}>`;
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
    '<cp:coreProperties',
    ' xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"',
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"',
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">',
    `<dc:title>${escapeMarkup(letter.title)}</dc:title>`,
    `<dc:creator>${escapeMarkup(letter.organ)}</dc:creator>`,
    `<dc:language>zh-CN</dc:language>`,
    stamp('created'),
    stamp('modified'),
    '</cp:coreProperties>',
  ].join('');
}

const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;
/** 1 January 1980 00:00, the first moment that a ZIP entry can carry. */
const firstDosDate = 0x0021;

/**
 * Set the date of each entry of a ZIP file to one fixed moment, so that equal content is equal bytes.
 *
 * @throws RangeError when the bytes are not a ZIP file.
 * @source APPNOTE 6.3.10, 4.3.7 and 4.3.12
 */
export function fixedZipDates(zip: Uint8Array): Uint8Array {
  const bytes = Buffer.from(zip);
  let end = bytes.length - 22;
  while (end >= 0 && bytes.readUInt32LE(end) !== endSignature) end -= 1;
  if (end < 0) throw new RangeError('not a ZIP file');
  let entry = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left -= 1) {
    if (bytes.readUInt32LE(entry) !== entrySignature) throw new RangeError('not a ZIP file');
    const local = bytes.readUInt32LE(entry + 42);
    for (const at of [entry + 12, local + 10]) {
      bytes.writeUInt16LE(0, at);
      bytes.writeUInt16LE(firstDosDate, at + 2);
    }
    entry +=
      46 +
      bytes.readUInt16LE(entry + 28) +
      bytes.readUInt16LE(entry + 30) +
      bytes.readUInt16LE(entry + 32);
  }
  return Uint8Array.from(bytes);
}
