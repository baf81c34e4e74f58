import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { projectRoot } from '@yanzhen/server/manifest/project-root.ts';
import { asOwnerRolledBack } from '@yanzhen/server/testing/admin-client.ts';
import { openTestCity, type TestCity, type TestPerson } from '@yanzhen/server/testing/test-city.ts';
import { syntheticIdentityNumber } from '@yanzhen/values/identity-number.ts';
import { moveNames, parts as allParts, states, type MoveId, type Part } from './contract.ts';
import { excludedDutyOf } from './exclusion.ts';
import { applications } from './feature.ts';
import { allowedMoves, dutyPairs, isUsed, moves, pairName, standings } from './lifecycle.ts';
import { moveApplication } from './move-application.ts';
import { pauseClock, resumeClock, type PauseRequest } from './pause-clock.ts';
import { getApplication, listApplications, listEvents } from './read-applications.ts';
import { lifecycleText } from './testing/lifecycle-text.ts';
import { makeCasePeople, walkApplication, type CasePeople } from './testing/walk-application.ts';

/** Only its table is needed here: an empty calendar counts weekends alone. */
const calendar = { id: 'calendar', folder: 'registers/calendar' };

let city: TestCity;
let people: CasePeople;
let serial = 0;

beforeAll(async () => {
  city = await openTestCity([calendar, applications], { now: new Date('2024-06-03T02:00:00Z') });
  people = await makeCasePeople(city);
});
afterAll(() => city.close());

/** Every choice of steps that a benefit may have. */
const stepSets = allParts.reduce<Part[][]>(
  (sets, part) => [...sets, ...sets.map((set) => [...set, part])],
  [[]],
);

const another = (): Promise<TestPerson> =>
  city.person({ name: `测试人${(serial += 1)}`, kind: 'talent' });

const move = (
  id: string,
  moveId: MoveId,
  by?: TestPerson,
  reason?: string,
): ReturnType<typeof moveApplication> =>
  city.turn(
    async (turn) =>
      moveApplication(turn, await getApplication(turn, id), moveId, reason ? { reason } : {}),
    by?.accountId,
  );

describe('the table of moves', () => {
  it('leads from every state that has not ended to another, and ends where it says', () => {
    for (const state of states) {
      // What has ended comes back only by the bank's hand, or after an appeal.
      const out = moves.filter(
        ({ from, move }) => from.includes(state) && move !== 'recall-payment' && move !== 'reopen',
      );
      expect([state, out.length === 0]).toEqual([state, standings[state].ends === true]);
    }
    expect(new Set(moves.map((each) => each.move))).toEqual(new Set(Object.keys(moveNames)));
  });

  it('never offers one move twice from one state, whichever steps a benefit has', () => {
    for (const parts of stepSets) {
      const used = moves.filter((each) => isUsed(each, parts));
      const keys = used.flatMap((each) => each.from.map((from) => `${from}/${each.move}`));
      expect(new Set(keys).size).toBe(keys.length);
    }
  });

  it('is the picture in the README', () => {
    const readme = readFileSync(join(projectRoot, 'procedures/applications/README.md'), 'utf8');
    expect(readme).toContain(lifecycleText());
  });

  it('holds the same excluded pairs as the database', async () => {
    const rows = await city.turn((turn) =>
      turn.rows<{ pair: string }>(
        sql`select one || '×' || other as pair from yanzhen_duty_pairs()`,
      ),
    );
    const ours = dutyPairs.map(([one, other]) => pairName(one, other));
    expect(rows.map((row) => row.pair).toSorted()).toEqual(ours.toSorted());
  });
});

