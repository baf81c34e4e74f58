import { ones } from './bits.ts';
import type { Loaded } from './row-settling.ts';
import { alwaysSeen, type SettlingRules } from './settling-rules.ts';

/**
 * The sums of rows that a cap binds today, row by row: such a row is settled over all its benefits, and
 * reading each benefit's column would wait for memory each time. Few rows are.
 */
export class BoundRows {
  private readonly rows: Int32Array;
  /** By word: rows in the words before it. */
  private readonly before: Int32Array;
  private readonly places: number;
  private readonly isMoney: Uint8Array;
  /** By row and place; NaN where the row has not the benefit. */
  private readonly sums: Float64Array;

  /**
   * @param rows    A bitmap.
   * @param isMoney  By place: 1 where the benefit is paid.
   * @param sumOf   Sum of a benefit that a row has; NaN where it has it not.
   */
  constructor(
    rows: Int32Array,
    isMoney: Uint8Array,
    sumOf: (place: number, row: number) => number,
  ) {
    const places = isMoney.length;
    this.rows = rows;
    this.isMoney = isMoney;
    this.places = places;
    this.before = new Int32Array(rows.length);
    let count = 0;
    for (let k = 0; k < rows.length; k++) {
      this.before[k] = count;
      count += ones(rows[k]!);
    }
    this.sums = new Float64Array(count * places);
    let at = 0;
    for (let row = 0; row < rows.length * 32; row++) {
      if (((rows[row >> 5]! >>> (row & 31)) & 1) === 0) continue;
      for (let place = 0; place < places; place++) this.sums[at++] = sumOf(place, row);
    }
  }

  /** Reads a row's benefits; false where it is not among the rows. */
  read(row: number, places: readonly number[], i: number, to: readonly Loaded[]): boolean {
    const word = this.rows[row >> 5]!;
    const bit = 1 << (row & 31);
    if ((word & bit) === 0) return false;
    const from = (this.before[row >> 5]! + ones(word & (bit - 1))) * this.places;
    for (let j = 0; j < places.length; j++) {
      const place = places[j]!;
      const sum = place < this.places ? this.sums[from + place]! : Number.NaN;
      const { has, sums } = to[place]!;
      has[i] = sum === sum ? 1 : 0;
      sums[i] = sum;
    }
    return true;
  }

  /**
   * Whether a benefit of a row is paid nothing, and nothing to those behind it, whatever up to `most` it gives:
   * those that give more use the cap up by themselves. Where any of the row exclude each other, or a benefit
   * has several caps, that is not looked into and the answer is false.
   */
  isSwamped(row: number, place: number, most: number, rules: SettlingRules): boolean {
    const { places, sums } = this;
    const { onlyCap, exclusive, capsOfPlaceMax, limits } = rules;
    const word = this.rows[row >> 5]!;
    const bit = 1 << (row & 31);
    if ((word & bit) === 0 || capsOfPlaceMax > 1 || exclusive[place] === alwaysSeen) return false;
    const from = (this.before[row >> 5]! + ones(word & (bit - 1))) * places;
    const cap = onlyCap[place]!;
    let before = 0;
    let seen = alwaysSeen | exclusive[place]!;
    for (let other = 0; other < places; other++) {
      const sum = sums[from + other]!;
      if (sum !== sum || other === place) continue;
      if ((seen & exclusive[other]!) !== 0) return false;
      seen |= exclusive[other]!;
      if (onlyCap[other] === cap && this.isMoney[other] === 1 && sum > most) before += sum;
    }
    return before >= limits[cap]!;
  }

  get bytes(): number {
    return this.rows.byteLength + this.before.byteLength + this.sums.byteLength;
  }
}
