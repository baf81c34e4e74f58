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
  private readonly split: Float64Array;
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
    this.split = take(byCell);
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
    wide.split.set(this.split);
    wide.due.set(this.due);
    return wide;
  }

  /** Adds another tally of the same shape. */
  merge(data: Float64Array): void {
    for (let i = 0; i < data.length; i++) this.data[i]! += data[i]!;
  }

  /** Counts one row's settled benefits; `sign` −1 takes them out again. Returns what is paid, whole fen. */
  add(
    list: Uint16Array,
    n: number,
    settler: Settler,
    months: Float64Array,
    rows: TallyPlaces,
    row: number,
    sign: 1 | -1,
    schedules: readonly Schedule[] = this.shape.schedules,
  ): number {
    const { shape, eligible, alone, cost, cells } = this;
    const county = rows.county[row]!;
    const year = rows.year[row]!;
    const cell = (county * shape.classes + rows.class[row]!) * shape.years + year;
    let total = 0;
    for (let i = 0; i < n; i++) {
      const place = list[i]!;
      const at = place * cells + cell;
      eligible[at]! += sign;
      alone[at]! += sign * settler.fen[place]!;
      if (settler.displaced[place] === 1) this.displaced[place]! += sign;
      const fen = settler.pay[place]!;
      if (fen <= 0) continue;
      cost[at]! += sign * fen;
      total += fen;
      const schedule = schedules[place]!;
      if (schedule.kind === 'parts' && (schedule.parts.length === 1 || fen % 100 === 0)) continue;
      this.splitOne(schedule, place, at, county, year, fen, months[place]!, sign);
    }
    return total;
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
          const sum = this.cost[at]! - this.split[at]!;
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

  private splitOne(
    schedule: Schedule,
    place: number,
    at: number,
    county: number,
    year: number,
    fen: number,
    months: number,
    sign: 1 | -1,
  ): void {
    const { counties, payYears } = this.shape;
    this.split[at]! += sign * fen;
    spread(schedule, fen, months, (after, part) => {
      const when = Math.min(payYears - 1, year + after);
      this.due[(place * counties + county) * payYears + when]! += sign * part;
    });
  }
}
