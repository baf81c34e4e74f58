import { bitsOf } from './bits.ts';
import { BufferPool } from './buffer-pool.ts';
import { CapLoads } from './cap-loads.ts';
import { Comparison, countPairs, type Changed } from './compare.ts';
import { differingRows } from './differing.ts';
import { Kernels } from './kernels.ts';
import type { ChangedRow } from './largest.ts';
import type { LoweredBenefit } from './lowered.ts';
import type { ParameterPlaces } from './lower-tree.ts';
import type { Population } from './population.ts';
import { KeptRules, RowSettling } from './row-settling.ts';
import type { Schedule } from './schedule.ts';
import { bitmapOf, giveBack, sideOf, type Around, type Bitmap, type Side } from './side.ts';
import type { Tally } from './tally.ts';

/** One row whose payable sum changes. */
export interface RowChange extends ChangedRow {
  /** Benefits by place whose payable sum changes. */
  readonly benefits: readonly {
    readonly place: number;
    readonly beforeFen: number;
    readonly afterFen: number;
  }[];
}

/** What a change gives. */
export interface WhatIfAnswer {
  readonly tally: Tally;
  readonly winners: Changed;
  readonly losers: Changed;
  /** Rows with the largest changes, largest first; of equal changes the lower row first. */
  readonly rows: readonly RowChange[];
}

/**
 * A population before a change: a bitmap for each distinct test, a column of sums for each benefit, and what
 * caps could bind. A changed policy computes only tests that changed, on rows that the others leave, and
 * sums only where they changed, and settles anew only the rows that differ; its answer equals a full
 * recompute to the fen.
 */
export class WhatIf {
  private readonly population: Population;
  private readonly before: readonly LoweredBenefit[];
  private readonly rules: KeptRules;
  private readonly kernels: Kernels;
  private readonly pool = new BufferPool();
  private readonly bitmaps = new Map<string, Bitmap>();
  private readonly sides: Side[] = [];
  private loads: CapLoads | undefined;

  constructor(
    population: Population,
    before: readonly LoweredBenefit[],
    places: ParameterPlaces,
    day: string,
  ) {
    this.population = population;
    this.before = before;
    this.rules = new KeptRules(day);
    this.kernels = new Kernels(population.columns, places);
  }

  /** Computes the bitmaps and sums of `before`; yields 0 to 1. */
  *baseline(): Generator<number, void> {
    const { before, bitmaps, around } = this;
    for (const [i, benefit] of before.entries()) {
      yield i / (before.length + 1);
      const prepared = this.kernels.prepare(benefit.rules);
      for (const atom of prepared.atoms) {
        if (!bitmaps.has(atom.key)) bitmaps.set(atom.key, bitmapOf(atom, around));
      }
      this.sides[i] = sideOf(benefit, prepared, undefined, around);
    }
    yield before.length / (before.length + 1);
    this.loads = new CapLoads(this.sides, this.rules.of(this.sides, before), around.persons);
  }

  /** Bytes of bitmaps, sums and loads. */
  get bytes(): number {
    const seen = new Set<Int32Array | Float64Array | Uint16Array>();
    for (const { truth, open } of this.bitmaps.values()) seen.add(truth).add(open);
    for (const { holds, yes, unknown, sums, months } of this.sides)
      seen.add(holds).add(yes).add(unknown).add(sums).add(months);
    const loads = this.loads?.bytes ?? 0;
    return [...seen].reduce((sum, { byteLength }) => sum + byteLength, loads);
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
    const { pool, around } = this;
    const sides = after.map((benefit, place) => {
      if (!benefit) return undefined;
      const old = this.sides[place];
      if (old?.benefit.rules === benefit.rules) return { ...old, benefit };
      return sideOf(benefit, this.kernels.prepare(benefit.rules), old, around);
    });
    const known = after.map((benefit, place) => benefit ?? this.before[place]!);
    const olds = after.map((_, place) => this.sides[place]);
    const [from, to] = [olds, sides].map((of) => new RowSettling(of, this.rules.of(of, known))) as [
      RowSettling,
      RowSettling,
    ];
    const words = Math.ceil(around.persons / 32);
    const { rows: differing, stacked } = differingRows(from, to, this.loads, pool, words);
    const linked = (places: Iterable<number>, by: 'linkedTo' | 'excludedWith') => {
      const of = [...places].flatMap((place) =>
        [from, to].flatMap(({ settler }) => settler.rules[by](place)),
      );
      return [...new Set(of)].toSorted((a, b) => a - b);
    };
    const affected = linked(differing.keys(), 'linkedTo');
    const near = stacked ? affected : linked(differing.keys(), 'excludedWith');
    const loads = stacked ? undefined : this.loads;
    const rows = this.population.columns;
    const compared = { from, to, differing, affected, near, loads, schedules, rows };
    const comparison = new Comparison(compared, tally, people);
    comparison.run();
    this.count(olds, sides, tally);
    const named = comparison.people.map((row) => rowChange(from, to, row));
    for (const [place, side] of sides.entries()) if (side) giveBack(side, olds[place], pool);
    pool.give(...differing.values());
    const { winners, losers } = comparison;
    return { tally, winners, losers, rows: named };
  }

  /** Counts what bitmaps say by themselves: who is not known, and who has two benefits. */
  private count(
    olds: readonly (Side | undefined)[],
    sides: readonly (Side | undefined)[],
    tally: Tally,
  ): void {
    const now = [...olds];
    for (const [place, side] of sides.entries()) {
      const old = olds[place];
      if (side?.yes === old?.yes) continue;
      tally.unknown[place] = side ? bitsOf(side.unknown) : 0;
      countPairs(place, old, side, now, tally);
      now[place] = side;
    }
  }

  private get around(): Around {
    const { columns, valuesOf } = this.population;
    return { bitmaps: this.bitmaps, pool: this.pool, persons: columns.persons, valuesOf };
  }
}

function rowChange(from: RowSettling, to: RowSettling, changed: ChangedRow): RowChange {
  const { row } = changed;
  const all = [...from.sides.keys()];
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
