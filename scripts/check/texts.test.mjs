import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { checkTexts } from './texts.mjs';

let base;

beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'yanzhen-texts-'));
  mkdirSync(join(base, 'mechanisms/subsidies'), { recursive: true });
});

afterEach(() => rmSync(base, { recursive: true, force: true }));

function write(name, text) {
  writeFileSync(join(base, 'mechanisms/subsidies', name), text);
}

it('is content with two words files of the same keys and slots', () => {
  write('words.zh.yaml', 'title: 补贴\nlist:\n  count: 共 {{count}} 件\n');
  write(
    'words.en.yaml',
    'title: Subsidy\nlist:\n  count_one: "{{count}} case"\n  count_other: "{{count}} cases"\n',
  );
  expect(checkTexts(base)).toEqual([]);
});

it('misses a key, a slot, a text and a translation', () => {
  write('words.zh.yaml', 'a: 甲\nb: 乙 {{sum}}\nc: 丙\nd: 丁\n');
  write('words.en.yaml', 'b: B\nc: ""\nd: 丁\n');
  const told = checkTexts(base).join('\n');
  expect(told).toContain("words.en.yaml: 'a' is missing");
  expect(told).toContain("'b' fills in [{{sum}}]");
  expect(told).toContain("'c' is empty");
  expect(told).toContain("'d' holds Chinese text");
});

it('misses the twin of a words file', () => {
  write('words.zh.yaml', 'a: 甲\n');
  expect(checkTexts(base)).toHaveLength(1);
});

it.each([
  ['a string', "export const title = '购房补贴';"],
  ['a template', 'export const title = (n: number) => `第 ${n}`;'],
  ['JSX', 'export const Title = () => <h1>购房补贴</h1>;'],
])('refuses Chinese text in %s', (_, code) => {
  write('title.tsx', code);
  expect(checkTexts(base)).toHaveLength(1);
});

it.each([
  ['a comment', '// 购房补贴\nexport const a = 1;'],
  ['a text in both languages', "export const a = { zh: '补贴', en: 'Subsidy' };"],
  [
    'an official term in an English sentence',
    "export const a = 'Officer one proposes the case (初审)';",
  ],
])('allows %s', (_, code) => {
  write('title.ts', code);
  expect(checkTexts(base)).toEqual([]);
});
