import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestCity, type TestCity, type TestPerson } from '@yanzhen/server/testing/test-city.ts';
import { asOwnerRolledBack } from '@yanzhen/server/testing/admin-client.ts';
import { syntheticIdentityNumber } from '@yanzhen/values/identity-number.ts';
import { applications } from '../applications/feature.ts';
import {
  makeCasePeople,
  walkApplication,
  type CasePeople,
} from '../applications/testing/walk-application.ts';
import type { QueueRow } from './contract.ts';
import { declareDesk } from './declared.ts';
import { desk } from './feature.ts';
import { sampleFeature } from './testing/sample-queue.ts';

const county = '510502';
const calendar = { id: 'calendar', folder: 'registers/calendar' };

let city: TestCity;
let people: CasePeople;
let officer: TestPerson;
let colleague: TestPerson;
let elsewhere: TestPerson;
let serial = 500;

interface ListBody {
  rows: QueueRow[];
  next: string | null;
  total: { count: number; more: boolean };
}

beforeAll(async () => {
  city = await openTestCity([calendar, applications, desk], {
    now: new Date('2024-06-03T02:00:00Z'),
  });
  declareDesk([sampleFeature]);
  people = await makeCasePeople(city);
  const office = { zh: '江阳区人社局', en: 'Jiangyang bureau' };
  const staff = (name: string, counties: string[]): Promise<TestPerson> =>
    city.person({ name, roles: ['county-officer'], counties, office });
  officer = await staff('初审一', [county]);
  colleague = await staff('初审二', [county]);
  elsewhere = await staff('初审三', ['510503']);
});
afterAll(() => city.close());

/** A case of somebody with this name, waiting for the county's review. */
const waiting = async (name = '林知远', to: 'county-review' | 'proposed' = 'county-review') => {
  const talent = await city.person({
    name,
    kind: 'talent',
    identityNumber: syntheticIdentityNumber((serial += 1)),
  });
  return walkApplication(city, people, { to, talent, name, county });
};
const list = async (by: TestPerson, query: string, queue = 'sample.review'): Promise<ListBody> =>
  (await by.call('GET', `/desk/queues/${queue}?${query}`)).body;
const titles = async (query: string): Promise<string[]> =>
  (await list(officer, query)).rows.map(({ title }) => title);
const take = (by: TestPerson, ...ids: string[]) =>
  by.call('POST', '/desk/claims', { subject: 'application', ids });
const acts = (id: string): Promise<string[]> =>
  city.turn(async (turn) =>
    (
      await turn.rows<{ act: string }>(
        sql`select act from desk_assignment_event where subject_id = ${id} order by at, act`,
      )
    ).map(({ act }) => act),
  );

