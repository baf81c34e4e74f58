import { Largest, type ChangedRow } from './largest.ts';
import { countMax } from './row-records.ts';
import type { RowSettling } from './row-settling.ts';
import type { Tally } from './tally.ts';

/** Persons whose payable sum changes, and by how much together. */
export interface Changed {
  readonly persons: number;
  readonly differenceFen: number;
}

/** Counts who gains and who loses by a change, and who is paid at all. */
export class ChangeCounts {
  readonly winners = { persons: 0, differenceFen: 0 };
  readonly losers = { persons: 0, differenceFen: 0 };
  private readonly from: RowSettling;
  private readonly tally: Tally;
  private readonly largest: Largest;
  private readonly places: readonly number[];
  /** Whether a cap leaves nothing at all. */
  private readonly paysNothing: boolean;

  /** @param people  Rows to name. */
  constructor(from: RowSettling, tally: Tally, people: number) {
    this.from = from;
    this.tally = tally;
    this.largest = new Largest(people);
    this.places = [...from.sides.keys()];
    this.paysNothing = from.settler.rules.limits.includes(0);
  }

  /** Rows with the largest changes, largest first; of equal changes the lower row first. */
  get people(): readonly ChangedRow[] {
    return this.largest.sorted();
  }

  /**
   * Counts a row whose payable sum changes.
   *
   * @param all      Benefits of which it would be paid more than nothing if each stood alone, before the
   *                 change: of `RowRecords`.
   * @param changed  Those of them whose change `before` and `after` tell.
   */
  count(row: number, before: number, after: number, all: number, changed: number): void {
    if ((before === 0 || after === 0) && !this.isPaidBeside(row, before, all, changed)) {
      this.tally.paid[0]! += after === 0 ? -1 : 1;
    }
    const side = after > before ? this.winners : this.losers;
    side.persons += 1;
    side.differenceFen += after - before;
    this.largest.offer(row, before, after);
  }

  /** Whether a row is paid for benefits that do not change for it. */
  private isPaidBeside(row: number, before: number, all: number, changed: number): boolean {
    // A cap may leave nothing of the others, and more benefits than are counted are looked at one by one.
    if (this.paysNothing || all === countMax) return this.from.settle(this.places, row) > before;
    return all > changed;
  }
}
