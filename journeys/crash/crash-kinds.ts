import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pathsIn } from '@yanzhen/server/postgres/cluster.ts';
import { readPidFile } from '@yanzhen/server/postgres/postmaster.ts';
import { processesIn } from '@yanzhen/server/postgres/processes.ts';
import type { BuiltServer } from '../built-server.ts';

/** Ends the server process, and starts it again at once as its supervisor would. */
export async function killServer(server: BuiltServer): Promise<void> {
  await server.kill();
  await server.restart();
}

/**
 * Ends the database: its first process alone, or all of them in one blow. Starting it again is the
 * product's own to do.
 */
export async function killDatabase(server: BuiltServer, whole: boolean): Promise<void> {
  const folder = join(server.environment['YANZHEN_DATA'] ?? '', 'postgres');
  const before = readPidFile(folder);
  if (!before) throw new Error('there is no database to kill');
  const { cluster } = pathsIn(folder);
  const pids = whole ? [before.pid, ...processesIn(cluster)] : [before.pid];
  for (const pid of new Set(pids)) kill(pid);
  // The sessions of a killed server answer for a moment more: the next one is another process.
  const deadline = Date.now() + 60_000;
  for (;;) {
    const now = readPidFile(folder);
    if (now?.ready && now.pid !== before.pid) return;
    if (Date.now() > deadline) {
      const log = readFileSync(pathsIn(folder).log, 'utf8').split('\n').slice(-20).join('\n');
      throw new Error(`the database was not started again:\n${server.printed()}\n${log}`);
    }
    await pause(10);
  }
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if ((error as { code?: string }).code !== 'ESRCH') throw error;
  }
}
