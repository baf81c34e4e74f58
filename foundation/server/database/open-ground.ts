import type pg from 'pg';
import { declareFeatures } from '../manifest/declare-features.ts';
import type { Feature } from '../manifest/feature.ts';
import type { TurnGround } from '../turn/open-turn.ts';
import { Gate } from './gate.ts';
import { migrate } from './migrate.ts';
import { bytesHeard, cutPool, movePool, openPool } from './pool.ts';
import { feelPulse, type Pulse } from './pulse.ts';
import { watchSpace } from './watch-space.ts';

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
  /** Told where the database does not answer, and turns nobody may wait for it. */
  readonly watched?: {
    /** Free bytes on the data folder's disk below which nothing is written; 200 MB unless told. */
    readonly spaceMinBytes?: number;
    /** Starts a database of our own again when it is gone; the port on which it stands now. */
    readonly revive?: () => Promise<string>;
  };
}): Promise<OpenGround> {
  declareFeatures(options.features);
  const folders = options.features.map((feature) => feature.folder);
  const urls = await migrate(options.adminUrl, options.masterKey, folders);
  const pool = openPool(urls.application, options.connections);
  const jobsPool = openPool(urls.jobs, 6);
  const gate = new Gate(options.connections);
  const { watched } = options;
  const pulse = watched && watch(gate, [pool, jobsPool], watched.revive);
  const space = watched && watchSpace(options.filesFolder, watched.spaceMinBytes);
  return {
    pool,
    jobsPool,
    ...(space ? { isDiskFull: space.isFull } : {}),
    gate,
    masterKey: options.masterKey,
    filesFolder: options.filesFolder,
    clock: options.clock,
    isDemonstration: options.isDemonstration,
    close: async () => {
      pulse?.stop();
      space?.stop();
      await Promise.all([pool.end(), jobsPool.end()]);
    },
  };
}

/** Shuts the gate and cuts what hangs while the database is away. */
function watch(gate: Gate, pools: readonly pg.Pool[], revive?: () => Promise<string>): Pulse {
  const [first] = pools;
  return feelPulse({
    url: () => first?.options.connectionString ?? '',
    onLost: () => {
      gate.shut();
      for (const pool of pools) cutPool(pool);
    },
    onFound: () => gate.open(),
    heard: () => pools.reduce((sum, pool) => sum + bytesHeard(pool), 0),
    ...(revive
      ? {
          revive: async () => {
            const port = await revive();
            for (const pool of pools) movePool(pool, port);
          },
        }
      : {}),
  });
}
