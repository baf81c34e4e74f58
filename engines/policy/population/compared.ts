import type { RowRecords } from './row-records.ts';
import type { RowSettling } from './row-settling.ts';
import type { Schedule } from './schedule.ts';

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
  /** Whether rules of stacking change too, so that all of `affected` is settled. */
  readonly stacked: boolean;
  readonly records: RowRecords;
  readonly schedules: readonly Schedule[];
}
