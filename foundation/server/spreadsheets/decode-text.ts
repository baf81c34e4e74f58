import { sheetFault, sheetFaults } from './sheet-faults.ts';

/**
 * The text of a CSV: UTF-8 with or without its mark, GB18030 as Chinese programs write it, or UTF-16
 * with its mark ("Unicode text").
 *
 * @throws Fault `encoding` when it is none of these, or holds signs that no table has.
 */
export function decodeText(bytes: Buffer): string {
  const text = decoded(bytes);
  // oxlint-disable-next-line no-control-regex
  if (text === undefined || /[\0-\x08\x0b\x0c\x0e-\x1f\x7f\ufffd]/.test(text)) {
    throw sheetFault(sheetFaults.encoding);
  }
  return text;
}

function decoded(bytes: Buffer): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decode(bytes, 'utf-16le');
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decode(bytes, 'utf-16be');
  const utf8 = decode(bytes, 'utf-8');
  if (utf8 !== undefined) return utf8;
  return isBrokenUtf8(bytes) ? undefined : decode(bytes, 'gb18030');
}

/** A few broken bytes in a UTF-8 text would read as GB18030, every character of it another. */
function isBrokenUtf8(bytes: Buffer): boolean {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return true;
  const text = new TextDecoder('utf-8').decode(bytes);
  const bad = text.match(/\ufffd/g)?.length ?? 0;
  const good = text.match(/[\u0080-\ufffc]/g)?.length ?? 0;
  return good > bad * 4;
}

function decode(bytes: Buffer, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
