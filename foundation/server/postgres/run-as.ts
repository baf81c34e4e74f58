import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  lchownSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  rmSync,
  statSync,
} from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { copyBinaries, linkLibraries, program, type Binaries } from './binaries.ts';
import { PostgresError } from './postgres-error.ts';

/** How PostgreSQL's programs are run, since they refuse to run as root. */
export interface RunAs {
  readonly name: 'self' | 'user-namespace' | 'other-user' | 'other-user-with-access';
  /** Who must own the data on disk; undefined leaves it as it is. */
  readonly owner: { readonly uid: number; readonly gid: number } | undefined;
  command(file: string, args: readonly string[]): Command;
}

/** What to hand to `spawn`. */
export interface Command {
  readonly file: string;
  readonly args: readonly string[];
  readonly options: { readonly uid?: number; readonly gid?: number };
}

/** Environment of PostgreSQL's processes: no PG* of the caller, none of our secrets. */
export function postgresEnvironment(): NodeJS.ProcessEnv {
  const kept = ['PATH', 'SystemRoot', 'TMPDIR', 'TEMP', 'TMP'];
  return {
    ...Object.fromEntries(kept.flatMap((name) => [[name, process.env[name]]])),
    LC_ALL: 'C',
    TZ: 'UTC',
  };
}

/**
 * Finds a way to run PostgreSQL on the data under `folder`, with programs it can reach.
 *
 * @throws PostgresError where there is none.
 */
export function chooseRunAs(found: Binaries, folder: string): { as: RunAs; binaries: Binaries } {
  const tried: string[] = [];
  for (const as of candidates(join(folder, 'cluster'))) {
    if (as.owner) giveFolder(folder, as.owner);
    const probe = join(folder, 'probe');
    mkdirSync(probe, { recursive: true });
    if (as.owner) chownSync(probe, as.owner.uid, as.owner.gid);
    const reaches =
      process.platform === 'win32' ||
      works(as, '/bin/sh', ['-c', 'cd "$0" && test -w .', probe], tried);
    rmSync(probe, { recursive: true, force: true });
    if (!reaches) continue;
    if (linkLibraries(found) && works(as, program(found, 'postgres'), ['--version'], tried)) {
      return { as, binaries: found };
    }
    const programs = join(folder, 'programs');
    const copy = copyBinaries(found, programs);
    if (as.owner) giveAll(programs, as.owner);
    if (works(as, program(copy, 'postgres'), ['--version'], tried)) return { as, binaries: copy };
  }
  throw new PostgresError({
    says: {
      zh: `无法在此数据目录运行内置 PostgreSQL：${folder}`,
      en: `The embedded PostgreSQL cannot run on this data folder: ${folder}`,
    },
    remedy: {
      zh: '请以普通用户运行；或用 YANZHEN_DATA 指定其他用户可进入的目录（如 /var/lib/yanzhen）；或用 DATABASE_URL 指定已有的 PostgreSQL。',
      en: 'Run as an ordinary user; or set YANZHEN_DATA to a folder that other users may enter (such as /var/lib/yanzhen); or set DATABASE_URL.',
    },
    output: tried.join('\n'),
  });
}

const root = { uid: 0, gid: 0 };
const nobody = { uid: 65_534, gid: 65_534 };

function candidates(cluster: string): RunAs[] {
  if (process.getuid?.() !== 0) return hasName() ? [self] : [userNamespace(undefined), self];
  const owner = ownerOf(cluster);
  if (owner !== undefined && owner.uid !== 0) {
    // Data that an ordinary user made stays that user's, so that both can start it.
    return [otherUser(owner), otherUserWithAccess(owner), userNamespace(root)];
  }
  return [userNamespace(root), otherUser(nobody), otherUserWithAccess(nobody)];
}

const self: RunAs = {
  name: 'self',
  owner: undefined,
  command: (file, args) => ({ file, args, options: {} }),
};

/** initdb asks for the name of its user; a container may give a number without one. */
function hasName(): boolean {
  try {
    return userInfo().username !== '';
  } catch {
    return false;
  }
}

/**
 * We, seen as `nobody` inside a namespace of its own: on the disk the files stay ours, and our
 * mode-700 folders stay within reach.
 */
function userNamespace(owner: RunAs['owner']): RunAs {
  return {
    name: 'user-namespace',
    owner,
    command: (file, args) => ({
      file: 'unshare',
      args: [
        '--user',
        `--map-user=${nobody.uid}`,
        `--map-group=${nobody.gid}`,
        '--',
        file,
        ...args,
      ],
      options: {},
    }),
  };
}

function otherUser(owner: { uid: number; gid: number }): RunAs {
  return {
    name: 'other-user',
    owner,
    command: (file, args) => ({ file, args, options: owner }),
  };
}

/**
 * Another user who keeps root's right to pass closed folders: containers refuse namespaces, and a
 * checkout in a mode-700 home cannot be reached by `nobody`.
 */
function otherUserWithAccess(owner: { uid: number; gid: number }): RunAs {
  return {
    name: 'other-user-with-access',
    owner,
    command: (file, args) => ({
      file: 'setpriv',
      args: [
        `--reuid=${owner.uid}`,
        `--regid=${owner.gid}`,
        '--clear-groups',
        '--inh-caps=+dac_override',
        '--ambient-caps=+dac_override',
        '--',
        file,
        ...args,
      ],
      options: {},
    }),
  };
}

function works(as: RunAs, file: string, args: readonly string[], tried: string[]): boolean {
  const command = as.command(file, args);
  const result = spawnSync(command.file, command.args, {
    ...command.options,
    cwd: '/',
    env: postgresEnvironment(),
    encoding: 'utf8',
    timeout: 10_000,
  });
  if (result.status === 0) return true;
  tried.push(`${as.name}: ${(result.error?.message ?? result.stderr).trim()}`);
  return false;
}

function ownerOf(path: string): { uid: number; gid: number } | undefined {
  const found = statSync(path, { throwIfNoEntry: false });
  return found && { uid: found.uid, gid: found.gid };
}

/** Hands the data to its new owner; only the folder itself is looked at when nothing changes. */
function giveFolder(folder: string, owner: { uid: number; gid: number }): void {
  chownSync(folder, owner.uid, owner.gid);
  chmodSync(folder, 0o700);
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (name.startsWith('cluster') && statSync(path).uid !== owner.uid) giveAll(path, owner);
  }
}

function giveAll(path: string, owner: { uid: number; gid: number }): void {
  lchownSync(path, owner.uid, owner.gid);
  if (!lstatSync(path).isDirectory()) return;
  for (const name of readdirSync(path)) giveAll(join(path, name), owner);
}
