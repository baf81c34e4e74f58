import { allRows } from './bits.ts';
import type { BufferPool } from './buffer-pool.ts';
import { decideRow } from './decide-row.ts';
import type { Atom, Prepared, SumPlan } from './kernels.ts';
import type { LoweredBenefit } from './lowered.ts';
import type { RowFacts } from './population.ts';

/** One distinct test of a population: rows where it is true, and rows where it is not false. */
export interface Bitmap {
  readonly truth: Int32Array;
  /** The same array where the test is decided for every row. */
  readonly open: Int32Array;
  /** Rows that only fractions decide. */
  readonly hardRows: readonly number[];
}

/** One benefit over a population: who gets it, of whom it is not known, and how much. */
export interface Side {
  readonly benefit: LoweredBenefit;
  readonly atomKeys: readonly string[];
  readonly sumKey: string;
  /** Rows whose tests are all true. */
  readonly holds: Int32Array;
  /** Of those the rows whose sum is known. */
  readonly yes: Int32Array;
  readonly unknown: Int32Array;
  /**
   * Whole fen or units of each row of `yes`; one place where it is the same for all. A row's stands at the
   * bits of `sumMask` of its number: of a changed side only those of the words done last are there.
   */
  readonly sums: Int32Array | Float64Array;
  readonly sumMask: number;
  /** Months of a monthly benefit in the same way. */
  readonly months: Uint16Array;
  readonly monthMask: number;
  /** Greatest size of a sum. */
  readonly most: number;
}

/** What sides are computed from. */
export interface Around {
  readonly bitmaps: ReadonlyMap<string, Bitmap>;
  readonly pool: BufferPool;
  readonly persons: number;
  readonly valuesOf: (row: number) => RowFacts;
}

/** Months of what is not monthly. */
export const noMonths = new Uint16Array(1);

/** Words of bitmaps that are done at once: what they say of their rows stays in the processor's cache. */
export const wordsAtOnce = 1024;

/** Rows of a test, of all rows. */
export function bitmapOf(atom: Atom, { pool, persons }: Pick<Around, 'pool' | 'persons'>): Bitmap {
  const words = Math.ceil(persons / 32);
  const truth = pool.words(words);
  const open = atom.decided ? truth : pool.words(words);
  return { truth, open, hardRows: atom.run(allRows(persons), truth, open) };
}

/** A side whose tests are computed, and what computes its sums. */
export interface SideInWork {
  readonly side: Side;
  /** Rows of both sides whose sums are not the same, after `compute`; undefined where all are. */
  readonly differs: Int32Array | undefined;
  /** Computes sums, and with them `yes`, from one word of the bitmaps to another (exclusive). */
  readonly compute: (begin: number, end: number) => void;
  /** Gives back the arrays that the side does not share with an earlier one; nobody may read them any more. */
  readonly giveBack: () => void;
}

const nothingToDo = (): void => undefined;

/**
 * A benefit over the population. What an earlier side with the same tests or the same sums has is taken
 * from there: the sums of rows that it has too are not computed again.
 *
 * @param old   Its arrays of sums are written to on rows that it does not have.
 * @param keep  Whether the sums of all rows are kept; else only those of `wordsAtOnce` words at a time.
 */
export function sideOf(
  benefit: LoweredBenefit,
  { atoms, sums: plan }: Prepared,
  old: Side | undefined,
  around: Around,
  keep: boolean,
): SideInWork {
  const atomKeys = atoms.map(({ key }) => key);
  const sameTests = old !== undefined && atomKeys.join('\n\n') === old.atomKeys.join('\n\n');
  const sameSums = old !== undefined && plan.key === old.sumKey;
  if (old && sameTests && sameSums) {
    const side = { ...old, benefit };
    return { side, differs: undefined, compute: nothingToDo, giveBack: nothingToDo };
  }
  const { pool, persons } = around;
  const words = Math.ceil(persons / 32);
  const made: Int32Array[] = [];
  const bitmap = (): Int32Array => {
    const fresh = pool.words(words);
    made.push(fresh);
    return fresh;
  };
  const hard = new Set(atoms.flatMap(({ key }) => around.bitmaps.get(key)?.hardRows ?? []));
  const unknown = bitmap();
  let holds: Int32Array;
  // Rows that are decided in fractions are written into the bitmap, so it must be one of its own.
  if (old && sameTests && hard.size === 0 && !plan.watched) {
    ({ holds } = old);
    for (let k = 0; k < words; k++) unknown[k] = old.unknown[k]! & ~old.holds[k]!;
  } else {
    holds = bitmap();
    conjoin(atoms, holds, unknown, hard, around);
  }
  const yes = bitmap();
  const fresh = sameSums ? bitmap() : holds;
  const figures = sameSums && old ? old : newSums(plan, keep ? persons : undefined, pool);
  const { sums, sumMask, months, monthMask } = figures;
  const side = {
    benefit,
    atomKeys,
    sumKey: plan.key,
    holds,
    yes,
    unknown,
    sums,
    sumMask,
    months,
    monthMask,
    most: plan.most,
  };
  const hardRows = [...hard].toSorted((a, b) => a - b);
  const mask = sameSums || keep ? -1 : wordsAtOnce * 32 - 1;
  const differs = bitmap();
  const to = {
    rows: fresh,
    known: yes,
    differs,
    sums,
    months,
    mask,
    was: old?.sums ?? sums,
    wasMask: old?.sumMask ?? sumMask,
  };
  const compute = (begin: number, end: number): void => {
    if (sameSums && old) {
      for (let k = begin; k < end; k++) fresh[k] = holds[k]! & ~old.holds[k]!;
    }
    const hardSums = plan.run({ ...to, begin, end });
    for (let k = begin; k < end; k++) {
      if (sameSums && old) yes[k]! |= holds[k]! & old.yes[k]!;
      unknown[k]! |= holds[k]! & ~yes[k]!;
    }
    const within = hardRows.filter((row) => row >= begin * 32 && row < end * 32);
    for (const row of new Set([...within, ...hardSums])) {
      decideHard(side, row, plan, around);
      differs[row >> 5]! |= 1 << (row & 31);
    }
  };
  const giveBack = (): void => {
    pool.give(...made);
    if (sameSums) return;
    pool.give(sums);
    if (months !== noMonths) pool.give(months);
  };
  return { side, differs: sameSums ? undefined : differs, compute, giveBack };
}

