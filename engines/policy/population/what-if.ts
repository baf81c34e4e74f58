import { atomsOf, BitKernels, type Atom, type Bitmap } from './bit-kernels.ts';
import { BufferPool } from './buffer-pool.ts';
import { settledOf } from './fused.ts';
import type { LoweredBenefit } from './lowered.ts';
import type { ParameterPlaces } from './lower-tree.ts';
import type { Population } from './population.ts';
import { keysOf, sideBenefit, type SideBenefit } from './side.ts';
import { Settler } from './settler.ts';
import type { Schedule } from './schedule.ts';
import type { Tally } from './tally.ts';

/** One row whose payable sum changes. */
export interface RowChange {
  readonly row: number;
  readonly beforeFen: number;
  readonly afterFen: number;
  /** Benefits by place whose payable sum changes. */
  readonly benefits: readonly {
    readonly place: number;
    readonly beforeFen: number;
    readonly afterFen: number;
  }[];
}

export interface Changed {
  readonly persons: number;
  readonly differenceFen: number;
}

/** What a change gives. */
export interface WhatIfAnswer {
  readonly tally: Tally;
  readonly winners: Changed;
  readonly losers: Changed;
  /** Rows with the largest changes, largest first; of equal changes the lower row first. */
  readonly rows: readonly RowChange[];
}

/** A list of a row's benefits with the tables to settle them. */
class Settling {
  readonly settler: Settler;
  readonly list: Uint16Array;
  readonly months: Float64Array;
  readonly benefits: readonly (SideBenefit | undefined)[];
  n = 0;

  constructor(
    benefits: readonly (SideBenefit | undefined)[],
    known: readonly LoweredBenefit[],
    day: string,
  ) {
    this.benefits = benefits;
    const absent = known.map((benefit, place) => {
      const settled = settledOf(benefits[place]?.benefit ?? benefit);
      return benefits[place]
        ? settled
        : { ...settled, benefit: { ...settled.benefit, stacking: [] } };
    });
    this.settler = new Settler(absent, day);
    this.list = new Uint16Array(benefits.length);
    this.months = new Float64Array(benefits.length);
  }

  /** Gathers and settles the benefits that a row has among places; gives what is payable. */
  settle(places: readonly number[], row: number): number {
    const { settler, benefits, list, months } = this;
    const word = row >> 5;
    const bit = row & 31;
    let n = 0;
    for (let j = 0; j < places.length; j++) {
      const place = places[j]!;
      const side = benefits[place];
      if (side === undefined || ((side.yes[word]! >>> bit) & 1) === 0) continue;
      const { sums } = side;
      const sum = sums.length === 1 ? sums[0]! : sums[row]!;
      if (side.benefit.gives === 'money') settler.fen[place] = sum;
      else settler.unpaid[place] = sum;
      months[place] = side.months.length === 1 ? side.months[0]! : side.months[row]!;
      list[n++] = place;
    }
    this.n = n;
    if (n === 0) return 0;
    settler.settle(list, n);
    let total = 0;
    for (let k = 0; k < n; k++) total += settler.pay[list[k]!]!;
    return total;
  }

  /** Sum of what a row has alone among places, whether a cap binds it or not. */
  load(places: readonly number[], row: number): number {
    let total = 0;
    for (let j = 0; j < places.length; j++) {
      const side = this.benefits[places[j]!];
      if (side === undefined || ((side.yes[row >> 5]! >>> (row & 31)) & 1) === 0) continue;
      if (side.benefit.gives === 'money')
        total += side.sums.length === 1 ? side.sums[0]! : side.sums[row]!;
    }
    return total;
  }

  /** What was payable to the row settled last, by place. */
  payable(): Map<number, number> {
    return new Map(
      [...this.list.subarray(0, this.n)].map((place) => [place, this.settler.pay[place] ?? 0]),
    );
  }
}

interface Compared {
  readonly from: Settling;
  readonly to: Settling;
  /** Places that differ; a row with none of them is the same on both sides. */
  readonly touched: readonly number[];
  /** Places whose settling may differ. */
  readonly affected: readonly number[];
  /** Places whose settling may differ for a row that no cap binds on either side. */
  readonly near: readonly number[];
  readonly always: boolean;
  readonly people: number;
}

const sizeOf = ({ beforeFen, afterFen }: Row): number => Math.abs(afterFen - beforeFen);
const largestFirst = (a: Row, b: Row): number => sizeOf(b) - sizeOf(a) || a.row - b.row;

type Row = Omit<RowChange, 'benefits'>;

