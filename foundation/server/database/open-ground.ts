import type pg from 'pg';
import type { Feature } from '../manifest/feature.ts';
import type { TurnGround } from '../turn/open-turn.ts';
import { Gate } from './gate.ts';
import { migrate } from './migrate.ts';
import { openPool } from './pool.ts';

/** Turns' ground with the queue's own pool beside it. */
export interface OpenGround extends TurnGround {
  readonly jobsPool: pg.Pool;
  close(): Promise<void>;
}

/** Migrates a database and opens the pools on it. */
export async function openGround(options: {
  readonly adminUrl: string;
  readonly masterKey: Buffer;
  readonly filesFolder: string;
  readonly clock: () => Date;
  readonly isDemonstration: (city: string) => boolean;
  readonly features: readonly Feature[];
  readonly connections: number;
}): Promise<OpenGround> {
  const folders = options.features.map((feature) => feature.folder);
  const urls = await migrate(options.adminUrl, options.masterKey, folders);
  const pool = openPool(urls.application, options.connections);
  const jobsPool = openPool(urls.jobs, 4);
  return {
    pool,
    jobsPool,
    gate: new Gate(options.connections),
    masterKey: options.masterKey,
    filesFolder: options.filesFolder,
    clock: options.clock,
    isDemonstration: options.isDemonstration,
    close: async () => {
      await Promise.all([pool.end(), jobsPool.end()]);
    },
  };
}
