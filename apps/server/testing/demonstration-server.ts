import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { FastifyInstance } from 'fastify';
import { serve } from '@yanzhen/server/routes/serve.ts';
import { features } from '../features.ts';
import { loadCities } from '../load-cities.ts';
import { openInstallation, type Installation } from '../open-installation.ts';
import { readSettings } from '../settings.ts';

/** The demonstration on a database of its own, served in this process. */
export interface DemonstrationServer {
  readonly app: FastifyInstance;
  readonly installation: Installation;
  /** Administrator's address of the database. */
  readonly adminUrl: string;
  /** Every line that the server logged. */
  readonly log: readonly string[];
  close(): Promise<void>;
}

export async function openDemonstration(): Promise<DemonstrationServer> {
  const serverUrl = process.env['YANZHEN_TEST_PG'];
  if (!serverUrl) throw new Error('run the tests with `npm test`: it starts their PostgreSQL');
  const name = `demonstration_${process.pid}_${Date.now().toString(36)}`;
  const admin = new pg.Client({ connectionString: serverUrl });
  await admin.connect();
  await admin.query(`create database ${name}`);
  const adminUrl = new URL(serverUrl);
  adminUrl.pathname = `/${name}`;
  const folder = mkdtempSync(join(tmpdir(), 'yanzhen-demonstration-'));
  const settings = readSettings({
    DATABASE_URL: adminUrl.href,
    YANZHEN_DATA: folder,
    // The test server's roles belong to all its databases, and their passwords come from the key.
    YANZHEN_KEY: '07'.repeat(32),
  });
  const installation = await openInstallation(settings);
  await loadCities(installation, settings, () => undefined);
  const log: string[] = [];
  const app = await serve({
    ground: installation.ground,
    routes: features.flatMap((feature) => feature.routes ?? []),
    words: installation.words,
    sms: installation.outlets.sms,
    perMinute: 1_000_000,
    logTo: { write: (line) => log.push(line) },
  });
  return {
    app,
    installation,
    adminUrl: adminUrl.href,
    log,
    close: async () => {
      await app.close();
      await installation.close();
      await admin.query(`drop database ${name} with (force)`);
      await admin.end();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