/** Keeps the rows with the largest changes. */
class Largest {
  private rows: Row[] = [];
  private least = 0;
  private readonly max: number;

  constructor(max: number) {
    this.max = max;
  }

  offer(row: number, beforeFen: number, afterFen: number): void {
    const size = Math.abs(afterFen - beforeFen);
    if (this.rows.length >= this.max && size <= this.least) return;
    this.rows.push({ row, beforeFen, afterFen });
    if (this.rows.length < this.max * 4 + 64) return;
    this.rows = this.sorted();
    const last = this.rows.at(-1);
    this.least = last ? Math.abs(last.afterFen - last.beforeFen) : 0;
  }

  sorted(): Row[] {
    return this.rows.toSorted(largestFirst).slice(0, this.max);
  }
}

/**
 * A population before a change: a bitmap for each distinct test and a column of sums for each benefit. A
 * changed policy computes only the bitmaps of tests that changed and the sums on set bits, and settles anew
 * only the rows in the union of old and new bitmaps; its answer equals a full recompute to the fen.
 */
export class WhatIf {
  private readonly population: Population;
  private readonly before: readonly LoweredBenefit[];
  private readonly day: string;
  private readonly places: ParameterPlaces;
  private readonly kernels: BitKernels;
  private readonly pool = new BufferPool();
  private readonly bitmaps = new Map<string, Bitmap>();
  private readonly sides: SideBenefit[] = [];
  /** By row: all sums that a cap could bind; empty where there is no cap. */
  private load: Int32Array | Float64Array = new Int32Array(0);

  constructor(
    population: Population,
    before: readonly LoweredBenefit[],
    places: ParameterPlaces,
    day: string,
  ) {
    this.population = population;
    this.before = before;
    this.day = day;
    this.places = places;
    this.kernels = new BitKernels(population.columns, places);
  }

  /** Computes the bitmaps and sums of `before`; yields 0 to 1. */
  *baseline(): Generator<number, void> {
    const { before, bitmaps } = this;
    for (const [i, benefit] of before.entries()) {
      yield i / before.length;
      const atoms = atomsOf(benefit, this.population.columns, this.places);
      for (const atom of atoms) {
        if (!bitmaps.has(atom.key)) bitmaps.set(atom.key, this.bitmapOf(atom, benefit));
      }
      this.sides[i] = this.sideOf(benefit, atoms, bitmaps);
    }
    this.load = this.loads();
  }

  /** What caps could bind, row by row: where it is below every limit, no cap matters. */
  private loads(): Int32Array | Float64Array {
    const settler = new Settler(this.before.map(settledOf), this.day);
    if (settler.leastLimit === Infinity) return new Int32Array(0);
    const loads = new Float64Array(this.population.columns.persons);
    for (const [place, { benefit, yes, sums }] of this.sides.entries()) {
      if (benefit.gives !== 'money' || !settler.isCapped(place)) continue;
      for (let k = 0; k < yes.length; k++) {
        let word = yes[k]!;
        while (word !== 0) {
          const bit = word & -word;
          const row = (k << 5) + 31 - Math.clz32(bit);
          word ^= bit;
          loads[row]! += sums.length === 1 ? sums[0]! : sums[row]!;
        }
      }
    }
    // Half the room where the figures allow it.
    return loads.every((load) => load <= 2_147_483_647) ? Int32Array.from(loads) : loads;
  }

  /** Bytes of bitmaps and sums. */
  get bytes(): number {
    const seen = new Set<Int32Array | Float64Array | Uint16Array>();
    for (const { truth, notFalse } of this.bitmaps.values()) seen.add(truth).add(notFalse);
    for (const { yes, unknown, sums, months } of this.sides)
      seen.add(yes).add(unknown).add(sums).add(months);
    return [...seen].reduce((sum, { byteLength }) => sum + byteLength, 0);
  }

