import { readFileSync, realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { pathsIn, superuser } from './cluster.ts';
import { commandOf, isAlive, processesIn, waitForExit } from './processes.ts';

/** A PostgreSQL server that answers on our data. */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
}

/** What a server wrote into its `postmaster.pid`. */
export interface PidFile extends Postmaster {
  readonly ready: boolean;
}

/** Reads `postmaster.pid`; undefined where there is none or it is half written. */
export function readPidFile(folder: string): PidFile | undefined {
  let lines: string[];
  try {
    lines = readFileSync(join(pathsIn(folder).cluster, 'postmaster.pid'), 'utf8').split('\n');
  } catch {
    return undefined;
  }
  const pid = Number(lines[0]);
  const port = Number(lines[3]);
  if (!Number.isInteger(pid) || pid <= 0) return undefined;
  return { pid, port: Number.isInteger(port) ? port : 0, ready: lines[7]?.trim() === 'ready' };
}

/**
 * The server that is already running on this folder, left by a killed process or shared with a
 * living one. It is believed only after it answered with our password and our data folder.
 */
export async function findRunning(
  folder: string,
  password: () => string,
  waitMs = 60_000,
): Promise<Postmaster | undefined> {
  const until = performance.now() + waitMs;
  for (;;) {
    const file = readPidFile(folder);
    if (file === undefined) return undefined;
    if (!isAlive(file.pid) || isForeign(folder, file.pid)) {
      await forgetPidFile(folder, until);
      return undefined;
    }
    if (file.port > 0 && (await answers(folder, password(), file.port))) {
      return { pid: file.pid, port: file.port };
    }
    // Ours, and starting, recovering or stopping.
    if (performance.now() > until) return undefined;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Did the process id of the file go to another program meanwhile? */
function isForeign(folder: string, pid: number): boolean {
  const command = commandOf(pid);
  return command !== undefined && !command.includes(pathsIn(folder).cluster);
}

/**
 * PostgreSQL takes any process under the number in the file for a live server, also another program
 * and a dead child that nobody collected. So the file goes, but never before the killed server's
 * sessions, which still write, have noticed and ended.
 */
async function forgetPidFile(folder: string, until: number): Promise<void> {
  const cluster = realpathSync(pathsIn(folder).cluster);
  while (processesIn(cluster).length > 0) {
    if (performance.now() > until) return;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  rmSync(join(cluster, 'postmaster.pid'), { force: true });
}

/** Does a server on this port open with our password, on our data folder? */
export async function answers(folder: string, password: string, port: number): Promise<boolean> {
  const client = new pg.Client({
    host: '127.0.0.1',
    port,
    user: superuser,
    password,
    database: 'postgres',
    connectionTimeoutMillis: 1_000,
    query_timeout: 1_000,
  });
  // A server that stops while we look breaks the connection outside of any call.
  client.on('error', () => undefined);
  try {
    await client.connect();
    const result = await client.query<{ folder: string }>(
      "select current_setting('data_directory') as folder",
    );
    return realpathSync(result.rows[0]?.folder ?? '') === realpathSync(pathsIn(folder).cluster);
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Stops a server: sessions are ended and the data written; after 30 s without that write. */
export async function stopPostmaster(pid: number): Promise<void> {
  for (const [signal, waitMs] of [
    ['SIGINT', 30_000],
    ['SIGQUIT', 5_000],
    ['SIGKILL', 5_000],
  ] as const) {
    try {
      process.kill(pid, signal);
    } catch {
      return;
    }
    if (await waitForExit(pid, waitMs)) return;
  }
}
