import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parsePolicyFile, policyText, sharpen } from '@yanzhen/policy';
import { declareFeatures } from '@yanzhen/server/manifest/declare-features.ts';
import { projectRoot } from '@yanzhen/server/manifest/project-root.ts';
import { readPack } from '@yanzhen/registers/policies/offers.ts';
import { features } from './features.ts';
import { packCheckers } from './pack-checkers.ts';

// Another file of the same worker may have declared less.
declareFeatures(features);

const cities = ['luzhou', 'dazhou'] as const;
const folderOf = (city: string) => join(projectRoot, 'cities', city);
const packOf = (city: string) => {
  const { pack, problems } = readPack(folderOf(city), packCheckers);
  if (!pack) throw new Error(JSON.stringify(problems.slice(0, 3)));
  return pack;
};
const packs = { luzhou: packOf('luzhou'), dazhou: packOf('dazhou') };
const benefitsOf = (city: keyof typeof packs) =>
  packs[city].policies.flatMap(({ policy }) => policy.benefits);

/** What the two letters state of amounts and terms; yuan, months, days. */
const letters: Record<string, Record<string, readonly number[]>> = {
  luzhou: {
    L21: [3_000],
    L22: [150_000],
    L23: [250_000],
    L24: [100_000],
    L27: [7],
    L29: [500_000, 1_000_000],
    // Three years.
    L31: [36],
  },
  dazhou: { D08: [120_000_000], D17: [10_000], D30: [800_000] },
};

describe.each(cities)('the pack of %s', (city) => {
  const pack = packs[city];

  it('is the same policies when its content is written out for another thread', () => {
    const { dictionary } = pack.facts;
    for (const { policy } of pack.policies) {
      const again = parsePolicyFile(policyText(policy), policy.fileName, dictionary);
      expect(again.ok ? again.policy.version : again.problems).toEqual(policy.version);
    }
  });
  it('names for its leaders only indicators that there are, and gives each county a tile', () => {
    const folder = join(folderOf(city), 'indicators');
    const ids = [
      ...readdirSync(folder).map((file) => file.replace(/\.yaml$/, '')),
      ...features.flatMap((feature) => feature.indicators ?? []).map(({ id }) => id),
    ];
    const named = pack.city.leaders?.indicators ?? [];
    expect(named.length).toBeGreaterThan(0);
    expect(named.filter((id) => !ids.includes(id))).toEqual([]);
    expect(pack.city.counties.filter(({ tile }) => tile === undefined)).toEqual([]);
  });

  const parameters = pack.policies.flatMap(({ policy }) => policy.parameters);
  const clauses = pack.policies.flatMap(({ policy }) => policy.document.clauses);

  it('states each figure of the letter as the letter does, and no other as stated', () => {
    const values: Record<string, unknown[]> = {};
    for (const { source, value, values: dated } of parameters) {
      if (source !== 'assumed') (values[source] ??= []).push(dated ?? value);
    }
    expect(values).toEqual(letters[city]);
  });

  it('marks as assumed exactly what no letter states', () => {
    for (const { id, assumed, source } of parameters) {
      expect([id, assumed]).toEqual([id, source === 'assumed']);
    }
    for (const { number, source, figures } of clauses) {
      expect([number, source === 'assumed' && figures.length > 0]).toEqual([number, false]);
    }
  });

  it('cites every figure that a parameter carries in a clause of the letter', () => {
    const cited = clauses.flatMap(({ figures }) => figures);
    expect(cited).toEqual(expect.arrayContaining(Object.keys(letters[city] ?? {})));
  });

  it('has six worked examples or more for each benefit, among them one that cannot tell yet', () => {
    for (const { id, examples } of benefitsOf(city)) {
      expect([id, examples.length >= 6]).toEqual([id, true]);
      expect([id, examples.map(({ expect: { outcome } }) => outcome)]).toEqual([
        id,
        expect.arrayContaining(['yes', 'no', 'unknown']),
      ]);
    }
  });

  it('has an example that states what is payable for each stacking rule', () => {
    for (const { id, stacking, examples } of benefitsOf(city)) {
      const beside = examples.filter(
        ({ prior, expect: { payableYuan, displacedBy } }) =>
          prior.length > 0 && (payableYuan !== undefined || displacedBy !== undefined),
      );
      expect([id, beside.length >= stacking.length]).toEqual([id, true]);
    }
  });

  it('is sharp: no change of a rule goes unnoticed by its examples', () => {
    const policies = pack.policies.map(({ policy }) => policy);
    expect(sharpen(policies, pack.facts.dictionary)).toEqual([]);
  }, 60_000);

  it('says where the schema of each file stands', () => {
    const schemas: [string, string][] = [
      ['.', ''],
      ['policies', 'policy'],
      ['calendar', 'calendar'],
      ['demo', 'demo-'],
    ];
    for (const [folder, schema] of schemas) {
      const files = readdirSync(join(folderOf(city), folder)).filter((name) =>
        name.endsWith('.yaml'),
      );
      expect(files.length).toBeGreaterThan(0);
      for (const file of files) {
        const own = schema === '' || schema === 'demo-' ? file.replace('.yaml', '') : '';
        const up = folder === '.' ? '../' : '../../';
        const [first] = readFileSync(join(folderOf(city), folder, file), 'utf8').split('\n');
        expect([file, first]).toEqual([
          file,
          `# yaml-language-server: $schema=${up}schemas/${schema}${own}.schema.json`,
        ]);
      }
    }
  });
});

