import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestCity, type TestCity, type TestPerson } from '@yanzhen/server/testing/test-city.ts';
import { syntheticCreditCode } from '@yanzhen/values/credit-code.ts';
import { policies } from '../policies/feature.ts';
import { organisations } from './feature.ts';
import { findOrganisation, getOrganisations } from './offers.ts';

const pack = {
  areaCode: '510500',
  name: { zh: '测试市', en: 'Test City' },
  counties: [
    { code: '510502', name: { zh: '江阳区', en: 'Jiangyang' } },
    { code: '510521', name: { zh: '泸县', en: 'Luxian' } },
  ],
  clusters: [{ id: 'liquor', name: { zh: '白酒', en: 'Liquor' }, assumed: true }],
  offices: [
    { id: 'one', name: { zh: '一', en: 'One' }, county: null, duties: ['leader'], assumed: true },
  ],
  budgetLines: [],
  letterhead: {
    organ: { zh: '局', en: 'Bureau' },
    signature: { zh: '局', en: 'Bureau' },
    prefix: '测',
    assumed: true,
  },
};

const entry = (n: number, name: string, county = '510502') => ({
  creditCode: syntheticCreditCode(n),
  name,
  county,
  cluster: null,
  kind: 'enterprise',
});

interface Listed {
  rows: { name: string }[];
  next: string | null;
  total: { count: number; more: boolean };
}

describe('the register of organisations', () => {
  let city: TestCity;
  let clerk: TestPerson;
  let talent: TestPerson;
  beforeAll(async () => {
    city = await openTestCity([organisations, policies], { pack });
    clerk = await city.person({ name: '何青', roles: ['window-clerk'] });
    talent = await city.person({ name: '林知夏', kind: 'talent' });
    const names = [
      '江城精密机械（演示）',
      '沱江智造（演示）',
      '泸江新材（演示）',
      '江城饮品（演示）',
    ];
    for (const [n, name] of names.entries()) {
      await clerk.call('POST', '/organisations', entry(n, name));
    }
    await clerk.call('POST', '/organisations', entry(10, '龙脑桥制造（演示）', '510521'));
  });
  afterAll(() => city.close());

  const list = async (query: string): Promise<Listed> =>
    (await talent.call('GET', `/organisations?${query}`)).body;

  it('finds names that begin with the query first, then those that hold it', async () => {
    const { rows, total } = await list(`query=${encodeURIComponent('江')}`);
    expect(
      rows
        .slice(0, 2)
        .map(({ name }) => name)
        .toSorted(),
    ).toEqual(['江城精密机械（演示）', '江城饮品（演示）']);
    expect(rows).toHaveLength(4);
    expect(total).toEqual({ count: 4, more: false });
  });

  it('finds by credit code in small letters, by county, and reads % as a character', async () => {
    const code = syntheticCreditCode(1).toLowerCase().slice(0, 17);
    expect((await list(`query=${code}`)).rows.map(({ name }) => name)).toContain(
      '沱江智造（演示）',
    );
    expect((await list('county=510521')).rows).toMatchObject([{ name: '龙脑桥制造（演示）' }]);
    expect((await list('query=%25')).rows).toEqual([]);
  });

  it('gives each organisation once over all pages, and begins anew at a forged place', async () => {
    const seen: string[] = [];
    let after: string | null = '';
    while (after !== null) {
      const page: Listed = await list(`limit=2${after === '' ? '' : `&after=${after}`}`);
      seen.push(...page.rows.map(({ name }) => name));
      after = page.next;
    }
    expect(seen).toHaveLength(5);
    expect(new Set(seen).size).toBe(5);
    expect((await list('limit=2&after=forged')).rows).toHaveLength(2);
  });

  it('refuses a wrong check character, a code used twice, and a county or cluster of elsewhere', async () => {
    const wrong = `${syntheticCreditCode(20).slice(0, 17)}${syntheticCreditCode(20).endsWith('1') ? '2' : '1'}`;
    const post = (body: object) => clerk.call('POST', '/organisations', body);
    expect(await post({ ...entry(20, '甲'), creditCode: wrong })).toMatchObject({
      status: 400,
      body: { errors: [{ field: 'body.creditCode', code: 'fields.credit-code.check-digit' }] },
    });
    expect(await post(entry(1, '乙'))).toMatchObject({
      status: 409,
      body: { code: 'organisations.credit-code-taken', errors: [{ field: 'body.creditCode' }] },
    });
    expect(await post(entry(20, '丙', '510526'))).toMatchObject({
      status: 400,
      body: { code: 'organisations.county-unknown' },
    });
    expect(await post({ ...entry(20, '丁'), cluster: 'tea' })).toMatchObject({
      status: 400,
      body: { code: 'organisations.cluster-unknown' },
    });
    expect((await list('query=%E4%B8%81')).rows).toEqual([]);
  });

  it('corrects an entry and leaves the credit code', async () => {
    const before = await city.turn((turn) => findOrganisation(turn, syntheticCreditCode(1)));
    const { creditCode: _code, ...fields } = entry(99, '沱江智造（演示）有限公司');
    const path = `/organisations/${before?.id}`;
    expect((await talent.call('PUT', path, fields)).status).toBe(403);
    expect(await clerk.call('PUT', path, { ...fields, cluster: 'liquor' })).toMatchObject({
      status: 200,
      body: { creditCode: syntheticCreditCode(1), cluster: 'liquor' },
    });
    const known = await city.turn((turn) => getOrganisations(turn, [before?.id ?? '']));
    expect(known.get(before?.id ?? '')?.name).toBe('沱江智造（演示）有限公司');
    expect(await talent.call('GET', path)).toMatchObject({ body: { cluster: 'liquor' } });
  });

  it('is not open to visitors', async () => {
    expect((await city.visitor('GET', '/organisations')).status).toBe(401);
  });
});
