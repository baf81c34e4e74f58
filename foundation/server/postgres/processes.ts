import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync, readlinkSync } from 'node:fs';

/** Is a process with this id there? One that belongs to somebody else counts. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !isZombie(pid);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/**
 * Names one life of one process: `<pid>-<start>`. A process id alone is given again to another
 * process after a restart of the machine or the container.
 */
export function markOf(pid: number): string {
  return `${pid}-${startOf(pid)}`;
}

/** Is the process that wrote this mark (see `markOf`) still the one running under its id? */
export function isMarkAlive(mark: string): boolean {
  const pid = Number(mark.split('-', 1)[0]);
  return Number.isInteger(pid) && pid > 0 && isAlive(pid) && markOf(pid) === mark;
}

/** The command line of a process, undefined where the system does not tell. */
export function commandOf(pid: number): string | undefined {
  if (process.platform === 'linux') {
    return read(`/proc/${pid}/cmdline`)?.replaceAll('\0', ' ').trim();
  }
  return ps(pid, 'command=');
}

/** Processes whose working folder is `folder`; PostgreSQL's work in their data folder. */
export function processesIn(folder: string): number[] {
  if (process.platform !== 'linux') return [];
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((name) => {
      try {
        return readlinkSync(`/proc/${name}/cwd`) === folder;
      } catch {
        return false; // ended meanwhile, or not ours to look at
      }
    })
    .map(Number);
}

/** Waits until the process is gone; false when it is still there after `forMs`. */
export async function waitForExit(pid: number, forMs: number): Promise<boolean> {
  const until = performance.now() + forMs;
  while (isAlive(pid)) {
    if (performance.now() > until) return false;
    await new Promise((resolve) => setTimeout(resolve, 15));
  }
  return true;
}

function startOf(pid: number): string {
  if (process.platform === 'linux') {
    const started = statFields(pid)?.[19];
    const boot = read('/proc/sys/kernel/random/boot_id')?.slice(0, 8);
    return `${boot ?? 'boot'}${started ?? ''}`;
  }
  return (ps(pid, 'lstart=') ?? '').replaceAll(/\W/g, '');
}

/** A killed child whose parent does not collect it (pid 1 of a bare container) is gone for us. */
function isZombie(pid: number): boolean {
  return process.platform === 'linux' && statFields(pid)?.[0] === 'Z';
}

/** Fields of /proc/<pid>/stat from the third on; the second may hold blanks and brackets. */
function statFields(pid: number): string[] | undefined {
  const stat = read(`/proc/${pid}/stat`);
  return stat?.slice(stat.lastIndexOf(')') + 2).split(' ');
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

function ps(pid: number, field: string): string | undefined {
  if (process.platform === 'win32') return undefined;
  try {
    const text = execFileSync('ps', ['-o', field, '-p', String(pid)], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      timeout: 2_000,
    });
    return text.trim() || undefined;
  } catch {
    return undefined;
  }
}
