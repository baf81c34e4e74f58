import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { npm, tail } from './run.mjs';
import { root } from './root.mjs';
import { step, Told } from './steps.mjs';

/**
 * Sees to it that the packages of the lockfile are installed: those that running needs ('run') or
 * all ('full'). Nothing is done when they are there; a full installation is never taken back.
 */
export async function ensureInstalled(level) {
  const stamp = readStamp();
  const wanted = lockDigest();
  if (stamp?.digest === wanted && (stamp.level === 'full' || stamp.level === level)) return;
  for (const found of level === 'full' ? ['full'] : ['full', 'run']) {
    if (isComplete(found, true)) return writeStamp(wanted, found);
  }
  const full = level === 'full' || stamp?.level === 'full' || hasDevPackages();
  await step('安装依赖 installing packages', async () => {
    const result = await npm(['ci', ...(full ? [] : ['--omit=dev']), '--no-audit', '--no-fund'], {
      // A production environment would silently leave the test tools out.
      env: full ? { NODE_ENV: '', npm_config_omit: '', npm_config_production: '' } : {},
    });
    if (result.code !== 0) throw installFailed(result.output);
  });
  if (!isComplete(full ? 'full' : 'run', false)) throw installFailed('');
  writeStamp(wanted, full ? 'full' : 'run');
}

function installFailed(output) {
  return new Told(
    '安装依赖失败。请检查网络和 npm 镜像设置（npm config get registry），再试一次。',
    'Installing packages failed. Check the network and the npm registry, then try again.',
    tail(output),
  );
}

function stampPath() {
  return join(root, 'node_modules', '.yanzhen-installed.json');
}

function readStamp() {
  try {
    return JSON.parse(readFileSync(stampPath(), 'utf8'));
  } catch {
    return undefined;
  }
}

function writeStamp(digest, level) {
  writeFileSync(stampPath(), JSON.stringify({ digest, level }));
}

/** The lockfile, and what native packages are chosen by. */
function lockDigest() {
  return createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .update(`${process.platform}-${process.arch}`)
    .digest('hex');
}

/**
 * Compares npm's own record of node_modules, written when an installation ends, with the lockfile.
 * `strict` also asks for the optional builds for this platform.
 */
function isComplete(level, strict) {
  const record = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(record)) return false;
  const { packages: installed } = JSON.parse(readFileSync(record, 'utf8'));
  const { packages: locked } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  return Object.entries(locked).every(([path, entry]) => {
    if (!path.includes('node_modules/') || entry.link) return true;
    if (level === 'run' && (entry.dev || entry.devOptional)) return true;
    if (entry.optional && !(strict && (entry.os ?? entry.cpu) && fits(entry))) return true;
    return installed[path]?.version === entry.version;
  });
}

function fits({ os, cpu, libc }) {
  const allowed = (list, value) =>
    !list || list.includes(value) || (list[0]?.startsWith('!') && !list.includes(`!${value}`));
  return (
    allowed(os, process.platform) &&
    allowed(cpu, process.arch) &&
    (process.platform !== 'linux' || allowed(libc, libcHere()))
  );
}

let libcFound;
/** Looked up once: a report of the process takes a tenth of a second. */
function libcHere() {
  libcFound ??= process.report?.getReport().header.glibcVersionRuntime ? 'glibc' : 'musl';
  return libcFound;
}

function hasDevPackages() {
  return existsSync(join(root, 'node_modules', 'vitest', 'package.json'));
}
