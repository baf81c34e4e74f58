import { join } from 'node:path';
import pg from 'pg';
import { startPostgres } from '@yanzhen/server/postgres/start-postgres.ts';
import type { Settings } from './settings.ts';

/** The installation's database: its owner's address, and what keeps it there. */
export interface Database {
  readonly adminUrl: string;
  /** Starts an embedded server again that is gone; the port on which it stands. */
  readonly revive?: () => Promise<string>;
  stop(): Promise<void>;
}

/** Starts or finds the embedded database, or takes the one that the settings name. */
export async function openDatabase(
  settings: Pick<Settings, 'databaseUrl' | 'folder'>,
): Promise<Database> {
  if (settings.databaseUrl) {
    return { adminUrl: settings.databaseUrl, stop: () => Promise.resolve() };
  }
  const dataDir = join(settings.folder, 'postgres');
  let server = await startPostgres({ dataDir });
  try {
    return {
      adminUrl: await ownDatabase(server.url),
      revive: async () => {
        const before = server;
        server = await startPostgres({ dataDir });
        await before.stop();
        return String(server.port);
      },
      stop: () => server.stop(),
    };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

/** The product's own database within the embedded server. */
async function ownDatabase(serverUrl: string): Promise<string> {
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  try {
    const known = await client.query(`select 1 from pg_database where datname = 'yanzhen'`);
    if (known.rowCount === 0) await client.query('create database yanzhen');
  } catch (error) {
    // Another process made it between the question and the order.
    if ((error as { code?: string }).code !== '42P04') throw error;
  } finally {
    await client.end();
  }
  const url = new URL(serverUrl);
  url.pathname = '/yanzhen';
  return url.href;
}
