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
  /** Whole fen or units of each row of `yes`; one place where it is the same for all. */
  readonly sums: Int32Array | Float64Array;
  /** Months of a monthly benefit; one place where they are the same for all. */
  readonly months: Uint16Array;
  /** Whether every row of `yes` is given more than 0, as far as that is known before any row. */
  readonly positive: boolean;
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

/** Sum of a row of `yes`. */
export const sumOf = ({ sums }: Side, row: number): number =>
  sums.length === 1 ? sums[0]! : sums[row]!;

/** Months of a row of `yes`. */
export const monthsOf = ({ months }: Side, row: number): number =>
  months.length === 1 ? months[0]! : months[row]!;

/** Rows of a test, of all rows. */
export function bitmapOf(atom: Atom, { pool, persons }: Pick<Around, 'pool' | 'persons'>): Bitmap {
  const words = Math.ceil(persons / 32);
  const truth = pool.words(words);
  const open = atom.decided ? truth : pool.words(words);
  return { truth, open, hardRows: atom.run(allRows(persons), truth, open) };
}

/**
 * A benefit over the population. What an earlier side with the same tests or the same sums has is taken
 * from there: the sums of rows that it has too are not computed again.
 *
 * @param old  Its arrays of sums are written to on rows that it does not have.
 */
export function sideOf(
  benefit: LoweredBenefit,
  { atoms, sums: plan }: Prepared,
  old: Side | undefined,
  around: Around,
): Side {
  const atomKeys = atoms.map(({ key }) => key);
  const sameTests = old !== undefined && atomKeys.join('\n\n') === old.atomKeys.join('\n\n');
  const sameSums = old !== undefined && plan.key === old.sumKey;
  if (old && sameTests && sameSums) return { ...old, benefit };
  const { pool, persons } = around;
  const words = Math.ceil(persons / 32);
  const hard = new Set<number>();
  const holds = pool.words(words);
  const unknown = pool.words(words);
  conjoin(atoms, holds, unknown, hard, around);
  const yes = pool.words(words);
  const { sums, months } = sameSums && old ? old : newSums(plan, persons, pool);
  if (sameSums && old) {
    const fresh = pool.words(words);
    for (let k = 0; k < words; k++) fresh[k] = holds[k]! & ~old.holds[k]!;
    for (const row of plan.run(fresh, yes, sums, months)) hard.add(row);
    for (let k = 0; k < words; k++) yes[k]! |= holds[k]! & old.yes[k]!;
    pool.give(fresh);
  } else {
    for (const row of plan.run(holds, yes, sums, months)) hard.add(row);
  }
  for (let k = 0; k < words; k++) unknown[k]! |= holds[k]! & ~yes[k]!;
  const { key: sumKey, positive } = plan;
  const side = { benefit, atomKeys, sumKey, holds, yes, unknown, sums, months, positive };
  decideHard(side, hard, plan, around);
  return side;
}

/** Gives back the arrays that a side does not share with an earlier one. */
export function giveBack(side: Side, old: Side | undefined, pool: BufferPool): void {
  if (side.yes === old?.yes) return;
  pool.give(side.holds, side.yes, side.unknown);
  if (side.sums !== old?.sums) pool.give(side.sums);
  if (side.months !== old?.months && side.months !== noMonths) pool.give(side.months);
}

function newSums(plan: SumPlan, persons: number, pool: BufferPool): Pick<Side, 'sums' | 'months'> {
  const places = plan.constant ? 1 : persons;
  return {
    sums: plan.wide ? pool.doubles(places) : pool.words(places),
    months: plan.monthly ? pool.halves(plan.monthsVary ? persons : 1) : noMonths,
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
  const all = allRows(persons);
  holds.set(all);
  open.set(all);
  for (const { key } of atoms) {
    const bitmap = bitmaps.get(key);
    if (!bitmap) continue;
    for (const row of bitmap.hardRows) hard.add(row);
    intersect(holds, open, bitmap);
  }
  for (const atom of atoms) {
    if (bitmaps.has(atom.key)) continue;
    const truth = pool.words(holds.length);
    const left = pool.words(holds.length);
    for (const row of atom.run(open, truth, left)) hard.add(row);
    intersect(holds, open, { truth, open: left });
    pool.give(truth, left);
  }
  for (let k = 0; k < holds.length; k++) unknown[k] = open[k]! & ~holds[k]!;
}

function intersect(
  holds: Int32Array,
  open: Int32Array,
  bitmap: Pick<Bitmap, 'truth' | 'open'>,
): void {
  const { truth, open: left } = bitmap;
  for (let k = 0; k < holds.length; k++) {
    holds[k]! &= truth[k]!;
    open[k]! &= left[k]!;
  }
}

/** Decides in fractions the rows whose figures leave the exact range. */
function decideHard(side: Side, rows: ReadonlySet<number>, plan: SumPlan, around: Around): void {
  const { benefit, holds, yes, unknown, sums, months } = side;
  for (const row of rows) {
    const decided = decideRow(benefit, around.valuesOf(row));
    const word = row >> 5;
    const bit = 1 << (row & 31);
    for (const bitmap of [holds, yes, unknown]) bitmap[word]! &= ~bit;
    if (decided.outcome === 'yes') {
      // Its tests count as true: the sum stays as it is where only another test moves.
      holds[word]! |= bit;
      yes[word]! |= bit;
      sums[plan.constant ? 0 : row] = decided.amount;
      if (plan.monthsVary) months[row] = decided.months;
    } else if (decided.outcome === 'unknown') unknown[word]! |= bit;
  }
}
