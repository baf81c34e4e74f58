import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Language } from '@yanzhen/values/localized.ts';
import { explain } from './policy-explain.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'yanzhen-explain-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const buyer = `全职引进: true
新引进: true
连续工作月数: { value: 35, source: employer, asOf: 2026-10-31 }
首套住房: true
新建商品住房: true
市中心城区建设用地范围内: true
最高学历: 硕士研究生
职业技能等级: none
`;

/** What the command prints, and what it tells on standard error; nothing is opened but files. */
function run(
  facts: string,
  more: Partial<Parameters<typeof explain>[0]> = {},
  language: Language = 'zh',
) {
  const file = join(folder, 'facts.yaml');
  writeFileSync(file, facts);
  let error = '';
  const spy = vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    error += String(text);
    return true;
  });
  const options = {
    city: 'luzhou',
    benefit: 'home-purchase',
    facts: file,
    on: '2026-11-23',
    ...more,
  };
  const out = explain(options, language, folder);
  spy.mockRestore();
  const code = process.exitCode ?? 0;
  process.exitCode = 0;
  return { out, error, code };
}

describe('yanzhen policy explain', () => {
  it('prints both explanations from the pack’s files alone, in Chinese and in English', () => {
    const zh = run(buyer);
    expect(zh.code).toBe(0);
    expect(zh.out).toContain('给本人的说明\n人才安居购房补助：不符合。');
    expect(zh.out).toContain('由 35 个月 变为 36 个月');
    expect(zh.out).toContain('给经办人的依据\n✗ 人才安居购房补助');
    expect(zh.out).toContain('│  ├─ 连续工作月数 = 35 个月（用人单位，2026年10月31日）');
    const en = run(buyer.replace('35', '36'), {}, 'en');
    expect(en.code).toBe(0);
    expect(en.out).toContain('For the person\nHome purchase subsidy: Cannot tell yet.');
    expect(en.out).toContain('If so, you get 150,000 yuan.');
  });

  it('prints the decision as JSON', () => {
    const { out, code } = run(`${buyer}作出贡献: true\n`.replace('35', '36'), { json: true });
    expect(code).toBe(0);
    expect(JSON.parse(out ?? '')).toMatchObject({
      on: '2026-11-23',
      decision: { outcome: 'yes', amountFen: 15_000_000 },
      changes: { changes: [] },
    });
  });

  it('names field, reason and remedy of what it cannot take', () => {
    const bad: [string, Parameters<typeof run>[1], RegExp][] = [
      ['连续工作月: 36\n', {}, /facts\.yaml:1 连续工作月\n.*连续工作月.*\n.*连续工作月数/],
      ['全职引进: true\n连续工作月数: 很久\n', {}, /facts\.yaml:2 连续工作月数\n.*很久/],
      [buyer, { benefit: 'moon' }, /--benefit\n.*moon.*\n.*home-purchase/],
      [buyer, { on: '2026-02-30' }, /--on\n.*2026-02-30/],
      [buyer, { city: '../luzhou' }, /--city\n.*\n.*luzhou/],
      [buyer, { city: 'constructor' }, /--city\n.*constructor/],
      [buyer, { facts: 'none.yaml' }, /--facts\n.*none\.yaml/],
    ];
    for (const [facts, more, expected] of bad) {
      const { out, error, code } = run(facts, more);
      expect(error).toMatch(expected);
      expect(code).toBe(1);
      expect(out).toBeUndefined();
    }
  });
});
