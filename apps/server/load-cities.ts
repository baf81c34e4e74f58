import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { projectRoot } from '@yanzhen/server/manifest/project-root.ts';
import { listCities } from '@yanzhen/server/turn/list-cities.ts';
import { openTurn } from '@yanzhen/server/turn/open-turn.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { allOf } from './all-of.ts';
import { applyCity } from './apply-city.ts';
import { features } from './features.ts';
import { loadDemonstration } from './demonstration/load-demonstration.ts';
import type { Installation, Step } from './open-installation.ts';
import { packDigest } from './pack-digest.ts';
import { readCityPack } from './read-city-pack.ts';
import type { Settings } from './settings.ts';

/**
 * Applies the pack of every city in `cities/`. A city that is new and has a `demo/` folder gets its
 * demonstration, unless the installation says that it is none.
 *
 * @throws Error that names the file, when a pack has a problem.
 */
export async function loadCities(
  installation: Installation,
  settings: Settings,
  onStep: (step: Step) => void,
): Promise<void> {
  onStep('cities');
  const { ground } = installation;
  const known = new Map((await listCities(ground)).map((row) => [row.city, row]));
  const folder = join(projectRoot, 'cities');
  const packs = readdirSync(folder).filter((name) => existsSync(join(folder, name, 'city.yaml')));
  await allOf(packs, async (city) => {
    const digest = packDigest(city);
    const before = known.get(city);
    if (before?.pack_digest === digest) return;
    const pack = readCityPack(city);
    const isNew = before === undefined;
    const demonstration = isNew
      ? settings.demonstration && existsSync(join(folder, city, 'demo'))
      : before.demonstration;
    if (isNew && demonstration) {
      onStep('demonstration');
      const routes = features.flatMap((feature) => feature.routes ?? []);
      await loadDemonstration(ground, routes, city, async (stage) => {
        await applyCity(stage.turn(null), pack, { demonstration });
        await saveDigest(stage.turn(null), digest);
      });
      return;
    }
    // A city loaded as a demonstration stays one at every later start.
    await openTurn(ground, { city, requestId: 'start' }, async (turn) => {
      await applyCity(turn, pack, { demonstration });
      await saveDigest(turn, digest);
    });
  });
  await installation.refreshCities();
}

async function saveDigest(turn: Turn, digest: string): Promise<void> {
  await turn.run(sql`update city set pack_digest = ${digest} where city = ${turn.city}`);
}
