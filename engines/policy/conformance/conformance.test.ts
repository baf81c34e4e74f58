import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { conformanceFiles, readConformance } from './read-folder.ts';
import { conformanceReport } from './report.ts';
import { runCases } from './run-cases.ts';

const project = fileURLToPath(new URL('../../..', import.meta.url));
const folder = process.env['YANZHEN_TCK'] ?? join(project, '../shared/tck');
const there = conformanceFiles.every((file) => existsSync(join(folder, file)));

describe.skipIf(!there)('the conformance cases (skipped where YANZHEN_TCK names no folder)', () => {
  const read = () =>
    readConformance(conformanceFiles.map((file) => readFileSync(join(folder, file), 'utf8')));

  it('pass but for unsupported forms, which are refused', () => {
    const { cases, tables } = read();
    const results = runCases(cases, tables);
    expect(results.length).toBeGreaterThan(800);
    const valued = results.filter(({ expectsNull }) => !expectsNull);
    const passed = valued.filter(({ outcome }) => outcome === 'passed');
    expect(passed.length / valued.length).toBeGreaterThanOrEqual(0.97);
    expect(valued.filter(({ outcome }) => outcome === 'differs')).toEqual([]);
    const nulls = results.filter(({ expectsNull }) => expectsNull);
    const open = nulls.filter(({ outcome }) => outcome !== 'passed');
    expect(open.length / nulls.length).toBeLessThanOrEqual(0.02);
  });

  it('stand in the document as they are', () => {
    const { cases, tables, source } = read();
    const document = readFileSync(join(project, 'docs/feel-conformance.md'), 'utf8');
    expect(document).toBe(conformanceReport(runCases(cases, tables), source));
  });
});

describe('running cases', () => {
  const number = (value: string) => ({ type: 'number', value }) as const;

  it('counts a wrong value as a difference and an unsupported form as refused', () => {
    const about = { suite: 's', expected: number('3') };
    const results = runCases(
      [
        { ...about, id: 's/1', expression: 'a + 1', context: { a: number('2') } },
        { ...about, id: 's/2', expression: 'a + 2', context: { a: number('2') } },
        { ...about, id: 's/3', expression: 'now()' },
        { ...about, id: 's/4', expression: '1 = 2' },
      ],
      [],
    );
    expect(results.map(({ outcome }) => outcome)).toEqual([
      'passed',
      'differs',
      'refused',
      'differs',
    ]);
  });

  it('shows to a step only the names that it uses', () => {
    const [hidden, seen] = runCases(
      [['b'], ['a', 'b']].map((uses, i) => ({
        id: `s/${i}`,
        suite: 's',
        expression: 'c',
        context: { a: number('1') },
        steps: [
          { name: 'b', uses: ['a'], expression: 'a + 1' },
          { name: 'c', uses, expression: 'a + b' },
        ],
        uses: ['c'],
        expected: number('3'),
      })),
      [],
    );
    expect(hidden?.outcome).toBe('refused');
    expect(seen?.outcome).toBe('passed');
  });
});
