// npm run bench [-- <suite> …]: one JSON line a metric. Exit code 1 when a goal is missed.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = dirname(fileURLToPath(import.meta.url));
const all = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && existsSync(join(folder, entry.name, 'suite.mjs')))
  .map((entry) => entry.name)
  .sort();
const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !all.includes(name));
if (unknown.length > 0) {
  console.error(`no suite called ${unknown.join(', ')}; there are: ${all.join(', ')}`);
  process.exit(2);
}

if (!existsSync(join(folder, 'node_modules'))) {
  console.error('installing the peers of the benchmarks (bench/package-lock.json) …');
  // A missing peer is told by its metrics, so a failed installation does not stop the run.
  spawnSync('npm', ['ci', '--prefix', folder, '--workspaces=false', '--no-audit', '--no-fund'], {
    cwd: folder,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
}

let failed = false;
for (const name of asked.length > 0 ? asked : all) {
  const suite = join(folder, name, 'suite.mjs');
  const run = spawnSync(process.execPath, ['--import', 'tsx', suite], {
    cwd: dirname(folder),
    stdio: 'inherit',
  });
  if (run.status !== 0) failed = true;
}
process.exit(failed ? 1 : 0);
