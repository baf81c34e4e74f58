import { spawn, type ChildProcess } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findBinaries } from './binaries.ts';
import { isAlive, waitForExit } from './processes.ts';
import { readPidFile, stopPostmaster } from './postmaster.ts';
import { chooseRunAs } from './run-as.ts';
import { startPostgres, type RunningPostgres } from './start-postgres.ts';

const isRoot = process.getuid?.() === 0;
const repository = fileURLToPath(new URL('../../..', import.meta.url));
const holder = fileURLToPath(new URL('./hold-server.ts', import.meta.url));

let root: string;
let folder: string;
let helpers: ChildProcess[];

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'yanzhen-launcher-'));
  folder = join(root, 'data');
  helpers = [];
});

afterEach(async () => {
  for (const helper of helpers) if (helper.exitCode === null) helper.kill('SIGKILL');
  for (const name of existsSync(root) ? readdirSync(root) : []) {
    const left = readPidFile(join(root, name));
    if (left && isAlive(left.pid)) await stopPostmaster(left.pid);
  }
  rmSync(root, { recursive: true, force: true, maxRetries: 5 });
});

describe('the embedded PostgreSQL', () => {
  it('makes a database, keeps it, and starts again on the same port', async () => {
    const first = await start();
    expect(first.reused).toBe(false);
    await ask(first.url, 'create table kept (n int)');
    await ask(first.url, 'insert into kept values (7)');
    await first.stop();
    await first.stop();
    expect(readPidFile(folder)).toBeUndefined();

    const second = await start();
    expect(second.port).toBe(first.port);
    expect(await ask(second.url, 'select n from kept')).toEqual([{ n: 7 }]);
    await second.stop();
  });

  it('asks for the password of a file that only its owner reads, on 127.0.0.1 only', async () => {
    const server = await start();
    expect(statSync(join(folder, 'password')).mode & 0o777).toBe(0o600);
    await expect(ask(server.url.replace(/:[^:@]+@/, ':wrong@'), 'select 1')).rejects.toThrow(
      /password/,
    );
    expect(
      await ask(
        server.url,
        `select name, setting from pg_settings
         where name in ('listen_addresses', 'unix_socket_directories', 'server_encoding') order by name`,
      ),
    ).toEqual([
      { name: 'listen_addresses', setting: '127.0.0.1' },
      { name: 'server_encoding', setting: 'UTF8' },
      { name: 'unix_socket_directories', setting: '' },
    ]);
    await server.stop();
  });

  it('writes everything through to the disk unless it is told to be fast', async () => {
    const server = await startPostgres({ dataDir: folder });
    expect(await ask(server.url, 'show fsync')).toEqual([{ fsync: 'on' }]);
    expect(await ask(server.url, 'show synchronous_commit')).toEqual([
      { synchronous_commit: 'on' },
    ]);
    await server.stop();
  });

  it('takes another port when the remembered one is occupied', async () => {
    const first = await start();
    await first.stop();
    const other = await startPostgres({ dataDir: join(root, 'other'), fast: true });
    writeFileSync(join(folder, 'port'), String(other.port));
    const second = await start();
    expect(second.port).not.toBe(other.port);
    await second.stop();
    await other.stop();
  });

  it('shares one server between processes; the last that leaves stops it', async () => {
    const held = await hold();
    const joined = await start();
    expect(joined.reused).toBe(true);
    expect(joined.url).toBe(held.url);

    await held.leave();
    expect(await ask(joined.url, 'select 1 as n')).toEqual([{ n: 1 }]);
    const pid = readPidFile(folder)?.pid ?? 0;
    await joined.stop();
    expect(isAlive(pid)).toBe(false);
  });

  it('starts one server when several ask at once', async () => {
    const servers = await Promise.all([start(), start(), hold(), hold()]);
    expect(new Set(servers.map((server) => server.port)).size).toBe(1);
    expect(servers.filter((server) => !server.reused)).toHaveLength(1);
    for (const server of servers) await ('stop' in server ? server.stop() : server.leave());
    expect(readPidFile(folder)).toBeUndefined();
  });
});

