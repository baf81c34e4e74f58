// oxlint-disable unicorn/require-post-message-target-origin -- threads have no origin
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { fillPopulation, fusedRunner, Simulation, wholly } from '../../engines/policy/index.ts';
import { median, metric, peer, short } from '../metric.mjs';
import { duckdb, sqlRules } from './population-duckdb.mjs';
import { dictionary, policyOf, sourceOf } from './population-rules.mjs';
import { sqlCondition } from './population-sql.mjs';

const day = '2026-01-15';
const million = 1_000_000;
const policy = policyOf();
const millisOf = async (work) => {
  const began = performance.now();
  await work();
  return performance.now() - began;
};
const sum = (list) => list.reduce((a, b) => a + b, 0);

function prepare(persons) {
  const population = wholly(fillPopulation(sourceOf(persons), [policy], dictionary));
  return { population, simulation: new Simulation(population, [policy], day) };
}
const { population, simulation } = prepare(million);
const full = (of = { population, simulation }) => {
  const { run, result } = fusedRunner(of.simulation.plan, of.population.columns);
  run(0, of.population.source.persons);
  return result();
};

// The same totals before any time is taken.
simulation.take([full()]);
const answer = simulation.change([policy], []);
const rules = policy.rules.benefits.map((benefit) => ({
  id: benefit.file.id,
  conditions: benefit.conditions.map(({ test }) => sqlCondition(test)).join(' and '),
  amount: sqlRules[benefit.file.id],
}));
const duck = await peer(async () => {
  const found = { one: await duckdb(rules, 1), two: await duckdb(rules, 2) };
  await found.one.fill(million);
  await found.two.fill(million);
  return found;
});
if (duck) {
  const rows = await duck.one.run();
  const total = (name) => sum(rows.map((row) => Number(row[name] ?? 0)));
  const differs = (what, ours, theirs) => {
    if (ours !== theirs) throw new Error(`DuckDB differs: ${what} ${ours} ${theirs}`);
  };
  answer.benefits.forEach(({ id, after }, i) => {
    differs(`${id} persons`, after.eligible, total(`n${i}`));
    differs(`${id} sum`, after.aloneFen, total(`s${i}`));
  });
  differs('total', answer.totals.after.costFen, total('pay'));
  differs('paid persons', answer.totals.after.paidPersons, total('paid'));
  answer.counties.forEach((_, county) => {
    const own = rows.filter((row) => Number(row.county) === county);
    differs(
      `county ${county}`,
      answer.totals.after.byCounty[county],
      sum(own.map((row) => Number(row.pay))),
    );
  });
}

// Two threads that wait, each with its half.
const threads = await Promise.all(
  [0, 1].map(async (half) => {
    const shared = population.columns;
    const columns = {
      persons: million,
      flags: [...shared.flags],
      flagsComplete: shared.flagsComplete,
      numbers: shared.numbers,
      county: shared.county,
      class: shared.class,
      year: shared.year,
    };
    const [begin, end] = [(half * million) / 2, ((half + 1) * million) / 2];
    const [reader, file] = ['tsx/esm/api', './population-worker.mjs'].map((name) =>
      JSON.stringify(import.meta.resolve(name)),
    );
    const code = `import(${reader}).then(({ register }) => { register(); return import(${file}); });`;
    const workerData = { plan: simulation.plan, columns, begin, end };
    const worker = new Worker(code, { eval: true, workerData, execArgv: [] });
    await once(worker, 'message');
    return worker;
  }),
);
const inThreads = () =>
  Promise.all(
    threads.map((worker) => {
      worker.postMessage('run');
      return once(worker, 'message');
    }),
  );
const parts = (await inThreads()).map(([part]) => part);
const whole = full().data;
if (whole.some((value, i) => value !== sum(parts.map(({ data }) => data[i])))) {
  throw new Error('two threads give something else than one');
}

