import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { asOwnerRolledBack } from '@yanzhen/server/testing/admin-client.ts';
import { openTestCity, type TestCity, type TestPerson } from '@yanzhen/server/testing/test-city.ts';
import { syntheticIdentityNumber } from '@yanzhen/values/identity-number.ts';
import { applications } from './feature.ts';
import { moves } from './lifecycle.ts';
import { moveApplication } from './move-application.ts';
import { getApplication } from './read-applications.ts';
import { makeCasePeople, walkApplication, type CasePeople } from './testing/walk-application.ts';

const calendar = { id: 'calendar', folder: 'registers/calendar' };
const path = '/applications/delegations';

let city: TestCity;
let people: CasePeople;
let serial = 0;

const monday = new Date('2024-06-03T02:00:00Z');

beforeAll(async () => {
  city = await openTestCity([calendar, applications], { now: monday });
  people = await makeCasePeople(city);
});
beforeEach(() => city.setNow(monday));
afterAll(() => city.close());

const clerk = (roles: string[] = [], counties: string[] = []): Promise<TestPerson> =>
  city.person({
    name: `科员${(serial += 1)}`,
    roles,
    counties,
    identityNumber: syntheticIdentityNumber(91_000 + serial),
  });
const proposedBy = async (by: TestPerson): Promise<string> => {
  const { id } = await walkApplication(city, people, {
    to: 'county-review',
    talent: await city.person({ name: `申请人${(serial += 1)}`, kind: 'talent' }),
  });
  await city.turn(
    async (turn) => moveApplication(turn, await getApplication(turn, id), 'propose', {}),
    by.accountId,
  );
  return id;
};
const hand = (by: TestPerson, to: TestPerson, over: object = {}) =>
  by.call('POST', path, {
    role: 'county-officer',
    accountId: to.accountId,
    from: '2024-06-03',
    lastOn: '2024-06-07',
    reason: '年休假',
    ...over,
  });

describe('a role handed over', () => {
  it('lets the delegate act as themself until its last day, and never after', async () => {
    const delegate = await clerk();
    await expect(proposedBy(delegate)).rejects.toMatchObject({ code: 'applications.not-allowed' });
    expect(await hand(people.officer, delegate)).toMatchObject({
      status: 200,
      body: { state: 'running', lastOn: '2024-06-07', giver: '初审甲' },
    });
    const id = await proposedBy(delegate);
    const done = await city.turn((turn) =>
      turn.rows<{ personId: string }>(sql`
        select distinct person_id as "personId" from duty_done
        where application_id = ${id} and duty = 'propose'`),
    );
    expect(done).toEqual([{ personId: delegate.personId }]);
    city.setNow(new Date('2024-06-07T15:59:00Z'));
    await proposedBy(delegate);
    city.setNow(new Date('2024-06-07T16:00:00Z'));
    await expect(proposedBy(delegate)).rejects.toMatchObject({ code: 'applications.not-allowed' });
  });

  it('reaches only where its giver reaches', async () => {
    const giver = await clerk(['county-officer'], ['510521']);
    const delegate = await clerk([], ['510502']);
    await hand(giver, delegate);
    await expect(proposedBy(delegate)).rejects.toMatchObject({ code: 'applications.not-allowed' });
  });

  it('ends with the role of its giver, and when one of the two ends it', async () => {
    const giver = await clerk(['county-officer']);
    const delegate = await clerk();
    const made = await hand(giver, delegate);
    await proposedBy(delegate);
    await city.turn((turn) =>
      turn.run(sql`update account set roles = '{}' where id = ${giver.accountId}`),
    );
    await expect(proposedBy(delegate)).rejects.toMatchObject({ code: 'applications.not-allowed' });
    await city.turn((turn) =>
      turn.run(sql`update account set roles = '{county-officer}' where id = ${giver.accountId}`),
    );
    await proposedBy(delegate);
    const { delegationId } = made.body as { delegationId: string };
    const end = (by: TestPerson) =>
      by.call('POST', `${path}/${delegationId}/end`, { reason: '提前返岗' });
    expect((await end(await clerk())).status).toBe(404);
    expect(await end(giver)).toMatchObject({
      status: 200,
      body: { state: 'ended', endReason: '提前返岗' },
    });
    expect((await end(giver)).body).toMatchObject({ code: 'applications.delegation-over' });
    await expect(proposedBy(delegate)).rejects.toMatchObject({ code: 'applications.not-allowed' });
  });

  it('is refused to oneself, of a role not one’s own, for excluded duties, for wrong days, twice', async () => {
    const delegate = await clerk();
    const self = await city.person({
      name: '初审甲',
      roles: [],
      identityNumber: syntheticIdentityNumber(91_900),
    });
    const officer = await city.person({
      name: '初审甲',
      roles: ['county-officer'],
      identityNumber: syntheticIdentityNumber(91_900),
    });
    const code = async (call: ReturnType<typeof hand>): Promise<unknown> => {
      const { body } = await call;
      return (body as { code: string }).code;
    };
    expect(await code(hand(officer, self))).toBe('applications.delegation-self');
    expect(await code(hand(officer, people.checker))).toBe('applications.delegation-excludes');
    expect(await code(hand(people.checker, delegate))).toBe('applications.delegation-not-yours');
    for (const days of [
      { from: '2024-06-02' },
      { lastOn: '2024-06-02' },
      { lastOn: '2024-09-03' },
    ]) {
      expect(await code(hand(officer, delegate, days))).toBe('applications.delegation-days');
    }
    expect((await hand(officer, delegate, { lastOn: '2024-09-02' })).status).toBe(200);
    expect(await code(hand(officer, delegate, { from: '2024-07-01', lastOn: '2024-07-02' }))).toBe(
      'applications.delegation-twice',
    );
    // What was handed over is not handed on; the delegate may not become a checker by another hand either.
    expect(await code(hand(delegate, await clerk()))).toBe('applications.delegation-not-yours');
    expect(await code(hand(people.checker, delegate, { role: 'city-checker' }))).toBe(
      'applications.delegation-excludes',
    );
  });

  it('is listed to both, and to auditors, and tells the delegate', async () => {
    const [giver, delegate] = [await clerk(['approver']), await clerk()];
    await hand(giver, delegate, { role: 'approver' });
    const auditor = await city.person({ name: '审计员', roles: ['auditor'] });
    for (const reader of [giver, delegate, auditor]) {
      const { body } = await reader.call('GET', path);
      const { rows } = body as { rows: { role: string }[] };
      expect(rows.find((row) => row.role === 'approver')).toMatchObject({
        role: 'approver',
        state: 'running',
      });
    }
    expect((await (await clerk()).call('GET', path)).body).toMatchObject({ rows: [], mine: [] });
    const told = await city.turn((turn) =>
      turn.rows(sql`select template from message where person_id = ${delegate.personId}`),
    );
    expect(told).toEqual([{ template: 'applications.delegated' }]);
    const found = await giver.call(
      'GET',
      `/applications/delegates?name=${encodeURIComponent('科员')}`,
    );
    expect(JSON.stringify(found.body)).toContain(delegate.accountId);
    expect(JSON.stringify(found.body)).not.toContain(giver.accountId);
  });
});

