import type { SimulationResult } from '@yanzhen/policy';
import type { CityPack } from '@yanzhen/registers/policies/offers.ts';
import { changedPolicies } from './changed-policies.ts';
import { parameterValues } from './parameter-values.ts';
import { syntheticRecipe } from './populations.ts';
import type { SimulationRequest } from './request.ts';
import { runSimulation, type SimulationWork } from './run-simulation.ts';
import { linesOf } from './simulate.ts';

/** What a run over a pack's own files computes, with both sides' policies for a cross-check. */
export function packWork(
  pack: CityPack,
  folder: string,
  request: SimulationRequest & { readonly population: { readonly kind: 'synthetic' } },
): SimulationWork {
  const { dictionary } = pack.facts;
  const { counties, budgetLines } = pack.city;
  const { day, population } = request;
  const before = pack.policies.map(({ policy }) => policy);
  const after = changedPolicies(before, request.changes, dictionary);
  return {
    before,
    after,
    values: parameterValues(after, request.changes.parameters ?? {}),
    dictionary,
    day,
    persons: syntheticRecipe(folder, dictionary, counties, day, before, population),
    kind: { kind: 'synthetic', seed: population.seed },
    budget: linesOf(budgetLines),
    people: Math.min(500, Math.max(0, request.people ?? 20)),
    onProgress: request.onProgress,
  };
}

/**
 * The policies of a city pack over a synthetic population, from its files alone.
 *
 * @throws SimulationRefused for a file that cannot be read and a parameter that is not there.
 */
export async function simulatePack(
  pack: CityPack,
  folder: string,
  request: SimulationRequest & { readonly population: { readonly kind: 'synthetic' } },
): Promise<SimulationResult> {
  return runSimulation(packWork(pack, folder, request));
}
