import { asCivilDate, type CivilDate } from './civil-date.ts';

/**
 * A UUID of version 7: rows made later sort later, which keeps indexes narrow.
 *
 * @param now     The turn's moment, 1970 or later, milliseconds.
 * @param random  At least 10 random bytes; the caller owns randomness.
 * @throws RangeError when the moment is out of range or there are too few bytes.
 * @source RFC 9562, section 5.7.
 */
export function uuidV7(now: Date, random: Uint8Array): string {
  const time = now.getTime();
  if (!(time >= 0 && time < 2 ** 48)) throw new RangeError('moment out of range');
  if (random.length < 10) throw new RangeError('ten random bytes are needed');
  const tail = [...random.subarray(0, 10)];
  tail[0] = 0x70 | ((tail[0] ?? 0) & 0x0f);
  tail[2] = 0x80 | ((tail[2] ?? 0) & 0x3f);
  const hex =
    time.toString(16).padStart(12, '0') +
    tail.map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/**
 * A reference number that can be read out on the telephone: `LZGF-20261123-00042-R`.
 *
 * The last letter checks the rest: one wrong digit, or two neighbouring digits exchanged, never
 * pass. The check letter is never I, O or Z, which are heard or read as 1, 0 or 2.
 *
 * @param prefix    2–6 capital letters: city and service.
 * @param on        The day it was given.
 * @param sequence  Order within prefix and day, 1..99,999.
 * @throws RangeError when a part is out of range.
 */
export function referenceNumber(prefix: string, on: CivilDate, sequence: number): string {
  if (!/^[A-Z]{2,6}$/.test(prefix)) throw new RangeError('prefix: 2–6 capital letters');
  if (!Number.isSafeInteger(sequence) || sequence < 1 || sequence > 99_999) {
    throw new RangeError('sequence: 1..99999');
  }
  const day = asCivilDate(on).replaceAll('-', '');
  const order = String(sequence).padStart(5, '0');
  return `${prefix}-${day}-${order}-${checkLetterOf(prefix + day + order)}`;
}

/**
 * A reference number as a person repeats it (small letters, spaces, no hyphens) in its written
 * form; `undefined` when the check letter does not agree.
 */
export function readReferenceNumber(text: string): string | undefined {
  const bare = text.toUpperCase().replace(/[\s-]/g, '');
  const parts = /^([A-Z]{2,6})(\d{8})(\d{5})([A-Z])$/.exec(bare);
  if (!parts) return undefined;
  const [, prefix = '', day = '', order = '', letter] = parts;
  if (letter !== checkLetterOf(prefix + day + order)) return undefined;
  return `${prefix}-${day}-${order}-${letter}`;
}

/**
 * Sum modulo the prime 23 with weights 5^i: digits differ by less than 23 and neighbouring weights
 * are never equal, so single digit errors and exchanges of neighbouring digits change the letter.
 */
function checkLetterOf(body: string): string {
  let [sum, weight] = [0, 1];
  for (const sign of [...body].toReversed()) {
    weight = (weight * 5) % 23;
    sum = (sum + weight * Number.parseInt(sign, 36)) % 23;
  }
  return 'ABCDEFGHJKLMNPQRSTUVWXY'.charAt(sum);
}
