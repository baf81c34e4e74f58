import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { SheetLimits } from './limits.ts';
import type { Marking } from './marked-pages.ts';
import type { Sheet, SheetHead, SheetRow } from './sheet.ts';

/** What a thread is told to do. */
export type ThreadTask =
  | {
      readonly what: 'read';
      readonly bytes: Uint8Array;
      readonly sheet: Sheet;
      readonly limits: SheetLimits;
    }
  | { readonly what: 'mark'; readonly marking: Marking };

/** What a thread says. */
export interface FromThread {
  readonly progress?: number;
  readonly head?: SheetHead;
  /** To be answered by a message when they were taken. */
  readonly rows?: readonly SheetRow[];
  readonly file?: Uint8Array;
  readonly fault?: {
    readonly code: string;
    readonly status: number;
    readonly field: string;
    readonly values: Readonly<Record<string, unknown>>;
  };
  readonly done?: true;
}

/** Starts a thread on the bundle's file; on the source, which Node does not read by itself, by way of tsx. */
export function startThread(
  task: ThreadTask,
  { heapMegabytes }: Pick<SheetLimits, 'heapMegabytes'>,
): Worker {
  const file = threadFile();
  const options = {
    workerData: task,
    resourceLimits: { maxOldGenerationSizeMb: heapMegabytes },
  };
  if (!file.endsWith('.ts')) return new Worker(file, options);
  const reader = createRequire(import.meta.url)
    .resolve('tsx/esm/api')
    .replace(/cjs$/, 'mjs');
  const [from, to] = [reader, file].map((path) => JSON.stringify(pathToFileURL(path).href));
  const code = `import(${from}).then(({ register }) => { register(); return import(${to}); });`;
  return new Worker(code, { ...options, eval: true, execArgv: [] });
}

/** `spreadsheets-worker.mjs` beside the bundle, else the source beside this file. */
function threadFile(): string {
  const beside = bundleNeighbour('./spreadsheets-worker.mjs');
  if (beside !== undefined && existsSync(beside)) return beside;
  return fileURLToPath(new URL('./worker.ts', import.meta.url));
}

/** `import.meta.resolve` is left as it is by the bundler, so it speaks of the bundle's own folder. */
function bundleNeighbour(name: string): string | undefined {
  try {
    return fileURLToPath(import.meta.resolve(name));
  } catch {
    return undefined;
  }
}