describe('a case', () => {
  it('goes from draft to paid and keeps who, when and by when', async () => {
    const paid = await walkApplication(city, people, { to: 'paid', talent: await another() });
    expect(paid).toMatchObject({ state: 'paid', holder: null, dueOn: null, version: 12 });
    const events = await city.turn((turn) => listEvents(turn, paid.id));
    expect(events.map((each) => each.duty)).toEqual([
      null, 'apply', 'vouch', 'propose', 'check', 'approve', 'publish', null, 'prepare', 'sign', 'release', 'confirm',
    ]); // prettier-ignore
    expect(events.map((each) => each.number)).toEqual(events.map((_, at) => at + 1));
  });

  it('counts working days over a weekend and keeps the counting', async () => {
    const review = await walkApplication(city, people, {
      to: 'county-review',
      talent: await another(),
    });
    // Monday 3 June 2024 + 10 working days; the table of this city is empty, so weekends alone decide.
    expect(review).toMatchObject({
      dueOn: '2024-06-17',
      legalDueOn: '2024-07-01',
      holder: 'county-officer',
    });
    expect(review.counting?.ranges.map((each) => [each.why, each.values.zh.numbers])).toEqual([
      ['workday', '1–4'],
      ['weekend', ''],
      ['workday', '5–9'],
      ['weekend', ''],
      ['workday', '10'],
    ]);
  });

  it('stands still while the applicant corrects, and goes on with what was left', async () => {
    const { id } = await walkApplication(city, people, {
      to: 'county-review',
      talent: people.talent,
    });
    city.setNow(new Date('2024-06-05T02:00:00Z'));
    const asked = await move(id, 'ask-correction', people.officer);
    expect(asked).toMatchObject({ state: 'correction', holder: 'talent', dueOn: '2024-06-26' });
    city.setNow(new Date('2024-06-12T02:00:00Z'));
    const back = await move(id, 'correct', people.talent);
    city.setNow(new Date('2024-06-03T02:00:00Z'));
    // Working days 6, 7, 10, 11 and 12 June stood still: five working days later than 17 June.
    expect(back).toMatchObject({ state: 'county-review', dueOn: '2024-06-24' });
    expect(back.counting?.ranges.find((each) => each.why === 'pause')?.values.zh.range).toBe(
      '6月6日–12日',
    );
  });

  it('stands still for a joint check and a correction at once, and goes on when the last one ends', async () => {
    const talent = await another();
    const { id } = await walkApplication(city, people, { to: 'county-review', talent });
    const on = (day: string): void => city.setNow(new Date(`2024-06-${day}T02:00:00Z`));
    const clock = (act: typeof pauseClock, request: PauseRequest) =>
      city.turn(
        async (turn) => act(turn, await getApplication(turn, id), request),
        people.officer.accountId,
      );
    const joint = { code: 'joint-check', ref: 'housing', detail: '向住建部门核实' } as const;
    on('04');
    const paused = await clock(pauseClock, joint);
    expect(paused).toMatchObject({ state: 'county-review', dueOn: null, legalDueOn: null });
    expect(paused.counting?.standing).toMatchObject([{ code: 'joint-check', from: '2024-06-05' }]);
    on('05');
    await move(id, 'ask-correction', people.officer);
    on('06');
    expect(await clock(resumeClock, joint)).toMatchObject({
      state: 'correction',
      dueOn: '2024-06-26',
    });
    on('07');
    const back = await move(id, 'correct', talent);
    on('03');
    // 5, 6 and 7 June stood still: 17 June and three working days, by law 1 July and three.
    expect(back).toMatchObject({ dueOn: '2024-06-20', legalDueOn: '2024-07-04' });
    expect(back.counting?.legal?.dueOn).toBe('2024-07-04');
    expect(
      back.counting?.ranges.filter((each) => each.why === 'pause').map((each) => each.values.zh),
    ).toMatchObject([
      { range: '6月5日–6日', name: '部门联审' },
      { range: '6月7日', name: '等待补正' },
    ]);
    const events = await city.turn((turn) => listEvents(turn, id));
    expect(events.filter((each) => each.move.endsWith('-clock'))).toMatchObject([
      { move: 'pause-clock', reason: '向住建部门核实', detail: { pause: 'joint-check' } },
      { move: 'resume-clock', actorName: '初审甲', detail: { pause: 'joint-check' } },
    ]);
  });

  it('refuses a move of another state, of another county, of a visitor, without a reason, and a stale one', async () => {
    const { id } = await walkApplication(city, people, {
      to: 'county-review',
      talent: await another(),
    });
    const elsewhere = await city.person({
      name: '外县初审',
      roles: ['county-officer'],
      counties: ['510521'],
    });
    await expect(move(id, 'check', people.checker)).rejects.toMatchObject({
      code: 'applications.wrong-state',
    });
    await expect(move(id, 'propose', elsewhere)).rejects.toMatchObject({
      code: 'applications.not-allowed',
    });
    await expect(move(id, 'propose', people.checker)).rejects.toMatchObject({
      code: 'applications.not-allowed',
    });
    await expect(move(id, 'propose')).rejects.toMatchObject({ code: 'applications.not-allowed' });
    await expect(move(id, 'refuse', people.officer)).rejects.toMatchObject({
      code: 'applications.reason-missing',
    });
    const read = await city.turn((turn) => getApplication(turn, id));
    await move(id, 'propose', people.officer);
    await expect(
      city.turn((turn) => moveApplication(turn, read, 'propose', {}), people.officer.accountId),
    ).rejects.toMatchObject({ code: 'applications.stale' });
  });

  it('lets exactly one of sixteen officers propose at the same moment', async () => {
    const { id } = await walkApplication(city, people, {
      to: 'county-review',
      talent: await another(),
    });
    const officers = await Promise.all(
      Array.from({ length: 16 }, (_, at) =>
        city.person({ name: `初审${at}`, roles: ['county-officer'] }),
      ),
    );
    const tries = await Promise.allSettled(officers.map((each) => move(id, 'propose', each)));
    expect(tries.filter((each) => each.status === 'fulfilled')).toHaveLength(1);
    const events = await city.turn((turn) => listEvents(turn, id));
    expect(events.filter((each) => each.move === 'propose')).toHaveLength(1);
  });

  it('offers each role only its own moves', async () => {
    const review = await walkApplication(city, people, {
      to: 'county-review',
      talent: await another(),
    });
    const actor = (roles: string[]) => ({
      accountId: '', personId: 'x', name: '', kind: 'staff' as const, roles, counties: [], organisationId: null,
    }); // prettier-ignore
    expect(allowedMoves(review, actor(['county-officer']))).toEqual([
      'ask-correction',
      'propose',
      'refuse',
    ]);
    expect(allowedMoves(review, actor(['city-checker', 'auditor']))).toEqual([]);
    expect(allowedMoves(review, null)).toEqual([]);
  });
});

