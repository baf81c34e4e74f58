// oxlint-disable unicorn/require-post-message-target-origin -- threads have no origin
import { parentPort, workerData } from 'node:worker_threads';
import { fusedRunner } from '@yanzhen/policy';
import { rowsPerStep, type ThreadTask } from './threads.ts';

/** A thread of `runInThreads`: its rows of a shared population. */
const { plan, columns, begin, end } = workerData as ThreadTask;
const { run, result } = fusedRunner(plan, columns);
for (let from = begin; from < end; from += rowsPerStep) {
  const until = Math.min(end, from + rowsPerStep);
  run(from, until);
  parentPort?.postMessage({ rows: until - begin });
}
parentPort?.postMessage({ result: result() });