// Rounds take turns, so that a busy minute strikes all alike.
const large = prepare(3 * million);
const changes = [1400, 1300, 1200].flatMap((rent) => [
  policyOf((text) => text.replace('月租金 * 0.5, 1500', `月租金 * 0.5, ${rent}`)),
  policyOf((text) => text.replace("'带动就业人数 >= 3'", `'带动就业人数 >= ${rent / 100 - 8}'`)),
]);
const oneAfterAnother = async (list) => {
  const took = [];
  for (const each of list) took.push(await millisOf(() => simulation.change([each], [], 0)));
  return took;
};
const firstCall = await millisOf(() => simulation.change([changes[0]], [], 0));
const times = { ours: [], large: [], two: [], duck: [], duckTwo: [], whatIf: [] };
for (let round = -2; round < 7; round++) {
  const took = {
    ours: await millisOf(() => full()),
    large: (await millisOf(() => full(large))) / 3,
    two: await millisOf(inThreads),
    duck: duck ? await millisOf(() => duck.one.run()) : null,
    duckTwo: duck ? await millisOf(() => duck.two.run()) : null,
    // Each change is a policy of its own; in turn, as a person tries values.
    whatIf: median(await oneAfterAnother(changes)),
  };
  if (round >= 0) for (const [name, millis] of Object.entries(took)) times[name].push(millis);
}
for (const worker of threads) await worker.terminate();

// To the fen: every count and sum of the change against a recompute of the changed policy.
let difference = 0;
for (const changed of changes) {
  const { totals, benefits } = simulation.change([changed], []);
  const tally = simulation.recompute([changed]);
  difference += Math.abs(totals.after.costFen - sum(tally.cost));
  difference += Math.abs(totals.after.paidPersons - tally.paid[0]);
  const cells = tally.cost.length / benefits.length;
  benefits.forEach(({ after }, i) => {
    const own = (data) => sum(data.subarray(i * cells, (i + 1) * cells));
    difference +=
      Math.abs(after.eligible - own(tally.eligible)) + Math.abs(after.costFen - own(tally.cost));
  });
}

const ratios = (over, under) =>
  median(times[over].map((millis, round) => millis / times[under][round]));
const { columns, state } = simulation.bytesPerPerson;
const millis = (name) => short(median(times[name]));
metric('policy.population.vs-duckdb', duck ? ratios('duck', 'ours') : null, {
  peers: duck ? { ours: millis('ours'), duckdb: millis('duck') } : {},
  unit: 'ms a million persons, one thread each',
});
metric('policy.population.exponent', 1 + Math.log(ratios('large', 'ours')) / Math.log(3), {
  persons: [million, 3 * million],
  unit: 'persons to the power of',
});
metric('policy.population.two-threads', ratios('ours', 'two'), {
  peers: {
    one: millis('ours'),
    two: millis('two'),
    ...(duck && { 'duckdb two': millis('duckTwo') }),
  },
  unit: 'ms a million persons',
});
metric('policy.population.bytes-per-person', columns, { unit: 'bytes of columns a person' });
metric('policy.what-if.vs-recompute', ratios('ours', 'whatIf'), {
  millis: millis('whatIf'),
  least: short(Math.min(...times.whatIf)),
  unit: 'of the full recompute, one changed policy, 1 M persons',
});
metric('policy.what-if.vs-duckdb', duck ? ratios('duck', 'whatIf') : null, {
  peers: duck ? { ours: millis('whatIf'), duckdb: millis('duck') } : {},
  unit: 'ms a million persons, one changed policy against the whole recompute',
});
metric('policy.what-if.difference-fen', difference, { unit: 'fen and persons, over all changes' });
metric('policy.what-if.first-call.millis', firstCall, {
  unit: 'ms, the first change after the baseline',
});
metric('policy.what-if.bytes-per-person', columns + state, {
  unit: 'bytes of columns, bitmaps and sums a person',
});
