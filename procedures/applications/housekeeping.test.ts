import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { savePackYear } from '@yanzhen/registers/calendar/offers.ts';
import { openTestCity, type TestCity, type TestPerson } from '@yanzhen/server/testing/test-city.ts';
import { checkConsistencyNightly } from './check-consistency.ts';
import { compareCases } from './compare-cases.ts';
import type { Counting, Part } from './contract.ts';
import { expire } from './expire.ts';
import { applications } from './feature.ts';
import { moveApplication } from './move-application.ts';
import { pauseClock, resumeClock } from './pause-clock.ts';
import { getApplication } from './read-applications.ts';
import { startApplication } from './start-application.ts';
import { makeCasePeople, walkApplication, type CasePeople } from './testing/walk-application.ts';

const calendar = { id: 'calendar', folder: 'registers/calendar' };
const monday = new Date('2024-06-03T02:00:00Z');

let city: TestCity;
let people: CasePeople;
let auditor: TestPerson;
let serial = 0;

beforeAll(async () => {
  city = await openTestCity([calendar, applications], { now: monday });
  people = await makeCasePeople(city);
  auditor = await city.person({ name: '审计员', roles: ['auditor'] });
});
beforeEach(() => city.setNow(monday));
afterAll(() => city.close());

const another = (): Promise<TestPerson> =>
  city.person({ name: `测试人${(serial += 1)}`, kind: 'talent' });
const read = (id: string) => city.turn((turn) => getApplication(turn, id));
const move = (id: string, name: Parameters<typeof moveApplication>[2], by?: TestPerson) =>
  city.turn(
    async (turn) => moveApplication(turn, await getApplication(turn, id), name, {}),
    by?.accountId,
  );
const told = (person: TestPerson) =>
  city.turn(async (turn) => {
    const rows = await turn.rows<{ template: string }>(
      sql`select template from message where person_id = ${person.personId} order by id`,
    );
    return rows.map((row) => row.template);
  });

describe('an extension of the term', () => {
  const extend = (id: string, over: object = {}, by = people.approver) =>
    by.call('POST', `/applications/${id}/extension`, {
      workingDays: 5,
      reason: '需要向外省核实学历',
      document: '泸人社延〔2024〕3号',
      ...over,
    });

  it('moves both days once, says so in the counting, and tells the applicant', async () => {
    const talent = await another();
    const { id } = await walkApplication(city, people, { to: 'county-review', talent });
    expect((await extend(id, {}, people.officer)).status).toBe(403);
    expect(await extend(id, { workingDays: 11 })).toMatchObject({
      status: 409,
      body: { code: 'applications.extension-long', errors: [{ field: 'body.workingDays' }] },
    });
    // 17 June and five working days; by law 1 July and five.
    expect(await extend(id)).toMatchObject({
      status: 200,
      body: {
        standing: {
          state: 'county-review',
          holder: 'county-officer',
          dueOn: '2024-06-24',
          legalDueOn: '2024-07-08',
          counting: {
            workingDays: 10,
            extension: { workingDays: 5, document: '泸人社延〔2024〕3号' },
            legal: { workingDays: 20, dueOn: '2024-07-08' },
          },
        },
      },
    });
    expect((await extend(id)).body).toMatchObject({ code: 'applications.extended-before' });
    expect(await told(talent)).toEqual(['applications.extended']);
    const since = (await read(id)).holderSince;
    expect(since).toEqual((await city.turn((turn) => turn.row<{ at: Date }>(sql`
      select at from application_event where application_id = ${id} and to_state = 'county-review'
      order by number limit 1`)))?.at); // prettier-ignore
  });

  it('is refused a second time by the database too, whichever door it comes through', async () => {
    const { id } = await walkApplication(city, people, { to: 'proposed', talent: await another() });
    const again = () =>
      city.turn(
        async (turn) =>
          moveApplication(turn, await getApplication(turn, id), 'extend-term', {
            reason: '再延',
            extension: { workingDays: 5, reason: '再延', document: '无' },
          }),
        people.approver.accountId,
      );
    await again();
    await expect(again()).rejects.toMatchObject({
      constraint: 'application_event_extended_once',
    });
  });
});

