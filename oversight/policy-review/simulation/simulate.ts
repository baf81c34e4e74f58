import { join } from 'node:path';
import type { BudgetLine, Policy, SimulationResult } from '@yanzhen/policy';
import {
  getCityProfile,
  getFactDictionary,
  listBenefits,
  type CityProfile,
} from '@yanzhen/registers/policies/offers.ts';
import { factsOfAll } from '@yanzhen/registers/talents/offers.ts';
import { projectRoot } from '@yanzhen/server/manifest/project-root.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { changedPolicies } from './changed-policies.ts';
import { parameterValues } from './parameter-values.ts';
import { registeredPopulation, syntheticRecipe } from './populations.ts';
import type { SimulationRequest } from './request.ts';
import {
  changeSimulation,
  prepareSimulation,
  runSimulation,
  type PreparedSimulation,
  type SimulationWork,
} from './run-simulation.ts';

/**
 * Today's published benefits over a population, and what changes would give. Nothing is kept.
 *
 * `personId` of the people named is set where the population is the register; whoever calls asks whether
 * the reader may see them.
 *
 * @throws SimulationRefused for a file that cannot be read and a parameter that is not there.
 */
export async function simulate(turn: Turn, request: SimulationRequest): Promise<SimulationResult> {
  const dictionary = await getFactDictionary(turn);
  const { counties, budgetLines } = await getCityProfile(turn);
  const published = await listBenefits(turn);
  const before = [...new Map(published.map(({ policy }) => [policy.document.id, policy])).values()];
  const after = changedPolicies(before, request.changes, dictionary);
  const { day, population } = request;
  const shared = {
    before,
    after,
    values: parameterValues(after, request.changes.parameters ?? {}),
    dictionary,
    day,
    budget: linesOf(budgetLines),
    people: Math.min(500, Math.max(0, request.people ?? 20)),
    onProgress: request.onProgress,
  };
  if (population.kind === 'synthetic') {
    const folder = join(projectRoot, 'cities', turn.city);
    const persons = syntheticRecipe(folder, dictionary, counties, day, before, population);
    const { seed } = population;
    const work: SimulationWork = { ...shared, persons, kind: { kind: 'synthetic', seed } };
    return inTurn(() => overLast(keyOf(turn.city, day, population, before), work));
  }
  const people = await factsOfAll(turn);
  const persons = registeredPopulation(people, dictionary, counties, day);
  const result = await runSimulation({ ...shared, persons, kind: { kind: 'database' } });
  return {
    ...result,
    people: result.people.map((person) => ({
      ...person,
      personId: people[person.row]?.personId ?? null,
    })),
  };
}

/** Budget lines as the engine counts them; those of other expenses pay no benefit. */
export function linesOf(lines: CityProfile['budgetLines']): BudgetLine[] {
  return lines.flatMap(({ id, name, benefit, year, payer, county, totalYuan }) =>
    benefit === null
      ? []
      : [{ lineId: id, name, benefitId: benefit, year, payer, county, totalFen: totalYuan * 100 }],
  );
}

/** The last synthetic population with today's side: an officer who moves a slider asks for it again and again. */
let last: { readonly key: string; readonly prepared: PreparedSimulation } | undefined;
let queue: Promise<unknown> = Promise.resolve();

const keyOf = (
  city: string,
  day: string,
  { persons, seed }: { readonly persons: number; readonly seed: number },
  before: readonly Policy[],
): string => JSON.stringify([city, day, persons, seed, before.map(({ version }) => version)]);

/** Runs over one population one after another. */
async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const result = queue.then(work);
  queue = result.catch(() => undefined);
  return result;
}

async function overLast(key: string, work: SimulationWork): Promise<SimulationResult> {
  const none = { population: 0, compile: 0, full: 0, baseline: 0, whatIf: 0 };
  if (last?.key === key) return changeSimulation(last.prepared, work, none);
  last = undefined;
  const { prepared, millis } = await prepareSimulation(work);
  last = { key, prepared };
  return changeSimulation(prepared, work, millis);
}