describe('a declared queue', () => {
  it('is found by characters, initials, full spelling and another reading, surname first', async () => {
    await waiting('曾国强');
    await waiting('单乐嘉');
    const search = (text: string) => titles(`search=${encodeURIComponent(text)}`);
    expect(await search('曾')).toEqual(['曾国强']);
    expect(await search('zgq')).toEqual(['曾国强']);
    expect(await search('Zeng Guo')).toEqual(['曾国强']);
    expect(await search('shanlejia')).toEqual(['单乐嘉']);
    expect(await search('syj')).toEqual(['单乐嘉']);
    expect(await search('国强')).toEqual([]);
    expect(await search('%')).toEqual([]);
  });

  it('pages by key through things of one due day without a gap or a repeat', async () => {
    for (let n = 0; n < 5; n += 1) await waiting(`翻页${n}`);
    const seen: string[] = [];
    let after = '';
    do {
      const page = await list(officer, `limit=2&search=${encodeURIComponent('翻页')}${after}`);
      seen.push(...page.rows.map(({ id }) => id));
      expect(page.total).toEqual({ count: 5, more: false });
      after = page.next === null ? '' : `&after=${page.next}`;
    } while (after !== '');
    expect(new Set(seen).size).toBe(5);
    expect(seen).toHaveLength(5);
    expect((await officer.call('GET', '/desk/queues/sample.review?after=x~y')).status).toBe(404);
  });

  it('shows only the counties of the reader, and nothing to who has no part in it', async () => {
    const { id } = await waiting();
    expect((await list(elsewhere, '')).rows).toEqual([]);
    expect((await take(elsewhere, id)).body).toMatchObject({ code: 'desk.not-waiting' });
    expect((await people.preparer.call('GET', '/desk/queues/sample.review')).status).toBe(404);
    expect((await people.preparer.call('GET', `/desk/notes/application/${id}`)).status).toBe(404);
    expect((await people.talent.call('GET', '/desk/work')).status).toBe(403);
  });

  it('tells how pressing things are by working days, and lists them by it', async () => {
    const due = async (dueOn: string) => {
      const { id } = await waiting('按期限');
      await city.turn((turn) =>
        turn.run(sql`update application set due_on = ${dueOn} where id = ${id}`),
      );
      return id;
    };
    // Monday 3 June: a term of last Friday is over, one of Tuesday has one working day left.
    const late = await due('2024-05-31');
    const red = await due('2024-06-04');
    const amber = await due('2024-06-06');
    const green = await due('2024-06-07');
    const search = encodeURIComponent('按期限');
    for (const [urgency, id] of Object.entries({ overdue: late, red, amber, green })) {
      const { rows } = await list(officer, `due=${urgency}&search=${search}`, 'sample.all');
      expect(rows).toMatchObject([{ id, urgency }]);
    }
    expect((await list(officer, `search=${search}`)).rows.map(({ id }) => id)).toEqual([
      late,
      red,
      amber,
      green,
    ]);
    const work = (await officer.call('GET', '/desk/work')).body as {
      queues: { id: string; total: { count: number }; urgency: Record<string, number> }[];
    };
    const review = work.queues.find((queue) => queue.id === 'sample.review');
    expect(review?.urgency).toMatchObject({ overdue: 1, red: 1, amber: 1 });
    expect(Object.values(review?.urgency ?? {}).reduce((sum, n) => sum + n, 0)).toBe(
      review?.total.count,
    );
    expect(work.queues.map((queue) => queue.id)).not.toContain('sample.all');
  });

  it('refuses an identity number in the address, and finds by it in the body, on record', async () => {
    const { id } = await waiting('号码查');
    const identityNumber = syntheticIdentityNumber(serial);
    const refused = await officer.call('GET', `/desk/queues/sample.all?search=${identityNumber}`);
    expect(refused).toMatchObject({ status: 400, body: { code: 'desk.number-in-search' } });
    const ask = (by: TestPerson) =>
      by.call('POST', '/desk/identity-searches', { identityNumber, reason: '电话咨询' });
    const found = await ask(officer);
    expect(found.body).toMatchObject({
      rows: [{ id, title: '号码查', rowPath: '/desk/cases/:id' }],
    });
    expect((await ask(elsewhere)).body).toEqual({ rows: [] });
    expect((await ask(people.talent)).status).toBe(403);
    const trail = await city.turn((turn) =>
      turn.rows<{ reason: string; detail: unknown }>(
        sql`select reason, detail from audit where act = 'desk.find-by-identity'`,
      ),
    );
    expect(trail).toHaveLength(2);
    expect(JSON.stringify(trail)).not.toContain(identityNumber);
  });
});

