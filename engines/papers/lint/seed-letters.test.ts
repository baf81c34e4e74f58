import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { letterFromText } from '../testing/letter-from-text.ts';
import { lintLetter } from './lint-letter.ts';
import type { LintContext } from './paper.ts';

const project = join(import.meta.dirname, '../../..');
const folder = process.env['YANZHEN_SEEDS'] ?? join(project, '../shared/seeds');
const there = existsSync(join(folder, 'luzhou-hrss-2024.md'));

const luzhou: LintContext = {
  city: '泸州市',
  offices: ['泸州市人力资源和社会保障局'],
  names: ['青年人才驿站', '急需紧缺人才目录', '泸州职业技术学院'],
};
const dazhou: LintContext = {
  city: '达州市',
  offices: ['中共达州市委组织部', '达州市人力资源和社会保障局'],
  names: ['达人英才卡', '技能达人擂台赛', '达州职业技术学院'],
};

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
      const found = findingsOf('luzhou-hrss-2024.md', luzhou);
      expect(found.filter((each) => !each.startsWith('punctuation-half-width'))).toEqual([
        'enumeration-nested blocks.11 一是',
        'name-transposed blocks.6 青人年才驿站',
        expect.stringMatching(/^promise-banned blocks\.5 确保/),
      ]);
      expect(found.filter((each) => each.startsWith('punctuation-half-width'))).toHaveLength(11);
    });

    it('finds in the second: the number that stands twice, the level that goes on wrong, growth without base, an office one character short', () => {
      expect(findingsOf('dazhou-org-2024.md', dazhou)).toEqual([
        'number-alone blocks.2 （一）',
        'number-doubled blocks.6 二、',
        'growth-without-base blocks.3 增长26.86%',
        'name-near blocks.2 人力资源社会保障局',
      ]);
    });
  },
);
