import { placeOfBit } from './bits.ts';
import type { BufferPool } from './buffer-pool.ts';
import type { RowRecords } from './row-records.ts';
import type { RowSettling } from './row-settling.ts';
import { stackingText } from './settling-rules.ts';
import type { Side, SideInWork } from './side.ts';

/** What a change may concern. */
export interface Differing {
  /** By place: rows that may differ; they are taken from the pool. */
  readonly rows: ReadonlyMap<number, Int32Array>;
  /** Whether rules of stacking differ. */
  readonly stacked: boolean;
  /** Finds the rows, from one word of the bitmaps to another (exclusive). */
  readonly compute: (begin: number, end: number) => void;
}

/** Finds which places may differ between two sides of a change, and then their rows. */
export function differingRows(
  from: RowSettling,
  to: RowSettling,
  records: RowRecords,
  works: readonly (SideInWork | undefined)[],
  pool: BufferPool,
  words: number,
): Differing {
  const places = [...to.sides.keys()];
  const both = (place: number) => [from.sides[place], to.sides[place]] as const;
  const rescheduled = places.filter((place) => {
    const [was, is] = both(place);
    return was && is && scheduleKey(was) !== scheduleKey(is);
  });
  const changed = places.filter((place) => {
    const [was, is] = both(place);
    return was?.yes !== is?.yes || was?.sums !== is?.sums;
  });
  const restacked = places.filter((place) => said(from, place)?.all !== said(to, place)?.all);
  const linked = new Set(
    restacked.flatMap((place) => [
      ...from.settler.rules.linkedTo(place),
      ...to.settler.rules.linkedTo(place),
    ]),
  );
  // Of rows that the caps do not bind with either limit, another limit changes nothing.
  const sameRules = restacked.every((place) => said(from, place)?.rules === said(to, place)?.rules);
  const bound =
    restacked.length > 0 && sameRules
      ? boundRows(from, to, records, new Int32Array(words))
      : undefined;
  const rows = new Map<number, Int32Array>();
  for (const place of [...changed, ...rescheduled, ...linked]) {
    if (!rows.has(place)) rows.set(place, pool.words(words));
  }
  const compute = (begin: number, end: number): void => {
    for (const [place, bitmap] of rows) {
      const [was, is] = both(place);
      const [old, now] = [from.yes[place]!, to.yes[place]!];
      const all = rescheduled.includes(place) || (linked.has(place) && !bound);
      for (let k = begin; k < end; k++) bitmap[k] = all ? old[k]! | now[k]! : old[k]! ^ now[k]!;
      if (!all && linked.has(place) && bound) {
        for (let k = begin; k < end; k++) bitmap[k]! |= (old[k]! | now[k]!) & bound[k]!;
      }
      if (all || !was || !is) continue;
      const sums = works[place]?.differs;
      if (sums) for (let k = begin; k < end; k++) bitmap[k]! |= old[k]! & now[k]! & sums[k]!;
      if (was.months !== is.months) {
        monthsDiffer(was, is, bitmap, begin, end);
      }
    }
  };
  return { rows, stacked: restacked.length > 0, compute };
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
  records: RowRecords,
  out: Int32Array,
): Int32Array {
  const [was, is] = [from.settler.rules.limits, to.settler.rules.limits];
  out.fill(0);
  was.forEach((limit, cap) => {
    if (limit === is[cap]) return;
    const least = Math.min(limit, is[cap]!);
    const loads = records.loads[cap]!;
    for (let row = 0; row < loads.length; row++) {
      if (loads[row]! > least) out[row >> 5]! |= 1 << (row & 31);
    }
  });
  return out;
}

/** Rows of both sides whose months are not the same. */
function monthsDiffer(was: Side, is: Side, out: Int32Array, begin: number, end: number): void {
  for (let k = begin; k < end; k++) {
    let left = was.yes[k]! & is.yes[k]!;
    while (left !== 0) {
      const bit = left & -left;
      const row = (k << 5) + placeOfBit(bit);
      left ^= bit;
      if (was.months[row & was.monthMask] !== is.months[row & is.monthMask]) out[k]! |= bit;
    }
  }
}
