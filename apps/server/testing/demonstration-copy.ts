import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import pg from 'pg';
import { loadCities } from '../load-cities.ts';
import { openInstallation } from '../open-installation.ts';
import { readSettings } from '../settings.ts';

/** A database and a data folder with the demonstration, loaded a moment ago. */
export interface DemonstrationCopy {
  /** Administrator's address of the database. */
  readonly url: string;
  readonly folder: string;
  drop(): Promise<void>;
}

/** The test server's roles belong to all its databases, and their passwords come from the key. */
export const demonstrationKey = '07'.repeat(32);
let serial = 0;

/**
 * Gives a test file a demonstration of its own. It is loaded once a run; everybody gets a copy of the
 * database as PostgreSQL copies its own templates, which takes a tenth of the time.
 */
export async function copyDemonstration(): Promise<DemonstrationCopy> {
  const [serverUrl, run] = [process.env['YANZHEN_TEST_PG'], process.env['YANZHEN_TEST_RUN']];
  if (!serverUrl || !run) throw new Error('run the tests with `npm test`');
  const admin = new pg.Client({ connectionString: serverUrl });
  await admin.connect();
  const template = `template_${basename(run).replaceAll(/\W/g, '').toLowerCase()}`;
  const loaded = join(run, 'demonstration');
  await alone(admin, async () => {
    if (!existsSync(join(loaded, 'done'))) await load(admin, serverUrl, template, loaded);
  });
  const name = `demonstration_${process.pid}_${Date.now().toString(36)}${(serial += 1)}`;
  await alone(admin, () => admin.query(`create database ${name} template ${template}`));
  const folder = mkdtempSync(join(run, 'data-'));
  cpSync(join(loaded, 'data'), folder, { recursive: true });
  return {
    url: databaseUrl(serverUrl, name),
    folder,
    drop: async () => {
      await admin.query(`drop database ${name} with (force)`);
      await admin.end();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** One process at a time: a template is neither made twice nor copied by two. */
async function alone(admin: pg.Client, work: () => Promise<unknown>): Promise<void> {
  await admin.query(`select pg_advisory_lock(hashtext('yanzhen demonstration'))`);
  try {
    await work();
  } finally {
    await admin.query(`select pg_advisory_unlock(hashtext('yanzhen demonstration'))`);
  }
}

async function load(
  admin: pg.Client,
  serverUrl: string,
  template: string,
  folder: string,
): Promise<void> {
  await admin.query(`drop database if exists ${template} with (force)`);
  await admin.query(`create database ${template}`);
  const settings = readSettings({
    DATABASE_URL: databaseUrl(serverUrl, template),
    YANZHEN_DATA: join(folder, 'data'),
    YANZHEN_KEY: demonstrationKey,
  });
  mkdirSync(settings.folder, { recursive: true });
  const installation = await openInstallation(settings);
  await loadCities(installation, settings, () => undefined);
  await installation.close();
  // A session that is still closing would keep the database from being copied.
  await admin.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [
    template,
  ]);
  await admin.query(`alter database ${template} allow_connections false`);
  mkdirSync(join(folder, 'done'));
}

function databaseUrl(serverUrl: string, name: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}
