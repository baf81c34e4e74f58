import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { availableParallelism } from 'node:os';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import {
  fusedRunner,
  plainColumns,
  type FilledRows,
  type FusedPlan,
  type FusedResult,
  type SharedColumns,
} from '@yanzhen/policy';
import type { Recipe } from './recipe.ts';

interface Rows {
  readonly begin: number;
  readonly end: number;
}

/** What a thread is told: a plan with the shared columns and its rows, or the rows of a population to draw. */
export type ThreadTask =
  | (Rows & { readonly task: 'run'; readonly plan: FusedPlan; readonly columns: SharedColumns })
  | (Rows & { readonly task: 'fill'; readonly recipe: Recipe });

/** Rows between two messages on how far a thread is. */
export const rowsPerStep = 131_072;

/** Fewer rows than this are done sooner here than a thread starts. */
const rowsForThreads = { run: 400_000, fill: 40_000 };

/** Two threads, where the machine has two processors. */
export const threadsFor = (rows: number, task: ThreadTask['task'] = 'run'): number =>
  rows < rowsForThreads[task] ? 1 : Math.min(2, availableParallelism());

/**
 * Runs a plan over all rows in contiguous ranges, one a thread. The results together are those of one
 * thread: they are counts and sums of whole numbers.
 *
 * @param onProgress  Called with 0 to 1.
 */
export async function runInThreads(
  plan: FusedPlan,
  columns: SharedColumns,
  threads: number,
  onProgress?: (done: number) => void,
): Promise<FusedResult[]> {
  const file = workerFile();
  if (threads < 2 || file === undefined) return [await runHere(plan, columns, onProgress)];
  const { persons } = columns;
  const shared = plainColumns(columns);
  return inThreads<FusedResult>(
    file,
    persons,
    threads,
    (rows) => ({ task: 'run', plan, columns: shared, ...rows }),
    onProgress,
  );
}

/**
 * Draws the persons of a recipe in contiguous ranges, one a thread; undefined where there is no file for a thread.
 *
 * @param onProgress  Called with 0 to 1.
 */
export async function fillInThreads(
  recipe: Recipe,
  threads: number,
  onProgress?: (done: number) => void,
): Promise<FilledRows[] | undefined> {
  const { persons } = recipe.asked;
  const file = workerFile();
  if (threads < 2 || file === undefined) return undefined;
  return inThreads<FilledRows>(
    file,
    persons,
    threads,
    (rows) => ({ task: 'fill', recipe, ...rows }),
    onProgress,
  );
}

/** The results of one task a thread, in the order of their rows. */
function inThreads<Result>(
  file: string,
  persons: number,
  threads: number,
  taskOf: (rows: Rows) => ThreadTask,
  onProgress?: (done: number) => void,
): Promise<Result[]> {
  const edges = Array.from({ length: threads + 1 }, (_, i) => Math.floor((persons * i) / threads));
  const done = new Float64Array(threads);
  return Promise.all(
    edges.slice(0, -1).map((begin, i) =>
      runInThread<Result>(file, taskOf({ begin, end: edges[i + 1] ?? persons }), (rows) => {
        done[i] = rows;
        onProgress?.(done.reduce((sum, each) => sum + each, 0) / persons);
      }),
    ),
  );
}

/** On this thread, letting others work between two steps. */
async function runHere(
  plan: FusedPlan,
  columns: SharedColumns,
  onProgress?: (done: number) => void,
): Promise<FusedResult> {
  const { run, result } = fusedRunner(plan, columns);
  for (let begin = 0; begin < columns.persons; begin += rowsPerStep) {
    run(begin, Math.min(columns.persons, begin + rowsPerStep));
    onProgress?.(Math.min(1, (begin + rowsPerStep) / columns.persons));
    await new Promise(setImmediate);
  }
  return result();
}

type Message<Result> = { readonly rows: number } | { readonly result: Result };

function runInThread<Result>(
  file: string,
  task: ThreadTask,
  onRows: (rows: number) => void,
): Promise<Result> {
  return new Promise((resolve, reject) => {
    const worker = startWorker(file, task);
    const fail = (error: unknown): void => {
      void worker.terminate();
      reject(error instanceof Error ? error : new Error(String(error)));
    };
    worker.on('message', (message: Message<Result>) => {
      try {
        if ('result' in message) resolve(message.result);
        else onRows(message.rows);
      } catch (error) {
        // A run that is stopped throws here.
        fail(error);
      }
    });
    worker.on('error', fail);
    worker.on('exit', (code) => {
      if (code !== 0) reject(new Error(`a simulation thread ended with ${code}`));
    });
  });
}

/** A thread on the bundle's file; on the source, which Node does not read by itself, by way of tsx. */
function startWorker(file: string, task: ThreadTask): Worker {
  if (!file.endsWith('.ts')) return new Worker(file, { workerData: task });
  const reader = createRequire(import.meta.url)
    .resolve('tsx/esm/api')
    .replace(/cjs$/, 'mjs');
  const [from, to] = [reader, file].map((path) => JSON.stringify(pathToFileURL(path).href));
  const code = `import(${from}).then(({ register }) => { register(); return import(${to}); });`;
  return new Worker(code, { eval: true, workerData: task, execArgv: [] });
}

/**
 * The file that a thread runs: `simulation-worker.mjs` beside the bundle, else the source beside this file.
 * `import.meta.resolve` is left as it is by the bundler, so it speaks of the bundle's own folder.
 */
function workerFile(): string | undefined {
  const beside = bundleNeighbour('./simulation-worker.mjs');
  if (beside !== undefined && existsSync(beside)) return beside;
  const source = fileURLToPath(new URL('./worker.ts', import.meta.url));
  return existsSync(source) ? source : undefined;
}

function bundleNeighbour(name: string): string | undefined {
  try {
    return fileURLToPath(import.meta.resolve(name));
  } catch {
    return undefined;
  }
}
