import { spread, type Schedule } from './schedule.ts';
import type { Settler } from './settler.ts';

/** How many of everything a tally counts; plain data, so that a worker can be told. */
export interface TallyShape {
  readonly benefits: number;
  readonly counties: number;
  readonly classes: number;
  /** Years of application in the population, and calendar years of payment from the first of them. */
  readonly years: number;
  readonly payYears: number;
  readonly schedules: readonly Schedule[];
}

/** Whether what a row is paid has to be split row by row, and not only its sum. */
export const splitsRows = (schedule: Schedule | undefined): boolean =>
  schedule !== undefined && (schedule.kind === 'monthly' || schedule.parts.length > 1);

/** Where the rows of a tally stand. */
export interface TallyPlaces {
  readonly county: Uint8Array;
  readonly class: Uint8Array;
  readonly year: Uint8Array;
}

/**
 * Counts and sums of a run: one array of whole numbers, so that two tallies are added place by place. Sums
 * whose instalments divide without a rest are kept by year of application and split at the end; the others
 * are split person by person.
 */
export class Tally {
  readonly shape: TallyShape;
  readonly data: Float64Array;
  readonly unknown: Float64Array;
  readonly displaced: Float64Array;
  /** Persons who are paid anything: one place. */
  readonly paid: Float64Array;
  /** By benefit and benefit. */
  readonly overlap: Float64Array;
  /** By benefit and cell (county, class, year of application). */
  readonly eligible: Float64Array;
  readonly alone: Float64Array;
  readonly cost: Float64Array;
  /** Part of `cost` that was split person by person. */
  private readonly splitCost: Float64Array;
  /** By benefit, county and year of payment: what was split person by person. */
  private readonly due: Float64Array;
  private readonly cells: number;

  constructor(shape: TallyShape, data?: Float64Array) {
    this.shape = shape;
    const { benefits, counties, classes, years, payYears } = shape;
    this.cells = counties * classes * years;
    const sizes = [benefits, benefits, 1, benefits * benefits];
    const byCell = benefits * this.cells;
    sizes.push(byCell, byCell, byCell, byCell, benefits * counties * payYears);
    const size = sizes.reduce((sum, each) => sum + each, 0);
    this.data = data ?? new Float64Array(size);
    let from = 0;
    const take = (length: number) => this.data.subarray(from, (from += length));
    this.unknown = take(benefits);
    this.displaced = take(benefits);
    this.paid = take(1);
    this.overlap = take(benefits * benefits);
    this.eligible = take(byCell);
    this.alone = take(byCell);
    this.cost = take(byCell);
    this.splitCost = take(byCell);
    this.due = take(benefits * counties * payYears);
  }

  /** The same figures in a shape that has at least as many benefits and is else the same. */
  in(shape: TallyShape): Tally {
    const [few, many] = [this.shape.benefits, shape.benefits];
    if (few === many) return new Tally(shape, this.data.slice());
    const wide = new Tally(shape);
    wide.unknown.set(this.unknown);
    wide.displaced.set(this.displaced);
    wide.paid.set(this.paid);
    for (let a = 0; a < few; a++) {
      wide.overlap.set(this.overlap.subarray(a * few, (a + 1) * few), a * many);
    }
    wide.eligible.set(this.eligible);
    wide.alone.set(this.alone);
    wide.cost.set(this.cost);
    wide.splitCost.set(this.splitCost);
    wide.due.set(this.due);
    return wide;
  }

  /** Adds another tally of the same shape. */
  merge(data: Float64Array): void {
    for (let i = 0; i < data.length; i++) this.data[i]! += data[i]!;
  }

  /** Place of a row's county, class and year in the figures of a benefit. */
  cellOf(rows: TallyPlaces, row: number): number {
    const { classes, years } = this.shape;
    return (rows.county[row]! * classes + rows.class[row]!) * years + rows.year[row]!;
  }

  /** Where the cells of a benefit begin in `eligible`, `alone` and `cost`. */
  cellsBefore(place: number): number {
    return place * this.cells;
  }

  /** Counts one row's settled benefits; `sign` −1 takes them out again. */
  add(
    list: Uint16Array,
    n: number,
    { fen, pay, displaced }: Pick<Settler, 'fen' | 'pay' | 'displaced'>,
    months: Float64Array,
    cell: number,
    sign: 1 | -1,
    schedules: readonly Schedule[] = this.shape.schedules,
  ): void {
    for (let i = 0; i < n; i++) {
      const place = list[i]!;
      if (displaced[place] === 1) this.displaced[place]! += sign;
      this.change(place, cell, sign, sign * fen[place]!, sign * pay[place]!);
      this.split(place, cell, pay[place]!, months[place]!, sign, schedules[place]);
    }
  }

  /** Counts rows of one benefit in one cell who get it or get it no more, and what that changes. */
  change(place: number, cell: number, rows: number, aloneFen: number, costFen: number): void {
    const at = this.cellsBefore(place) + cell;
    this.eligible[at]! += rows;
    this.alone[at]! += aloneFen;
    this.cost[at]! += costFen;
  }

  /** Splits what a row is paid of a benefit, where that cannot wait until the sums are known. */
  split(
    place: number,
    cell: number,
    fen: number,
    months: number,
    sign: 1 | -1,
    schedule: Schedule | undefined = this.shape.schedules[place],
  ): void {
    if (fen <= 0 || schedule === undefined) return;
    if (schedule.kind === 'parts' && (schedule.parts.length === 1 || fen % 100 === 0)) return;
    const { counties, classes, years, payYears } = this.shape;
    const county = Math.floor(cell / (classes * years));
    const year = cell % years;
    this.splitCost[place * this.cells + cell]! += sign * fen;
    spread(schedule, fen, months, (after, part) => {
      const when = Math.min(payYears - 1, year + after);
      this.due[(place * counties + county) * payYears + when]! += sign * part;
    });
  }

  /** Counts the pairs of a row's benefits. */
  pairs(list: Uint16Array, n: number): void {
    const { overlap } = this;
    const { benefits } = this.shape;
    for (let i = 1; i < n; i++) {
      const a = list[i]!;
      for (let j = 0; j < i; j++) {
        const b = list[j]!;
        overlap[a * benefits + b]! += 1;
        overlap[b * benefits + a]! += 1;
      }
    }
  }

  /** What falls due of a benefit, by county and year of payment. */
  dueOf(place: number): Float64Array {
    const { counties, classes, years, payYears, schedules } = this.shape;
    const size = counties * payYears;
    const due = this.due.slice(place * size, (place + 1) * size);
    const schedule = schedules[place];
    if (schedule?.kind !== 'parts') return due;
    for (let county = 0; county < counties; county++) {
      for (let year = 0; year < years; year++) {
        let hundreds = 0;
        let single = 0;
        for (let group = 0; group < classes; group++) {
          const at = place * this.cells + (county * classes + group) * years + year;
          const sum = this.cost[at]! - this.splitCost[at]!;
          single += sum;
          hundreds += sum / 100;
        }
        for (const part of schedule.parts) {
          const when = Math.min(payYears - 1, year + part.year);
          // Sums that are split here divide by a hundred, so that each share of them is whole.
          due[county * payYears + when]! += part.share === 100 ? single : hundreds * part.share;
        }
      }
    }
    return due;
  }
}
