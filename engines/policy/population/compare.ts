import { ones, placeOfBit } from './bits.ts';
import type { ChangeCounts } from './change-counts.ts';
import type { Compared } from './compared.ts';
import { SettledRows } from './settled-rows.ts';
import type { Side } from './side.ts';
import { SingleRows } from './single-rows.ts';
import type { Tally } from './tally.ts';

/**
 * Brings a tally from one side of a change to the other, row by row that differs. A row that no cap binds
 * is settled over those that exclude each other only, and not at all where nothing excludes anything.
 */
export class Comparison {
  private readonly bitmaps: readonly Int32Array[];
  /** The rows of benefits that exclude the only one that changes. */
  private readonly beside: readonly Int32Array[];
  private readonly settled: SettledRows;
  /** Where one benefit changes alone: rows that no cap can bind, and rows that one may. */
  private readonly single: SingleRows | undefined;
  private readonly tight: SingleRows | undefined;
  /** Rows that no cap can bind, by cap; none where the benefit is too large to say so. */
  private readonly roomy: readonly Int32Array[] | undefined;

  constructor(of: Compared, tally: Tally, counts: ChangeCounts) {
    const { differing, near, from, to, stacked, records } = of;
    this.bitmaps = [...differing.values()];
    this.settled = new SettledRows(of, tally, counts);
    const [only, ...more] = differing.keys();
    const others = near.filter((place) => place !== only);
    this.beside = [from, to].flatMap(({ yes }) => others.map((place) => yes[place]!));
    if (only === undefined || more.length > 0 || stacked) return;
    const { limits } = from.settler.rules;
    const caps = [...from.settler.rules.capsOf(only)];
    const most = to.sides[only]?.most ?? 0;
    // A row with a load of half the limit has room for what is half of it at most.
    const isSmall = caps.every((cap) => most <= limits[cap]! / 2);
    this.roomy = isSmall ? caps.map((cap) => records.roomy[cap]!) : undefined;
    this.single = new SingleRows(only, [], of, tally, counts, this.settled.add);
    this.tight = new SingleRows(only, caps, of, tally, counts, this.settled.add);
  }

  /** Compares rows from one word of the bitmaps to another (exclusive). */
  run(begin: number, end: number): void {
    const { bitmaps, beside, settled, single, tight, roomy } = this;
    for (let k = begin; k < end; k++) {
      let left = 0;
      for (let t = 0; t < bitmaps.length; t++) left |= bitmaps[t]![k]!;
      if (left === 0) continue;
      let excluded = single ? 0 : -1;
      let room = roomy ? -1 : 0;
      if (single) for (let t = 0; t < beside.length; t++) excluded |= beside[t]![k]!;
      if (roomy) for (let c = 0; c < roomy.length; c++) room &= roomy[c]![k]!;
      while (left !== 0) {
        const bit = left & -left;
        const row = (k << 5) + placeOfBit(bit);
        left ^= bit;
        if (!single || !tight || (excluded & bit) !== 0) settled.add(row);
        else if ((room & bit) !== 0) single.add(row);
        else tight.add(row);
      }
    }
    single?.flush();
    tight?.flush();
    settled.flush();
  }
}

/**
 * Brings the rows that have two benefits from one side of a change to the other.
 *
 * @param beside  The other benefits, those that were brought over already as they are now.
 */
export function countPairs(
  place: number,
  was: Side | undefined,
  is: Side | undefined,
  beside: readonly (Side | undefined)[],
  tally: Tally,
): void {
  const count = beside.length;
  const words = was?.yes.length ?? is?.yes.length ?? 0;
  const others = beside.map((side, other) => (other === place ? undefined : side?.yes));
  const change = new Float64Array(count);
  for (let k = 0; k < words; k++) {
    const old = was ? was.yes[k]! : 0;
    const now = is ? is.yes[k]! : 0;
    if (old === now) continue;
    const gone = old & ~now;
    const come = now & ~old;
    for (let other = 0; other < count; other++) {
      const rows = others[other];
      if (rows === undefined) continue;
      const word = rows[k]!;
      if ((come & word) !== 0) change[other]! += ones(come & word);
      if ((gone & word) !== 0) change[other]! -= ones(gone & word);
    }
  }
  change.forEach((rows, other) => {
    if (rows === 0) return;
    tally.overlap[place * count + other]! += rows;
    tally.overlap[other * count + place]! += rows;
  });
}
