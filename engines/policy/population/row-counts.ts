import { alwaysSeen } from './settling-rules.ts';
import type { Settler } from './settler.ts';
import { splitsRows, Tally, type TallyPlaces, type TallyShape } from './tally.ts';

/** Figures of one benefit in one cell: who has it, what it gives alone, and what others take of it. */
const figures = 3;

/**
 * Counts the rows of a full recompute. Figures are kept by cell and then by benefit, so that a row touches
 * places that lie together; a row whose benefits neither exclude each other nor pass a cap, as most are,
 * is counted without being settled. `tally` turns them to a tally's order.
 */
export class RowCounts {
  private readonly settler: Settler;
  private readonly shape: TallyShape;
  private readonly rows: TallyPlaces;
  private readonly months: Float64Array;
  private readonly sums: Tally;
  private readonly cells: Float64Array;
  /** By place: 1 where what is paid has to be split row by row. */
  private readonly splits: Uint8Array;
  private readonly anySplits: boolean;

  constructor(settler: Settler, shape: TallyShape, rows: TallyPlaces, months: Float64Array) {
    const { benefits, counties, classes, years } = shape;
    this.settler = settler;
    this.shape = shape;
    this.rows = rows;
    this.months = months;
    this.sums = new Tally(shape);
    this.cells = new Float64Array(counties * classes * years * benefits * figures);
    this.splits = Uint8Array.from(shape.schedules, (schedule) => (splitsRows(schedule) ? 1 : 0));
    this.anySplits = this.splits.includes(1);
  }

  /** By benefit: rows of which it is not known. */
  get unknown(): Float64Array {
    return this.sums.unknown;
  }

  /** Counts one row that has the first `n` benefits of a list; `fen` and `unpaid` of them are set. */
  add(list: Uint16Array, n: number, row: number): void {
    const { settler, cells, rows } = this;
    const { benefits, classes, years } = this.shape;
    const { fen, loads, rules } = settler;
    const { exclusive, onlyCap } = rules;
    const cell = (rows.county[row]! * classes + rows.class[row]!) * years + rows.year[row]!;
    const first = cell * benefits * figures;
    for (let cap = 0; cap < loads.length; cap++) loads[cap] = 0;
    let seen = alwaysSeen;
    let clash = rules.capsOfPlaceMax > 1 ? 1 : 0;
    let total = 0;
    for (let i = 0; i < n; i++) {
      const place = list[i]!;
      const sum = fen[place]!;
      const at = first + place * figures;
      cells[at]! += 1;
      cells[at + 1]! += sum;
      total += sum;
      loads[onlyCap[place]!]! += sum;
      clash |= seen & exclusive[place]!;
      seen |= exclusive[place]!;
    }
    const settle = clash !== 0 || rules.isPassed(loads);
    if (settle) total = this.settled(list, n, first);
    if (total > 0) this.sums.paid[0]! += 1;
    if (this.anySplits) this.split(list, n, cell, settle);
    if (n > 1) this.sums.pairs(list, n);
  }

  /** Settles a row and counts what its benefits take of each other. Returns what is paid. */
  private settled(list: Uint16Array, n: number, first: number): number {
    const { settler, cells } = this;
    settler.settle(list, n);
    let total = 0;
    for (let i = 0; i < n; i++) {
      const place = list[i]!;
      const pay = settler.pay[place]!;
      cells[first + place * figures + 2]! += settler.fen[place]! - pay;
      this.sums.displaced[place]! += settler.displaced[place]!;
      total += pay;
    }
    return total;
  }

  private split(list: Uint16Array, n: number, cell: number, settled: boolean): void {
    const paid = settled ? this.settler.pay : this.settler.fen;
    for (let i = 0; i < n; i++) {
      const place = list[i]!;
      if (this.splits[place] === 0) continue;
      this.sums.split(place, cell, paid[place]!, this.months[place]!, 1);
    }
  }

  /** The figures so far. */
  tally(): Float64Array {
    const { sums, cells } = this;
    const { benefits } = this.shape;
    const count = sums.eligible.length / Math.max(1, benefits);
    for (let cell = 0; cell < count; cell++) {
      for (let place = 0; place < benefits; place++) {
        const at = (cell * benefits + place) * figures;
        const to = place * count + cell;
        sums.eligible[to] = cells[at]!;
        sums.alone[to] = cells[at + 1]!;
        sums.cost[to] = cells[at + 1]! - cells[at + 2]!;
      }
    }
    return sums.data;
  }
}
