import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  fillPopulation,
  joinPopulation,
  policyOn,
  Simulation,
  wholly,
  type FilledRows,
  type SimulationResult,
} from '@yanzhen/policy';
import { readPack, type CityPack } from '@yanzhen/registers/policies/offers.ts';
import { projectRoot } from '@yanzhen/server/manifest/project-root.ts';
import { SimulationRefused } from './parameter-values.ts';
import { readPopulationFile, registeredPopulation, syntheticRecipe } from './populations.ts';
import { sourceOf } from './recipe.ts';
import type { SimulationChanges } from './request.ts';
import { simulatePack } from './simulate-pack.ts';
import { fillInThreads, runInThreads } from './threads.ts';

const folder = join(projectRoot, 'cities/luzhou');
const day = '2026-11-23';
let pack: CityPack;
beforeAll(() => {
  const read = readPack(folder);
  if (!read.pack) throw new Error(JSON.stringify(read.problems));
  pack = read.pack;
});

const run = (changes: SimulationChanges, persons = 3000, seed = 5): Promise<SimulationResult> =>
  simulatePack(pack, folder, { day, changes, population: { kind: 'synthetic', persons, seed } });
const withoutTimes = (result: SimulationResult) => ({ ...result, millis: null });

describe('a run over a pack', () => {
  it('draws the same persons for the same seed and others for another', async () => {
    const first = await run({});
    expect(withoutTimes(await run({}))).toEqual(withoutTimes(first));
    expect((await run({}, 3000, 6)).totals.after).not.toEqual(first.totals.after);
  });

  it('gives today on both sides where nothing changes', async () => {
    const { totals, winners, losers, benefits } = await run({});
    expect(totals.after).toEqual(totals.before);
    expect(totals.before.costFen).toBeGreaterThan(0);
    expect([winners.persons, losers.persons]).toEqual([0, 0]);
    for (const { before, after } of benefits) expect(after).toEqual(before);
  });

  it('moves the cost by what those lose of whom it lists the largest first', async () => {
    const { totals, losers, winners, people } = await run({ parameters: { doctorAmount: 200000 } });
    expect(winners.persons).toBe(0);
    expect(losers.persons).toBeGreaterThan(0);
    expect(totals.after.costFen - totals.before.costFen).toBe(losers.differenceFen);
    expect(people.every(({ beforeFen, afterFen }) => afterFen < beforeFen)).toBe(true);
    expect(people.every((person) => person.class === 'doctor' && person.personId === null)).toBe(
      true,
    );
  });

  it('gives a changed file and the same value as a parameter alike', async () => {
    const housing = pack.policies.find(({ file }) => file.endsWith('housing-2024.yaml'));
    const text = housing?.text.replace(/(id: doctorAmount[^\n]*value: )250000/, '$1230000') ?? '';
    expect(text).not.toBe(housing?.text);
    const byFile = await run({ files: [{ fileName: 'housing-2024.yaml', text }] });
    const byValue = await run({ parameters: { 'housing-2024.doctorAmount': '230000' } });
    expect(byFile.totals).toEqual(byValue.totals);
    expect(byFile.people).toEqual(byValue.people);
  });

  it('says which budget lines a dearer policy would exceed', async () => {
    const { budget } = await run({ parameters: { bachelorAmount: 249999 } }, 20_000);
    const line = budget.find(({ benefitId }) => benefitId === 'home-purchase');
    expect(line?.afterFen).toBeGreaterThan(line?.beforeFen ?? Infinity);
    expect(budget.map(({ exceeded }) => exceeded)).toEqual(
      budget.map(({ afterFen, totalFen }) => afterFen > totalFen),
    );
  });

  it('tells how far it is, step by step', async () => {
    const steps: string[] = [];
    const population = { kind: 'synthetic', persons: 2000, seed: 1 } as const;
    const onProgress = ({ step }: { step: string }) => steps.push(step);
    await simulatePack(pack, folder, { day, changes: {}, population, onProgress });
    expect([...new Set(steps)]).toEqual(['population', 'compile', 'full', 'baseline', 'what-if']);
  });
});

describe('what cannot be run is refused', () => {
  const refusal = async (changes: SimulationChanges): Promise<SimulationRefused> => {
    const error: unknown = await run(changes, 10).catch((thrown: unknown) => thrown);
    if (error instanceof SimulationRefused) return error;
    throw new Error('not refused');
  };

  it('an unknown parameter, with the nearest name', async () => {
    expect((await refusal({ parameters: { doctorAmont: 1 } })).remedy.en).toContain('doctorAmount');
    expect((await refusal({ parameters: { constructor: 1 } })).says.en).toContain('no parameter');
  });

  it.each(['abc', '1e5', '-5', '0x10', '', '12.345', 'NaN'])(
    'money written as %j',
    async (value) => {
      expect((await refusal({ parameters: { doctorAmount: value } })).remedy.en).toContain('yuan');
    },
  );

  it('a file that is no policy, with its line', async () => {
    const refused = await refusal({ files: [{ fileName: 'mine.yaml', text: 'document: 1' }] });
    expect(refused.says.zh).toContain('mine.yaml:1');
  });
});

