import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { talentPages } from './talent-pages.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const layers = [
  'engines',
  'foundation',
  'registers',
  'procedures',
  'mechanisms',
  'oversight',
  'apps/web',
];
const folders = layers.flatMap((layer) =>
  readdirSync(join(root, layer), { withFileTypes: true })
    .map((entry) => join(layer, entry.name))
    .filter((folder) => existsSync(join(root, folder, 'words.zh.yaml'))),
);

test.each(folders)('%s says everything in both languages', (folder) => {
  const [zh, en] = (['zh', 'en'] as const).map((language) => keysOf(read(folder, language)));
  expect(en).toEqual(zh);
});

test('two folders of one name, which share a namespace, have no key in common', () => {
  const owners = new Map<string, string>();
  for (const folder of folders) {
    for (const key of Object.keys(read(folder, 'zh'))) {
      const name = `${folder.split('/').at(-1)}:${key}`;
      expect(owners.get(name), `${name} of ${folder}`).toBeUndefined();
      owners.set(name, folder);
    }
  }
});

test('every page of talents finds its words among those that its entry has', () => {
  const text = readFileSync(join(root, 'apps/web/talent-words.ts'), 'utf8');
  const left = /'!.+\/\{(.+)\}\/words/.exec(text)?.[1]?.split(',') ?? [];
  expect(left.length).toBeGreaterThan(0);
  const known = folders.map((folder) => folder.split('/').at(-1));
  expect(left.filter((name) => !known.includes(name))).toEqual([]);
  const spoken = talentPages.flatMap((page) => page.namespaces);
  expect(left.filter((name) => ['web', 'shell', ...spoken].includes(name))).toEqual([]);
});

/** The words of a folder, with what only its desk pages speak. */
function read(folder: string, language: 'zh' | 'en'): object {
  const parts = ['words', 'desk-words']
    .map((name) => join(root, folder, `${name}.${language}.yaml`))
    .filter((file) => existsSync(file))
    .map((file) => parse(readFileSync(file, 'utf8')) as object);
  expect(new Set(parts.flatMap((part) => Object.keys(part))).size).toBe(
    parts.flatMap((part) => Object.keys(part)).length,
  );
  return Object.assign({}, ...parts) as object;
}

// English has two plurals where Chinese has one form: `rows_one` and `rows_other` stand for `rows`.
function keysOf(words: unknown, before = ''): string[] {
  if (typeof words !== 'object' || words === null) return [before.replace(/_(one|other)$/, '')];
  const keys = Object.entries(words).flatMap(([key, value]) => keysOf(value, `${before}/${key}`));
  return [...new Set(keys)].sort();
}