describe('one natural person in two duties', () => {
  const both = ['county-officer', 'city-checker', 'approver'];

  it('is refused in a use case, whichever of the two accounts acts', async () => {
    const identityNumber = syntheticIdentityNumber(90_001);
    const first = await city.person({ name: '兼岗人', roles: both, identityNumber });
    const second = await city.person({ name: '兼岗人', roles: ['city-checker'], identityNumber });
    expect(second.personId).toBe(first.personId);
    const { id } = await walkApplication(
      city,
      { ...people, officer: first },
      { to: 'proposed', talent: await another() },
    );
    for (const account of [first, second]) {
      await expect(move(id, 'check', account)).rejects.toMatchObject({
        code: 'applications.excluded-duty',
        values: { duty: '复审', other: '初审' },
      });
    }
    await move(id, 'check', people.checker);
    await expect(move(id, 'approve', first)).rejects.toMatchObject({
      code: 'applications.excluded-duty',
    });
  });

  it('is refused when an officer, or an agent, handles an application of their own', async () => {
    const identityNumber = syntheticIdentityNumber(90_002);
    const talent = await city.person({ name: '双面人', kind: 'talent', identityNumber });
    const officer = await city.person({ name: '双面人', roles: both, identityNumber });
    const { id } = await walkApplication(city, people, { to: 'county-review', talent });
    await expect(move(id, 'propose', officer)).rejects.toMatchObject({
      values: { duty: '初审', other: '申请' },
    });
  });

  const insertCheck = (id: string, by: TestPerson) =>
    city.turn((turn) =>
      turn.run(sql`
        insert into application_event (city, id, application_id, number, move, from_state, to_state, duty,
          actor_person_id, at, holder_since)
        values (${city.city}, ${turn.newId()}, ${id}, 99, 'check', 'proposed', 'checked', 'check',
          ${by.personId}, ${turn.now}, ${turn.now})`),
    );

  it('is refused by the database itself under the application’s role, past every use case', async () => {
    const { id } = await walkApplication(city, people, { to: 'proposed', talent: await another() });
    await expect(insertCheck(id, people.officer)).rejects.toMatchObject({
      code: '23P01',
      constraint: 'duty_done_excluded',
    });
    await expect(
      city.turn((turn) => turn.run(sql`delete from duty_done where application_id = ${id}`)),
    ).rejects.toThrow(/permission/);
    await expect(
      city.turn((turn) => turn.run(sql`update application_event set actor_person_id = null`)),
    ).rejects.toThrow(/permission/);
    // The row cannot say a state that no event says.
    await expect(
      city.turn((turn) => turn.run(sql`update application set state = 'paid' where id = ${id}`)),
    ).rejects.toMatchObject({ constraint: 'application_state_by_event' });
  });

  it('names both duties when only the constraint saw it', async () => {
    const { id } = await walkApplication(city, people, { to: 'proposed', talent: await another() });
    const error: unknown = await insertCheck(id, people.officer).catch(
      (failure: unknown) => failure,
    );
    for (const [language, duty, other] of [
      ['zh', '复审', '初审'],
      ['en', 'check', 'propose'],
    ] as const) {
      expect(excludedDutyOf({ language }, error)).toMatchObject({
        code: 'applications.excluded-duty',
        values: { duty, other },
      });
    }
    expect(excludedDutyOf({ language: 'zh' }, new Error('another'))).toBeUndefined();
  });

  it('would pass without the constraint: the guard removed once', async () => {
    const officer = await city.person({ name: '兼岗初审', roles: both });
    const { id } = await walkApplication(
      city,
      { ...people, officer },
      { to: 'proposed', talent: await another() },
    );
    await asOwnerRolledBack(async (owner) => {
      await owner.query('alter table duty_done drop constraint duty_done_excluded');
      await owner.query(
        `select set_config('role', 'yanzhen_app', true), set_config('yanzhen.city', $1, true)`,
        [city.city],
      );
      const passed = await owner.query(
        `insert into application_event (city, id, application_id, number, move, from_state, to_state, duty,
           actor_person_id, actor_account_id, at, holder_since)
         values ($1, gen_random_uuid(), $2, 99, 'check', 'proposed', 'checked', 'check', $3, $4, now(), now())`,
        [city.city, id, officer.personId, officer.accountId],
      );
      expect(passed.rowCount).toBe(1);
    });
    await expect(insertCheck(id, officer)).rejects.toMatchObject({ code: '23P01' });
  });

  it('is let through for a pair the city relaxed on record, never for prepare with sign', async () => {
    const admin = await city.person({ name: '管理员', roles: ['administrator'] });
    const path = '/applications/duty-pairs/relaxations';
    const fixed = await admin.call('POST', path, { pair: 'prepare×sign', reason: '人手不足' });
    expect(fixed).toMatchObject({ status: 409, body: { code: 'applications.pair-fixed' } });
    await expect(
      city.turn((turn) =>
        turn.run(sql`insert into duty_relaxation (city, pair, reason, person_id, relaxed_at)
          values (${city.city}, 'prepare×sign', 'x', ${admin.personId}, ${turn.now})`),
      ),
    ).rejects.toThrow(/check constraint/);
    const relaxed = await admin.call('POST', path, { pair: 'propose×approve', reason: '人手不足' });
    expect(relaxed.status).toBe(200);
    const one = await city.person({ name: '一人两岗', roles: both });
    const { id } = await walkApplication(
      city,
      { ...people, officer: one },
      { to: 'checked', talent: await another() },
    );
    expect((await move(id, 'approve', one)).state).toBe('approved');
  });
});

