import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { bundleServer } from './bundle-server.mjs';
import { root } from './root.mjs';

let folder;
let bundle;

beforeAll(async () => {
  // Below the checkout, where packages are found as for the real bundle.
  mkdirSync(join(root, 'dist'), { recursive: true });
  folder = mkdtempSync(join(root, 'dist', 'bundle-test-'));
  mkdirSync(join(folder, 'source/node_modules/nested'), { recursive: true });
  const write = (path, text) => writeFileSync(join(folder, 'source', path), text);
  write('node_modules/nested/package.json', '{"name":"nested","type":"module","main":"index.js"}');
  write('node_modules/nested/index.js', "export const nested = 'nested copy';");
  write('words.txt', 'beside the source');
  write(
    'main.ts',
    `import { readFileSync } from 'node:fs';
     import pg from 'pg';
     import { nested } from 'nested';
     import type { Localized } from '@yanzhen/values/localized.ts';
     import { inLanguage } from '@yanzhen/values/localized.ts';
     const both: Localized = { zh: '甲', en: 'A' };
     export const words = readFileSync(new URL('./words.txt', import.meta.url), 'utf8');
     export const here = import.meta.dirname;
     export const parts = [typeof pg.Client, nested, inLanguage(both, 'en')];
     export const later = () => import('./later.ts');`,
  );
  write('later.ts', 'export const later = import.meta.url;');
  await bundleServer(join(folder, 'out'), { main: join(folder, 'source/main.ts') });
  bundle = await import(/* @vite-ignore */ pathToFileURL(join(folder, 'out/main.mjs')).href);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('lets a source find its neighbours although it was moved into a bundle', async () => {
  expect(bundle.words).toBe('beside the source');
  expect(join(bundle.here)).toBe(join(folder, 'source'));
  expect((await bundle.later()).later).toBe(pathToFileURL(join(folder, 'source/later.ts')).href);
});

it('keeps installed packages outside, and takes in what only the importer would find', () => {
  expect(bundle.parts).toEqual(['function', 'nested copy', 'A']);
  const text = readFileSync(join(folder, 'out/main.mjs'), 'utf8');
  expect(text).toMatch(/from "pg"/);
  expect(text).not.toMatch(/from "(nested|@yanzhen)/);
});

it('leaves lazy parts lazy', () => {
  expect(readdirSync(join(folder, 'out')).filter((name) => name.endsWith('.mjs')).length).toBe(2);
});
