/**
 * `npm run test:faults [-- path]`: the long forms of what `npm test` shows in short (kills, races,
 * tampering); ends with the line of totals, and keeps the figures in `docs/measured/faults.md`.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from '../setup/build.mjs';
import { keepFigures } from '../setup/figures.mjs';
import { ensureInstalled } from '../setup/install.mjs';
import { main } from '../setup/steps.mjs';
import { runVitest, tellTotals } from '../setup/vitest.mjs';

const minutesMax = 20;

await main(async () => {
  await ensureInstalled('full');
  await build();
  const folder = mkdtempSync(join(tmpdir(), 'yanzhen-figures-'));
  const file = join(folder, 'figures.jsonl');
  const totals = await runVitest(['--project=*faults', ...process.argv.slice(2)], {
    env: { YANZHEN_FIGURES: file },
    minutes: minutesMax,
  });
  const lines = existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : [];
  keepFigures(lines.filter(Boolean).map((line) => JSON.parse(line)));
  rmSync(folder, { recursive: true, force: true });
  tellTotals(totals);
});
