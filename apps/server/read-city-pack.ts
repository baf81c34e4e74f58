import { join } from 'node:path';
import { projectRoot } from '@yanzhen/server/manifest/project-root.ts';
import { readPack, type CityPack } from '@yanzhen/registers/policies/offers.ts';
import { packCheckers } from './pack-checkers.ts';

/**
 * Reads and checks the pack of a city of this installation.
 *
 * @throws Error naming the first problem by file and line; `pack check` tells all of them.
 */
export function readCityPack(city: string): CityPack {
  const { pack, problems } = readPack(join(projectRoot, 'cities', city), packCheckers);
  if (!pack) {
    const first = problems[0];
    throw new Error(
      `cities/${city}/${first?.file}:${first?.line} ${first?.says.zh} ${first?.says.en}`,
    );
  }
  return pack;
}
