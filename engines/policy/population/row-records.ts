import { placeOfBit } from './bits.ts';
import { RowSettling } from './row-settling.ts';
import type { SettlingRules } from './settling-rules.ts';
import type { Side } from './side.ts';
import type { Tally, TallyPlaces } from './tally.ts';

const cellBits = 24;

/** A row that is paid for so many benefits or more is counted as so many. */
export const countMax = 127;

const int32Max = 2_147_483_647;

/**
 * What a comparison asks of a row of today's side, together, so that a row that differs costs one look at
 * memory: its cell, how many benefits it is paid for, and by cap the most that the cap's benefits could come
 * to without it (`Settler.loads`). Where that is within the limit before and after a change, the cap plays
 * no part in it for the row.
 */
export class RowRecords {
  readonly data: Int32Array | Float64Array;
  /** Figures of a row: cell and count in one, and then the loads by cap. */
  readonly stride: number;

  constructor(sides: readonly Side[], rules: SettlingRules, rows: TallyPlaces, tally: Tally) {
    const settling = new RowSettling(sides, rules);
    const { settler, list } = settling;
    const caps = rules.limits.length;
    const count = rows.county.length;
    this.stride = 1 + caps;
    const places = sides.map((_, place) => place);
    // Half the room where the figures allow it; that shows when one does not.
    let data: Int32Array | Float64Array = new Int32Array(count * this.stride);
    for (let row = 0; row < count; row++) data[row * this.stride] = tally.cellOf(rows, row);
    for (let k = 0; k < Math.ceil(count / 32); k++) {
      let left = 0;
      for (const { yes } of sides) left |= yes[k]!;
      while (left !== 0) {
        const bit = left & -left;
        const row = (k << 5) + placeOfBit(bit);
        left ^= bit;
        settling.gather(places, row);
        settler.stand(list, settling.n);
        const paid = Math.min(countMax, settling.paidFor());
        const at = row * this.stride;
        data[at]! |= paid << cellBits;
        for (let cap = 0; cap < caps; cap++) {
          const load = settler.loads[cap]!;
          if (load > int32Max && data instanceof Int32Array) data = Float64Array.from(data);
          data[at + 1 + cap] = load;
        }
      }
    }
    this.data = data;
  }

  /** The codes of some rows, which `cellIn` and `paidForIn` read. */
  readCodes(rows: Int32Array, count: number, out: Float64Array): void {
    const { data, stride } = this;
    for (let i = 0; i < count; i++) out[i] = data[rows[i]! * stride]!;
  }

  /** The loads of a cap of some rows. */
  readLoads(cap: number, rows: Int32Array, count: number, out: Float64Array): void {
    const { data, stride } = this;
    for (let i = 0; i < count; i++) out[i] = data[rows[i]! * stride + 1 + cap]!;
  }

  get bytes(): number {
    return this.data.byteLength;
  }

  load(row: number, cap: number): number {
    return this.data[row * this.stride + 1 + cap]!;
  }
}

/** Place of a row's county, class and year in the figures of a benefit. */
export const cellIn = (code: number): number => code & ((1 << cellBits) - 1);

/** Benefits of which a row would be paid more than nothing if each stood alone. */
export const paidForIn = (code: number): number => code >> cellBits;