describe('a correction of the term', () => {
  const holiday = { name: { zh: '调休', en: 'Day off' }, days: ['2024-06-13'], makeUpDays: [] };
  const dayOff = { year: 2024, published: true, holidays: [holiday] };
  const recount = (id: string, body: object, by = people.approver) =>
    by.call('POST', `/applications/${id}/recount`, { reason: '节假日调整通知后重新计算', ...body });

  it('counts by the calendar of today and from the right day, and keeps what was promised before', async () => {
    const talent = await another();
    const { id, dueOn } = await walkApplication(city, people, { to: 'county-review', talent });
    expect(dueOn).toBe('2024-06-17');
    expect((await recount(id, {}, people.officer)).status).toBe(403);
    expect(await recount(id, { from: '2024-06-02' })).toMatchObject({
      status: 400,
      body: { code: 'applications.recount-day', errors: [{ field: 'body.from' }] },
    });
    // Nothing changed in the calendar: the same day, and nobody is told.
    expect(await recount(id, {})).toMatchObject({ body: { before: dueOn, standing: { dueOn } } });
    expect(await told(talent)).toEqual([]);
    // Two days later the calendar has a day off more, and the paper shows that it came a day later.
    city.setNow(new Date('2024-06-05T02:00:00Z'));
    await city.turn((turn) => savePackYear(turn, dayOff));
    const later = await city.person({ name: '审定次日', roles: ['approver'] });
    expect(await recount(id, { from: '2024-06-04' }, later)).toMatchObject({
      status: 200,
      body: {
        before: '2024-06-17',
        standing: { dueOn: '2024-06-19', counting: { from: '2024-06-04', workingDays: 10 } },
      },
    });
    expect(await told(talent)).toEqual(['applications.recounted']);
    const kept = await city.turn((turn) =>
      turn.rows<{ due: string; reason: string | null }>(sql`
        select due_on as due, reason from application_event where application_id = ${id}
        and move = 'recount-term' order by number`),
    );
    expect(kept.map(({ due }) => due)).toEqual(['2024-06-17', '2024-06-19']);
    await city.turn((turn) => turn.run(sql`delete from calendar_year where city = ${turn.city}`));
  });

  it('says provisional for a day past the year whose holidays are published, and for no other', async () => {
    await city.turn((turn) => savePackYear(turn, { year: 2024, published: true, holidays: [] }));
    const counted = async (now: string) => {
      city.setNow(new Date(now));
      const approver = await city.person({ name: '审定年末', roles: ['approver'] });
      const talent = await another();
      const { id } = await walkApplication(city, people, { to: 'county-review', talent });
      const { body } = await recount(id, {}, approver);
      const { dueOn, counting } = (
        body as { standing: { dueOn: string; counting: Counting | null } }
      ).standing;
      return [dueOn, counting?.provisional, counting?.legal?.dueOn, counting?.legal?.provisional];
    };
    // Ten working days promised and twenty by law: the first, then the second, ends in a year not announced.
    expect(await counted('2024-12-03T02:00:00Z')).toEqual([
      '2024-12-17',
      false,
      '2024-12-31',
      false,
    ]);
    expect(await counted('2024-12-04T02:00:00Z')).toEqual([
      '2024-12-18',
      false,
      '2025-01-01',
      true,
    ]);
    expect(await counted('2024-12-18T02:00:00Z')).toEqual(['2025-01-01', true, '2025-01-15', true]);
    await city.turn((turn) => turn.run(sql`delete from calendar_year where city = ${turn.city}`));
  });

  it('leaves a term that stands still standing, counted from the right day when it goes on', async () => {
    const talent = await another();
    const { id } = await walkApplication(city, people, { to: 'county-review', talent });
    await city.turn(async (turn) =>
      pauseClock(turn, await getApplication(turn, id), { code: 'joint-check' }),
    );
    expect(await recount(id, {})).toMatchObject({ body: { standing: { dueOn: null } } });
  });
});