describe('after a kill', () => {
  it('uses the server again that a killed process left, and stops it at the end', async () => {
    const held = await hold();
    const orphan = readPidFile(folder)?.pid ?? 0;
    await held.kill();
    expect(isAlive(orphan)).toBe(true);

    const next = await start();
    expect(next.reused).toBe(true);
    expect(readPidFile(folder)?.pid).toBe(orphan);
    await next.stop();
    expect(isAlive(orphan)).toBe(false);
  });

  it('starts anew when PostgreSQL itself was killed', async () => {
    const held = await hold();
    await ask(held.url, 'create table kept (n int)');
    process.kill(readPidFile(folder)?.pid ?? 0, 'SIGKILL');
    await held.kill();
    const next = await start();
    expect(next.reused).toBe(false);
    expect(await ask(next.url, 'select n from kept')).toEqual([]);
    await next.stop();
  });

  it('is not misled by a pid file whose number another program has now', async () => {
    const first = await start();
    const pidFile = join(folder, 'cluster', 'postmaster.pid');
    const text = readFileSync(pidFile, 'utf8');
    await first.stop();
    writeFileSync(pidFile, text.replace(/^\d+/, String(process.pid)));
    const next = await start();
    expect(next.reused).toBe(false);
    await next.stop();
  });

  it('is not misled by another PostgreSQL on the port of the pid file', async () => {
    const other = await startPostgres({ dataDir: join(root, 'other'), fast: true });
    await (await start()).stop();
    cpSync(
      join(root, 'other', 'cluster', 'postmaster.pid'),
      join(folder, 'cluster', 'postmaster.pid'),
    );
    const server = await start();
    expect(server.reused).toBe(false);
    expect(server.port).not.toBe(other.port);
    await server.stop();
    expect(await ask(other.url, 'select 1 as n')).toEqual([{ n: 1 }]);
    await other.stop();
  });

  it('makes the database anew when making it was interrupted', async () => {
    const half = spawn(process.execPath, ['--import', 'tsx', holder, folder], {
      cwd: repository,
      stdio: 'ignore',
    });
    helpers.push(half);
    await until(
      () => existsSync(folder) && readdirSync(folder).some((n) => n.startsWith('cluster.')),
    );
    half.kill('SIGKILL');
    await waitForExit(half.pid ?? 0, 5_000);
    expect(existsSync(join(folder, 'cluster'))).toBe(false);

    const server = await start();
    expect(await ask(server.url, 'select 1 as n')).toEqual([{ n: 1 }]);
    await server.stop();
  });

  it('takes over the start lock of a process that died', async () => {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'lock'), '999999-dead-0a0a0a0a');
    await (await start()).stop();
  });
});

describe('what it cannot heal, it tells', () => {
  it('refuses a folder with other files in the place of the database', async () => {
    mkdirSync(join(folder, 'cluster'), { recursive: true });
    writeFileSync(join(folder, 'cluster', 'holiday.txt'), 'mine');
    await expect(start()).rejects.toThrow(/no PostgreSQL database/);
    expect(readFileSync(join(folder, 'cluster', 'holiday.txt'), 'utf8')).toBe('mine');
  });

  it('refuses the files of another major version', async () => {
    await (await start()).stop();
    writeFileSync(join(folder, 'cluster', 'PG_VERSION'), '17\n');
    await expect(start()).rejects.toThrow(/made by PostgreSQL 17/);
  });

  it('shows what PostgreSQL printed when it gives up', async () => {
    await (await start()).stop();
    writeFileSync(join(folder, 'cluster', 'postgresql.conf'), 'nonsense = 1\n');
    await expect(start()).rejects.toThrow(/nonsense/);
  });
});

