import type { ChangeCounts } from './change-counts.ts';
import type { Compared } from './compared.ts';
import { cellIn, paidForIn, readRows } from './row-records.ts';
import { batchRows } from './row-settling.ts';
import type { Tally } from './tally.ts';

/**
 * Rows that are settled on both sides of a change: over benefits that exclude each other, or, where a cap
 * binds, over all that it links. They are gathered and read at once.
 */
export class SettledRows {
  private readonly rows = new Int32Array(batchRows);
  private readonly codes = new Float64Array(batchRows);
  private readonly loads: readonly Float64Array[];
  private count = 0;
  private readonly of: Compared;
  private readonly tally: Tally;
  private readonly counts: ChangeCounts;
  /** Caps that could bind a place of `near`, and their limits. */
  private readonly caps: readonly number[];
  private readonly limits: readonly number[];

  constructor(of: Compared, tally: Tally, counts: ChangeCounts) {
    this.of = of;
    this.tally = tally;
    this.counts = counts;
    const { rules } = of.from.settler;
    this.caps = of.stacked
      ? []
      : [...new Set(of.near.flatMap((place) => [...rules.capsOf(place)]))];
    this.limits = this.caps.map((cap) => rules.limits[cap]!);
    this.loads = this.caps.map(() => new Float64Array(batchRows));
  }

  readonly add = (row: number): void => {
    this.rows[this.count++] = row;
    if (this.count === batchRows) this.flush();
  };

  flush(): void {
    const { rows, count, codes, caps, loads } = this;
    const { from, to, near, affected, stacked, records } = this.of;
    readRows(records.codes, rows, count, codes);
    for (let c = 0; c < caps.length; c++)
      readRows(records.loads[caps[c]!]!, rows, count, loads[c]!);
    let left = 0;
    if (!stacked) {
      from.load(near, rows, count);
      to.load(near, rows, count);
    }
    for (let i = 0; i < count; i++) {
      const free = !stacked && this.isFree(i, false) && this.isSettled(near, i, true);
      if (free) continue;
      rows[left] = rows[i]!;
      codes[left] = codes[i]!;
      left += 1;
    }
    for (let i = 0; i < left; i++) {
      const row = rows[i]!;
      if (!records.bound.read(row, affected, i, from.loaded)) from.loadOne(affected, row, i);
    }
    to.load(affected, rows, left);
    for (let i = 0; i < left; i++) this.isSettled(affected, i, false);
    this.count = 0;
  }

  /** Settles a row over places and counts it; false where a cap turns out to bind it, if that is asked. */
  private isSettled(places: readonly number[], i: number, asked: boolean): boolean {
    const { from, to, schedules } = this.of;
    const { tally } = this;
    const row = this.rows[i]!;
    const code = this.codes[i]!;
    const before = from.settleLoaded(places, i, row);
    const after = to.settleLoaded(places, i, row);
    if (asked && !this.isFree(i, true)) return false;
    const cell = cellIn(code);
    tally.add(from.list, from.n, from.settler, from.months, cell, -1, schedules);
    tally.add(to.list, to.n, to.settler, to.months, cell, 1);
    if (before !== after) this.counts.count(row, before, after, paidForIn(code), from.paidFor());
    return true;
  }

  /** Whether no cap that could matter binds a row, before the change or after what was settled last. */
  private isFree(i: number, after: boolean): boolean {
    const { from, to } = this.of;
    for (let c = 0; c < this.caps.length; c++) {
      const cap = this.caps[c]!;
      const change = after ? to.settler.loads[cap]! - from.settler.loads[cap]! : 0;
      if (this.loads[c]![i]! + change > this.limits[c]!) return false;
    }
    return true;
  }
}
