import { randomBytes } from 'node:crypto';
import {
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { PostgresError } from './postgres-error.ts';
import { isMarkAlive, markOf } from './processes.ts';

/**
 * Runs `work` while no other process starts or stops the server of this folder. A lock left by a
 * process that died is taken over.
 *
 * @throws PostgresError when a living process keeps the lock longer than `waitMs`.
 */
export async function withLock<T>(
  folder: string,
  work: () => Promise<T>,
  waitMs = 150_000,
): Promise<T> {
  const path = join(folder, 'lock');
  const mark = `${markOf(process.pid)}-${randomBytes(4).toString('hex')}`;
  const until = performance.now() + waitMs;
  while (!tryLock(path, mark)) {
    if (performance.now() > until) {
      throw new PostgresError({
        says: {
          zh: `另一个进程一直占用数据目录的启动锁：${path}`,
          en: `Another process keeps the start lock of the data folder: ${path}`,
        },
        remedy: {
          zh: '请先结束正在启动的另一个雁阵进程，再试一次。',
          en: 'End the other Yanzhen process that is starting, then try again.',
        },
      });
    }
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  try {
    return await work();
  } finally {
    rmSync(path, { force: true });
  }
}

function tryLock(path: string, mark: string): boolean {
  // Written aside and linked, so that nobody ever reads a lock without its holder.
  const aside = `${path}.${mark}`;
  writeFileSync(aside, mark);
  try {
    linkSync(aside, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    takeAwayStale(path);
    return false;
  } finally {
    rmSync(aside, { force: true });
  }
}

/** Moves a dead holder's lock away; two who try it at once cannot remove a fresh one. */
function takeAwayStale(path: string): void {
  const holder = readOrNothing(path);
  if (holder === undefined || isMarkAlive(holder.slice(0, holder.lastIndexOf('-')))) return;
  const grave = `${path}.${randomBytes(6).toString('hex')}`;
  try {
    renameSync(path, grave);
  } catch {
    return; // somebody else was faster
  }
  if (readOrNothing(grave) !== holder) {
    try {
      linkSync(grave, path);
    } catch {
      // A third process has it by now.
    }
  }
  rmSync(grave, { force: true });
}

function readOrNothing(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

/** Writes down that this process uses the server of the folder; gives what ends it. */
export function enterUser(folder: string): () => void {
  const path = join(folder, 'users', `${markOf(process.pid)}-${randomBytes(4).toString('hex')}`);
  mkdirSync(join(folder, 'users'), { recursive: true });
  writeFileSync(path, '');
  return () => {
    rmSync(path, { force: true });
  };
}

/** Is a living process using the server of the folder? Entries of dead ones are cleared. */
export function isUsed(folder: string): boolean {
  let used = false;
  for (const name of listUsers(folder)) {
    if (isMarkAlive(name.slice(0, name.lastIndexOf('-')))) used = true;
    else rmSync(join(folder, 'users', name), { force: true });
  }
  return used;
}

function listUsers(folder: string): string[] {
  try {
    return readdirSync(join(folder, 'users'));
  } catch {
    return [];
  }
}
