import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { program, type Binaries } from './binaries.ts';
import { PostgresError } from './postgres-error.ts';
import { postgresEnvironment, type RunAs } from './run-as.ts';

/** Name of the superuser that `initdb` makes. */
export const superuser = 'postgres';

/** Where the parts of the embedded database stand under its data folder. */
export function pathsIn(folder: string) {
  return {
    cluster: join(folder, 'cluster'),
    password: join(folder, 'password'),
    port: join(folder, 'port'),
    log: join(folder, 'postgres.log'),
  };
}

export function readPassword(folder: string): string {
  try {
    return readFileSync(pathsIn(folder).password, 'utf8').trim();
  } catch (cause) {
    throw new PostgresError({
      says: {
        zh: `数据库口令文件丢失或无法读取：${pathsIn(folder).password}`,
        en: `The password file of the database is missing or cannot be read: ${pathsIn(folder).password}`,
      },
      remedy: {
        zh: '请从备份恢复该文件，或以启动数据库的同一用户运行。',
        en: 'Restore the file from a backup, or run as the user who started the database.',
      },
      cause,
    });
  }
}

/**
 * Makes the database files unless they are there. They are made aside and renamed, so that a half
 * made folder left by a killed process is never taken for a database.
 *
 * @returns whether they were made now.
 */
export async function ensureCluster(
  folder: string,
  as: RunAs,
  binaries: Binaries,
  fast: boolean,
): Promise<boolean> {
  const { cluster, password } = pathsIn(folder);
  for (const name of readdirSync(folder)) {
    if (name.startsWith('cluster.')) removeHalfMade(join(folder, name));
  }
  if (existsSync(join(cluster, 'PG_VERSION'))) {
    requireMajor(cluster, binaries);
    return false;
  }
  refuseForeignFiles(cluster);
  const half = join(folder, `cluster.${process.pid}.${randomBytes(4).toString('hex')}`);
  mkdirSync(half, { mode: 0o700 });
  // The server's user may be unable to read our folder's files: it gets the password in its own.
  const handed = `${half}.password`;
  writeFileSync(password, `${randomBytes(24).toString('base64url')}\n`, { mode: 0o600 });
  writeFileSync(handed, readFileSync(password), { mode: 0o600 });
  if (as.owner) {
    chownSync(half, as.owner.uid, as.owner.gid);
    chownSync(handed, as.owner.uid, as.owner.gid);
  }
  try {
    await runInitdb(as, binaries, [
      `--pgdata=${half}`,
      `--username=${superuser}`,
      `--pwfile=${handed}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale=C',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--no-instructions',
      ...(fast ? ['--no-sync'] : []),
    ]);
  } finally {
    rmSync(handed, { force: true });
  }
  renameSync(half, cluster);
  return true;
}

/** An orphaned initdb may still be writing there; what cannot go now goes at the next start. */
function removeHalfMade(path: string): void {
  try {
    rmSync(path, { recursive: true, force: true, maxRetries: 2 });
  } catch {
    // Not in the way: the next attempt has another name.
  }
}

function requireMajor(cluster: string, binaries: Binaries): void {
  const made = readFileSync(join(cluster, 'PG_VERSION'), 'utf8').trim();
  if (binaries.version.split('.', 1)[0] === made) return;
  throw new PostgresError({
    says: {
      zh: `数据目录由 PostgreSQL ${made} 建立，内置的是 ${binaries.version}：${cluster}`,
      en: `The data folder was made by PostgreSQL ${made}, the embedded one is ${binaries.version}: ${cluster}`,
    },
    remedy: {
      zh: '请用建立它的雁阵版本备份，再在新目录恢复。',
      en: 'Back up with the Yanzhen version that made it and restore into a new folder.',
    },
  });
}

function refuseForeignFiles(cluster: string): void {
  if (!existsSync(cluster)) return;
  if (readdirSync(cluster).length === 0) {
    rmSync(cluster, { recursive: true });
    return;
  }
  throw new PostgresError({
    says: {
      zh: `目录里有文件，但不是 PostgreSQL 数据库：${cluster}`,
      en: `The folder holds files but no PostgreSQL database: ${cluster}`,
    },
    remedy: {
      zh: '请移走该目录，或用 YANZHEN_DATA 指定另一个目录。',
      en: 'Move the folder away, or set YANZHEN_DATA to another one.',
    },
  });
}

async function runInitdb(as: RunAs, binaries: Binaries, args: string[]): Promise<void> {
  const command = as.command(program(binaries, 'initdb'), args);
  const child = spawn(command.file, command.args, {
    ...command.options,
    cwd: '/',
    env: postgresEnvironment(),
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: 120_000,
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const code = await new Promise<number | string>((resolve) => {
    child.on('error', (error) => resolve(error.message));
    child.on('close', (status, signal) => resolve(status ?? signal ?? 'unknown'));
  });
  if (code === 0) return;
  throw new PostgresError({
    says: {
      zh: `初始化数据库失败（initdb：${code}）。`,
      en: `Making the database failed (initdb: ${code}).`,
    },
    remedy: {
      zh: '请检查磁盘空间和目录权限；运行的用户须在 /etc/passwd 中有名字。',
      en: 'Check free disk space and rights on the folder; the user must have a name in /etc/passwd.',
    },
    output: output.trim().split('\n').slice(-8).join('\n'),
  });
}