describe('the database', () => {
  it('holds the roles of the table of moves', async () => {
    const rows = await city.turn((turn) =>
      turn.rows<{ key: string }>(sql`
        select move || '/' || from_state || '/' || array_to_string(roles, ',') as key
        from yanzhen_move_roles()`),
    );
    const ours = moves
      .filter(({ by }) => by.roles && !by.system)
      .flatMap(({ move, from, by }) =>
        from.map((state) => `${move}/${state}/${by.roles?.join(',')}`),
      );
    expect(rows.map((row) => row.key).toSorted()).toEqual([...new Set(ours)].toSorted());
  });

  const insertCheck = (id: string, by: TestPerson | null) =>
    city.turn((turn) =>
      turn.run(sql`
        insert into application_event (city, id, application_id, number, move, from_state, to_state, duty,
          actor_account_id, actor_person_id, at, holder_since)
        values (${city.city}, ${turn.newId()}, ${id}, 99, 'check', 'proposed', 'checked', 'check',
          ${by?.accountId ?? null}, ${by?.personId ?? null}, ${turn.now}, ${turn.now})`),
    );

  it('refuses an act without the role, past every use case: no role, an ended delegation, nobody', async () => {
    const { id } = await walkApplication(city, people, {
      to: 'proposed',
      talent: await city.person({ name: '库内申请人', kind: 'talent' }),
    });
    const constraint = 'application_event_role';
    const delegate = await clerk();
    await expect(insertCheck(id, delegate)).rejects.toMatchObject({ constraint });
    await expect(insertCheck(id, null)).rejects.toMatchObject({ constraint });
    await hand(people.checker, delegate, { role: 'city-checker' });
    city.setNow(new Date('2024-06-08T02:00:00Z'));
    await expect(insertCheck(id, delegate)).rejects.toMatchObject({ constraint });
    // With the guard out, the ended delegation would do.
    await asOwnerRolledBack(async (owner) => {
      await owner.query('drop trigger application_event_role on application_event');
      await owner.query(
        `select set_config('role', 'yanzhen_app', true), set_config('yanzhen.city', $1, true)`,
        [city.city],
      );
      const passed = await owner.query(
        `insert into application_event (city, id, application_id, number, move, from_state, to_state,
           duty, actor_person_id, at, holder_since)
         values ($1, gen_random_uuid(), $2, 99, 'check', 'proposed', 'checked', 'check', $3, now(), now())`,
        [city.city, id, delegate.personId],
      );
      expect(passed.rowCount).toBe(1);
    });
    city.setNow(new Date('2024-06-07T02:00:00Z'));
    expect(await insertCheck(id, delegate)).toBe(1);
  });

  it('keeps auditors and administrators out of every case, by whichever account', async () => {
    const identityNumber = syntheticIdentityNumber(91_950);
    const officer = await city.person({
      name: '审计兼岗',
      roles: ['county-officer'],
      identityNumber,
    });
    await city.person({ name: '审计兼岗', roles: ['auditor'], identityNumber });
    await expect(proposedBy(officer)).rejects.toMatchObject({ code: 'applications.role-ended' });
  });
});
