import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { correctRow } from '@yanzhen/server/history/history.ts';
import { openTestCity, type TestCity, type TestPerson } from '@yanzhen/server/testing/test-city.ts';
import { calendar } from '@yanzhen/registers/calendar/feature.ts';
import { policies } from '@yanzhen/registers/policies/feature.ts';
import { sql } from 'kysely';
import type * as z from 'zod';
import { applyIndicators } from './apply-indicators.ts';
import { checkContradictions } from './check-contradictions.ts';
import type * as contract from './contract.ts';
import { declareRows } from './declared-rows.ts';
import { indicators } from './feature.ts';
import { takeFigure } from './figure.ts';
import { getIndicator } from './indicator.ts';
import { checkIndicatorFile, checkIndicatorFiles } from './indicator-file.ts';
import { listContradictions } from './list-contradictions.ts';
import { pay, sampleFiles, samplePayments } from './testing/sample-payments.ts';

type Shown = z.output<typeof contract.showIndicator.reply>;
type Rows = z.output<typeof contract.listRows.reply>;

const brokenFile = `
id: broken
of: sample.broken
value: sum
where: {}
name: { zh: 算不出, en: Broken }
says: { zh: 查询有误的指标, en: An indicator whose query is wrong }
unit: yuan
status: actual
span: cumulative
owner: { zh: 测试科, en: Test office }
`;
const counties = ['510502', '510503', null] as const;
const clusters = ['chemistry', 'energy', null] as const;
const educations = ['doctor', 'master', null] as const;
const months = ['2024-01-15', '2024-02-20', '2024-04-02', '2024-05-30'] as const;