it('two threads give what one gives', async () => {
  const { dictionary } = pack.facts;
  const policies = pack.policies.map(({ policy }) => policyOn(policy, day));
  const asked = { persons: 5001, seed: 9 };
  const source = sourceOf(
    syntheticRecipe(folder, dictionary, pack.city.counties, day, policies, asked),
  );
  const population = wholly(fillPopulation(source, policies, dictionary));
  const { plan } = new Simulation(population, policies, day);
  const [one] = await runInThreads(plan, population.columns, 1);
  const two = await runInThreads(plan, population.columns, 2);
  expect(two).toHaveLength(2);
  const added = one?.data.map((_, i) => two.reduce((sum, { data }) => sum + (data[i] ?? 0), 0));
  expect(added).toEqual(one?.data);
  expect(two.flatMap(({ hardRows }) => hardRows)).toEqual(one?.hardRows);
}, 60_000);

it('persons drawn by two threads are those drawn by one', async () => {
  const { dictionary } = pack.facts;
  const policies = pack.policies.map(({ policy }) => policyOn(policy, day));
  const asked = { persons: 5001, seed: 11 };
  const recipe = syntheticRecipe(folder, dictionary, pack.city.counties, day, policies, asked);
  const source = sourceOf(recipe);
  const told: number[] = [];
  const parts = await fillInThreads(recipe, 2, (done) => told.push(done));
  expect(parts).toHaveLength(2);
  const joined = joinPopulation(source, policies, dictionary, parts ?? []).columns.filled();
  const one = wholly(fillPopulation(source, policies, dictionary)).columns.filled();
  expect(joined.shared.persons).toBe(5001);
  expect(joined.texts.toSorted()).toEqual(one.texts.toSorted());
  expect(equalColumns(joined, one)).toEqual([]);
  expect(told.every((done, i) => done >= (told[i - 1] ?? 0) && done <= 1)).toBe(true);
}, 60_000);

/** Names of the columns whose values differ; texts are compared as texts. */
function equalColumns(one: FilledRows, other: FilledRows): string[] {
  const differs = (a: ArrayLike<number>, b: ArrayLike<number>, same = Object.is) =>
    a.length !== b.length || Array.prototype.some.call(a, (value, i) => !same(value, b[i]));
  const text = (filled: FilledRows) => (value: number) => filled.texts[value];
  return [
    ...(['county', 'class', 'year'] as const).filter((name) =>
      differs(one.shared[name], other.shared[name]),
    ),
    ...one.shared.flags.flatMap((words, i) =>
      differs(words, other.shared.flags[i] ?? []) ? [`flags ${i}`] : [],
    ),
    ...[...one.shared.numbers].flatMap(([id, column]) => {
      const twin = other.shared.numbers.get(id);
      if (!twin) return [id];
      const [{ data: _one, ...facts }, { data: _other, ...twins }] = [column, twin];
      const asTexts =
        differs(column.data, twin.data) &&
        differs(column.data, twin.data, (a: number, b: number) => text(one)(a) === text(other)(b));
      return asTexts || JSON.stringify(facts) !== JSON.stringify(twins) ? [id] : [];
    }),
  ];
}

describe('populations', () => {
  it.each(['luzhou', 'dazhou'])('the file of %s fits its facts and counties', (city) => {
    const { pack: read, problems } = readPack(join(projectRoot, 'cities', city));
    expect(problems).toEqual([]);
    if (!read) return;
    const { dictionary } = read.facts;
    const file = readPopulationFile(
      join(projectRoot, 'cities', city),
      dictionary,
      read.city.counties,
    );
    expect(Object.keys(file?.facts ?? {}).length).toBeGreaterThan(10);
  });

  it('of the register take each person with what is known, and nobody for what is an employer’s', () => {
    const people = [
      {
        personId: 'a',
        county: '510502',
        values: { highestEducation: 'doctor', fullTimeHire: true },
      },
      { personId: 'b', county: null, values: { __proto__: null, highestEducation: 'constructor' } },
    ];
    const { dictionary } = pack.facts;
    const source = registeredPopulation(people, dictionary, pack.city.counties, day);
    const policies = pack.policies.map(({ policy }) => policyOn(policy, day));
    const population = wholly(fillPopulation(source, policies, dictionary));
    const simulation = new Simulation(population, policies, day);
    simulation.runFull();
    const { benefits } = simulation.change(policies, []);
    expect(benefits.find(({ id }) => id === 'home-purchase')?.after?.unknown).toBe(2);
    const forEmployers = benefits.find(({ id }) => id === 'graduate-hire-subsidy');
    expect(forEmployers?.after?.unknown).toBe(0);
    expect(population.columns.get('highestEducation', 0)).toBe('doctor');
    expect(population.columns.get('highestEducation', 1)).toBe(null);
  });
});
