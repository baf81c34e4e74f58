import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findRunning, stopPostmaster } from '../postgres/postmaster.ts';
import { pathsIn, readPassword } from '../postgres/cluster.ts';
import { startPostgres } from '../postgres/start-postgres.ts';
import { isUsed, withLock } from '../postgres/users.ts';

const prefix = 'yanzhen-test-';

/**
 * One PostgreSQL for the whole test run. Its superuser address is `YANZHEN_TEST_PG` in the
 * environment of every test process: `DATABASE_URL` where that is given, else an embedded server
 * on a folder that is thrown away. `YANZHEN_TEST_RUN` is a folder for what the files of a run share.
 */
export async function setup(): Promise<() => Promise<void>> {
  if (process.env['DATABASE_URL']) {
    process.env['YANZHEN_TEST_PG'] = process.env['DATABASE_URL'];
    const run = mkdtempSync(join(tmpdir(), 'yanzhen-run-'));
    process.env['YANZHEN_TEST_RUN'] = run;
    return () => Promise.resolve(rmSync(run, { recursive: true, force: true }));
  }
  await sweepLeftovers();
  const dataDir = mkdtempSync(join(tmpdir(), prefix));
  const server = await startPostgres({ dataDir, fast: true });
  process.env['YANZHEN_TEST_PG'] = server.url;
  process.env['YANZHEN_TEST_RUN'] = join(dataDir, 'run');
  mkdirSync(join(dataDir, 'run'));
  return async () => {
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
}

/** A run that was killed leaves its server behind: this one ends it. */
async function sweepLeftovers(): Promise<void> {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(prefix))) {
    const folder = join(tmpdir(), name);
    // A run that is just starting has no password yet, and then holds the lock.
    if (!existsSync(pathsIn(folder).password)) continue;
    try {
      await withLock(folder, () => removeUnused(folder), 100);
    } catch {
      continue; // starting right now, or another user's
    }
  }
}

async function removeUnused(folder: string): Promise<void> {
  if (isUsed(folder)) return;
  const server = await findRunning(folder, () => readPassword(folder), 1_000);
  if (server) await stopPostmaster(server.pid);
  rmSync(folder, { recursive: true, force: true });
}