describe('what the letters name', () => {
  it('is in the packs: every cash benefit and service', () => {
    expect(benefitsOf('luzhou').map(({ id }) => id)).toEqual(
      expect.arrayContaining([
        'graduate-hire-subsidy',
        'start-up-award',
        'home-purchase',
        'youth-station-stay',
        'institute-start-up-fund',
      ]),
    );
    expect(benefitsOf('dazhou').map(({ id }) => id)).toEqual(
      expect.arrayContaining([
        'settling-allowance',
        'post-incentive',
        'open-call-support',
        'phoenix-award',
        'baqu-award',
        'honour-team-award',
        'skill-prize',
        'housing-fund-loan',
      ]),
    );
  });

  it('opens 26 services in 15 categories with the talent card (D28)', () => {
    const services = benefitsOf('dazhou').filter(({ gives }) => gives === 'service');
    expect(services).toHaveLength(26);
    expect(new Set(services.map(({ category }) => category?.zh)).size).toBe(15);
    expect(new Set(services.map(({ category }) => category?.en)).size).toBe(15);
    expect(new Set(services.map(({ name }) => name.zh)).size).toBe(26);
  });

  it('lets fifty winners and three teams of the honour programme come to 4.5 million yuan (D13–D15)', () => {
    const parameters = packs.dazhou.policies.flatMap(({ policy }) => policy.parameters);
    const sum = (id: string) => Number(parameters.find((each) => each.id === id)?.value);
    const [phoenix, baqu, teams] = [15, 35, 3];
    expect(phoenix + baqu).toBe(50);
    expect(phoenix * sum('phoenixSum') + baqu * sum('baquSum') + teams * sum('teamSum')).toBe(
      4_500_000,
    );
  });

  it('gives a station stay in days, a loan as a ceiling and the institute fund as a range', () => {
    const all = new Map(
      [...benefitsOf('luzhou'), ...benefitsOf('dazhou')].map((each) => [each.id, each]),
    );
    expect(all.get('youth-station-stay')).toMatchObject({
      gives: 'quantity',
      quantity: { unit: 'day' },
    });
    expect(all.get('housing-fund-loan')?.gives).toBe('ceiling');
    expect(all.get('institute-start-up-fund')?.amount.range).toMatchObject({ decidedBy: 'review' });
    expect(all.get('graduate-hire-subsidy')?.amount.perHead).toBeDefined();
    expect(all.get('post-incentive')?.amount.monthly).toBeDefined();
    expect(all.get('open-call-support')?.amount.percentage).toBeDefined();
  });
});

describe('the two cities', () => {
  it('have their counties of GB/T 2260', () => {
    expect(packs.dazhou.city.areaCode).toBe('511700');
    expect(packs.dazhou.city.counties.map(({ code, name }) => [code, name.zh])).toEqual([
      ['511702', '通川区'],
      ['511703', '达川区'],
      ['511722', '宣汉县'],
      ['511723', '开江县'],
      ['511724', '大竹县'],
      ['511725', '渠县'],
      ['511781', '万源市'],
    ]);
  });

  it('keep one national calendar', () => {
    const years = readdirSync(join(folderOf('luzhou'), 'calendar'));
    expect(readdirSync(join(folderOf('dazhou'), 'calendar'))).toEqual(years);
    for (const year of years) {
      const [here, there] = cities.map((city) =>
        readFileSync(join(folderOf(city), 'calendar', year), 'utf8'),
      );
      expect(there).toBe(here);
    }
  });
});
