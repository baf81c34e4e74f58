import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { root } from './root.mjs';

const file = join(root, 'docs', 'measured', 'faults.md');
const head = `# Faults: last measured

\`npm run test:faults\` writes this file; a run of some of its files replaces their sections only.
`;

/**
 * Writes figures by the file that measured them, with the machine and the date; sections of files
 * that did not run stay as they were.
 *
 * @param figures  `{ file, name, value, goal }`, in the order in which they were measured.
 */
export function keepFigures(figures) {
  if (figures.length === 0) return;
  const before = existsSync(file) ? readFileSync(file, 'utf8') : '';
  writeFileSync(file, withFigures(before, figures, `${today()}, ${machine()}`));
}

/** The text of the page with the sections of these figures replaced. */
export function withFigures(before, figures, when) {
  const sections = new Map(
    before
      .split(/^## /m)
      .slice(1)
      .map((section) => [section.split('\n', 1)[0], `## ${section.trimEnd()}\n`]),
  );
  for (const name of new Set(figures.map((figure) => figure.file))) {
    const rows = figures
      .filter((figure) => figure.file === name)
      .map(({ name: line, value, goal }) => `| ${line} | ${value} | ${goal} |`);
    sections.set(
      name,
      [`## ${name}`, '', when, '', '| what | figure | goal |', '|---|---|---|', ...rows, ''].join(
        '\n',
      ),
    );
  }
  const names = [...sections.keys()].sort();
  return [head, ...names.map((name) => sections.get(name))].join('\n');
}

function today() {
  return new Date().toISOString().slice(0, 10);
}

function machine() {
  const [processor] = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  return `${cpus().length} cores (${processor?.model.trim() ?? process.arch}), ${memory} GiB, Node ${process.versions.node}, ${process.platform}`;
}
