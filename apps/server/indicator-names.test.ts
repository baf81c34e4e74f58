import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { projectRoot } from '@yanzhen/server/manifest/project-root.ts';
import { features } from './features.ts';

const declared = features.flatMap((feature) => feature.indicators ?? []);
const dimensions = declared.flatMap((rows) =>
  (rows.dimensions ?? []).map((dimension) => ({ rows, dimension })),
);

/** Columns whose values are names or numbers as they stand, or that the city's pack names. */
const plain = [
  'year',
  'benefit',
  'education',
  'institute',
  'class',
  'line',
  'agreement',
  'round',
  'call',
  'field',
  'reach_year',
  'years',
];

describe('what features declare to be counted', () => {
  it.each(dimensions)('$rows.id names the values of $dimension.column', ({ dimension }) => {
    const { column, words, namedBy } = dimension;
    expect(words !== undefined || namedBy !== undefined || plain.includes(column)).toBe(true);
    if (!words) return;
    const [zh, en] = ['zh', 'en'].map((language) => {
      const file = join(projectRoot, words.folder, `words.${language}.yaml`);
      const tree: unknown = parse(readFileSync(file, 'utf8'));
      return words.path.split('.').reduce<unknown>((at, key) => (at as never)?.[key], tree);
    });
    expect(Object.keys(zh as object).length).toBeGreaterThan(1);
    expect(Object.keys(en as object)).toEqual(Object.keys(zh as object));
  });
});
