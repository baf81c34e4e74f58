import { existsSync, readFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { median, metric, ratio, short } from '../metric.mjs';
import { approveCases, record } from './approve.mjs';
import { lineOf, numberOf, openCity, verify } from './city.mjs';
import { coldEach, findPgbench, runPgbench, scriptOf } from './pgbench.mjs';

const levels = [1, 8, 32];
const cases = 32_000;
const history = 4_000;
const rounds = 7;
/** One contender in one round; a fast machine is stopped by the number, a slow one by the time. */
const piece = { seconds: 0.6, cases: 256, casesEach: 16 };
/** A busy machine gets fewer rounds, not a longer run. */
const secondsPerLevel = 16;

const pgbench = findPgbench();
const bench = await openCity({ cases, history }, Math.max(...levels));
const { ground, admin, applicationUrl: url, folder } = bench;
let ended = false;
async function end() {
  if (ended) return;
  ended = true;
  await bench.close();
}
for (const signal of ['SIGINT', 'SIGTERM'])
  process.once(signal, () => void end().finally(() => process.exit(1)));

/** Milliseconds of our pieces of work: run, wanted to run but waited, passed. */
let spent = [];
/** Cases that pgbench approved without taking them off a budget line. */
let notCounted = 0;
try {
  const recorded = await record(ground);
  // Serial 0 was the pattern; every piece of work takes cases that nobody has touched.
  let taken = 1;
  const take = (count) => ({ from: taken, until: (taken += count) });

  const ours =
    (options = {}) =>
    async (connections, serials) => {
      const before = threadTimes();
      const rate = await approveCases(ground, recorded, serials, connections, options);
      const after = threadTimes();
      if (after) spent.push(after.map((time, place) => time - before[place]));
      return rate;
    };
  const script = scriptOf(recorded.writes);
  const theirs = (connections, serials) =>
    runPgbench(pgbench, { url, folder, script, serials, connections });
  const race = (contenders, connections, limits) =>
    raceOver(contenders, { take, left: () => cases - taken, connections, ...limits });

  // A server has run for a while: its code is compiled before anything is timed.
  await ours()(8, take(1_500));
  for (const connections of levels) {
    spent = [];
    const figures = await race({ ours: ours(), ...(pgbench && { pgbench: theirs }) }, connections, {
      rounds,
      seconds: secondsPerLevel,
    });
    const beside = pgbench
      ? { peers: mediansOf(figures), unit: 'approvals per second', rounds: figures.ours.length }
      : { reason: 'pgbench is not installed (Debian: apt-get install postgresql-contrib)' };
    const value = ratio(figures, 'ours', 'pgbench');
    const id = `applications.apply.vs-pgbench.c${connections}`;
    metric(id, value, { ...beside, load: load(), thread: threadShare() });
  }

  // The check against nothing checked at all, everybody on one line: what the shards are for.
  {
    spent = [];
    const unchecked = scriptOf(
      recorded.writes.filter(({ sql }) => !/update budget_shard/.test(sql)),
      { oneLine: true },
    );
    let uncounted = 0;
    const connections = 32;
    const contenders = {
      ours: ours({ line: lineOf(numberOf(0)) }),
      ...(pgbench && {
        pgbench: (count, serials) => {
          uncounted += serials.until - serials.from;
          return runPgbench(pgbench, {
            url,
            folder,
            script: unchecked,
            serials,
            connections: count,
          });
        },
      }),
    };
    const figures = await race(contenders, connections, { rounds, seconds: secondsPerLevel });
    notCounted = uncounted;
    const beside = pgbench
      ? { peers: mediansOf(figures), unit: 'approvals per second', rounds: figures.ours.length }
      : { reason: 'pgbench is not installed (Debian: apt-get install postgresql-contrib)' };
    metric('applications.apply.with-budget-check.c32', ratio(figures, 'ours', 'pgbench'), {
      ...beside,
      load: load(),
      thread: threadShare(),
    });
  }

  // Without a goal: what a person waits for, and the city with one budget line only.
  for (const [id, contenders] of Object.entries({
    'applications.apply.with-reads': { ours: ours({ withReads: true }) },
    'applications.apply.one-hot-line': {
      ours: ours({ line: lineOf(numberOf(0)) }),
    },
  })) {
    const figures = await race(contenders, 8, { rounds: 3, seconds: 6 });
    const value = short(median(figures.ours));
    console.log(JSON.stringify({ id, value, unit: 'approvals per second, 8 connections' }));
  }
  await verify(admin, history + taken, notCounted);
} finally {
  await end();
}

function mediansOf(figures) {
  return Object.fromEntries(
    Object.entries(figures).map(([name, each]) => [name, short(median(each))]),
  );
}

/** One after the other: all at once on a busy machine would pass the pool's second for connecting. */
async function openConnections(count) {
  const clients = [];
  while (clients.length < count) clients.push(await ground.pool.connect());
  for (const client of clients) client.release();
}

function threadTimes() {
  if (!existsSync('/proc/self/schedstat')) return undefined;
  const [ran, waited] = readFileSync('/proc/self/schedstat', 'utf8').split(' ');
  return [Number(ran) / 1e6, Number(waited) / 1e6, performance.now()];
}

/** How our one thread passed its pieces of work: shares of the time it ran, and waited for a processor. */
function threadShare() {
  if (spent.length === 0) return undefined;
  const [ran, waited, passed] = [0, 1, 2].map((place) =>
    spent.reduce((sum, times) => sum + times[place], 0),
  );
  return { ran: short(ran / passed), waited: short(waited / passed) };
}

/** Other work on the machine pulls the ratio either way: processes that wanted a processor, of late. */
function load() {
  return short(loadavg()[0]);
}

/**
 * Cases per second of each contender by round, interleaved, the same number of cases for each in one
 * round. The first round warms up and says how many cases fill a piece.
 */
async function raceOver(contenders, { take, left, connections, rounds: most, seconds }) {
  const names = Object.keys(contenders);
  const figures = Object.fromEntries(names.map((name) => [name, []]));
  const run = (name, count) => {
    const cold = name === 'pgbench' ? coldEach * connections : 0;
    if (left() < cold + count) throw new Error('too few cases prepared');
    return contenders[name](connections, take(cold + count));
  };
  await openConnections(connections);
  const atLeast = connections * piece.casesEach;
  let slowest = Infinity;
  for (const name of names) slowest = Math.min(slowest, await run(name, atLeast));
  const until = performance.now() + seconds * 1000;
  for (let round = 0; round < most; round++) {
    if (round >= 3 && performance.now() > until) break;
    const wanted = Math.max(Math.min(slowest * piece.seconds, piece.cases), atLeast);
    const count = Math.ceil(wanted / connections) * connections;
    slowest = Infinity;
    // Who goes first changes, so that nobody always runs behind a checkpoint of the other's making.
    for (const name of round % 2 ? names.toReversed() : names) {
      const rate = await run(name, count);
      figures[name].push(rate);
      slowest = Math.min(slowest, rate);
    }
  }
  return figures;
}
