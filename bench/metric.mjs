import { readFileSync } from 'node:fs';

const goals = JSON.parse(readFileSync(new URL('goals.json', import.meta.url), 'utf8'));

const holds = {
  '>=': (value, limit) => value >= limit,
  '<=': (value, limit) => value <= limit,
  '=': (value, limit) => value === limit,
};

/** Three significant digits: more would claim a precision that one run does not have. */
export const short = (value) => (value === null ? null : Number(value.toPrecision(3)));

/**
 * Prints one metric as one JSON line, judged by its goal in `goals.json`. A missed goal makes the exit
 * code 1.
 *
 * @param id     Id of a goal.
 * @param value  Measured figure, or null where a peer is missing (then `ok` is false).
 * @param beside What is printed beside it: `peers`, times, remarks.
 */
export function metric(id, value, beside = {}) {
  const goal = goals[id];
  if (!goal) throw new Error(`no goal called ${id} in bench/goals.json`);
  const [sign, limit] = goal.goal.split(' ');
  const ok = value !== null && Number.isFinite(value) && holds[sign](value, Number(limit));
  const line = { id, value: short(value), goal: goal.goal, ok, ...beside };
  if (goal.beside) line.beside = goal.beside;
  console.log(JSON.stringify(line));
  if (!ok) process.exitCode = 1;
}

/** Median of measured figures. */
export function median(figures) {
  const sorted = figures.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** A module, or undefined where it is not installed. */
export async function peer(load) {
  try {
    return await load();
  } catch (error) {
    console.error(`peer missing: ${error.message}`);
    return undefined;
  }
}

/**
 * Runs per second of each contender: rounds are interleaved, so that a busy minute strikes all alike.
 *
 * @param contenders  Name → function that does `runs` pieces of work (may be async).
 * @returns           Name → rounds' figures, in order.
 */
export async function race(contenders, { rounds, millisPerRound }) {
  const figures = Object.fromEntries(Object.keys(contenders).map((name) => [name, []]));
  for (let round = -1; round < rounds; round++) {
    for (const [name, run] of Object.entries(contenders)) {
      const until = performance.now() + millisPerRound;
      let runs = 0;
      const began = performance.now();
      do runs += await run();
      while (performance.now() < until);
      // Round −1 warms up.
      if (round >= 0) figures[name].push((runs / (performance.now() - began)) * 1000);
    }
  }
  return figures;
}

/** Ratio of two contenders: the median of the rounds' ratios. */
export function ratio(figures, ours, theirs) {
  if (!figures[ours] || !figures[theirs]) return null;
  return median(figures[ours].map((figure, round) => figure / figures[theirs][round]));
}