  /**
   * The answer for changed benefits.
   *
   * @param after   The benefits of the other side by place: those of `before` with the same ids in their
   *                places (undefined where one is gone), new ones behind them.
   * @param tally   A tally of the shape of `after` with the figures of `before` in it; it is changed.
   * @param people  Rows to name.
   */
  answer(
    after: readonly (LoweredBenefit | undefined)[],
    tally: Tally,
    schedules: readonly Schedule[],
    people: number,
  ): WhatIfAnswer {
    const fresh = new Map<string, Bitmap>();
    const made: SideBenefit[] = [];
    const sides = after.map((benefit, place) =>
      this.afterSide(benefit, this.sides[place], fresh, made),
    );
    const known = after.map((benefit, place) => benefit ?? this.before[place]!);
    const changed = [...sides.keys()].filter((place) => sides[place] !== this.sides[place]);
    const from = new Settling(
      after.map((_, place) => this.sides[place]),
      known,
      this.day,
    );
    const to = new Settling(sides, known, this.day);
    const linkedTo = (place: number) => [
      ...from.settler.linkedTo(place),
      ...to.settler.linkedTo(place),
    ];
    const isSame = (place: number, key: 'stackingKey' | 'scheduleKey') =>
      sides[place]?.[key] === this.sides[place]?.[key];
    const stacked = changed.filter((place) => !isSame(place, 'stackingKey')).flatMap(linkedTo);
    // Where stacking or the days of payment differ, a row may differ although its sums do not.
    const always = stacked.length > 0 || changed.some((place) => !isSame(place, 'scheduleKey'));
    const touched = [...new Set([...changed, ...stacked])];
    const affected = [...new Set(touched.flatMap(linkedTo))].toSorted((a, b) => a - b);
    const excluded = touched.flatMap((place) => [
      ...from.settler.excludedWith(place),
      ...to.settler.excludedWith(place),
    ]);
    const near = stacked.length > 0 ? affected : [...new Set(excluded)].toSorted((a, b) => a - b);
    const compared = { from, to, touched, affected, near, always, people };
    const answer = this.compare(compared, tally, schedules);
    this.count(sides, changed, tally);
    for (const { truth, notFalse } of fresh.values()) {
      this.pool.give(truth);
      if (notFalse !== truth) this.pool.give(notFalse);
    }
    for (const side of made) this.pool.give(side.yes, side.unknown, side.sums, side.months);
    return answer;
  }

  private compare(
    { from, to, touched, affected, near, always, people }: Compared,
    tally: Tally,
    schedules: readonly Schedule[],
  ): WhatIfAnswer {
    const { columns } = this.population;
    const words = Math.ceil(columns.persons / 32);
    const all = [...from.benefits.keys()];
    const beside = (places: readonly number[]) => all.filter((place) => !places.includes(place));
    const [farOthers, nearOthers] = [beside(affected), beside(near)];
    const limit = Math.min(from.settler.leastLimit, to.settler.leastLimit);
    const { load } = this;
    const winners = { persons: 0, differenceFen: 0 };
    const losers = { persons: 0, differenceFen: 0 };
    const changes = new Largest(people);
    const olds = touched.map((place) => from.benefits[place]?.yes);
    const news = touched.map((place) => to.benefits[place]?.yes);
    for (let k = 0; k < words; k++) {
      let word = 0;
      for (let t = 0; t < touched.length; t++) {
        const was = olds[t];
        const is = news[t];
        if (was !== undefined) word |= was[k]!;
        if (is !== undefined) word |= is[k]!;
      }
      while (word !== 0) {
        const bit = word & -word;
        const shift = 31 - Math.clz32(bit);
        const row = (k << 5) + shift;
        word ^= bit;
        if (!always && this.isSame(from, to, touched, row, k, shift)) continue;
        const gain = limit === Infinity ? 0 : to.load(touched, row) - from.load(touched, row);
        const free =
          limit === Infinity || (load.length > 0 && load[row]! + Math.max(0, gain) <= limit);
        const places = free ? near : affected;
        const before = from.settle(places, row);
        const after = to.settle(places, row);
        tally.add(from.list, from.n, from.settler, from.months, columns, row, -1, schedules);
        tally.add(to.list, to.n, to.settler, to.months, columns, row, 1, tally.shape.schedules);
        if (before === after) continue;
        const rest =
          before === 0 || after === 0 ? from.settle(free ? nearOthers : farOthers, row) : 0;
        if (rest === 0) tally.paid[0]! += after === 0 ? -1 : before === 0 ? 1 : 0;
        const side = after > before ? winners : losers;
        side.persons += 1;
        side.differenceFen += after - before;
        changes.offer(row, before, after);
      }
    }
    const rows = changes.sorted().map(({ row }) => this.rowChange(from, to, all, row));
    return { tally, winners, losers, rows };
  }

  private rowChange(from: Settling, to: Settling, all: readonly number[], row: number): RowChange {
    const beforeFen = from.settle(all, row);
    const before = from.payable();
    const afterFen = to.settle(all, row);
    const after = to.payable();
    const benefits = all.flatMap((place) => {
      const fen = { beforeFen: before.get(place) ?? 0, afterFen: after.get(place) ?? 0 };
      return fen.beforeFen === fen.afterFen ? [] : [{ place, ...fen }];
    });
    return { row, beforeFen, afterFen, benefits };
  }

