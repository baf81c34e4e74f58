import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { metric, short } from '../metric.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'yanzhen-sheets-'));
const run = (script, format) =>
  spawnSync(
    process.execPath,
    ['--expose-gc', '--import', 'tsx', join(here, script), folder, format],
    { stdio: ['ignore', 'pipe', 'inherit'], encoding: 'utf8' },
  );
try {
  for (const format of ['xlsx', 'csv', 'xls']) {
    run('write-file.mjs', format);
    const { status, stdout } = run('dry-run.mjs', format);
    const figures = status === 0 ? JSON.parse(stdout.trim().split('\n').at(-1)) : {};
    const { size } = statSync(join(folder, `people.${format}`));
    const beside = {
      fileMegabytes: short(size / 2 ** 20),
      cpuSeconds: short(figures.cpuSeconds ?? null),
      load: short(loadavg()[0]),
    };
    metric(`spreadsheets.${format}.seconds`, figures.seconds ?? null, beside);
    metric(`spreadsheets.${format}.megabytes`, figures.megabytes ?? null, beside);
  }
  const { status, stdout } = run('projects.mjs', '');
  const projects = status === 0 ? JSON.parse(stdout.trim().split('\n').at(-1)) : {};
  metric('spreadsheets.projects.seconds', projects.seconds ?? null, {
    fileMegabytes: short(projects.fileMegabytes ?? null),
    cpuSeconds: short(projects.cpuSeconds ?? null),
    load: short(loadavg()[0]),
  });
} finally {
  rmSync(folder, { recursive: true, force: true });
}