describe.runIf(isRoot)('for each kind of user', () => {
  const modes = ['user-namespace', 'other-user', 'other-user-with-access'] as const;

  it.each(modes)('runs as root by way of %s', async (mode) => {
    const path = blocking(mode);
    const server = await withPath(path, async () => await start());
    expect(await ask(server.url, 'select 1 as n')).toEqual([{ n: 1 }]);
    await server.stop();
  });

  it('copies its programs where the other user cannot reach the checkout', async () => {
    const home = join(root, 'home');
    const checkout = join(home, 'native');
    mkdirSync(home, { mode: 0o700 });
    cpSync(findBinaries().home, checkout, { recursive: true, verbatimSymlinks: true });
    mkdirSync(folder);
    chmodSync(root, 0o755);
    const chosen = await withPath(blocking('other-user'), () =>
      Promise.resolve(chooseRunAs({ ...findBinaries(), home: checkout }, folder)),
    );
    expect(chosen.as.name).toBe('other-user');
    expect(chosen.binaries.home.startsWith(join(folder, 'programs'))).toBe(true);
  });

  it('makes the library links itself in an installation without install scripts', () => {
    const bare = join(root, 'bare');
    cpSync(findBinaries().home, bare, { recursive: true, verbatimSymlinks: true });
    for (const name of readdirSync(join(bare, 'lib'))) {
      if (/libicuuc\.so(\.60)?$/.test(name)) rmSync(join(bare, 'lib', name));
    }
    mkdirSync(folder);
    const chosen = chooseRunAs({ ...findBinaries(), home: bare }, folder);
    expect(chosen.binaries.home).toBe(bare);
    expect(existsSync(join(bare, 'lib', 'libicuuc.so.60'))).toBe(true);
  });

  it.each([
    ['an ordinary user', { uid: 65_534, gid: 65_534 }],
    ['a user without a name, as containers give', { uid: 12_345, gid: 12_345 }],
  ])('runs in a home that only %s may enter, and for root after them', async (_, owner) => {
    const home = join(root, 'home');
    chmodSync(root, 0o755);
    mkdirSync(home, { mode: 0o700 });
    chownSync(home, owner.uid, owner.gid);
    folder = join(home, 'checkout', '.yanzhen', 'postgres');
    await (await hold(owner)).leave();
    expect(statSync(join(folder, 'cluster')).uid).toBe(owner.uid);

    const byRoot = await start();
    expect(await ask(byRoot.url, 'select 1 as n')).toEqual([{ n: 1 }]);
    await byRoot.stop();

    const again = await hold(owner);
    expect(await ask(again.url, 'select 1 as n')).toEqual([{ n: 1 }]);
    await again.leave();
  });
});

async function start(): Promise<RunningPostgres> {
  return await startPostgres({ dataDir: folder, fast: true });
}

/** A process of its own that uses the server, for as long as the test wants. */
async function hold(user: { uid: number; gid: number } | undefined = undefined) {
  const child = spawn(process.execPath, ['--import', 'tsx', holder, folder], {
    cwd: repository,
    stdio: ['pipe', 'pipe', 'inherit'],
    ...user,
  });
  helpers.push(child);
  const spoken: unknown[] = await Promise.race([
    once(createInterface(child.stdout), 'line'),
    new Promise<never>((_, reject) =>
      child.once('exit', (code) => reject(new Error(`ended with ${code}`))),
    ),
  ]);
  const told = JSON.parse(String(spoken[0])) as { url: string; port: number; reused: boolean };
  const gone = async () => {
    expect(await waitForExit(child.pid ?? 0, 10_000)).toBe(true);
  };
  return {
    ...told,
    leave: async () => {
      child.stdin.write('stop\n');
      await gone();
    },
    kill: async () => {
      child.kill('SIGKILL');
      await gone();
    },
  };
}

async function ask(url: string, statement: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query(statement)).rows as unknown[];
  } finally {
    await client.end();
  }
}

/**
 * A search path on which the ways before `mode` are refused, as a container refuses them: `unshare`
 * fails, and for the last way the folder cannot be reached by others.
 */
function blocking(mode: 'user-namespace' | 'other-user' | 'other-user-with-access'): string {
  const path = process.env['PATH'] ?? '';
  chmodSync(root, mode === 'other-user-with-access' ? 0o700 : 0o755);
  if (mode === 'user-namespace') return path;
  const programs = join(root, 'refusing');
  mkdirSync(programs);
  writeFileSync(join(programs, 'unshare'), '#!/bin/sh\necho refused >&2; exit 1\n', {
    mode: 0o755,
  });
  return `${programs}:${path}`;
}

async function withPath<T>(path: string, work: () => Promise<T>): Promise<T> {
  const before = process.env['PATH'];
  process.env['PATH'] = path;
  try {
    return await work();
  } finally {
    process.env['PATH'] = before;
  }
}

async function until(holds: () => boolean): Promise<void> {
  const end = performance.now() + 10_000;
  while (!holds()) {
    if (performance.now() > end) throw new Error('did not happen within 10 s');
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