describe('indicators', () => {
  let city: TestCity;
  let auditor: TestPerson;
  let leader: TestPerson;
  let talents: TestPerson[];

  beforeAll(async () => {
    city = await openTestCity([calendar, policies, samplePayments, indicators]);
    await city.turn((turn) => applyIndicators(turn, sampleFiles));
    auditor = await city.person({ name: '审计甲', roles: ['auditor'] });
    leader = await city.person({ name: '领导甲', roles: ['leader'] });
    talents = [];
    for (let at = 0; at < 12; at += 1) {
      talents.push(await city.person({ name: `人才${at}`, kind: 'talent', roles: ['talent'] }));
    }
    city.setNow(new Date('2024-06-03T02:00:00Z'));
    for (let at = 0; at < 60; at += 1) {
      await pay(city, {
        personId: talents[(at * 7) % talents.length]?.personId ?? '',
        amountFen: 100_00 * (at + 1) + (at % 3),
        paidOn: months[at % months.length] ?? '2024-01-15',
        county: counties[at % 3] ?? null,
        cluster: clusters[(at >> 1) % 3] ?? null,
        education: educations[(at >> 2) % 3] ?? null,
        benefit: at % 5 === 0 ? 'rent' : 'home-purchase',
      });
    }
    city.setNow(new Date('2024-06-03T03:00:00Z'));
  });
  afterAll(() => city.close());

  const show = async (who: TestPerson, id: string, query = ''): Promise<Shown> => {
    const reply = await who.call('GET', `/indicators/${id}${query}`);
    expect(reply.status).toBe(200);
    return reply.body;
  };

  const allRows = async (who: TestPerson, id: string, query: URLSearchParams) => {
    const rows: Rows['rows'] = [];
    let first: Rows | undefined;
    for (let after: string | null = ''; after !== null;) {
      const asked = new URLSearchParams(query);
      asked.set('limit', '13');
      if (after) asked.set('after', after);
      const reply = await who.call('GET', `/indicators/${id}/rows?${asked}`);
      expect(reply.status).toBe(200);
      const page: Rows = reply.body;
      first ??= page;
      rows.push(...page.rows);
      after = page.next;
    }
    return { rows, first: first as Rows };
  };

  it(
    'adds the rows up to the figure under every filter, page by page and by counts',
    {
      timeout: 60_000,
    },
    async () => {
      const filter = fc.record(
        {
          county: fc.constantFrom('510502', '510503', '-', '999999'),
          cluster: fc.constantFrom('chemistry', 'energy', '-'),
          education: fc.constantFrom('doctor', 'master', '-'),
          from: fc.constantFrom('2024-01-01', '2024-02-20', '2024-03-01'),
          until: fc.constantFrom('2024-04-02', '2024-05-01', '2025-01-01'),
          validOn: fc.constantFrom('2024-02-20', '2024-04-01', '2024-06-03'),
        },
        { requiredKeys: [] },
      );
      const ids = fc.constantFrom(
        'home-purchase-paid-persons',
        'home-purchase-paid-yuan',
        'sample.paid',
      );
      await fc.assert(
        fc.asyncProperty(ids, filter, async (id, chosen) => {
          const query = new URLSearchParams(chosen);
          const figure = await show(auditor, id, `?${query}`);
          const { rows, first } = await allRows(auditor, id, query);
          expect(rows.reduce((sum, row) => sum + row.adds, 0)).toBe(figure.measure);
          expect(new Set(rows.map((row) => row.id)).size).toBe(figure.count);
          expect(first.sum).toBe(figure.measure);
          expect(figure.trend.reduce((sum, month) => sum + month.measure, 0)).toBe(figure.measure);
          const counted = (await allRows(leader, id, query)).first;
          for (const group of counted.groups) {
            const sum = group.options.reduce((total, each) => total + each.measure, 0);
            expect([group.id, sum]).toEqual([group.id, figure.measure]);
          }
        }),
        { numRuns: 25 },
      );
    },
  );

  it('offers each filter with the figure that choosing it gives', async () => {
    for (const id of ['home-purchase-paid-persons', 'home-purchase-paid-yuan']) {
      const whole = await show(auditor, id, '?education=doctor');
      expect(whole.facets.map((facet) => facet.id)).toEqual(['county', 'cluster', 'education']);
      for (const facet of whole.facets.filter((each) => each.id !== 'education')) {
        for (const option of facet.options) {
          const chosen = await show(auditor, id, `?education=doctor&${facet.id}=${option.value}`);
          expect([chosen.measure, chosen.count]).toEqual([option.measure, option.rows]);
        }
      }
    }
  });

  it('shows counts and nothing of a person to a leader', async () => {
    const reply = await leader.call('GET', '/indicators/home-purchase-paid-yuan/rows');
    const body: Rows = reply.body;
    expect(body).toMatchObject({ view: 'counts', rows: [], sum: body.measure });
    expect(reply.raw.toString()).not.toMatch(/人才\d/);
    for (const talent of talents) expect(reply.raw.toString()).not.toContain(talent.personId);
  });

  it('shows an officer the persons of the own counties, and counts the others', async () => {
    const officer = await city.person({
      name: '初审甲',
      roles: ['county-officer'],
      counties: ['510502'],
    });
    const { rows, first } = await allRows(
      officer,
      'home-purchase-paid-yuan',
      new URLSearchParams(),
    );
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.every((row) => row.county?.zh === '510502' && row.name !== null)).toBe(true);
    expect(first.outside.rows).toBe(first.count - rows.length);
    expect(rows.reduce((sum, row) => sum + row.adds, 0) + first.outside.adds).toBe(first.measure);
  });

  it('lists every indicator with its figure of today', async () => {
    const reply = await leader.call('GET', '/indicators');
    const { rows }: { rows: { id: string; measure: number }[] } = reply.body;
    expect(rows.map((row) => row.id)).toEqual([
      'home-purchase-paid-persons',
      'home-purchase-paid-yuan',
      'policies.sums',
      'policies.numbers',
      'sample.paid',
    ]);
    const one = await show(leader, 'home-purchase-paid-yuan');
    expect(rows[1]?.measure).toBe(one.measure);
  });

  it('refuses an unknown filter, a moment to come, an empty period, a talent and a visitor', async () => {
    const path = '/indicators/home-purchase-paid-yuan';
    expect(await auditor.call('GET', `${path}?height=2`)).toMatchObject({
      status: 400,
      body: { code: 'indicators.unknown-filter', errors: [{ field: 'query.height' }] },
    });
    expect(await auditor.call('GET', `${path}?knownAt=2999-01-01T00:00:00Z`)).toMatchObject({
      status: 400,
      body: { code: 'indicators.known-in-future' },
    });
    expect(await auditor.call('GET', `${path}?from=2024-02-01&until=2024-02-01`)).toMatchObject({
      body: { code: 'indicators.period-empty' },
    });
    expect((await talents[0]?.call('GET', path))?.status).toBe(403);
    expect((await city.visitor('GET', path)).status).toBe(401);
    expect((await auditor.call('GET', '/indicators/not-there')).status).toBe(404);
  });

  it('refuses a day to come, naming the field and the remedy', async () => {
    const reply = await auditor.call('GET', '/indicators/sample.paid?validOn=2024-06-04');
    expect(reply).toMatchObject({
      status: 400,
      body: { code: 'indicators.valid-in-future', errors: [{ field: 'query.validOn' }] },
    });
    expect(reply.body).toHaveProperty('detail', expect.stringMatching(/今天/));
  });

  describe('with declarations of its own', () => {
    const declared = samplePayments.indicators?.[0];
    if (!declared) throw new Error('no sample');
    const own = (id: string, rows: typeof declared.rows, span: 'year' | 'cumulative' = 'year') => ({
      ...declared,
      id,
      rows,
      span,
    });
    beforeAll(() =>
      declareRows([
        policies,
        samplePayments,
        {
          indicators: [
            own('sample.yearly', declared.rows),
            own('sample.broken', () => sql`select id, no_such_column from sample_payment`),
            own('sample.twice', (at) => sql`${declared.rows(at)} union all ${declared.rows(at)}`),
          ],
        },
      ]),
    );
    afterAll(() => declareRows([policies, samplePayments]));

    it('counts a yearly figure in the year of its day, and compares it with the year before', async () => {
      city.setNow(new Date('2025-07-01T02:00:00Z'));
      const reader = await city.person({ name: '审计丁', roles: ['auditor'] });
      const { personId } = talents[0] as TestPerson;
      await pay(city, { personId, amountFen: 7_00, paidOn: '2025-02-01' });
      const of = (day: string) => show(reader, 'sample.yearly', `?validOn=${day}`);
      const [before, now] = [await of('2024-05-30'), await of('2025-05-30')];
      const whole = await show(reader, 'sample.paid', '?validOn=2024-05-30');
      expect(before.measure).toBe(whole.measure);
      expect(now).toMatchObject({
        measure: 7_00,
        lastYear: { measure: before.measure, validOn: '2024-05-30', count: before.count },
      });
      expect(now.lastYear.change).toBe(7_00 - before.measure);
      expect(now.lastYear.percent).toBeLessThan(-90);
      // Who chooses the days gets them, whatever the year.
      const chosen = await show(reader, 'sample.yearly', '?from=2024-01-01&until=2025-02-02');
      expect(chosen.measure).toBe(before.measure + 7_00);
      city.setNow(new Date('2024-06-03T03:00:00Z'));
    });

    it('shows the other figures where the query of one fails, in the list and on the board', async () => {
      const broken = { file: 'indicators/broken.yaml', text: brokenFile };
      await city.turn((turn) => applyIndicators(turn, [...sampleFiles, broken]));
      const listed = (await auditor.call('GET', '/indicators')).body as {
        rows: { id: string; measure: number | null }[];
      };
      const board = (await leader.call('GET', '/indicators-board')).body as typeof listed;
      for (const { rows } of [listed, board]) {
        const measures = new Map(rows.map((row) => [row.id, row.measure]));
        expect(measures.get('broken')).toBeNull();
        expect(measures.get('home-purchase-paid-yuan')).toBeGreaterThan(0);
      }
      await city.turn((turn) => checkContradictions(turn));
      await city.turn((turn) => applyIndicators(turn, sampleFiles));
    });

    it('refuses a query that fails and one that gives a record twice, naming the indicator', async () => {
      expect(await auditor.call('GET', '/indicators/sample.broken')).toMatchObject({
        status: 409,
        body: { code: 'indicators.query-fails', errors: [{ field: 'params.indicatorId' }] },
      });
      expect(await auditor.call('GET', '/indicators/sample.twice/rows')).toMatchObject({
        status: 409,
        body: { code: 'indicators.row-twice', errors: [{ field: 'params.indicatorId' }] },
      });
      const taken = city.turn(async (turn) => {
        const indicator = await getIndicator(turn, 'sample.twice');
        const asOf = { validOn: turn.today, knownAt: turn.now };
        return takeFigure(turn, { indicator, asOf, filter: {} });
      });
      await expect(taken).rejects.toMatchObject({ code: 'indicators.row-twice' });
    });
  });

  it('exports the rows that the reader may see, and only counts where those are all', async () => {
    const officer = await city.person({
      name: '初审乙',
      roles: ['county-officer'],
      counties: ['510502'],
    });
    const path = '/indicators/home-purchase-paid-yuan/export?format=csv';
    const file = (await officer.call('GET', path)).raw.toString();
    const { rows } = await allRows(officer, 'home-purchase-paid-yuan', new URLSearchParams());
    const lines = file.trim().split('\r\n').slice(1);
    expect(lines).toHaveLength(rows.length);
    expect(lines.every((line) => line.includes('人才') && line.includes('510502'))).toBe(true);
    const fen = lines.map((line) => Math.round(Number(line.split(',').at(-1)) * 100));
    expect(fen.reduce((sum, each) => sum + each, 0)).toBe(
      rows.reduce((sum, row) => sum + row.adds, 0),
    );
    const counted = (await leader.call('GET', path)).raw.toString();
    expect(counted).not.toMatch(/人才\d/);
    expect(counted).toContain('510503');
    const sheet = await officer.call('GET', '/indicators/home-purchase-paid-yuan/export');
    expect(sheet.raw.subarray(0, 2).toString()).toBe('PK');
    expect((await talents[0]?.call('GET', path))?.status).toBe(403);
  });

  describe('checked against one another at night', () => {
    const { file, text } = sampleFiles[1] as (typeof sampleFiles)[number];
    const named = (id: string, education: string, within = '') => ({
      file: file.replace('home-purchase-paid-yuan', id),
      text: `${text
        .replace('id: home-purchase-paid-yuan', `id: ${id}`)
        .replace('{ benefit: home-purchase }', `{ benefit: home-purchase${education} }`)}${within}`,
    });
    const related = (of: string) => `within: [{ relation: part, of: ${of} }]\n`;

    it('finds a part that exceeds its whole, tells of it once, and closes it when it is gone', async () => {
      const other = await openTestCity([calendar, policies, samplePayments, indicators]);
      const reader = await other.person({ name: '审计戊', roles: ['auditor'] });
      const person = await other.person({ name: '人才戊', kind: 'talent' });
      // The declaration is turned round: the whole is said to be within a part of it.
      const files = [named('doctors', ', education: doctor'), named('all', '', related('doctors'))];
      const night = async (day: string, pack = files) => {
        other.setNow(new Date(`${day}T18:00:00Z`));
        await other.turn((turn) => applyIndicators(turn, pack));
        await other.turn((turn) => checkContradictions(turn));
        const found = await other.turn((turn) => listContradictions(turn));
        const told = await other.turn((turn) =>
          turn.rows(sql`select from message where city = ${turn.city}
            and template = 'indicators.contradiction' and person_id = ${reader.personId}`),
        );
        return { rows: found.rows, told: told.length };
      };
      const paid = { personId: person.personId, amountFen: 5_00, paidOn: '2024-06-01' };
      await pay(other, { ...paid, education: 'doctor' });
      expect(await night('2024-06-03')).toEqual({ rows: [], told: 0 });
      await pay(other, { ...paid, amountFen: 2_00, education: 'master' });
      // Once a day.
      expect(await night('2024-06-03')).toEqual({ rows: [], told: 0 });
      const planted = { kind: 'part', indicator: { id: 'all' }, of: { id: 'doctors' } };
      expect(await night('2024-06-04')).toMatchObject({
        rows: [{ ...planted, measure: 7_00, most: 5_00 }],
        told: 1,
      });
      expect(await night('2024-06-05')).toMatchObject({ rows: [planted], told: 1 });
      const right = [named('doctors', ', education: doctor', related('all')), named('all', '')];
      expect(await night('2024-06-06', right)).toEqual({ rows: [], told: 1 });
      await other.close();
    });

    it('refuses a pack whose relation names no indicator, itself, or another unit', () => {
      const [persons, yuan] = sampleFiles;
      if (!persons || !yuan) throw new Error('no samples');
      const check = (of: string) =>
        checkIndicatorFiles([persons, { ...yuan, text: `${yuan.text}${related(of)}` }]).map(
          ({ path }) => path,
        );
      for (const whole of ['not-there', 'home-purchase-paid-yuan', 'home-purchase-paid-persons'])
        expect([whole, check(whole)]).toEqual([whole, ['within.0.of']]);
    });
  });

  it('applies a pack once, takes a removed indicator away, and knows the same files again', async () => {
    const other = await openTestCity([calendar, policies, samplePayments, indicators]);
    const apply = (files: typeof sampleFiles) => other.turn((turn) => applyIndicators(turn, files));
    expect(await apply(sampleFiles)).toHaveLength(2);
    expect(await apply(sampleFiles)).toEqual([]);
    await apply(sampleFiles.slice(0, 1));
    const reader = await other.person({ name: '审计乙', roles: ['auditor'] });
    const reply = await reader.call('GET', '/indicators/home-purchase-paid-yuan');
    expect(reply.status).toBe(404);
    await other.close();
  });

  it('tells “as of yesterday, known now” from “known yesterday” after a correction', async () => {
    city.setNow(new Date('2024-07-01T02:00:00Z'));
    const id = await pay(city, {
      personId: talents[0]?.personId ?? '',
      amountFen: 100_000_00,
      paidOn: '2024-06-20',
      education: 'master',
    });
    city.setNow(new Date('2024-07-02T02:00:00Z'));
    const reader = await city.person({ name: '审计丙', roles: ['auditor'] });
    const before = await show(reader, 'home-purchase-paid-yuan', '?validOn=2024-07-01');
    await city.turn((turn) => correctRow(turn, 'sample_payment', id, { amount_fen: 60_000_00 }));
    city.setNow(new Date('2024-07-02T02:10:00Z'));
    const knownNow = await show(reader, 'home-purchase-paid-yuan', '?validOn=2024-07-01');
    const known = '?validOn=2024-07-01&knownAt=2024-07-01T15:59:59.000Z';
    const knownYesterday = await show(reader, 'home-purchase-paid-yuan', known);
    expect(knownYesterday.measure).toBe(before.measure);
    expect(knownNow.measure).toBe(before.measure - 40_000_00);
  });

  it('shows a leader each figure beside the same figure a year before, as known now', async () => {
    // A year on the figures of April are the base of those of April; May's payments come on top.
    city.setNow(new Date('2025-04-10T02:00:00Z'));
    const reader = await city.person({ name: '领导乙', roles: ['leader'] });
    const reply = await reader.call('GET', '/indicators-board');
    expect(reply.status).toBe(200);
    const board: z.output<typeof contract.showBoard.reply> = reply.body;
    const rows = board.rows.filter(({ id }) => !id.startsWith('policies.'));
    expect(rows.map(({ id }) => id)).toEqual([
      'home-purchase-paid-persons',
      'home-purchase-paid-yuan',
      'sample.paid',
    ]);
    for (const row of rows) {
      expect(row.measure).toBe((await show(reader, row.id)).measure);
      const base = await show(reader, row.id, '?validOn=2024-04-10');
      expect(row.yearBefore).toEqual({ validOn: '2024-04-10', measure: base.measure });
      expect(base.measure).toBeGreaterThan(0);
    }
    expect(rows[2]?.measure ?? 0).toBeGreaterThan(rows[2]?.yearBefore?.measure ?? 0);
    const stranger = await city.person({ name: '窗口甲', roles: ['window-clerk'] });
    expect((await stranger.call('GET', '/indicators-board')).status).toBe(403);
  });
});

