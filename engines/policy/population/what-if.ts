import { bitsOf } from './bits.ts';
import { BufferPool } from './buffer-pool.ts';
import { RowRecords } from './row-records.ts';
import { ChangeCounts, type Changed } from './change-counts.ts';
import { Comparison, countPairs } from './compare.ts';
import { differingRows } from './differing.ts';
import { Kernels } from './kernels.ts';
import type { ChangedRow } from './largest.ts';
import type { LoweredBenefit } from './lowered.ts';
import type { ParameterPlaces } from './lower-tree.ts';
import type { Population } from './population.ts';
import { rehearsals } from './rehearsal.ts';
import { KeptRules, RowSettling } from './row-settling.ts';
import type { Schedule } from './schedule.ts';
import { bitmapOf, sideOf, wordsAtOnce, type Around, type Bitmap, type Side } from './side.ts';
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

/** Rows from which on a change is rehearsed: fewer are done before anything is compiled. */
const rehearsedRows = 100_000;

/** Benefits that are rehearsed, and over how many words of bitmaps. */
const rehearsedMax = 6;
const rehearsedWords = wordsAtOnce * 4;

/** Goes through words of bitmaps, so many at once. */
function inParts(words: number, work: (begin: number, end: number) => void): void {
  for (let begin = 0; begin < words; begin += wordsAtOnce) {
    work(begin, Math.min(words, begin + wordsAtOnce));
  }
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
  private records: RowRecords | undefined;

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

  /**
   * Computes the bitmaps and sums of `before`; yields 0 to 1.
   *
   * @param tally  A tally of `before`: how its cells lie.
   */
  *baseline(tally: Tally): Generator<number, void> {
    const { before, bitmaps, around } = this;
    for (const [i, benefit] of before.entries()) {
      yield i / (before.length + 1);
      const prepared = this.kernels.prepare(benefit.rules);
      for (const atom of prepared.atoms) {
        if (!bitmaps.has(atom.key)) bitmaps.set(atom.key, bitmapOf(atom, around));
      }
      const { side, compute } = sideOf(benefit, prepared, undefined, around, true);
      inParts(Math.ceil(around.persons / 32), compute);
      this.sides[i] = side;
    }
    yield before.length / (before.length + 1);
    const rules = this.rules.of(this.sides, before);
    this.records = new RowRecords(this.sides, rules, this.population.columns, tally);
    if (around.persons >= rehearsedRows) this.rehearse(tally);
  }

  /** Bytes of bitmaps, sums and records. */
  get bytes(): number {
    const seen = new Set<Int32Array | Float64Array | Uint16Array>();
    for (const { truth, open } of this.bitmaps.values()) seen.add(truth).add(open);
    for (const { holds, yes, unknown, sums, months } of this.sides)
      seen.add(holds).add(yes).add(unknown).add(sums).add(months);
    const records = this.records?.bytes ?? 0;
    return [...seen].reduce((sum, { byteLength }) => sum + byteLength, records);
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
    return this.change(after, tally, schedules, people, Infinity);
  }

  /** Runs changes over a part of the population; nothing of them is kept. */
  private rehearse(tally: Tally): void {
    const { before } = this;
    const { schedules } = tally.shape;
    // Those that most have: their loops turn most often.
    const most = this.sides
      .map(({ yes }, place) => ({ place, rows: bitsOf(yes) }))
      .toSorted((a, b) => b.rows - a.rows);
    for (const { place } of most.slice(0, rehearsedMax)) {
      const benefit = before[place]!;
      for (const rules of rehearsals(benefit.rules)) {
        const after = before.with(place, { ...benefit, rules });
        this.change(after, tally.in(tally.shape), schedules, 1, rehearsedWords);
      }
    }
  }

  /** @param wordsMax  Words of bitmaps that are looked at. */
  private change(
    after: readonly (LoweredBenefit | undefined)[],
    tally: Tally,
    schedules: readonly Schedule[],
    people: number,
    wordsMax: number,
  ): WhatIfAnswer {
    const { pool, around, records } = this;
    if (!records) throw new Error('no baseline');
    const works = after.map((benefit, place) => {
      const old = this.sides[place];
      if (!benefit || old?.benefit.rules === benefit.rules) return undefined;
      return sideOf(benefit, this.kernels.prepare(benefit.rules), old, around, false);
    });
    const olds = after.map((_, place) => this.sides[place]);
    const sides = after.map((benefit, place) => {
      const old = olds[place];
      return works[place]?.side ?? (benefit && old && { ...old, benefit });
    });
    const known = after.map((benefit, place) => benefit ?? this.before[place]!);
    const from = new RowSettling(olds, this.rules.of(olds, known));
    const to = new RowSettling(sides, this.rules.of(sides, known), from);
    const words = Math.ceil(around.persons / 32);
    const differing = differingRows(from, to, records, works, pool, words);
    const { stacked, rows } = differing;
    const linked = (by: 'linkedTo' | 'excludedWith') => {
      const of = [...rows.keys()].flatMap((place) =>
        [from, to].flatMap(({ settler }) => settler.rules[by](place)),
      );
      return [...new Set(of)].toSorted((a, b) => a - b);
    };
    const affected = linked('linkedTo');
    const near = stacked ? affected : linked('excludedWith');
    const counts = new ChangeCounts(from, tally, people);
    const compared = { from, to, differing: rows, affected, near, stacked, records, schedules };
    const comparison = new Comparison(compared, tally, counts);
    inParts(Math.min(words, wordsMax), (begin, end) => {
      for (const work of works) work?.compute(begin, end);
      differing.compute(begin, end);
      comparison.run(begin, end);
    });
    this.count(olds, sides, tally);
    const named = counts.people.map((changed) => {
      const word = changed.row >> 5;
      for (const work of works) work?.compute(word, word + 1);
      return rowChange(from, to, changed);
    });
    for (const work of works) work?.giveBack();
    pool.give(...rows.values());
    const { winners, losers } = counts;
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
