import type { CapLoads } from './cap-loads.ts';
import { ones, placeOfBit } from './bits.ts';
import { Largest, type ChangedRow } from './largest.ts';
import type { RowSettling } from './row-settling.ts';
import type { Schedule } from './schedule.ts';
import { monthsOf, sumOf, type Side } from './side.ts';
import { splitsRows, type Tally, type TallyPlaces } from './tally.ts';

/** Persons whose payable sum changes, and by how much together. */
export interface Changed {
  readonly persons: number;
  readonly differenceFen: number;
}

/** Both sides of a change, and what of it may differ. */
export interface Compared {
  readonly from: RowSettling;
  readonly to: RowSettling;
  /** By changed place: rows that it may change. */
  readonly differing: ReadonlyMap<number, Int32Array>;
  /** Places whose settling may differ. */
  readonly affected: readonly number[];
  /** Places whose settling may differ for a row that no cap binds on either side. */
  readonly near: readonly number[];
  /** What caps could bind before the change; undefined where rules of stacking change too. */
  readonly loads: CapLoads | undefined;
  readonly schedules: readonly Schedule[];
  readonly rows: TallyPlaces;
}

/** One side of the only benefit that changes. */
interface SoleSide {
  readonly yes: Int32Array;
  readonly sums: Side['sums'];
  /** All bits where the sum is another for each row, none where one place holds it. */
  readonly varies: number;
  /** 1 where it is paid. */
  readonly money: number;
  readonly splits: boolean;
  readonly monthsOf: (row: number) => number;
}

interface Sole {
  readonly place: number;
  readonly was: SoleSide;
  readonly is: SoleSide;
}

/**
 * Brings a tally from one side of a change to the other, row by row that differs. A row that no cap binds
 * is settled over those that exclude each other only, and not at all where nothing excludes anything.
 */
export class Comparison {
  readonly winners = { persons: 0, differenceFen: 0 };
  readonly losers = { persons: 0, differenceFen: 0 };
  private readonly of: Compared;
  private readonly tally: Tally;
  private readonly largest: Largest;
  private sole: Sole | undefined;
  private readonly nearOthers: readonly number[];
  /** Of those the ones that are paid. */
  private readonly paying: readonly Side[];
  private readonly farOthers: readonly number[];
  /** Caps that could bind a place of `near`. */
  private readonly caps: readonly number[];
  private readonly limits: Float64Array;
  /** Whether a cap leaves nothing at all. */
  private readonly paysNothing: boolean;

  /** @param people  Rows to name. */
  constructor(of: Compared, tally: Tally, people: number) {
    this.of = of;
    this.tally = tally;
    this.largest = new Largest(people);
    const beside = (places: readonly number[]) =>
      [...of.from.sides.keys()].filter((place) => !places.includes(place));
    this.nearOthers = beside(of.near);
    this.farOthers = beside(of.affected);
    this.paying = this.nearOthers.flatMap((place) => {
      const side = of.from.sides[place];
      return side?.benefit.rules.gives === 'money' ? [side] : [];
    });
    const { rules } = of.from.settler;
    this.caps = [...new Set(of.near.flatMap((place) => [...rules.capsOf(place)]))];
    this.limits = rules.limits;
    this.paysNothing = rules.limits.includes(0);
  }

  /** Rows with the largest changes, largest first; of equal changes the lower row first. */
  get people(): readonly ChangedRow[] {
    return this.largest.sorted();
  }

  run(): void {
    const { differing, near, from, to } = this.of;
    const [only, ...more] = differing.keys();
    if (only === undefined) return;
    const alone = more.length === 0 && this.of.loads !== undefined;
    if (alone) {
      const was = this.soleSide(from, only, this.of.schedules[only]);
      const is = this.soleSide(to, only, this.tally.shape.schedules[only]);
      this.sole = { place: only, was, is };
    }
    const beside = near.flatMap((place) =>
      place === only
        ? []
        : [from, to].flatMap(({ sides }) => (sides[place] ? [sides[place].yes] : [])),
    );
    const bitmaps = [...differing.values()];
    const words = bitmaps[0]!.length;
    for (let k = 0; k < words; k++) {
      let left = 0;
      for (let t = 0; t < bitmaps.length; t++) left |= bitmaps[t]![k]!;
      if (left === 0) continue;
      let excluded = -1;
      if (alone) {
        excluded = 0;
        for (let t = 0; t < beside.length; t++) excluded |= beside[t]![k]!;
      }
      while (left !== 0) {
        const bit = left & -left;
        const row = (k << 5) + placeOfBit(bit);
        left ^= bit;
        if ((excluded & bit) !== 0 || !this.single(row)) this.settled(row);
      }
    }
  }