describe('the steps a benefit declares', () => {
  const start = async (parts: readonly Part[]): Promise<{ id: string; talent: TestPerson }> => {
    const talent = await another();
    const { id } = await city.turn(
      (turn) =>
        startApplication(turn, {
          benefitId: 'settling',
          policyDigest: 'sample',
          applicantPersonId: talent.personId,
          applicantName: talent.personId.slice(0, 6),
          county: '510502',
          terms: [],
          parts,
        }),
      talent.accountId,
    );
    return { id, talent };
  };

  it('leave out the employer and the notice where it has none', async () => {
    const { id, talent } = await start([]);
    expect((await move(id, 'submit', talent)).state).toBe('county-review');
    await move(id, 'propose', people.officer);
    await move(id, 'check', people.checker);
    expect((await move(id, 'approve', people.approver)).state).toBe('payable');
  });

  it('ask for a joint check before the approval, and wait while one is open', async () => {
    const { id, talent } = await start(['joint-check']);
    await move(id, 'submit', talent);
    await move(id, 'propose', people.officer);
    await move(id, 'check', people.checker);
    await expect(move(id, 'approve', people.approver)).rejects.toMatchObject({
      code: 'applications.step-missing',
      values: { step: '部门联审' },
    });
    const clock = (act: typeof pauseClock) =>
      city.turn(async (turn) => act(turn, await getApplication(turn, id), { code: 'joint-check' }));
    await clock(pauseClock);
    await expect(move(id, 'approve', people.approver)).rejects.toMatchObject({
      code: 'applications.step-open',
    });
    await clock(resumeClock);
    expect((await move(id, 'approve', people.approver)).state).toBe('payable');
  });
});

describe('what is left lying', () => {
  it('expires by itself after its days, with a message, and another case may follow', async () => {
    const talent = await another();
    const draft = await walkApplication(city, people, { to: 'draft', talent });
    const other = await another();
    const { id } = await walkApplication(city, people, { to: 'county-review', talent: other });
    await move(id, 'ask-correction', people.officer);
    // Fifteen working days of 3 June end on 24 June; that day still counts.
    city.setNow(new Date('2024-06-24T02:00:00Z'));
    await city.turn((turn) => expire(turn));
    expect([(await read(id)).state, (await read(draft.id)).state]).toEqual(['correction', 'draft']);
    city.setNow(new Date('2024-06-24T17:00:00Z'));
    await city.turn((turn) => expire(turn));
    expect(await read(id)).toMatchObject({ state: 'expired', holder: null, dueOn: null });
    expect(await told(other)).toEqual(['applications.correction-expired']);
    city.setNow(new Date('2024-09-02T02:00:00Z'));
    await city.turn((turn) => expire(turn));
    expect((await read(draft.id)).state).toBe('expired');
    expect(await told(talent)).toEqual(['applications.draft-expired']);
    await city.turn((turn) => expire(turn));
    expect(await told(talent)).toHaveLength(1);
    await walkApplication(city, people, { to: 'draft', talent });
  });
});

describe('the nightly rebuild', () => {
  const nightly = (payload = {}) => city.turn((turn) => checkConsistencyNightly(turn, payload));
  const runs = async (reader = auditor) =>
    (await reader.call('GET', '/applications/consistency-runs')).body as {
      rows: { runId: string; differences: number; cases: number; endedAt: string | null }[];
    };

  it('is kept once a day, finds nothing in cases as they are, and names what was tampered with', async () => {
    const { id } = await walkApplication(city, people, { to: 'proposed', talent: await another() });
    await nightly();
    await nightly();
    const first = await runs();
    expect(first.rows).toHaveLength(1);
    expect(first.rows[0]).toMatchObject({ differences: 0 });
    expect(first.rows[0]?.cases).toBeGreaterThan(0);
    expect(first.rows[0]?.endedAt).not.toBeNull();
    expect(await told(auditor)).toEqual([]);
    expect((await people.officer.call('GET', '/applications/consistency-runs')).status).toBe(403);

    await city.turn((turn) =>
      turn.run(sql`update application set due_on = '2030-01-01' where id = ${id}`),
    );
    city.setNow(new Date('2024-06-04T02:00:00Z'));
    await nightly();
    // A session lasts a working day: the next morning another auditor looks.
    const next = await city.person({ name: '次日审计员', roles: ['auditor'] });
    const [run] = (await runs(next)).rows;
    expect(run).toMatchObject({ differences: 1 });
    const shown = await next.call('GET', `/applications/consistency-runs/${run?.runId}`);
    expect(shown.body).toMatchObject({ rows: [{ applicationId: id, field: 'due_on' }] });
    expect(await told(auditor)).toEqual(['applications.inconsistent']);
  });

  it('goes batch by batch, and every case is in one of them', async () => {
    const all = await city.turn((turn) => compareCases(turn, { after: null, limit: 1_000 }));
    let [cases, events, after] = [0, 0, null as string | null];
    do {
      const part = await city.turn((turn) => compareCases(turn, { after, limit: 2 }));
      expect(part.cases).toBeLessThanOrEqual(2);
      [cases, events, after] = [cases + part.cases, events + part.events, part.next];
    } while (after !== null);
    expect({ cases, events }).toEqual({ cases: all.cases, events: all.events });
  });
});