  private isSame(
    from: Settling,
    to: Settling,
    touched: readonly number[],
    row: number,
    word: number,
    shift: number,
  ): boolean {
    for (let t = 0; t < touched.length; t++) {
      const was = from.benefits[touched[t]!];
      const is = to.benefits[touched[t]!];
      const had = was !== undefined && ((was.yes[word]! >>> shift) & 1) === 1;
      const has = is !== undefined && ((is.yes[word]! >>> shift) & 1) === 1;
      if (had !== has) return false;
      if (!had || was === is || was === undefined || is === undefined) continue;
      const [m, l] = [was.months, is.months];
      if ((m.length === 1 ? m[0] : m[row]) !== (l.length === 1 ? l[0] : l[row])) return false;
      const a = was.sums.length === 1 ? was.sums[0] : was.sums[row];
      const b = is.sums.length === 1 ? is.sums[0] : is.sums[row];
      if (a !== b) return false;
    }
    return true;
  }

  /** Counts what bitmaps say by themselves: who is not known, and who has two benefits. */
  private count(
    sides: readonly (SideBenefit | undefined)[],
    changed: readonly number[],
    tally: Tally,
  ): void {
    const count = sides.length;
    for (const place of changed) {
      const side = sides[place];
      tally.unknown[place] = side ? bitsOf(side.unknown) : 0;
      sides.forEach((other, at) => {
        if (at === place) return;
        const both = side && other ? bitsOfBoth(side.yes, other.yes) : 0;
        tally.overlap[place * count + at] = tally.overlap[at * count + place] = both;
      });
    }
  }

  private afterSide(
    benefit: LoweredBenefit | undefined,
    old: SideBenefit | undefined,
    fresh: Map<string, Bitmap>,
    made: SideBenefit[],
  ): SideBenefit | undefined {
    if (!benefit) return undefined;
    const atoms = atomsOf(benefit, this.population.columns, this.places);
    const keys = keysOf(benefit);
    const sameTests =
      old?.atomKeys.length === atoms.length && atoms.every(({ key }, i) => key === old.atomKeys[i]);
    if (old && sameTests && keys.sumKey === old.sumKey) {
      const same = keys.stackingKey === old.stackingKey && keys.scheduleKey === old.scheduleKey;
      return same ? old : { ...old, ...keys, benefit };
    }
    const bitmaps = new Map(this.bitmaps);
    for (const atom of atoms) {
      let bitmap = this.bitmaps.get(atom.key) ?? fresh.get(atom.key);
      if (!bitmap) fresh.set(atom.key, (bitmap = this.bitmapOf(atom, benefit)));
      bitmaps.set(atom.key, bitmap);
    }
    const side = this.sideOf(benefit, atoms, bitmaps);
    made.push(side);
    return side;
  }

  private bitmapOf(atom: Atom, benefit: LoweredBenefit): Bitmap {
    const words = Math.ceil(this.population.columns.persons / 32);
    const { run, decided } = this.kernels.bits(atom, benefit);
    const truth = this.pool.words(words);
    const notFalse = decided ? truth : this.pool.words(words);
    const hardRows = run(this.parametersOf(benefit), words, truth, notFalse);
    return { truth, notFalse, hardRows };
  }

  private sideOf(
    benefit: LoweredBenefit,
    atoms: readonly Atom[],
    bitmaps: ReadonlyMap<string, Bitmap>,
  ): SideBenefit {
    const { columns, valuesOf } = this.population;
    return sideBenefit(
      benefit,
      atoms,
      atoms.map(({ key }) => bitmaps.get(key)!),
      {
        kernels: this.kernels,
        parameters: this.parametersOf(benefit),
        pool: this.pool,
        persons: columns.persons,
        valuesOf,
      },
    );
  }

  private parametersOf(benefit: LoweredBenefit): number[] {
    const values: number[] = [];
    for (const [place, value] of benefit.parameters) values[place] = value;
    return Array.from(values, (value) => value ?? 0);
  }
}

function ones(word: number): number {
  let bits = word - ((word >>> 1) & 0x5555_5555);
  bits = (bits & 0x3333_3333) + ((bits >>> 2) & 0x3333_3333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f_0f0f, 0x0101_0101) >>> 24;
}

function bitsOf(words: Int32Array): number {
  let sum = 0;
  for (let k = 0; k < words.length; k++) sum += ones(words[k]!);
  return sum;
}

function bitsOfBoth(a: Int32Array, b: Int32Array): number {
  let sum = 0;
  for (let k = 0; k < a.length; k++) sum += ones(a[k]! & b[k]!);
  return sum;
}
