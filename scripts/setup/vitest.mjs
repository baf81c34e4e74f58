import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { node } from './run.mjs';
import { root } from './root.mjs';

/**
 * Runs tests and counts them; a run that broke outside of any test has one that failed.
 *
 * @returns {Promise<{ passed: number, failed: number, skipped: number }>}
 */
export async function runVitest(args, { env = {}, minutes } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'yanzhen-totals-'));
  const file = join(folder, 'totals.json');
  const reporter = join(root, 'scripts', 'setup', 'totals-reporter.mjs');
  const { code } = await node(
    join(root, 'node_modules', 'vitest', 'vitest.mjs'),
    ['run', '--reporter=default', `--reporter=${reporter}`, ...args],
    { show: true, env: { NODE_ENV: 'test', YANZHEN_TOTALS: file, ...env }, minutes },
  );
  const totals = existsSync(file)
    ? JSON.parse(readFileSync(file, 'utf8'))
    : { passed: 0, failed: 0, skipped: 0 };
  rmSync(folder, { recursive: true, force: true });
  if (code !== 0 && totals.failed === 0) totals.failed = 1;
  return totals;
}

/** Prints the line of totals, the last of a run, and ends with its exit code. */
export function tellTotals({ passed, failed, skipped }) {
  console.log(`${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`);
  process.exitCode = failed === 0 ? 0 : 1;
}
