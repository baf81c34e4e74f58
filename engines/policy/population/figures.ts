import type { BenefitFigures, Share, Totals } from './result.ts';
import type { Tally } from './tally.ts';

/** The figures of one side of a run, added up from its tally once. */
export class SideFigures {
  private readonly tally: Tally;
  /** By benefit: what falls due, by county and year of payment. */
  private readonly due: readonly Float64Array[];
  private readonly cells: readonly Cells[];

  constructor(tally: Tally) {
    this.tally = tally;
    const places = Array.from({ length: tally.shape.benefits }, (_, place) => place);
    this.due = places.map((place) => tally.dueOf(place));
    this.cells = places.map((place) => cellsOf(tally, place));
  }

  /** Place of the last year in which anything is paid; 0 where nothing is. */
  get lastYear(): number {
    const { payYears } = this.tally.shape;
    let last = 0;
    for (const due of this.due) {
      for (let at = 0; at < due.length; at++) {
        if (due[at] !== 0) last = Math.max(last, at % payYears);
      }
    }
    return last;
  }

  /** What falls due of a benefit in a year of payment, in one county or in all. */
  dueIn(place: number, year: number, county: number | undefined): number {
    const { counties, payYears } = this.tally.shape;
    let fen = 0;
    for (let each = 0; each < counties; each++) {
      if (county === undefined || county === each) {
        fen += this.due[place]?.[each * payYears + year] ?? 0;
      }
    }
    return fen;
  }

  /** Figures of one benefit over the first years. */
  of(place: number, years: number): BenefitFigures {
    const { tally } = this;
    const { benefits } = tally.shape;
    const { eligible, costFen, aloneFen, byCounty, byClass } = this.cells[place] ?? noCells;
    const overlap = Array.from(tally.overlap.subarray(place * benefits, (place + 1) * benefits));
    overlap[place] = eligible;
    return {
      eligible,
      unknown: tally.unknown[place] ?? 0,
      displaced: tally.displaced[place] ?? 0,
      costFen,
      aloneFen,
      byYear: Array.from({ length: years }, (_, year) => this.dueIn(place, year, undefined)),
      byCounty,
      byClass,
      overlap,
    };
  }

  /** All benefits together over the first years. */
  totals(years: number): Totals {
    const { counties, classes } = this.tally.shape;
    const add = (length: number, figure: (place: number, i: number) => number) =>
      Array.from({ length }, (_, i) => this.cells.reduce((sum, __, at) => sum + figure(at, i), 0));
    const cost = (shares: readonly Share[] | undefined, i: number) => shares?.[i]?.costFen ?? 0;
    return {
      paidPersons: this.tally.paid[0] ?? 0,
      costFen: this.cells.reduce((sum, { costFen }) => sum + costFen, 0),
      byYear: add(years, (place, year) => this.dueIn(place, year, undefined)),
      byCounty: add(counties, (place, i) => cost(this.cells[place]?.byCounty, i)),
      byClass: add(classes, (place, i) => cost(this.cells[place]?.byClass, i)),
    };
  }
}

type Cells = Pick<BenefitFigures, 'eligible' | 'costFen' | 'aloneFen' | 'byCounty' | 'byClass'>;

const noCells: Cells = { eligible: 0, costFen: 0, aloneFen: 0, byCounty: [], byClass: [] };

/** A benefit's cells added up. */
function cellsOf(tally: Tally, place: number): Cells {
  const { counties, classes, years } = tally.shape;
  const none = (length: number) => Array.from({ length }, () => ({ eligible: 0, costFen: 0 }));
  const [byCounty, byClass] = [none(counties), none(classes)];
  let [eligible, costFen, aloneFen] = [0, 0, 0];
  let at = place * counties * classes * years;
  for (const county of byCounty) {
    for (const group of byClass) {
      for (let year = 0; year < years; year++, at++) {
        const persons = tally.eligible[at] ?? 0;
        const fen = tally.cost[at] ?? 0;
        eligible += persons;
        costFen += fen;
        aloneFen += tally.alone[at] ?? 0;
        county.eligible += persons;
        county.costFen += fen;
        group.eligible += persons;
        group.costFen += fen;
      }
    }
  }
  return { eligible, costFen, aloneFen, byCounty, byClass };
}
