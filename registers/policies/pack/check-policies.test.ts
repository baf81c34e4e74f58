import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '@yanzhen/server/manifest/project-root.ts';
import { checkPolicies } from './check-policies.ts';
import type { PackFile } from './city-pack.ts';

const cities = join(projectRoot, 'cities');

function packOf(city: string): { facts: PackFile; files: PackFile[] } {
  const read = (file: string) => ({ file, text: readFileSync(join(cities, city, file), 'utf8') });
  const names = readdirSync(join(cities, city, 'policies')).toSorted();
  return { facts: read('facts.yaml'), files: names.map((name) => read(`policies/${name}`)) };
}

describe('the policies of the packs', () => {
  it.each(['luzhou', 'dazhou'])('of %s notice every change, in seconds', (city) => {
    const { facts, files } = packOf(city);
    const began = performance.now();
    const { problems, benefits, examples } = checkPolicies(facts, files);
    const took = performance.now() - began;
    expect(problems.map(({ file, line, says }) => `${file}:${line} ${says.en}`)).toEqual([]);
    expect(examples).toBeGreaterThanOrEqual(6 * benefits);
    expect(took).toBeLessThan(20_000);
  });

  it('a change that no example notices is told by file, line and remedy', () => {
    const { facts, files } = packOf('luzhou');
    const blunt = files.map(({ file, text }) => ({
      file,
      // Nobody stands at the threshold any more.
      text: text.replaceAll('连续工作月数: 36,', '连续工作月数: 37,'),
    }));
    const { problems } = checkPolicies(facts, blunt, ['policies/housing-2024.yaml']);
    const when = blunt
      .find(({ file }) => file.endsWith('housing-2024.yaml'))!
      .text.split('\n')
      .findIndex((line) => line.includes('when: 连续工作月数 >= 要求连续工作月数'));
    expect(problems.map(({ file, line }) => `${file}:${line}`)).toContain(
      `policies/housing-2024.yaml:${when + 1}`,
    );
    expect(problems.map(({ says }) => says.en).join()).toContain('`>=` → `>`');
  });

  it('an example that fails is told before anything is changed', () => {
    const { facts, files } = packOf('luzhou');
    const wrong = files.map(({ file, text }) => ({
      file,
      text: text.replace('amountYuan: 250000', 'amountYuan: 250001'),
    }));
    const { problems } = checkPolicies(facts, wrong, ['policies/housing-2024.yaml']);
    expect(problems).toHaveLength(1);
    expect(problems[0]?.says.en).toContain('250,001');
    expect(problems[0]?.path).toMatch(/^benefits\.0\.examples\.\d+\.expect$/);
  });
});
