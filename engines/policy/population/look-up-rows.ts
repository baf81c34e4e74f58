import { placeOfBit } from './bits.ts';
import type { SharedColumns } from './columns.ts';
import type { Slots } from './slots.ts';
import type { SumsTo } from './sums-to.ts';

/** Bits of an answer in a table: true; and not false, which unknown is too. */
export const holdsBit = 1;
export const openBit = 2;

/** A column of bytes: every `stride`th from `first`. */
interface Bytes {
  readonly data: Uint8Array;
  readonly stride: number;
  readonly first: number;
}

/** Slots that are bytes as they stand: narrow numbers, and four flags of a word; else undefined. */
function bytesOf({ place }: Slots, columns: SharedColumns): Bytes | undefined {
  if (place.kind === 'flags') {
    const words = columns.flags[place.word] ?? new Int32Array(0);
    // A word's lowest byte stands first in memory, as on every processor that Node runs on today.
    return { data: new Uint8Array(words.buffer), stride: 4, first: place.byte };
  }
  const { data } = place.column;
  return data instanceof Uint8Array ? { data, stride: 1, first: 0 } : undefined;
}

/** Slots of a wider column: the value less an offset, and the last for unknown. */
function numbersOf({ place, offset, count }: Slots) {
  if (place.kind === 'flags') throw new Error('flags are bytes');
  return { data: place.column.data, unknown: place.column.unknown, offset, last: count - 1 };
}

/**
 * Answers of a table for the rows of a bitmap: `truth` where it is true, `open` where it is not false. One
 * loop for every test on every narrow column, so that a test nobody has asked before runs at full speed.
 */
export function lookUpAnswers(
  slots: Slots,
  answers: Uint8Array,
  columns: SharedColumns,
  among: Int32Array,
  truth: Int32Array,
  open: Int32Array,
): void {
  const bytes = bytesOf(slots, columns);
  if (bytes) answersOfBytes(bytes, answers, among, truth, open);
  else answersOfNumbers(numbersOf(slots), answers, among, truth, open);
}

function answersOfBytes(
  { data, stride, first }: Bytes,
  answers: Uint8Array,
  among: Int32Array,
  truth: Int32Array,
  open: Int32Array,
): void {
  for (let k = 0; k < among.length; k++) {
    let left = among[k]!;
    let t = 0;
    let o = 0;
    while (left !== 0) {
      const bit = left & -left;
      const row = (k << 5) + placeOfBit(bit);
      const answer = answers[data[row * stride + first]!]!;
      left ^= bit;
      t |= -(answer & holdsBit) & bit;
      o |= -(answer >>> 1) & bit;
    }
    truth[k] = t;
    open[k] = o;
  }
}

function answersOfNumbers(
  { data, unknown, offset, last }: ReturnType<typeof numbersOf>,
  answers: Uint8Array,
  among: Int32Array,
  truth: Int32Array,
  open: Int32Array,
): void {
  for (let k = 0; k < among.length; k++) {
    let left = among[k]!;
    let t = 0;
    let o = 0;
    while (left !== 0) {
      const bit = left & -left;
      const value = data[(k << 5) + placeOfBit(bit)]!;
      const answer = answers[value === unknown ? last : value - offset]!;
      left ^= bit;
      t |= -(answer & holdsBit) & bit;
      o |= -(answer >>> 1) & bit;
    }
    truth[k] = t;
    open[k] = o;
  }
}

/** Numbers of a table as sums. */
export function lookUpNumbers(
  slots: Slots,
  values: Float64Array,
  columns: SharedColumns,
  { rows, known, differs, sums, mask, was, wasMask, begin, end }: SumsTo,
): void {
  const bytes = bytesOf(slots, columns);
  const numbers = bytes ? undefined : numbersOf(slots);
  for (let k = begin; k < end; k++) {
    let left = rows[k]!;
    let found = left;
    let other = 0;
    while (left !== 0) {
      const bit = left & -left;
      const row = (k << 5) + placeOfBit(bit);
      left ^= bit;
      let slot: number;
      if (bytes) slot = bytes.data[row * bytes.stride + bytes.first]!;
      else if (numbers) {
        const value = numbers.data[row]!;
        slot = value === numbers.unknown ? numbers.last : value - numbers.offset;
      } else continue;
      const value = values[slot]!;
      if (value === value) {
        if (value !== was[row & wasMask]) other |= bit;
        sums[row & mask] = value;
      } else found ^= bit;
    }
    known[k] = found;
    differs[k] = other;
  }
}
