import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { letterFromText } from '../testing/letter-from-text.ts';
import { lintLetter } from './lint-letter.ts';
import type { LintContext } from './paper.ts';

const project = join(import.meta.dirname, '../../..');
const folder = process.env['YANZHEN_SEEDS'] ?? join(project, '../shared/seeds');
const there = existsSync(join(folder, 'luzhou-hrss-2024.md'));

/** What the city's own pack says: its offices and the names it gives for the linter. */
function packOf(city: string, name: string): LintContext {
  const pack = readFileSync(join(project, 'cities', city, 'city.yaml'), 'utf8');
  const offices = [...pack.matchAll(/name: \{ zh: ([^,]+),.*duties: /g)].map(
    (found) => found[1] ?? '',
  );
  const organ = /organ: \{ zh: ([^,]+),/.exec(pack)?.[1] ?? '';
  const own = pack.slice(pack.indexOf('\nletters:'));
  const names = [...own.matchAll(/^ {4}- (.+)$/gm)].map((found) => found[1] ?? '');
  return { city: name, offices: [...offices, organ], names };
}

const findingsOf = (file: string, context: LintContext): string[] => {
  const letter = letterFromText(readFileSync(join(folder, file), 'utf8'));
  return lintLetter(letter, {}, context)
    .filter(({ code }) => code !== 'number-unbound')
    .map(({ code, where, excerpt = '' }) => `${code} ${where} ${excerpt}`.trim());
};

describe.skipIf(!there)(
  'the two seed letters (skipped where YANZHEN_SEEDS names no folder)',
  () => {
    it('finds in the first: the transposed name, the nested list, the promise, the half-width marks', () => {
      const found = findingsOf('luzhou-hrss-2024.md', packOf('luzhou', '泸州市'));
      expect(found.filter((each) => !each.startsWith('punctuation-half-width'))).toEqual([
        'enumeration-nested blocks.11 一是',
        'name-transposed blocks.6 青人年才驿站',
        expect.stringMatching(/^promise-banned blocks\.5 确保/),
      ]);
      expect(found.filter((each) => each.startsWith('punctuation-half-width'))).toHaveLength(11);
    });

    it('finds in the second: the number that stands twice, the level that goes on wrong, growth without base, an office one character short', () => {
      expect(findingsOf('dazhou-org-2024.md', packOf('dazhou', '达州市'))).toEqual([
        'number-alone blocks.2 （一）',
        'number-doubled blocks.6 二、',
        'growth-without-base blocks.3 增长26.86%',
        'name-near blocks.2 人力资源社会保障局',
      ]);
    });
  },
);
