import type { BenefitFigures, Share, Totals } from './result.ts';
import type { Tally } from './tally.ts';

const sum = (list: ArrayLike<number>): number => Array.from(list).reduce((a, b) => a + b, 0);

/** Calendar years up to the last in which either side pays; at least the first. */
export function trimmedYears(tallies: readonly Tally[], firstYear: number): number[] {
  let last = 0;
  for (const tally of tallies) {
    const { benefits, counties, payYears } = tally.shape;
    for (let place = 0; place < benefits; place++) {
      const due = tally.dueOf(place);
      for (let at = 0; at < counties * payYears; at++) {
        if (due[at] !== 0) last = Math.max(last, at % payYears);
      }
    }
  }
  return Array.from({ length: last + 1 }, (_, i) => firstYear + i);
}

function byYear(tally: Tally, place: number, years: number): number[] {
  const { counties, payYears } = tally.shape;
  const due = tally.dueOf(place);
  return Array.from({ length: years }, (_, year) => {
    let fen = 0;
    for (let county = 0; county < counties; county++) fen += due[county * payYears + year] ?? 0;
    return fen;
  });
}

/** Sums of a benefit's cells by county or by class. */
function shares(tally: Tally, place: number, by: 'counties' | 'classes'): Share[] {
  const { counties, classes, years } = tally.shape;
  const found = Array.from({ length: tally.shape[by] }, () => ({ eligible: 0, costFen: 0 }));
  const cells = counties * classes * years;
  for (let cell = 0; cell < cells; cell++) {
    const county = Math.floor(cell / (classes * years));
    const group = Math.floor(cell / years) % classes;
    const share = found[by === 'counties' ? county : group];
    if (!share) continue;
    share.eligible += tally.eligible[place * cells + cell] ?? 0;
    share.costFen += tally.cost[place * cells + cell] ?? 0;
  }
  return found;
}

/** Figures of one benefit. */
export function figuresOf(tally: Tally, place: number, years: number): BenefitFigures {
  const { benefits, counties, classes } = tally.shape;
  const cells = counties * classes * tally.shape.years;
  const own = (data: Float64Array) => sum(data.subarray(place * cells, (place + 1) * cells));
  const eligible = own(tally.eligible);
  const overlap = Array.from(tally.overlap.subarray(place * benefits, (place + 1) * benefits));
  overlap[place] = eligible;
  return {
    eligible,
    unknown: tally.unknown[place] ?? 0,
    displaced: tally.displaced[place] ?? 0,
    costFen: own(tally.cost),
    aloneFen: own(tally.alone),
    byYear: byYear(tally, place, years),
    byCounty: shares(tally, place, 'counties'),
    byClass: shares(tally, place, 'classes'),
    overlap,
  };
}

/** All benefits together. */
export function totalsOf(tally: Tally, years: number): Totals {
  const places = Array.from({ length: tally.shape.benefits }, (_, place) => place);
  const add = (lists: readonly (readonly number[])[], length: number): number[] =>
    Array.from({ length }, (_, i) => lists.reduce((total, list) => total + (list[i] ?? 0), 0));
  const costs = (by: 'counties' | 'classes') =>
    places.map((place) => shares(tally, place, by).map(({ costFen }) => costFen));
  return {
    paidPersons: tally.paid[0] ?? 0,
    costFen: sum(tally.cost),
    byYear: add(
      places.map((place) => byYear(tally, place, years)),
      years,
    ),
    byCounty: add(costs('counties'), tally.shape.counties),
    byClass: add(costs('classes'), tally.shape.classes),
  };
}
