/** `npm run check`: formatting, types, lint, imports, unused code, texts. What CI runs. */
import { join } from 'node:path';
import { ensureInstalled } from '../setup/install.mjs';
import { node } from '../setup/run.mjs';
import { root } from '../setup/root.mjs';
import { main, seconds } from '../setup/steps.mjs';

const bin = (path) => join(root, 'node_modules', path);

/** An installed tool; what it prints counts when it fails. */
const tool = (path, args) => async () => {
  const { code, output } = await node(bin(path), args);
  return code === 0 ? [] : [output.trim() || `ended with ${code}`];
};

/** Two lines of work beside each other, about as long as each other. */
const lines = [
  [
    ['types', tool('typescript/bin/tsc', ['--noEmit', '-p', '.'])],
    ['lint', tool('oxlint/bin/oxlint', ['--type-aware', '--deny-warnings', '--quiet', '.'])],
    ['texts', async () => (await import('../check/texts.mjs')).checkTexts()],
  ],
  [
    ['format', tool('prettier/bin/prettier.cjs', ['--check', '--log-level', 'warn', '.'])],
    ['imports', async () => await (await import('../check/imports.mjs')).checkImports()],
    ['unused', tool('knip/bin/knip.js', ['--no-progress', '--no-config-hints'])],
  ],
];

await main(async () => {
  await ensureInstalled('full');
  const since = performance.now();
  const results = await Promise.all(lines.map(runLine));
  const failed = results.flat().filter((failure) => failure);
  console.log(
    failed.length === 0
      ? `check passed in ${seconds(since)}`
      : `check failed: ${failed.join(', ')} (${seconds(since)})`,
  );
  process.exitCode = failed.length === 0 ? 0 : 1;
});

async function runLine(checks) {
  const failed = [];
  for (const [name, check] of checks) {
    const since = performance.now();
    const faults = await check().catch((error) => [error.stack ?? String(error)]);
    console.log(`  ${faults.length === 0 ? '✓' : '✗'} ${name}  ${seconds(since)}`);
    if (faults.length > 0) {
      failed.push(name);
      console.log(faults.join('\n').replaceAll(/^/gm, '      '));
    }
  }
  return failed;
}