describe('an indicator file', () => {
  const good = sampleFiles[0]?.text ?? '';
  const problems = (text: string) => checkIndicatorFile(text, 'indicators/x.yaml').problems;

  it('is accepted when it is whole', () => {
    expect(problems(good)).toEqual([]);
  });

  it('is refused with line and reason: unknown key, missing name, unit that does not fit', () => {
    expect(problems(`${good}colour: red\n`)).toMatchObject([{ path: 'colour', line: 12 }]);
    expect(problems(good.replace(/^name: .*$/m, ''))).toMatchObject([{ path: 'name' }]);
    expect(problems(good.replace('unit: person', 'unit: yuan'))).toMatchObject([
      { path: 'unit', line: 8 },
    ]);
  });

  it('is refused where records are counted as persons, and persons as anything else', () => {
    expect(problems(good.replace('value: persons', 'value: count'))).toMatchObject([
      { path: 'unit' },
    ]);
    expect(problems(good.replace('unit: person', 'unit: item'))).toMatchObject([{ path: 'unit' }]);
  });

  it('is refused for rows or a column that no feature declares', () => {
    expect(problems(good.replace('sample.paid', 'sample.lost'))).toMatchObject([{ path: 'of' }]);
    expect(problems(good.replace('benefit:', 'height:'))).toMatchObject([{ path: 'where.height' }]);
  });
});
