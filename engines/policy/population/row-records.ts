import { placeOfBit } from './bits.ts';
import { BoundRows } from './bound-rows.ts';
import { RowSettling } from './row-settling.ts';
import type { SettlingRules } from './settling-rules.ts';
import type { Side } from './side.ts';
import type { Tally, TallyPlaces } from './tally.ts';

const cellBits = 24;

/** A row that is paid for so many benefits or more is counted as so many. */
export const countMax = 127;

const int32Max = 2_147_483_647;

type Loads = Int32Array | Float64Array;

/**
 * What a comparison asks of a row of today's side: its cell with how many benefits it is paid for, and by cap
 * the most that the cap's benefits could come to without it (`Settler.loads`). Where that is within the limit
 * before and after a change, the cap plays no part in it for the row.
 */
export class RowRecords {
  /** By row: what `cellIn` and `paidForIn` read. */
  readonly codes: Int32Array;
  /** By cap and row. */
  readonly loads: readonly Loads[];
  /** By cap: rows whose load is half the limit at most, so that what is small cannot pass it. */
  readonly roomy: readonly Int32Array[];
  /** Rows that a cap binds. */
  readonly bound: BoundRows;

  constructor(sides: readonly Side[], rules: SettlingRules, rows: TallyPlaces, tally: Tally) {
    const settling = new RowSettling(sides, rules);
    const { settler, list } = settling;
    const count = rows.county.length;
    const places = sides.map((_, place) => place);
    this.codes = new Int32Array(count);
    for (let row = 0; row < count; row++) this.codes[row] = tally.cellOf(rows, row);
    const found = Array.from(rules.limits, () => new Float64Array(count));
    for (let k = 0; k < Math.ceil(count / 32); k++) {
      let left = 0;
      for (const { yes } of sides) left |= yes[k]!;
      while (left !== 0) {
        const bit = left & -left;
        const row = (k << 5) + placeOfBit(bit);
        left ^= bit;
        settling.gather(places, row);
        settler.stand(list, settling.n);
        this.codes[row]! |= Math.min(countMax, settling.paidFor()) << cellBits;
        for (let cap = 0; cap < found.length; cap++) found[cap]![row] = settler.loads[cap]!;
      }
    }
    // Half the room where the figures allow it.
    this.loads = found.map((loads) =>
      loads.every((load) => load <= int32Max) ? Int32Array.from(loads) : loads,
    );
    this.roomy = found.map((loads, cap) => {
      const most = rules.limits[cap]! / 2;
      const bitmap = new Int32Array(Math.ceil(count / 32));
      for (let row = 0; row < count; row++) {
        if (loads[row]! <= most) bitmap[row >> 5]! |= 1 << (row & 31);
      }
      return bitmap;
    });
    const passed = new Int32Array(Math.ceil(count / 32));
    found.forEach((loads, cap) => {
      const limit = rules.limits[cap]!;
      for (let row = 0; row < count; row++) {
        if (loads[row]! > limit) passed[row >> 5]! |= 1 << (row & 31);
      }
    });
    this.bound = new BoundRows(passed, settling.isMoney, (place, row) =>
      ((sides[place]!.yes[row >> 5]! >>> (row & 31)) & 1) === 1
        ? sides[place]!.sums[row & sides[place]!.sumMask]!
        : Number.NaN,
    );
  }

  /** Bytes of it all. */
  get bytes(): number {
    const arrays = [this.codes, ...this.loads, ...this.roomy];
    return arrays.reduce((sum, { byteLength }) => sum + byteLength, this.bound.bytes);
  }
}

/** Some rows' figures of a column, read at once: one row after another would wait for memory each time. */
export function readRows(column: Loads, rows: Int32Array, count: number, out: Float64Array): void {
  for (let i = 0; i < count; i++) out[i] = column[rows[i]!]!;
}

/** Place of a row's county, class and year in the figures of a benefit. */
export const cellIn = (code: number): number => code & ((1 << cellBits) - 1);

/** Benefits of which a row would be paid more than nothing if each stood alone. */
export const paidForIn = (code: number): number => code >> cellBits;