describe('an assignment', () => {
  it('goes to the first who claims; the second is told who has it', async () => {
    const { id } = await waiting();
    const both = await Promise.all([take(officer, id), take(colleague, id)]);
    const done = both.map(
      ({ body }) => (body as { results: { done: boolean }[] }).results[0]?.done,
    );
    expect(done.toSorted()).toEqual([false, true]);
    const [first] = both;
    const { results } = first.body as { results: { assignee: { name: string } }[] };
    const row =
      (await list(officer, 'assigned=me')).rows.length +
      (await list(colleague, 'assigned=me')).rows.length;
    expect(row).toBe(1);
    expect(['初审一', '初审二']).toContain(results[0]?.assignee.name);
    expect(await acts(id)).toEqual(['claim']);
  });

  it('is one person a thing and step, whatever is tried in the database', async () => {
    const { id } = await waiting();
    await take(officer, id);
    const second = asOwnerRolledBack((client) =>
      client.query(
        `insert into desk_assignment select city, subject, subject_id, step, $1, assigned_at
         from desk_assignment where subject_id = $2`,
        [colleague.accountId, id],
      ),
    );
    await expect(second).rejects.toThrow('desk_assignment_pkey');
  });

  it('is taken over and given back with a reason, each on record, and says who and why', async () => {
    const { id } = await waiting();
    await take(officer, id);
    const things = { subject: 'application', ids: [id] };
    const to = { ...things, accountId: colleague.accountId };
    const bare = await colleague.call('POST', '/desk/assignments', { ...to, reason: '' });
    expect(bare).toMatchObject({ status: 400, body: { errors: [{ field: 'body.reason' }] } });
    const over = await colleague.call('POST', '/desk/assignments', { ...to, reason: '甲休假' });
    expect(over.body).toMatchObject({ results: [{ done: true, assignee: { name: '初审二' } }] });
    const far = { ...things, accountId: elsewhere.accountId, reason: '试' };
    expect((await officer.call('POST', '/desk/assignments', far)).body).toMatchObject({
      code: 'desk.not-theirs',
    });
    await officer.call('POST', '/desk/releases', { ...things, reason: '放回' });
    const notes = (await officer.call('GET', `/desk/notes/application/${id}`)).body;
    expect(notes).toMatchObject({
      assignee: null,
      claimable: true,
      assignments: expect.arrayContaining([
        {
          at: expect.any(String) as unknown,
          act: 'assign',
          by: '初审二',
          from: '初审一',
          to: '初审二',
          reason: '甲休假',
        },
      ]) as unknown,
    });
    expect((await acts(id)).toSorted()).toEqual(['assign', 'claim', 'release']);
  });

  it('does not go along to the next step, and is there again when the thing comes back', async () => {
    const { id } = await waiting('回来的');
    await take(officer, id);
    const ask = () => list(people.checker, `search=${encodeURIComponent('回来的')}`, 'sample.all');
    expect((await ask()).rows[0]?.assignee?.name).toBe('初审一');
    const { moveApplication } = await import('../applications/move-application.ts');
    const { getApplication } = await import('../applications/read-applications.ts');
    const move = (to: 'propose' | 'send-back', by: TestPerson) =>
      city.turn(
        async (turn) =>
          moveApplication(turn, await getApplication(turn, id), to, { reason: '材料' }),
        by.accountId,
      );
    await move('propose', officer);
    expect((await ask()).rows[0]).toMatchObject({ step: 'proposed', assignee: null });
    await move('send-back', people.checker);
    expect((await ask()).rows[0]?.assignee?.name).toBe('初审一');
  });

  it('of a colleague on leave goes to another in one act, and only what still waits', async () => {
    const leaving = await city.person({
      name: '休假者',
      roles: ['county-officer'],
      counties: [county],
    });
    const cases = [await waiting(), await waiting()];
    await take(leaving, ...cases.map(({ id }) => id));
    const body = {
      fromAccountId: leaving.accountId,
      toAccountId: colleague.accountId,
      reason: '产假',
    };
    const before = (await list(colleague, 'assigned=me')).rows.length;
    expect((await elsewhere.call('POST', '/desk/hand-overs', body)).body).toMatchObject({
      moved: 0,
    });
    expect((await officer.call('POST', '/desk/hand-overs', body)).body).toEqual({
      moved: 2,
      left: 0,
    });
    expect((await list(colleague, 'assigned=me')).rows).toHaveLength(before + 2);
    const { colleagues } = (await officer.call('GET', '/desk/colleagues')).body as {
      colleagues: { name: string; has: number }[];
    };
    expect(colleagues.find(({ name }) => name === '休假者')).toMatchObject({ has: 0 });
    expect(colleagues.map(({ name }) => name)).not.toContain('初审三');
  });
});

