import type { ChangeCounts } from './change-counts.ts';
import { cellIn, paidForIn, readRows, type RowRecords } from './row-records.ts';
import { batchRows, readSums, type RowSettling } from './row-settling.ts';
import type { Schedule } from './schedule.ts';
import type { SettlingRules } from './settling-rules.ts';
import type { Side } from './side.ts';
import { splitsRows, type Tally } from './tally.ts';

/** One side of the only benefit that changes. */
class SoleSide {
  readonly has = new Uint8Array(batchRows);
  readonly sums = new Float64Array(batchRows);
  /** 1 where it is paid. */
  readonly money: number;
  readonly splits: boolean;
  readonly yes: Int32Array;
  readonly from: Side['sums'];
  readonly mask: number;
  private readonly of: RowSettling;
  private readonly place: number;

  constructor(of: RowSettling, place: number, schedule: Schedule | undefined) {
    this.of = of;
    this.place = place;
    this.money = of.isMoney[place]!;
    this.splits = splitsRows(schedule);
    this.yes = of.yes[place]!;
    this.from = of.sums[place]!;
    this.mask = of.masks[place]!;
  }

  /** Whether what it gives is all that there is to count: money, paid at once. */
  get isPlain(): boolean {
    return this.money === 1 && !this.splits;
  }

  monthsOf(row: number): number {
    return this.of.monthsOf(this.place, row);
  }

  load(rows: Int32Array, count: number): void {
    readSums(this.yes, this.from, this.mask, rows, count, this.has, this.sums);
  }
}

/**
 * Rows in which only one benefit changes, which nothing excludes: where no cap binds what it gives is what
 * is paid, and nothing is settled. They are gathered and read at once.
 */
export class SingleRows {
  private readonly rows = new Int32Array(batchRows);
  private readonly codes = new Float64Array(batchRows);
  private readonly loads: readonly Float64Array[];
  private count = 0;
  private readonly place: number;
  private readonly was: SoleSide;
  private readonly is: SoleSide;
  private readonly records: RowRecords;
  private readonly schedule: Schedule | undefined;
  private readonly caps: readonly number[];
  private readonly limits: readonly number[];
  private readonly rules: SettlingRules;
  private readonly tally: Tally;
  private readonly counts: ChangeCounts;
  private readonly isPlain: boolean;
  private readonly bound: (row: number) => void;

  /**
   * @param caps   Caps that may bind a row.
   * @param bound  Takes the rows that one may bind.
   */
  constructor(
    place: number,
    caps: readonly number[],
    of: {
      readonly from: RowSettling;
      readonly to: RowSettling;
      readonly records: RowRecords;
      readonly schedules: readonly Schedule[];
    },
    tally: Tally,
    counts: ChangeCounts,
    bound: (row: number) => void,
  ) {
    const { rules } = of.from.settler;
    this.place = place;
    this.schedule = of.schedules[place];
    this.was = new SoleSide(of.from, place, this.schedule);
    this.is = new SoleSide(of.to, place, tally.shape.schedules[place]);
    this.records = of.records;
    this.caps = caps;
    this.rules = rules;
    this.limits = this.caps.map((cap) => rules.limits[cap]!);
    this.loads = this.caps.map(() => new Float64Array(batchRows));
    this.tally = tally;
    this.counts = counts;
    this.isPlain = caps.length === 0 && this.was.isPlain && this.is.isPlain;
    this.bound = bound;
  }

  add(row: number): void {
    this.rows[this.count++] = row;
    if (this.count === batchRows) this.flush();
  }

  flush(): void {
    if (this.isPlain) this.countPlain();
    else this.countEach();
    this.count = 0;
  }

  /** What most changes are: no cap, one sum before and one after. */
  private countPlain(): void {
    const { rows, count, was, is, tally, counts, place } = this;
    const { codes } = this.records;
    const { eligible, alone, cost } = tally;
    const first = tally.cellsBefore(place);
    for (let i = 0; i < count; i++) {
      const row = rows[i]!;
      const had = (was.yes[row >> 5]! >>> (row & 31)) & 1;
      const has = (is.yes[row >> 5]! >>> (row & 31)) & 1;
      const before = had === 1 ? was.from[row & was.mask]! : 0;
      const after = has === 1 ? is.from[row & is.mask]! : 0;
      const code = codes[row]!;
      const at = first + cellIn(code);
      if (had !== has) eligible[at]! += has - had;
      if (before === after) continue;
      alone[at]! += after - before;
      cost[at]! += after - before;
      counts.count(row, before, after, paidForIn(code), before > 0 ? 1 : 0);
    }
  }

  private countEach(): void {
    const { rows, count, codes, records, loads, caps, was, is } = this;
    was.load(rows, count);
    is.load(rows, count);
    readRows(records.codes, rows, count, codes);
    for (let c = 0; c < caps.length; c++) {
      readRows(records.loads[caps[c]!]!, rows, count, loads[c]!);
    }
    for (let i = 0; i < count; i++) {
      const before = was.has[i]! * was.money === 1 ? was.sums[i]! : 0;
      const after = is.has[i]! * is.money === 1 ? is.sums[i]! : 0;
      if (!this.isBound(i, before, after)) this.one(i, before, after, before, after);
      else if (this.isSwamped(i, before, after)) this.one(i, before, after, 0, 0);
      else this.bound(rows[i]!);
    }
  }

  /** Whether a cap binds a row before the change or after it. */
  private isBound(i: number, before: number, after: number): boolean {
    const { loads, limits } = this;
    for (let c = 0; c < limits.length; c++) {
      const load = loads[c]![i]!;
      if (Math.max(load, load - before + after) > limits[c]!) return true;
    }
    return false;
  }

  /** Whether what is paid is nothing before and after, and nothing else changes. */
  private isSwamped(i: number, before: number, after: number): boolean {
    const { bound } = this.records;
    return bound.isSwamped(this.rows[i]!, this.place, Math.max(before, after), this.rules);
  }

  /** Counts a row: what the benefit gives alone, and what is paid of it, before and after. */
  private one(i: number, before: number, after: number, paid: number, pays: number): void {
    const { was, is, tally, place } = this;
    const row = this.rows[i]!;
    const code = this.codes[i]!;
    const had = was.has[i]!;
    const has = is.has[i]!;
    const cell = cellIn(code);
    tally.change(place, cell, has - had, after - before, pays - paid);
    if (was.splits && had === 1) {
      tally.split(place, cell, paid, was.monthsOf(row), -1, this.schedule);
    }
    if (is.splits && has === 1) tally.split(place, cell, pays, is.monthsOf(row), 1);
    if (paid !== pays) this.counts.count(row, paid, pays, paidForIn(code), paid > 0 ? 1 : 0);
  }
}
