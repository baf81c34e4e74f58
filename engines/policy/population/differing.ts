import { placeOfBit } from './bits.ts';
import type { BufferPool } from './buffer-pool.ts';
import type { CapLoads } from './cap-loads.ts';
import type { RowSettling } from './row-settling.ts';
import { stackingText } from './settling-rules.ts';
import type { Side } from './side.ts';

/** What a change may concern. */
export interface Differing {
  /** By place: rows that may differ; they are taken from the pool. */
  readonly rows: ReadonlyMap<number, Int32Array>;
  /** Whether rules of stacking differ. */
  readonly stacked: boolean;
}

/** Finds the rows that may differ between two sides of a change. */
export function differingRows(
  from: RowSettling,
  to: RowSettling,
  loads: CapLoads | undefined,
  pool: BufferPool,
  words: number,
): Differing {
  const rows = new Map<number, Int32Array>();
  for (const [place, is] of to.sides.entries()) {
    const was = from.sides[place];
    if (
      was &&
      is &&
      was.yes === is.yes &&
      was.sums === is.sums &&
      scheduleKey(was) === scheduleKey(is)
    )
      continue;
    if (!was && !is) continue;
    const bitmap = pool.words(words);
    if (was && is && scheduleKey(was) !== scheduleKey(is)) eitherHas(was, is, bitmap);
    else differs(was, is, bitmap);
    rows.set(place, bitmap);
  }
  const restacked = [...to.sides.keys()].filter(
    (place) => said(from, place)?.all !== said(to, place)?.all,
  );
  if (restacked.length === 0) return { rows, stacked: false };
  // Of rows that the caps do not bind with either limit, another limit changes nothing.
  const sameRules = restacked.every((place) => said(from, place)?.rules === said(to, place)?.rules);
  const bound = sameRules && loads ? boundRows(from, to, loads, pool.words(words)) : undefined;
  const linked = restacked.flatMap((place) => [
    ...from.settler.rules.linkedTo(place),
    ...to.settler.rules.linkedTo(place),
  ]);
  for (const place of new Set(linked)) {
    const bitmap = pool.words(words);
    eitherHas(from.sides[place], to.sides[place], bitmap);
    const own = rows.get(place);
    for (let k = 0; k < words; k++) {
      if (bound) bitmap[k]! &= bound[k]!;
      if (own) bitmap[k]! |= own[k]!;
    }
    if (own) pool.give(own);
    rows.set(place, bitmap);
  }
  if (bound) pool.give(bound);
  return { rows, stacked: true };
}

/** What a benefit of a side says of others; undefined where there is none. */
function said({ sides }: RowSettling, place: number) {
  const side = sides[place];
  return side && stackingText(side.benefit.checked);
}

/** When a benefit is paid, as text. */
function scheduleKey({ benefit }: Side): string {
  const { instalments, monthly } = benefit.checked.file.amount;
  const parts = instalments.parts.map(({ share, afterMonths }) => `${share} ${afterMonths}`);
  return `${parts.join()} ${instalments.remainder} ${monthly !== undefined}`;
}

/** Rows whose load passes the lower limit of a cap that differs. */
function boundRows(
  from: RowSettling,
  to: RowSettling,
  loads: CapLoads,
  out: Int32Array,
): Int32Array {
  const limits = [from, to].map(({ settler }) => settler.rules.limits);
  out.fill(0);
  loads.caps.forEach((load, cap) => {
    const [was = 0, is = 0] = limits.map((each) => each[cap]);
    if (was === is) return;
    const least = Math.min(was, is);
    for (let row = 0; row < load.length; row++) {
      if (load[row]! > least) out[row >> 5]! |= 1 << (row & 31);
    }
  });
  return out;
}

function eitherHas(was: Side | undefined, is: Side | undefined, out: Int32Array): void {
  for (let k = 0; k < out.length; k++) out[k] = (was?.yes[k] ?? 0) | (is?.yes[k] ?? 0);
}

/** Rows of which one side has a benefit and the other has not, or gives another sum. */
function differs(was: Side | undefined, is: Side | undefined, out: Int32Array): void {
  const words = out.length;
  for (let k = 0; k < words; k++) out[k] = (was?.yes[k] ?? 0) ^ (is?.yes[k] ?? 0);
  if (!was || !is) return;
  if (was.sums !== is.sums) differingFigures(was, is, was.sums, is.sums, out);
  if (was.months !== is.months) differingFigures(was, is, was.months, is.months, out);
}

function differingFigures(
  was: Side,
  is: Side,
  a: Side['sums'] | Uint16Array,
  b: Side['sums'] | Uint16Array,
  out: Int32Array,
): void {
  if (a.length === 1 && b.length === 1 && a[0] === b[0]) return;
  const aVaries = a.length > 1 ? -1 : 0;
  const bVaries = b.length > 1 ? -1 : 0;
  for (let k = 0; k < out.length; k++) {
    let left = was.yes[k]! & is.yes[k]!;
    let found = 0;
    while (left !== 0) {
      const bit = left & -left;
      const row = (k << 5) + placeOfBit(bit);
      left ^= bit;
      if (a[row & aVaries] !== b[row & bVaries]) found |= bit;
    }
    out[k]! |= found;
  }
}
