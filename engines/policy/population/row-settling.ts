import { settledOf } from './fused.ts';
import type { LoweredBenefit } from './lowered.ts';
import { Settler } from './settler.ts';
import { monthsOf, sumOf, type Side } from './side.ts';

/** One side of a change with what settles its rows, one row at a time. */
export class RowSettling {
  readonly settler: Settler;
  readonly list: Uint16Array;
  readonly months: Float64Array;
  /** By place; undefined where the benefit does not exist on this side. */
  readonly sides: readonly (Side | undefined)[];
  n = 0;

  /** @param known  By place: the benefit, of either side. */
  constructor(sides: readonly (Side | undefined)[], known: readonly LoweredBenefit[], day: string) {
    this.sides = sides;
    const settled = known.map((benefit, place) => {
      const side = sides[place];
      if (side) return settledOf(side.benefit);
      const absent = settledOf(benefit);
      return { ...absent, benefit: { ...absent.benefit, stacking: [] } };
    });
    this.settler = new Settler(settled, day);
    this.list = new Uint16Array(sides.length);
    this.months = new Float64Array(sides.length);
  }

  /** Whether a row has a benefit. */
  has(place: number, row: number): boolean {
    const side = this.sides[place];
    return side !== undefined && ((side.yes[row >> 5]! >>> (row & 31)) & 1) === 1;
  }

  /** Gathers the benefits that a row has among places. */
  gather(places: readonly number[], row: number): void {
    const { settler, sides, list, months } = this;
    const word = row >> 5;
    const shift = row & 31;
    let n = 0;
    for (let j = 0; j < places.length; j++) {
      const place = places[j]!;
      const side = sides[place];
      if (side === undefined || ((side.yes[word]! >>> shift) & 1) === 0) continue;
      if (side.benefit.rules.gives === 'money') settler.fen[place] = sumOf(side, row);
      else settler.unpaid[place] = sumOf(side, row);
      months[place] = monthsOf(side, row);
      list[n++] = place;
    }
    this.n = n;
  }

  /** Gathers and settles the benefits that a row has among places; gives what is payable. */
  settle(places: readonly number[], row: number): number {
    const { settler, list } = this;
    this.gather(places, row);
    if (this.n > 0) settler.settle(list, this.n);
    else settler.loads.fill(0);
    let total = 0;
    for (let k = 0; k < this.n; k++) total += settler.pay[list[k]!]!;
    return total;
  }

  /** What was payable to the row settled last, by place. */
  payable(): Map<number, number> {
    return new Map(
      [...this.list.subarray(0, this.n)].map((place) => [place, this.settler.pay[place] ?? 0]),
    );
  }
}
