import { setTimeout as wait } from 'node:timers/promises';
import { listCities } from '@yanzhen/server/turn/list-cities.ts';
import { allOf } from '../../all-of.ts';
import { features } from '../../features.ts';
import type { Installation } from '../../open-installation.ts';
import { loadRecords, type RecordStep } from './load-records.ts';

interface LoadOptions {
  readonly onStep: (city: string, step: RecordStep) => void;
  /** Cities; all that are demonstrations where left out. */
  readonly only?: readonly string[] | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Loads the larger sets of the demonstration's cities, side by side: one waits for the database while another works.
 * Where another process is at one, it waits until that one is through, or does it itself should the other have ended.
 *
 * @throws the signal's reason once it is aborted; the cities at hand are then as if nothing had been loaded.
 */
export async function loadAllRecords(
  { ground }: Pick<Installation, 'ground'>,
  { onStep, only, signal }: LoadOptions,
): Promise<void> {
  const routes = features.flatMap((feature) => feature.routes ?? []);
  const cities = (await listCities(ground)).filter(
    ({ city, demonstration }) => demonstration && (!only || only.includes(city)),
  );
  await allOf(cities, async ({ city }) => {
    const options = { onStep: (step: RecordStep) => onStep(city, step), signal };
    while (!(await loadRecords(ground, routes, city, options)))
      await wait(500, undefined, { signal });
  });
}
