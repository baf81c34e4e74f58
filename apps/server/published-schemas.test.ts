import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { declareFeatures } from '@yanzhen/server/manifest/declare-features.ts';
import { projectRoot } from '@yanzhen/server/manifest/project-root.ts';
import { readPack } from '@yanzhen/registers/policies/offers.ts';
import { features } from './features.ts';
import { packCheckers } from './pack-checkers.ts';
import { publishedSchemas } from './published-schemas.ts';

const folder = join(projectRoot, 'cities/schemas');

beforeAll(() => declareFeatures(features));

it('publishes the schema of every file of a pack, as the code has it', () => {
  for (const [name, text] of publishedSchemas()) {
    expect([name, readFileSync(join(folder, name), 'utf8')]).toEqual([name, text]);
  }
  expect(readdirSync(folder).toSorted()).toEqual([...publishedSchemas().keys()].toSorted());
});

it('names the schema in the first line of every file of Luzhou, and finds no problem there', () => {
  const luzhou = join(projectRoot, 'cities/luzhou');
  const files = readdirSync(luzhou, { recursive: true, encoding: 'utf8' });
  for (const file of files.filter((each) => each.endsWith('.yaml'))) {
    const first = readFileSync(join(luzhou, file), 'utf8').split('\n')[0] ?? '';
    const name = /^# yaml-language-server: \$schema=(?:\.\.\/){1,2}schemas\/(.+)$/.exec(first)?.[1];
    expect([file, publishedSchemas().has(name ?? '')]).toEqual([file, true]);
  }
  expect(readPack(luzhou, packCheckers).problems).toEqual([]);
});
