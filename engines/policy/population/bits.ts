/** Bits that are set in a word. */
export function ones(word: number): number {
  let bits = word - ((word >>> 1) & 0x5555_5555);
  bits = (bits & 0x3333_3333) + ((bits >>> 2) & 0x3333_3333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f_0f0f, 0x0101_0101) >>> 24;
}

/** Rows of a bitmap. */
export function bitsOf(words: Int32Array): number {
  let sum = 0;
  for (let k = 0; k < words.length; k++) sum += ones(words[k]!);
  return sum;
}

/** A bitmap of all rows. */
export function allRows(rows: number): Int32Array {
  const words = new Int32Array(Math.ceil(rows / 32)).fill(-1);
  if (rows % 32 !== 0) words[words.length - 1] = (1 << (rows % 32)) - 1;
  return words;
}

/** Place of the only bit of a word. */
export const placeOfBit = (bit: number): number => 31 - Math.clz32(bit);