describe('lists and consistency', () => {
  it('pages through every case once, finds a name and a reference, and counts', async () => {
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const page = await city.turn((turn) =>
        listApplications(turn, {}, { limit: 3, order: 'due', ...(after ? { after } : {}) }),
      );
      seen.push(...page.rows.map((row) => row.id));
      after = page.next ?? undefined;
    } while (after);
    const all = await city.turn((turn) =>
      turn.rows<{ id: string }>(sql`select id from application`),
    );
    expect(seen.toSorted()).toEqual(all.map((row) => row.id).toSorted());
    const found = await city.turn((turn) =>
      listApplications(turn, { search: '林知' }, { limit: 100 }),
    );
    expect(found.rows.length).toBe(found.total.count);
    expect(found.rows.every((row) => row.applicantName === '林知远')).toBe(true);
  });

  it('rebuilds every row from its events without a difference, and sees one that was tampered with', async () => {
    const auditor = await city.person({ name: '审计员', roles: ['auditor'] });
    const good = await auditor.call('GET', '/applications/consistency');
    expect(good.body).toMatchObject({ differences: [] });
    await city.turn((turn) =>
      turn.run(sql`update application set holder = 'approver' where state = 'county-review'`),
    );
    const bad = await auditor.call('GET', '/applications/consistency');
    expect((bad.body as { differences: { field: string }[] }).differences[0]?.field).toBe('holder');
    await city.turn((turn) =>
      turn.run(sql`update application set holder = 'county-officer' where state = 'county-review'`),
    );
  });
});
