import type { SimulationProgress } from '@yanzhen/policy';

/** Runs on their way in this process: a run is asked about and stopped where it is made. */
interface Run {
  progress: SimulationProgress;
  cancelled: boolean;
}

/** Raised inside a run that was stopped; the use case turns it into its fault. */
export class RunCancelled extends Error {}

const runs = new Map<string, Run>();
const atOnceMost = 4;

/** What identifies a run: only the account that began it sees and stops it. */
export interface RunKey {
  readonly city: string;
  readonly accountId: string;
  readonly runId: string;
}

/** Whether a further run may begin. */
export function mayBegin(): boolean {
  return runs.size < atOnceMost;
}

/**
 * Does the work of a run while it can be asked about and stopped.
 *
 * @param work  Calls `tell` as it goes on; `tell` throws RunCancelled once the run is stopped.
 */
export async function duringRun<Result>(
  key: RunKey,
  work: (tell: (progress: SimulationProgress) => void) => Promise<Result>,
): Promise<Result> {
  const run: Run = { progress: { step: 'population', done: 0 }, cancelled: false };
  runs.set(nameOf(key), run);
  const tell = (progress: SimulationProgress): void => {
    if (run.cancelled) throw new RunCancelled();
    run.progress = progress;
  };
  try {
    const result = await work(tell);
    if (run.cancelled) throw new RunCancelled();
    return result;
  } finally {
    runs.delete(nameOf(key));
  }
}

/** How far a run has come; undefined when it is not on its way. */
export function progressOf(key: RunKey): SimulationProgress | undefined {
  return runs.get(nameOf(key))?.progress;
}

/** Stops a run at its next step. @returns Whether it was on its way. */
export function cancelRun(key: RunKey): boolean {
  const run = runs.get(nameOf(key));
  if (run) run.cancelled = true;
  return run !== undefined;
}

function nameOf({ city, accountId, runId }: RunKey): string {
  return `${city}/${accountId}/${runId}`;
}
