/** A row whose payable sum changes. */
export interface ChangedRow {
  readonly row: number;
  readonly beforeFen: number;
  readonly afterFen: number;
}

const sizeOf = ({ beforeFen, afterFen }: ChangedRow): number => Math.abs(afterFen - beforeFen);

/** Keeps the rows with the largest changes; of equal changes the lower rows. */
export class Largest {
  private rows: ChangedRow[] = [];
  private least = 0;
  private readonly max: number;

  constructor(max: number) {
    this.max = max;
  }

  /** Rows are offered in ascending order. */
  offer(row: number, beforeFen: number, afterFen: number): void {
    if (this.max === 0) return;
    if (this.rows.length >= this.max && Math.abs(afterFen - beforeFen) <= this.least) return;
    this.rows.push({ row, beforeFen, afterFen });
    if (this.rows.length < this.max * 4 + 64) return;
    this.rows = this.sorted();
    const last = this.rows.at(-1);
    this.least = last ? sizeOf(last) : 0;
  }

  sorted(): ChangedRow[] {
    const largestFirst = (a: ChangedRow, b: ChangedRow) => sizeOf(b) - sizeOf(a) || a.row - b.row;
    return this.rows.toSorted(largestFirst).slice(0, this.max);
  }
}