  /** A row in which only one benefit changes, which nothing excludes; false where a cap may bind. */
  private single(row: number): boolean {
    const { tally, sole, caps, limits } = this;
    const { loads, schedules, rows } = this.of;
    const { place, was, is } = sole!;
    const word = row >> 5;
    const had = (was.yes[word]! >>> (row & 31)) & 1;
    const has = (is.yes[word]! >>> (row & 31)) & 1;
    const before = had * was.money === 1 ? was.sums[row & was.varies]! : 0;
    const after = has * is.money === 1 ? is.sums[row & is.varies]! : 0;
    for (let c = 0; c < caps.length; c++) {
      const load = loads!.caps[caps[c]!]![row]!;
      if (Math.max(load, load - before + after) > limits[caps[c]!]!) return false;
    }
    const cell = tally.cellOf(rows, row);
    tally.change(place, cell, has - had, after - before, after - before);
    if (was.splits) tally.split(place, cell, before, was.monthsOf(row), -1, schedules[place]);
    if (is.splits) tally.split(place, cell, after, is.monthsOf(row), 1);
    this.count(row, before, after, true);
    return true;
  }

  /** A row that is settled on both sides: over few places, or where a cap binds over all that it links. */
  private settled(row: number): void {
    const { from, to, near, affected, rows, schedules } = this.of;
    const { tally } = this;
    let free = this.isFreeBefore(row);
    const places = free ? near : affected;
    let before = from.settle(places, row);
    let after = to.settle(places, row);
    if (free && !this.isFreeAfter(row)) {
      free = false;
      before = from.settle(affected, row);
      after = to.settle(affected, row);
    }
    const cell = tally.cellOf(rows, row);
    tally.add(from.list, from.n, from.settler, from.months, cell, -1, schedules);
    tally.add(to.list, to.n, to.settler, to.months, cell, 1);
    this.count(row, before, after, free);
  }

  /** Whether no cap that could matter binds a row before the change. */
  private isFreeBefore(row: number): boolean {
    const { loads } = this.of;
    if (!loads) return false;
    for (let c = 0; c < this.caps.length; c++) {
      const cap = this.caps[c]!;
      if (loads.caps[cap]![row]! > this.limits[cap]!) return false;
    }
    return true;
  }

  /** The same after it, for the row settled last on both sides. */
  private isFreeAfter(row: number): boolean {
    const { from, to, loads } = this.of;
    for (let c = 0; c < this.caps.length; c++) {
      const cap = this.caps[c]!;
      const change = to.settler.loads[cap]! - from.settler.loads[cap]!;
      if (loads!.caps[cap]![row]! + change > this.limits[cap]!) return false;
    }
    return true;
  }

  private count(row: number, before: number, after: number, free: boolean): void {
    if (before === after) return;
    if ((before === 0 || after === 0) && !this.isPaidElse(row, free)) {
      this.tally.paid[0]! += after === 0 ? -1 : before === 0 ? 1 : 0;
    }
    const side = after > before ? this.winners : this.losers;
    side.persons += 1;
    side.differenceFen += after - before;
    this.largest.offer(row, before, after);
  }

  /** Whether a row is paid anything by benefits that do not change for it. */
  private isPaidElse(row: number, free: boolean): boolean {
    const { from } = this.of;
    if (!free) return from.settle(this.farOthers, row) > 0;
    if (this.paysNothing) return from.settle(this.nearOthers, row) > 0;
    const { paying } = this;
    const word = row >> 5;
    const shift = row & 31;
    for (let j = 0; j < paying.length; j++) {
      const side = paying[j]!;
      if (((side.yes[word]! >>> shift) & 1) === 0) continue;
      if (side.positive || sumOf(side, row) > 0) return true;
    }
    return false;
  }

  /** One side of the only benefit that changes, as single rows read it. */
  private soleSide(of: RowSettling, place: number, schedule: Schedule | undefined): SoleSide {
    const side = of.sides[place];
    return {
      yes: of.yes[place]!,
      sums: of.sums[place]!,
      varies: of.varies[place]!,
      money: of.isMoney[place]!,
      splits: side !== undefined && splitsRows(schedule),
      monthsOf: (row) => (side ? monthsOf(side, row) : 0),
    };
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
      change[other]! += ones(come & word) - ones(gone & word);
    }
  }
  change.forEach((rows, other) => {
    if (rows === 0) return;
    tally.overlap[place * count + other]! += rows;
    tally.overlap[other * count + place]! += rows;
  });
}