/** @param rows  Left out, there is room for the rows of `wordsAtOnce` words. */
function newSums(
  plan: SumPlan,
  rows: number | undefined,
  pool: BufferPool,
): Pick<Side, 'sums' | 'sumMask' | 'months' | 'monthMask'> {
  const room = rows ?? wordsAtOnce * 32;
  const mask = rows === undefined ? room - 1 : -1;
  const places = plan.constant ? 1 : room;
  return {
    sums: plan.wide ? pool.doubles(places) : pool.words(places),
    sumMask: plan.constant ? 0 : mask,
    months: plan.monthly ? pool.halves(plan.monthsVary ? room : 1) : noMonths,
    monthMask: plan.monthsVary ? mask : 0,
  };
}

/**
 * Rows where all tests are true, and rows where none is false but not all are true. Tests that the
 * population has no bitmap of are asked only of rows that the others leave.
 */
function conjoin(
  atoms: readonly Atom[],
  holds: Int32Array,
  unknown: Int32Array,
  hard: Set<number>,
  { bitmaps, pool, persons }: Around,
): void {
  const open = unknown;
  const known = atoms.flatMap(({ key }) => bitmaps.get(key) ?? []);
  const truths = known.map(({ truth }) => truth);
  const opens = known.map((bitmap) => bitmap.open);
  intersect(truths, holds, persons);
  if (known.every((bitmap) => bitmap.open === bitmap.truth)) open.set(holds);
  else intersect(opens, open, persons);
  for (const atom of atoms) {
    if (bitmaps.has(atom.key)) continue;
    const truth = pool.words(holds.length);
    const left = pool.words(holds.length);
    for (const row of atom.run(open, truth, left)) hard.add(row);
    for (let k = 0; k < holds.length; k++) {
      holds[k]! &= truth[k]!;
      open[k] = left[k]!;
    }
    pool.give(truth, left);
  }
  for (let k = 0; k < holds.length; k++) unknown[k] = open[k]! & ~holds[k]!;
}

/** Rows that are in all bitmaps. */
function intersect(bitmaps: readonly Int32Array[], out: Int32Array, rows: number): void {
  for (let k = 0; k < out.length; k++) {
    let word = -1;
    for (let i = 0; i < bitmaps.length; i++) word &= bitmaps[i]![k]!;
    out[k] = word;
  }
  if (rows % 32 !== 0) out[out.length - 1]! &= (1 << (rows % 32)) - 1;
}

/** Decides in fractions a row whose figures leave the exact range. */
function decideHard(side: Side, row: number, plan: SumPlan, around: Around): void {
  const { benefit, holds, yes, unknown, sums, sumMask, months, monthMask } = side;
  const decided = decideRow(benefit, around.valuesOf(row));
  const word = row >> 5;
  const bit = 1 << (row & 31);
  for (const bitmap of [holds, yes, unknown]) bitmap[word]! &= ~bit;
  if (decided.outcome === 'yes') {
    // Its tests count as true: the sum stays as it is where only another test moves.
    holds[word]! |= bit;
    yes[word]! |= bit;
    sums[row & sumMask] = decided.amount;
    if (plan.monthsVary) months[row & monthMask] = decided.months;
  } else if (decided.outcome === 'unknown') unknown[word]! |= bit;
}
