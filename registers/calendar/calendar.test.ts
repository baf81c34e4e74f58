import { sql } from 'kysely';
import { addWorkingDays } from '@yanzhen/calendar';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestCity, type TestCity, type TestPerson } from '@yanzhen/server/testing/test-city.ts';
import { calendar } from './feature.ts';
import { savePackYear, workingDays } from './offers.ts';

const notice = {
  title: { zh: '通知', en: 'Notice' },
  number: '〔2023〕7号',
  issuedOn: '2023-10-25',
};
const labourDay = {
  name: { zh: '劳动节', en: 'Labour Day' },
  days: ['2024-05-01', '2024-05-02', '2024-05-03'],
  makeUpDays: ['2024-04-28'],
};
const packYear = { year: 2024, published: true, notice, holidays: [labourDay] };
const body = { published: true, notice, holidays: [labourDay], reason: '更正调休' };

describe('the calendar of a city', () => {
  let city: TestCity;
  let admin: TestPerson;
  beforeAll(async () => {
    city = await openTestCity([calendar]);
    admin = await city.person({ name: '杜亦', roles: ['administrator'] });
    await city.turn((turn) => savePackYear(turn, packYear));
  });
  afterAll(() => city.close());

  const due = (days: number) =>
    city.turn(async (turn) => addWorkingDays(await workingDays(turn), '2024-04-30', days).dueOn);

  it('counts working days by the years it holds, and shows them to anybody', async () => {
    expect(await due(1)).toBe('2024-05-06');
    const reply = await city.visitor('GET', '/calendar');
    expect(reply.body).toMatchObject({ rows: [{ year: 2024, changedBy: null }] });
  });

  it('is corrected by an administrator, with a reason, and counts anew at once', async () => {
    const shorter = { ...labourDay, days: ['2024-05-01', '2024-05-02'] };
    const change = { ...body, holidays: [shorter] };
    const officer = await city.person({ name: '唐静', roles: ['county-officer'] });
    expect((await officer.call('PUT', '/calendar/2024', change)).status).toBe(403);
    expect((await admin.call('PUT', '/calendar/2024', { ...change, reason: '' })).status).toBe(400);
    expect(await admin.call('PUT', '/calendar/2024', change)).toMatchObject({
      status: 200,
      body: { changedBy: '杜亦' },
    });
    expect(await due(1)).toBe('2024-05-03');
    const audit = await city.turn((turn) =>
      turn.rows(
        sql`select reason, detail->'before'->'published' as before from audit where act = 'calendar.save-year'`,
      ),
    );
    expect(audit).toEqual([{ reason: '更正调休', before: true }]);
  });

  it('keeps the correction when the same pack is applied again, and follows a changed pack', async () => {
    expect(await city.turn((turn) => savePackYear(turn, packYear))).toBe(false);
    expect(await due(1)).toBe('2024-05-03');
    const changed = { ...packYear, holidays: [{ ...labourDay, days: ['2024-05-01'] }] };
    expect(await city.turn((turn) => savePackYear(turn, changed))).toBe(true);
    expect(await due(1)).toBe('2024-05-02');
  });

  it('names the day that cannot be and why', async () => {
    const put = (holiday: object, more: object = {}) =>
      admin.call('PUT', '/calendar/2024', {
        ...body,
        holidays: [{ ...labourDay, ...holiday }],
        ...more,
      });
    expect(await put({ makeUpDays: ['2024-05-08'] })).toMatchObject({
      status: 400,
      body: {
        errors: [{ field: 'body.holidays.0.makeUpDays.0', code: 'calendar.make-up-not-weekend' }],
      },
    });
    expect(await put({ days: ['2023-05-01'] })).toMatchObject({
      body: { errors: [{ code: 'calendar.day-of-other-year' }] },
    });
    expect(await put({ days: ['2024-05-01', '2024-05-01'] })).toMatchObject({
      body: { errors: [{ code: 'calendar.day-twice' }] },
    });
    expect(await put({}, { notice: null })).toMatchObject({
      body: { errors: [{ code: 'calendar.notice-missing' }] },
    });
    expect(await put({ days: ['2024-02-30'] })).toMatchObject({
      body: { errors: [{ field: 'body.holidays.0.days.0' }] },
    });
  });
});
