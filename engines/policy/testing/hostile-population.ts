import { fillPopulation, wholly, type PopulationSource } from '../population/population.ts';
import { Simulation, type ChangeResult } from '../population/simulation.ts';
import { withParameters } from '../population/with-parameters.ts';
import type { Policy } from '../rules.ts';
import { hostileFacts, hostilePolicy, mark } from './hostile-policy.ts';

/** Odd rows: what is known, what is not, and texts that look like code. */
const rows = [
  { price: 700_000, months: 3, area: 89.55, hired: true, note: mark, degree: 'constructor' },
  { price: 123_457, months: 0, area: 0.1, hired: false, note: 'x', degree: 'return-globalthis' },
  { price: 90_000_000_000_000, months: 7, area: 12, note: mark, degree: 'return-globalthis' },
  {},
];
const hostileSource: PopulationSource = {
  persons: 64,
  kinds: ['person'],
  counties: [{ code: mark, label: { zh: mark, en: mark } }],
  classes: [{ code: mark, label: { zh: mark, en: mark } }],
  firstYear: 2026,
  years: 1,
  row: (row) => ({
    values: rows[row % rows.length] ?? {},
    kind: 'person',
    place: { county: 0, class: 0, year: 0 },
  }),
};

function changed(of: Policy): Policy {
  const benefits = of.rules.benefits.map((each) => ({
    ...each,
    conditions: each.conditions.slice(1),
  }));
  const other = { ...of, rules: { ...of.rules, benefits } };
  return withParameters(other, new Map([['ceiling', 98_765_400]]));
}

// Read here, where whoever listens for code that is made does not hear the reader of files.
const policy = hostilePolicy();
const after = changed(policy);

/** Today and a change over a population in which all texts, names and codes look like code. */
export function runHostile(): ChangeResult {
  const population = wholly(fillPopulation(hostileSource, [policy], hostileFacts));
  const simulation = new Simulation(population, [policy], '2026-01-15');
  simulation.runFull();
  return simulation.change([after], [], hostileSource.persons);
}
