import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '@yanzhen/server/manifest/project-root.ts';
import { outlineOf, sumPlace } from './outline.ts';
import { nameAt, policyNames } from './policy-names.ts';

const text = readFileSync(join(projectRoot, 'cities/luzhou/policies/housing-2024.yaml'), 'utf8');

describe('what the editor reads from a policy text', () => {
  it('finds each number that can be moved, where it stands', () => {
    const { parameters, derived, benefits } = outlineOf(text, '2024-06-03');
    const master = parameters.find(({ id }) => id === 'masterAmount');
    expect(master).toMatchObject({ value: 150_000, unit: 'yuan', assumed: true });
    expect(text.slice(master?.from, master?.to)).toBe('150000');
    expect(derived.map(({ name }) => name)).toContain('学历补助额');
    expect(benefits).toMatchObject([{ id: 'home-purchase' }]);
  });

  it('takes the dated value of the day, and skips what is no number', () => {
    const dated = `parameters:
  - id: rent
    name: 租金
    unit: yuan
    values: [ { from: '2024-01-01', until: '2025-01-01', value: 3000 }, { from: '2025-01-01', until: null, value: 3500 } ]
  - { id: day, name: 截止日, unit: date, value: '2024-01-01' }
`;
    const at = (day: string) => outlineOf(dated, day).parameters.map(({ value }) => value);
    expect([at('2024-06-03'), at('2025-01-01'), at('2023-01-01')]).toEqual([
      [3000],
      [3500],
      [3000],
    ]);
    expect(outlineOf(dated, '2024-06-03').parameterNames).toHaveLength(2);
  });

  it('gives nothing for a text that is no policy, and never throws', () => {
    for (const bad of ['', '[', 'a: b: c', '- 1', 'parameters: {}', 'parameters: [1, [2]]']) {
      expect(outlineOf(bad, '2024-06-03').parameters).toEqual([]);
    }
  });

  it('finds the expected amount of an example', () => {
    const example = { benefitId: 'home-purchase', exampleId: 'master' };
    const place = sumPlace(text, example, 'amountYuan');
    expect(text.slice(place?.from, place?.to)).toBe('150000');
    const strange = { ...example, exampleId: '__proto__' };
    expect(sumPlace(text, strange, 'amountYuan')).toBeUndefined();
  });

  it('finds the longest name at a place', () => {
    const names = policyNames([], outlineOf(text, '2024-06-03'));
    const line = 'min(博士补助标准, 学历补助上限)';
    expect(nameAt(line, line.indexOf('标准'), names)?.found.name).toBe('博士补助标准');
    expect(nameAt(line, 1, names)).toBeUndefined();
  });
});
