import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { parse } from 'yaml';
import type { OpenGround } from '@yanzhen/server/database/open-ground.ts';
import { projectRoot } from '@yanzhen/server/manifest/project-root.ts';
import type { Route } from '@yanzhen/server/routes/route.ts';
import { openStagedTurns, openTurn } from '@yanzhen/server/turn/open-turn.ts';
import { personOf, readDemonstration } from '../demo-files.ts';
import { Stage } from '../stage.ts';
import { actorNamed, gatherCompany } from './company.ts';
import { playAgreements, playBilateral } from './play-agreements.ts';
import { playBases, playClasses, playExchanges, playInstitute } from './play-people.ts';
import { playGrants } from './play-grants.ts';
import { playNominations } from './play-nominations.ts';
import { playProjects } from './play-projects.ts';
import { playColleges, playListing, playPlatforms } from './play-registers.ts';
import { cooperationSchema } from './records-file.ts';
import { registersSchema } from './registers-file.ts';

/** Counted once a city whose records are there. */
const counter = 'demonstration.records';

export type RecordStep =
  'organisations' | 'agreements' | 'projects' | 'training' | 'registers' | 'grants' | 'loaded';

interface LoadOptions {
  readonly onStep: (step: RecordStep) => void;
  readonly signal?: AbortSignal | undefined;
}

/** Whether the larger sets of a demonstration city are there, or it has none. */
async function hasRecords(ground: OpenGround, city: string): Promise<boolean> {
  if (!existsSync(fileOf(city, 'cooperation'))) return true;
  return openTurn(ground, { city, requestId: 'records' }, async (turn) => {
    const row = await turn.row(sql`
      select value from counter where city = ${city} and name = ${counter}`);
    return row !== undefined;
  });
}

/**
 * Loads the larger sets of a demonstration city, in one transaction beside whatever else is going on: the records
 * from which the figures of its letter come out. They are entered by its officers through the use cases of their
 * pages, on the day that the file says.
 *
 * @throws the signal's reason once it is aborted; nothing was loaded then.
 * @returns false where another process is at it.
 */
export async function loadRecords(
  ground: OpenGround,
  routes: readonly Route[],
  city: string,
  { onStep, signal }: LoadOptions,
): Promise<boolean> {
  if (await hasRecords(ground, city)) return true;
  const read = (name: string): unknown => parse(readFileSync(fileOf(city, name), 'utf8'));
  const file = cooperationSchema.parse(read('cooperation'));
  const hasRegisters = existsSync(fileOf(city, 'registers'));
  const registers = registersSchema.parse(hasRegisters ? read('registers') : {});
  const loaded = await openStagedTurns(
    { ...ground, isDemonstration: () => true },
    { city, requestId: 'demonstration' },
    async (turnAt) => {
      // Eight in the morning of the city's clock.
      const watched: typeof turnAt = (moment, actor) => {
        signal?.throwIfAborted();
        return turnAt(moment, actor);
      };
      const stage = new Stage(watched, routes, new Date(`${file.enteredOn}T00:00:00Z`));
      const lock = await stage.turn(null).row<{ free: boolean }>(sql`
        select pg_try_advisory_xact_lock(hashtext(${`${counter} ${city}`})) as free`);
      if (!lock?.free) return false;
      // Another process may have finished between the question and the lock.
      if ((await stage.turn(null).next(counter)) > 1) return true;
      onStep('organisations');
      const company = await gatherCompany(stage, file);
      const by = (login: string) => actorNamed(stage.turn(null), login);
      onStep('agreements');
      const agreements = await playAgreements(stage, company, file);
      const pairs = await playBilateral(stage, company, file);
      onStep('projects');
      await playInstitute(stage, company, agreements, file);
      const { counties } = await by('county');
      const granted = await playProjects(stage, company, agreements, file, counties);
      onStep('training');
      await playBases(stage, company, agreements, pairs, file);
      await playClasses(stage, company, agreements, pairs, file);
      await playExchanges(stage, company, file);
      onStep('registers');
      await playColleges(stage, company, by, registers);
      await playPlatforms(stage, company, by, registers);
      await playNominations(stage, company, by, registers);
      const demo = readDemonstration(city);
      await playListing(stage, company, by, (login) => personOf(demo, login), registers);
      const grants = file.projects?.grants;
      if (grants) {
        onStep('grants');
        await playGrants(stage, company, by, grants, granted);
      }
      return true;
    },
  );
  if (loaded) onStep('loaded');
  return loaded;
}

function fileOf(city: string, name: string): string {
  return join(projectRoot, 'cities', city, 'demo', `${name}.yaml`);
}
