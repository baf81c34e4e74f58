import { setTimeout as wait } from 'node:timers/promises';
import { listCities } from '@yanzhen/server/turn/list-cities.ts';
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
 * Loads the larger sets of the demonstration's cities, one city after the other. Where another process is at one, it
 * waits until that one is through, or does it itself should the other have ended.
 *
 * @throws the signal's reason once it is aborted; the city at hand is then as if nothing had been loaded.
 */
export async function loadAllRecords(
  { ground }: Pick<Installation, 'ground'>,
  { onStep, only, signal }: LoadOptions,
): Promise<void> {
  const routes = features.flatMap((feature) => feature.routes ?? []);
  for (const { city, demonstration } of await listCities(ground)) {
    if (!demonstration || (only && !only.includes(city))) continue;
    const options = { onStep: (step: RecordStep) => onStep(city, step), signal };
    while (!(await loadRecords(ground, routes, city, options)))
      await wait(500, undefined, { signal });
  }
}
