import { appendFileSync } from 'node:fs';
import { basename } from 'node:path';
import { expect } from 'vitest';

/**
 * Reports what a long test measured, with its goal in words; `npm run test:faults` keeps it in
 * `docs/measured/faults.md` under the file's name.
 *
 * @param name  What was measured, e.g. `back after a kill of the database, worst of 50`.
 */
export function reportFigure(name: string, value: string | number, goal: string): void {
  const told = {
    file: basename(expect.getState().testPath ?? ''),
    name,
    value: String(value),
    goal,
  };
  process.stdout.write(`  ${told.name}: ${told.value} (goal ${goal})\n`);
  const file = process.env['YANZHEN_FIGURES'];
  if (file) appendFileSync(file, `${JSON.stringify(told)}\n`);
}
