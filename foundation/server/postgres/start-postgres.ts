import { spawn } from 'node:child_process';
import {
  closeSync,
  mkdirSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import type { Localized } from '@yanzhen/values/localized.ts';
import { findBinaries, program, type Binaries } from './binaries.ts';
import { ensureCluster, pathsIn, readPassword, superuser } from './cluster.ts';
import { PostgresError } from './postgres-error.ts';
import {
  answers,
  findRunning,
  readPidFile,
  stopPostmaster,
  type Postmaster,
} from './postmaster.ts';
import { chooseRunAs, postgresEnvironment, type RunAs } from './run-as.ts';
import { serverSettings } from './settings.ts';
import { enterUser, isUsed, withLock } from './users.ts';

export interface StartOptions {
  /** Folder of the database: files, password, port and log. Made when missing. */
  readonly dataDir: string;
  /** Told before each step that may take a while. */
  readonly onStep?: (step: Localized) => void;
  /** Gives up safety on power loss for speed. Only for data that tests throw away. */
  readonly fast?: boolean;
}

export interface RunningPostgres {
  /** Address for the superuser, with its password; only on 127.0.0.1. */
  readonly url: string;
  readonly port: number;
  /** The server was running already: shared with a living process, or left by a killed one. */
  readonly reused: boolean;
  /** Leaves the server; the last process that leaves stops it. May be called twice. */
  stop(): Promise<void>;
}

/**
 * Starts the embedded PostgreSQL on a folder, or joins the one that runs there.
 *
 * Two processes on one folder share one server. What a killed process left behind is healed: a
 * running server is used again, a half-made database is made anew, a stale pid file is passed over.
 *
 * @throws PostgresError with what the operator can do about it.
 */
export async function startPostgres(options: StartOptions): Promise<RunningPostgres> {
  mkdirSync(options.dataDir, { recursive: true, mode: 0o700 });
  const folder = realpathSync(options.dataDir);
  return await withLock(folder, async () => {
    const running = await findRunning(folder, () => readPassword(folder));
    const server = running ?? (await startServer(folder, options));
    const leave = enterUser(folder);
    return {
      url: urlOf(readPassword(folder), server.port),
      port: server.port,
      reused: running !== undefined,
      stop: () => stopWhenUnused(folder, server, leave),
    };
  });
}

async function stopWhenUnused(
  folder: string,
  server: Postmaster,
  leave: () => void,
): Promise<void> {
  await withLock(folder, async () => {
    leave();
    if (isUsed(folder)) return;
    if (readPidFile(folder)?.pid === server.pid) await stopPostmaster(server.pid);
  });
}

async function startServer(folder: string, options: StartOptions): Promise<Postmaster> {
  const tell = options.onStep ?? (() => undefined);
  const fast = options.fast === true;
  const { as, binaries } = chooseRunAs(findBinaries(), folder);
  if (readPidFile(folder) === undefined) {
    tell({ zh: '启动内置数据库', en: 'Starting the embedded database' });
  } else {
    tell({ zh: '数据库上次未正常停止，正在恢复', en: 'Recovering the database' });
  }
  await ensureCluster(folder, as, binaries, fast);
  return await launch(folder, as, binaries, fast);
}

/** Tries the remembered port first; another when it is taken, also between asking and binding. */
async function launch(
  folder: string,
  as: RunAs,
  binaries: Binaries,
  fast: boolean,
): Promise<Postmaster> {
  const until = performance.now() + 120_000;
  let port = await freePort(rememberedPort(folder));
  for (;;) {
    const result = await launchOn(folder, as, binaries, port, fast, until);
    if (typeof result !== 'string') {
      writeFileSync(pathsIn(folder).port, `${port}\n`);
      return result;
    }
    const portTaken = /could not bind|could not create any TCP/.test(result);
    // Sessions of a killed server need a moment to notice and let go of the shared memory.
    const sessionsEnding = /pre-existing shared memory block/.test(result);
    if (performance.now() > until || !(portTaken || sessionsEnding))
      throw startFailed(folder, result);
    if (portTaken) port = await freePort(0);
    else await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

/** One attempt: the server once it answers, or what it printed when it gave up. */
async function launchOn(
  folder: string,
  as: RunAs,
  binaries: Binaries,
  port: number,
  fast: boolean,
  until: number,
): Promise<Postmaster | string> {
  const { cluster, log } = pathsIn(folder);
  const sizeBefore = rotate(log);
  const output = openSync(log, 'a', 0o600);
  const command = as.command(program(binaries, 'postgres'), [
    '-D',
    cluster,
    '-p',
    String(port),
    ...serverSettings(fast).flatMap((setting) => ['-c', setting]),
  ]);
  // A session of its own: Ctrl-C in the terminal reaches us, and we stop the server last.
  const child = spawn(command.file, command.args, {
    ...command.options,
    cwd: '/',
    env: postgresEnvironment(),
    detached: true,
    stdio: ['ignore', output, output],
  });
  closeSync(output);
  child.unref();
  const state: { ended?: string } = {};
  child.on('error', (error) => (state.ended = error.message));
  child.on('exit', () => (state.ended ??= ''));
  const password = readPassword(folder);
  for (;;) {
    if (state.ended !== undefined) return state.ended + readSince(log, sizeBefore);
    const file = readPidFile(folder);
    if (file?.pid === child.pid && file?.ready && (await answers(folder, password, port))) {
      return { pid: file.pid, port };
    }
    if (performance.now() > until) {
      if (child.pid !== undefined) await stopPostmaster(child.pid);
      return readSince(log, sizeBefore);
    }
    await new Promise((resolve) => setTimeout(resolve, 8));
  }
}

function startFailed(folder: string, output: string): PostgresError {
  const { log } = pathsIn(folder);
  return new PostgresError({
    says: { zh: '内置数据库没有启动。', en: 'The embedded database did not start.' },
    remedy: {
      zh: `请看日志 ${log}；检查磁盘空间和目录权限，或用 DATABASE_URL 指定已有的 PostgreSQL。`,
      en: `See ${log}; check disk space and rights on the folder, or set DATABASE_URL.`,
    },
    output: output.trim().split('\n').slice(-8).join('\n'),
  });
}

function urlOf(password: string, port: number): string {
  return `postgres://${superuser}:${encodeURIComponent(password)}@127.0.0.1:${port}/postgres`;
}

function rememberedPort(folder: string): number {
  try {
    const port = Number(readFileSync(pathsIn(folder).port, 'utf8'));
    return Number.isInteger(port) && port > 1023 && port < 65_536 ? port : 0;
  } catch {
    return 0;
  }
}

/** The wanted port where it is free, else one that the system gives. */
async function freePort(wanted: number): Promise<number> {
  return await new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error) => {
      if (wanted === 0) reject(error);
      else freePort(0).then(resolve, reject);
    });
    probe.listen(wanted, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address ? address.port : wanted;
      probe.close(() => resolve(port));
    });
  });
}

/** Keeps the log small; returns where the output of the coming start begins. */
function rotate(log: string): number {
  const size = statSync(log, { throwIfNoEntry: false })?.size ?? 0;
  if (size < 8_000_000) return size;
  renameSync(log, `${log}.1`);
  return 0;
}

function readSince(log: string, from: number): string {
  return readFileSync(log).subarray(from).toString('utf8');
}