describe('a kept query', () => {
  const keep = (by: TestPerson, name: string, more: object = {}) =>
    by.call('POST', '/desk/queries', {
      name,
      queue: 'sample.all',
      filter: { county, due: 'green', assigned: 'nobody' },
      shared: false,
      ...more,
    });
  const names = async (by: TestPerson): Promise<string[]> =>
    ((await by.call('GET', '/desk/work')).body as { queries: { name: string }[] }).queries.map(
      ({ name }) => name,
    );

  it('is shown with its count to who keeps it, to the office only when shared, and is dropped', async () => {
    expect((await keep(officer, '无人的')).status).toBe(200);
    const shared = (await keep(officer, '本局的', { shared: true })).body as { id: string };
    expect(await keep(officer, '无人的')).toMatchObject({
      status: 409,
      body: { code: 'desk.name-taken', errors: [{ field: 'body.name' }] },
    });
    expect((await names(officer)).toSorted()).toEqual(['无人的', '本局的'].toSorted());
    expect(await names(colleague)).toEqual(['本局的']);
    expect(await names(people.checker)).toEqual([]);
    const found = (await list(officer, `county=${county}&due=green&assigned=nobody`, 'sample.all'))
      .total;
    const work = (await colleague.call('GET', '/desk/work')).body;
    expect(work).toMatchObject({
      queries: [{ name: '本局的', own: false, by: '初审一', total: found }],
    });
    expect((await colleague.call('DELETE', `/desk/queries/${shared.id}`)).status).toBe(404);
    expect((await officer.call('DELETE', `/desk/queries/${shared.id}`)).status).toBe(200);
    expect(await names(colleague)).toEqual([]);
  });

  it('is refused with an identity number in it, and of a queue that is not seen', async () => {
    const filter = { search: syntheticIdentityNumber(1) };
    expect((await keep(officer, '号码', { filter })).body).toMatchObject({
      code: 'desk.number-in-search',
    });
    expect((await keep(people.preparer, '看不到的')).status).toBe(404);
  });
});

describe('notes, messages and operations', () => {
  it('keeps notes for the offices, never for the applicant, and never changes one', async () => {
    const talent = await city.person({ name: '有批注', kind: 'talent' });
    const { id } = await walkApplication(city, people, { to: 'county-review', talent, county });
    const path = `/desk/notes/application/${id}`;
    expect((await officer.call('POST', path, { text: '已电话核实' })).status).toBe(200);
    const { notes } = (await people.checker.call('GET', path)).body as { notes: object[] };
    expect(notes).toMatchObject([{ by: '初审一', text: '已电话核实' }]);
    expect((await talent.call('GET', path)).status).toBe(403);
    const change = city.turn((turn) => turn.run(sql`update desk_note set text = '改'`));
    await expect(change).rejects.toThrow('permission denied');
  });

  it('spells the names that came in by another door', async () => {
    const id = await city.turn(async (turn) => {
      const personId = turn.newId();
      await turn.run(sql`insert into person (city, id, name, created_at)
        values (${turn.city}, ${personId}, '旁门左', ${turn.now})`);
      await turn.enqueue('desk.read-names', {});
      return personId;
    });
    await city.runJobs();
    const keys = await city.turn((turn) =>
      turn.rows<{ key: string }>(sql`select k.key from name_key k join person p
        on p.city = k.city and p.name = k.name where p.id = ${id}`),
    );
    expect(keys.map(({ key }) => key)).toContain('pmz');
  });

  it('sends a message about a thing again with a reason, and not twice in ten minutes', async () => {
    const { id, applicantPersonId: personId } = await waiting('重发的');
    const subject = { type: 'application', id };
    await city.turn((turn) =>
      turn.send({ personId, template: 'desk.sample', values: { n: 1 }, subject }),
    );
    const path = `/desk/messages/application/${id}`;
    const sent = async () =>
      ((await officer.call('GET', path)).body as { messages: { id: string; template: string }[] })
        .messages;
    const [first] = await sent();
    const again = () =>
      officer.call('POST', `${path}/${first?.id}/resend`, { reason: '申请人说没收到' });
    expect((await again()).body).toMatchObject({ code: 'desk.sent-just-now' });
    city.setNow(new Date('2024-06-03T02:11:00Z'));
    expect((await again()).status).toBe(200);
    city.setNow(new Date('2024-06-03T02:12:00Z'));
    expect((await again()).body).toMatchObject({ code: 'desk.sent-just-now' });
    expect((await sent()).map(({ template }) => template)).toEqual(['desk.sample', 'desk.sample']);
    city.setNow(new Date('2024-06-03T02:00:00Z'));
  });

  it('shows the operations of a role that manifests declare, and to nobody else', async () => {
    const of = async (by: TestPerson) =>
      ((await by.call('GET', '/desk/operations')).body as { operations: { id: string }[] })
        .operations;
    expect(await of(officer)).toMatchObject([{ id: 'sample.merge', path: '/desk/persons/merge' }]);
    expect(await of(people.checker)).toEqual([]);
  });
});
