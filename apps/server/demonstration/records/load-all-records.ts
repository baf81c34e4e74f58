import { setTimeout as wait } from 'node:timers/promises';
import { listCities } from '@yanzhen/server/turn/list-cities.ts';
import { features } from '../../features.ts';
import type { Installation } from '../../open-installation.ts';
import { loadRecords, type RecordStep } from './load-records.ts';

/**
 * Loads the larger sets of the demonstration's cities, one city after the other. Where another process is at one, it
 * waits until that one is through, or does it itself should the other have ended.
 *
 * @param only  Cities; all that are demonstrations where left out.
 */
export async function loadAllRecords(
  { ground }: Pick<Installation, 'ground'>,
  onStep: (city: string, step: RecordStep) => void,
  only?: readonly string[],
): Promise<void> {
  const routes = features.flatMap((feature) => feature.routes ?? []);
  for (const { city, demonstration } of await listCities(ground)) {
    if (!demonstration || (only && !only.includes(city))) continue;
    while (!(await loadRecords(ground, routes, city, (step) => onStep(city, step))))
      await wait(500);
  }
}
