// oxlint-disable unicorn/require-post-message-target-origin -- threads have no origin
import { parentPort, workerData } from 'node:worker_threads';
import { fillRows, fusedRunner, type FilledRows, type FusedResult } from '@yanzhen/policy';
import { policiesOf, sourceOf } from './recipe.ts';
import { rowsPerStep, type ThreadTask } from './threads.ts';

type TaskOf<Kind> = Extract<ThreadTask, { task: Kind }>;

const tell = (message: { rows: number } | { result: FusedResult | FilledRows }) =>
  parentPort?.postMessage(message);

/** Its rows of a shared population. */
function run({ plan, columns, begin, end }: TaskOf<'run'>): FusedResult {
  const runner = fusedRunner(plan, columns);
  for (let from = begin; from < end; from += rowsPerStep) {
    const until = Math.min(end, from + rowsPerStep);
    runner.run(from, until);
    tell({ rows: until - begin });
  }
  return runner.result();
}

/** Its rows of a population, drawn. */
function fill({ recipe, begin, end }: TaskOf<'fill'>): FilledRows {
  const steps = fillRows(sourceOf(recipe), { begin, end }, policiesOf(recipe), recipe.dictionary);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    tell({ rows: Math.round(step.value * (end - begin)) });
  }
}

const task = workerData as ThreadTask;
tell({ result: task.task === 'run' ? run(task) : fill(task) });
