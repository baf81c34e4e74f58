import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { projectRoot } from '@yanzhen/server/manifest/project-root.ts';
import { readPack } from './read-pack.ts';

const luzhou = join(projectRoot, 'cities/luzhou');

describe('the pack of Luzhou', () => {
  it('has no problem', () => {
    const { pack, problems } = readPack(luzhou);
    expect(problems).toEqual([]);
    expect(pack?.city.counties.map((county) => county.code)).toContain('510502');
    expect(pack?.policies.map(({ policy }) => policy.document.id)).toContain('housing-2024');
  });

  it('says where the schema of each file stands', () => {
    const files = {
      city: ['city.yaml'],
      facts: ['facts.yaml'],
      policy: ['policies/housing-2024.yaml'],
      calendar: ['calendar/2024.yaml', 'calendar/2025.yaml', 'calendar/2026.yaml'],
    };
    for (const [name, paths] of Object.entries(files)) {
      for (const path of paths) {
        const first = readFileSync(join(luzhou, path), 'utf8').split('\n')[0];
        const up = path.includes('/') ? '../../' : '../';
        expect([path, first]).toEqual([
          path,
          `# yaml-language-server: $schema=${up}schemas/${name}.schema.json`,
        ]);
      }
    }
  });
});

describe('a bad pack', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'yanzhen-pack-'));
    cpSync(luzhou, folder, { recursive: true });
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  /** Changes one file; the replacement must find its place. */
  const change = (file: string, from: string | RegExp, to: string): void => {
    const before = readFileSync(join(folder, file), 'utf8');
    const after = before.replace(from, to);
    expect(after).not.toBe(before);
    writeFileSync(join(folder, file), after);
  };
  const lineWith = (file: string, part: string, nth = 0): number => {
    const lines = readFileSync(join(folder, file), 'utf8').split('\n');
    const found = lines.flatMap((line, i) => (line.includes(part) ? [i + 1] : []));
    return found[nth] ?? -1;
  };
  const policy = 'policies/housing-2024.yaml';

  /** Each problem has a place and both languages, and no more than a person can read. */
  const problemsOf = () => {
    const { pack, problems } = readPack(folder);
    expect(pack).toBeUndefined();
    for (const { says, remedy, line } of problems) {
      expect(line).toBeGreaterThan(0);
      for (const text of [says.zh, says.en, remedy.zh, remedy.en]) {
        expect(text).not.toMatch(/\{\w+\}|undefined|^$/);
      }
    }
    return problems;
  };

  it('names the line of derived values that refer to each other in a circle', () => {
    change(policy, 'min(博士补助标准, 学历补助上限)', 'min(技能补助额, 学历补助上限)');
    change(policy, 'min(高级技师补助标准, 技能补助上限)', 'min(学历补助额, 技能补助上限)');
    const [problem, ...rest] = problemsOf();
    expect(rest).toEqual([]);
    expect(problem).toMatchObject({ file: policy, line: lineWith(policy, 'id: educationAmount') });
    expect(problem?.says.zh).toContain('学历补助额 → 技能补助额 → 学历补助额');
  });

  it('names a fact that no dictionary has, with the nearest one', () => {
    change(policy, 'when: 全职引进', 'when: 全职引近');
    const [problem] = problemsOf();
    expect(problem).toMatchObject({ file: policy, line: lineWith(policy, '全职引近') });
    expect(problem?.says.zh).toContain('全职引近');
    expect(problem?.remedy.zh).toContain('全职引进');
  });

  it('names two clauses of one number', () => {
    change(policy, 'number: 第二条', 'number: 第一条');
    const problems = problemsOf();
    expect(problems).toContainEqual(
      expect.objectContaining({ file: policy, line: lineWith(policy, 'number: 第一条', 1) }),
    );
    expect(problems[0]?.says.zh).toContain('第一条');
  });

  it('names a county that the city does not have', () => {
    change('city.yaml', 'payer: city, county: null', "payer: county, county: '510526'");
    change('city.yaml', "code: '510525'", "code: '520525'");
    const problems = problemsOf();
    const places = problems.map(({ file, line, path }) => ({ file, line, path }));
    expect(places).toContainEqual({
      file: 'city.yaml',
      line: lineWith('city.yaml', 'payer: county'),
      path: 'budgetLines.0.county',
    });
    expect(places).toContainEqual({
      file: 'city.yaml',
      line: lineWith('city.yaml', "code: '520525'"),
      path: 'counties.6.code',
    });
  });

  it('names a county that stands on the tile of another', () => {
    change('city.yaml', 'tile: { column: 1, row: 3 }', 'tile: { column: 2, row: 2 }');
    expect(problemsOf()).toMatchObject([{ file: 'city.yaml', path: 'counties.2.tile' }]);
  });

  it('names a value of the wrong type, a missing and an unknown entry', () => {
    change('city.yaml', 'totalYuan: 20000000', 'totalYuan: 二千万');
    change('city.yaml', '  prefix: 泸市人社函', '  prefx: 泸市人社函');
    const problems = problemsOf();
    expect(problems.map(({ path, remedy }) => [path, remedy.zh])).toEqual([
      ['budgetLines.0.totalYuan', '请改写为数字。'],
      ['letterhead.prefix', '请在此处补上“prefix”。'],
      ['letterhead.prefx', '请删除，或检查拼写。'],
    ]);
  });

  it('names an id used twice, across files too', () => {
    change('city.yaml', 'id: home-purchase-2025', 'id: home-purchase-2024');
    const text = readFileSync(join(folder, policy), 'utf8');
    writeFileSync(join(folder, 'policies/copy.yaml'), text);
    const problems = problemsOf();
    expect(problems.map(({ file, path }) => [file, path])).toEqual([
      ['city.yaml', 'budgetLines.1'],
      [policy, 'document.inForce'],
    ]);
    expect(problems[1]?.says.zh).toContain('policies/copy.yaml:');
  });

  it('names a benefit that two documents claim on one day, not one that passes over', () => {
    const text = readFileSync(join(folder, policy), 'utf8');
    const copy = (until: string) =>
      writeFileSync(
        join(folder, 'policies/copy.yaml'),
        text
          .replace('id: housing-2024', 'id: housing-2020')
          .replace("inForce: { from: '2024-01-01', until: null }", until),
      );
    copy("inForce: { from: '2020-01-01', until: '2024-01-02' }");
    expect(problemsOf()).toMatchObject([{ file: policy, path: 'benefits.0.id' }]);
    copy("inForce: { from: '2020-01-01', until: '2024-01-01' }");
    expect(readPack(folder).problems).toEqual([]);
  });

  it('names a budget line without its benefit, and a worked example that does not hold', () => {
    change('city.yaml', 'benefit: home-purchase, year', 'benefit: home-buying, year');
    change(policy, /amountYuan: 250000/, 'amountYuan: 260000');
    const problems = problemsOf();
    expect(problems.map(({ file, path }) => [file, path.split('.')[0]])).toEqual([
      ['city.yaml', 'budgetLines'],
      [policy, 'benefits'],
    ]);
    expect(problems[1]?.says.zh).toContain('260,000');
  });

  it('names what a joint check or a second look asks in vain: department, fact, benefit', () => {
    change('city.yaml', 'department: natural-resources', 'department: city-finance');
    change('city.yaml', 'fact: firstHome', 'fact: fullTimeHire');
    change('city.yaml', 'shows: [continuousWorkMonths]', 'shows: [monthsWorked]');
    change('city.yaml', 'benefit: home-purchase, approved', 'benefit: home-buying, approved');
    const problems = problemsOf();
    expect(problems.map(({ path }) => path)).toEqual([
      'checks.0.fact',
      'checks.1.department',
      'checks.2.shows.0',
      'secondLooks.shares.0.benefit',
    ]);
    expect(problems[1]?.remedy.zh).toContain('real-estate, natural-resources, social-insurance');
  });

  it('has no place for an address that a department is asked at', () => {
    change('city.yaml', '    fact: firstHome', '    url: http://10.0.0.1/\n    fact: firstHome');
    expect(problemsOf().map(({ path }) => path)).toEqual(['checks.0.url']);
  });

  it('names files that are missing, stray or not YAML', () => {
    rmSync(join(folder, 'city.yaml'));
    writeFileSync(join(folder, 'policies/notes.txt'), 'x');
    writeFileSync(join(folder, 'calendar/2024.yaml'), 'year: 2024\n  bad: [');
    const problems = problemsOf();
    expect(new Set(problems.map(({ file }) => file))).toEqual(
      new Set(['calendar/2024.yaml', 'city.yaml', 'policies/notes.txt']),
    );
  });

  it('asks the checkers of features above', () => {
    const told = { zh: '不行', en: 'No' };
    const { problems } = readPack(luzhou, [
      {
        folder: 'demo',
        check: (files, pack) => [
          {
            file: files[0]?.file ?? '',
            line: pack.city.counties.length,
            path: '',
            says: told,
            remedy: told,
          },
        ],
      },
    ]);
    expect(problems).toMatchObject([{ file: 'demo/accounts.yaml', line: 7 }]);
  });
});
