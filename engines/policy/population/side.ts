import type { Atom, Bitmap, BitKernels } from './bit-kernels.ts';
import { decideRow } from './decide-row.ts';
import type { BufferPool } from './buffer-pool.ts';
import type { RowFacts } from './population.ts';
import { meaningOf, type LoweredBenefit } from './lowered.ts';

/** One benefit over a population: who gets it, of whom it is not known, and how much. */
export interface SideBenefit {
  readonly benefit: LoweredBenefit;
  readonly atomKeys: readonly string[];
  /** Alike for benefits with the same sums. */
  readonly sumKey: string;
  readonly scheduleKey: string;
  readonly stackingKey: string;
  readonly yes: Int32Array;
  readonly unknown: Int32Array;
  /** Whole fen or units of each row; one place where it is the same for all. */
  readonly sums: Int32Array | Float64Array;
  /** Months of a monthly benefit; one place where they are the same for all. */
  readonly months: Uint16Array;
}

/** What a benefit's sums, its days of payment and its stacking depend on, beside its tests. */
export function keysOf(
  benefit: LoweredBenefit,
): Pick<SideBenefit, 'sumKey' | 'scheduleKey' | 'stackingKey'> {
  const { file, stacking } = benefit.checked;
  const { parts, remainder } = file.amount.instalments;
  return {
    sumKey: [
      meaningOf(benefit, [benefit.amount, benefit.cap ?? null, benefit.months ?? null]),
      JSON.stringify([benefit.rounding, benefit.gives]),
    ].join('\n'),
    scheduleKey: JSON.stringify([
      parts.map(({ share, afterMonths }) => [share, afterMonths]),
      remainder,
      file.amount.monthly !== undefined,
    ]),
    stackingKey: JSON.stringify(stacking.map(({ file: rule, limitFen }) => [rule, limitFen])),
  };
}

/** Joins the bitmaps of a benefit's tests and computes its sums on the rows that are left. */
export function sideBenefit(
  benefit: LoweredBenefit,
  atoms: readonly Atom[],
  bitmaps: readonly Bitmap[],
  around: {
    readonly kernels: BitKernels;
    readonly parameters: readonly number[];
    readonly pool: BufferPool;
    readonly persons: number;
    readonly valuesOf: (row: number) => RowFacts;
  },
): SideBenefit {
  const { kernels, parameters, pool, persons, valuesOf } = around;
  const words = Math.ceil(persons / 32);
  const yes = pool.words(words);
  const unknown = pool.words(words);
  conjoin(bitmaps, yes, unknown, persons);
  const plan = kernels.sums(benefit);
  const places = plan.constant ? 1 : persons;
  const sums = plan.wide ? pool.doubles(places) : pool.words(places);
  const months = pool.halves(plan.monthsVary ? persons : 1);
  const hardSums = plan.run(parameters, words, yes, unknown, sums, months);
  const hard = new Set([...bitmaps.flatMap(({ hardRows }) => hardRows), ...hardSums]);
  for (const row of hard) {
    const decided = decideRow(benefit, valuesOf(row));
    const word = row >> 5;
    const bit = 1 << (row & 31);
    yes[word]! &= ~bit;
    unknown[word]! &= ~bit;
    if (decided.outcome === 'yes') {
      yes[word]! |= bit;
      sums[plan.constant ? 0 : row] = decided.amount;
      if (plan.monthsVary) months[row] = decided.months;
    } else if (decided.outcome === 'unknown') unknown[word]! |= bit;
  }
  return {
    benefit,
    atomKeys: atoms.map(({ key }) => key),
    ...keysOf(benefit),
    yes,
    unknown,
    sums,
    months,
  };
}

/** Rows where all tests are true, and rows where none is false but not all are true. */
function conjoin(
  bitmaps: readonly Bitmap[],
  yes: Int32Array,
  unknown: Int32Array,
  persons: number,
): void {
  const words = Math.ceil(persons / 32);
  const [first, ...rest] = bitmaps;
  if (!first) {
    for (let k = 0; k < words; k++) {
      const left = persons - k * 32;
      yes[k] = left >= 32 ? -1 : (1 << left) - 1;
      unknown[k] = 0;
    }
    return;
  }
  yes.set(first.truth.subarray(0, words));
  unknown.set(first.notFalse.subarray(0, words));
  for (const { truth, notFalse } of rest) {
    for (let k = 0; k < words; k++) {
      yes[k]! &= truth[k]!;
      unknown[k]! &= notFalse[k]!;
    }
  }
  for (let k = 0; k < words; k++) unknown[k]! &= ~yes[k]!;
}
