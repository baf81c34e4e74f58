import {
  fillPopulation,
  joinPopulation,
  policyOn,
  Simulation,
  withParameters,
  type BudgetLine,
  type FactDictionary,
  type Policy,
  type Population,
  type PopulationSource,
  type SimulationProgress,
  type SimulationResult,
} from '@yanzhen/policy';
import { sourceOf, type Recipe } from './recipe.ts';
import { fillInThreads, runInThreads, threadsFor } from './threads.ts';

/** Both sides of a run, and over whom. */
export interface SimulationWork {
  readonly before: readonly Policy[];
  readonly after: readonly Policy[];
  /** Values of parameters on the side after, by document and id; see `parameterValues`. */
  readonly values: ReadonlyMap<string, ReadonlyMap<string, number | string>>;
  readonly dictionary: FactDictionary;
  readonly day: string;
  /** Persons as they stand in the register, or how synthetic ones are drawn. */
  readonly persons: PopulationSource | Recipe;
  readonly kind: SimulationResult['population'];
  readonly budget: readonly BudgetLine[];
  readonly people: number;
  readonly threads?: number;
  readonly onProgress?: ((progress: SimulationProgress) => void) | undefined;
}

/** What was computed of today's side; a further change over the same population needs only that. */
export interface PreparedSimulation {
  readonly population: Population;
  readonly simulation: Simulation;
}

/** Computes today's side and then the change; nothing is kept. */
export async function runSimulation(work: SimulationWork): Promise<SimulationResult> {
  const { prepared, millis } = await prepareSimulation(work);
  return changeSimulation(prepared, work, millis);
}

/** The population and today's side: what a change does not alter. */
export async function prepareSimulation(
  work: SimulationWork,
): Promise<{ prepared: PreparedSimulation; millis: SimulationResult['millis'] }> {
  const { before, day, onProgress } = work;
  const today = before.map((policy) => policyOn(policy, day));
  const clock = stopwatch();
  const population = await populationOf(work, today);
  const populationMillis = clock();
  onProgress?.({ step: 'compile', done: 0 });
  const simulation = new Simulation(population, today, day);
  const compile = clock();
  const threads = work.threads ?? threadsFor(population.source.persons);
  const tell = (done: number) => onProgress?.({ step: 'full', done });
  simulation.take(await runInThreads(simulation.plan, population.columns, threads, tell));
  const full = clock();
  await spaced(simulation.baseline(), (done) => onProgress?.({ step: 'baseline', done }));
  const baseline = clock();
  const millis = { population: populationMillis, compile, full, baseline, whatIf: 0 };
  return { prepared: { population, simulation }, millis };
}

/** Who is decided, in columns: synthetic persons are drawn by threads where they are many. */
async function populationOf(
  { persons, dictionary, onProgress }: SimulationWork,
  policies: readonly Policy[],
): Promise<Population> {
  const tell = (done: number) => onProgress?.({ step: 'population', done });
  if (!('file' in persons)) return spaced(fillPopulation(persons, policies, dictionary), tell);
  const source = sourceOf(persons);
  const threads = threadsFor(source.persons, 'fill');
  const parts = threads > 1 ? await fillInThreads(persons, threads, tell) : undefined;
  if (parts) return joinPopulation(source, policies, dictionary, parts);
  return spaced(fillPopulation(source, policies, dictionary), tell);
}

/** The change over a prepared side. */
export async function changeSimulation(
  { population, simulation }: PreparedSimulation,
  work: SimulationWork,
  millis: SimulationResult['millis'],
): Promise<SimulationResult> {
  const { after, values, day, budget, people, kind, onProgress } = work;
  const none = new Map<string, number | string>();
  const changed = after.map((policy) =>
    withParameters(policyOn(policy, day), values.get(policy.document.id) ?? none),
  );
  await spaced(population.extend(changed), (done) => onProgress?.({ step: 'population', done }));
  onProgress?.({ step: 'what-if', done: 0 });
  const clock = stopwatch();
  const result = simulation.change(changed, budget, people);
  return { ...result, population: kind, millis: { ...millis, whatIf: clock() } };
}

/** Runs steps, telling how far they are and letting others work in between. */
async function spaced<T>(steps: Generator<number, T>, tell: (done: number) => void): Promise<T> {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    tell(step.value);
    await new Promise(setImmediate);
  }
}

/** Milliseconds since the last call. */
function stopwatch(): () => number {
  let last = performance.now();
  return () => {
    const now = performance.now();
    const passed = now - last;
    last = now;
    return passed;
  };
}
