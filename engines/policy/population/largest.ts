/** A row whose payable sum changes. */
export interface ChangedRow {
  readonly row: number;
  readonly beforeFen: number;
  readonly afterFen: number;
}

const sizeOf = ({ beforeFen, afterFen }: ChangedRow): number => Math.abs(afterFen - beforeFen);

const largestFirst = (a: ChangedRow, b: ChangedRow): number =>
  sizeOf(b) - sizeOf(a) || a.row - b.row;

/** Keeps the rows with the largest changes; of equal changes the lower rows. */
export class Largest {
  private rows: ChangedRow[] = [];
  /** The last of the rows kept when they were last sorted: what stands behind it is not kept. */
  private last: ChangedRow | undefined;
  private leastFen = 0;
  private readonly max: number;

  constructor(max: number) {
    this.max = max;
  }

  offer(row: number, beforeFen: number, afterFen: number): void {
    if (this.max === 0) return;
    if (Math.abs(afterFen - beforeFen) < this.leastFen) return;
    const changed = { row, beforeFen, afterFen };
    if (this.last && largestFirst(this.last, changed) < 0) return;
    this.rows.push(changed);
    if (this.rows.length < this.max * 4 + 64) return;
    this.rows = this.sorted();
    this.last = this.rows.at(-1);
    this.leastFen = this.last ? sizeOf(this.last) : 0;
  }

  sorted(): ChangedRow[] {
    return this.rows.toSorted(largestFirst).slice(0, this.max);
  }
}
