import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectOk, openSubsidyCity, subsidyFeatures, type SubsidyCity } from '@yanzhen/mechanisms/subsidies/testing/subsidy-city.ts'; // prettier-ignore
import { findOrSavePerson } from '@yanzhen/server/accounts/save-person.ts';
import type { TestPerson } from '@yanzhen/server/testing/test-city.ts';
import { syntheticIdentityNumber } from '@yanzhen/values/identity-number.ts';
import { syntheticMobile } from '@yanzhen/values/phone.ts';
import { priorAwardsOf } from '../payments/offers.ts';
import type { GroupDetail } from './contract.ts';
import { declarePersons } from './declared.ts';

let s: SubsidyCity;
let second: TestPerson;
let auditor: TestPerson;

beforeAll(async () => {
  s = await openSubsidyCity();
  second = await s.city.person({ name: '复审丁', roles: ['city-checker'] });
  auditor = await s.city.person({ name: '审计', roles: ['auditor'] });
});
afterAll(() => s.city.close());

const post = async (by: TestPerson, path: string, body: object = {}) =>
  (await by.call('POST', `/same-person${path}`, body)) as unknown as {
    status: number;
    body: GroupDetail & { code?: string; says?: string; errors?: { code: string }[] };
  };
const approve = (id: string) =>
  s.approver.call('POST', '/subsidies/approvals', { applicationIds: [id] });
const show = async (id: string, by: TestPerson = s.checker) =>
  (await expectOk(by.call('GET', `/same-person/groups/${id}`))) as GroupDetail;
const decide = (by: TestPerson, id: string, move: string) =>
  post(by, `/groups/${id}/moves`, { move, reason: '核对了身份证件和人事档案' });
const passport = (number: string) => ({ kind: 'passport', number });

interface Two {
  readonly group: string;
  readonly one: { readonly id: string; readonly talent: TestPerson };
  readonly other: { readonly id: string; readonly talent: TestPerson };
}

let serial = 0;
const says = (part: string): unknown => expect.stringContaining(part);
const anyOf = (type: unknown): unknown => expect.any(type);
const among = (rows: unknown[]): unknown => expect.arrayContaining(rows);

/** Two records of one human being, with one passport; a case of each where money is decided on. */
async function twoRecords(kind: 'cases' | 'records' = 'records'): Promise<Two> {
  const number = `E${5_000_000 + (serial += 1)}`;
  const make = async () =>
    kind === 'cases' ? s.caseIn('checked') : { id: '', talent: await s.talent() };
  const one = await make();
  const other = await make();
  await expectOk(one.talent.call('POST', '/me/documents', passport(number)));
  await expectOk(other.talent.call('POST', '/me/documents', passport(` ${number.toLowerCase()}`)));
  await s.city.runJobs();
  const row = await s.city.turn((turn) =>
    turn.row<{ id: string }>(sql`select group_id as id from match_group_member
      where city = ${turn.city} and person_id = ${other.talent.personId}`),
  );
  return { group: row?.id ?? '', one, other };
}

/** The same, found to be one person by two people. */
async function confirmed(kind?: 'cases'): Promise<Two> {
  const two = await twoRecords(kind);
  expect((await decide(s.checker, two.group, 'propose')).status).toBe(200);
  expect((await decide(s.approver, two.group, 'confirm')).status).toBe(200);
  return two;
}

/** The second record merged into the first. */
async function merged(kind?: 'cases'): Promise<Two & { readonly merge: string }> {
  const two = await confirmed(kind);
  const pair = { awayPersonId: two.other.talent.personId, keptPersonId: two.one.talent.personId };
  const prepared = await post(s.checker, `/groups/${two.group}/merges`, {
    ...pair,
    reason: '同一人',
  });
  const merge = prepared.body.merges[0]?.id ?? '';
  expect((await post(second, `/merges/${merge}/done`)).status).toBe(200);
  return { ...two, merge };
}

describe('a match group', () => {
  it('stops an approval by its number, at the API and in the database, and lets it go when they are two persons', async () => {
    const { group, one, other } = await twoRecords('cases');
    const { number, state, signs, members, lines } = await show(group);
    expect({ state, signs: signs.map(({ zh }) => zh) }).toEqual({ state: 'open', signs: ['护照、永居证等证件号码'] });
    expect(members.map(({ identityNumber }) => identityNumber)).toEqual([says('*'), says('*')]);
    expect(lines.find(({ what }) => what.zh === '办件')?.sums.map(({ personId, year, amountFen }) => ({ personId, year, amountFen: amountFen !== null })))
      .toEqual(among([one, other].map(({ talent }) => ({ personId: talent.personId, year: 2024, amountFen: true }))));
    expect(await approve(one.id)).toMatchObject({ status: 409, body: { code: 'same-person.group-open' } });
    expect(JSON.stringify((await approve(other.id)).body)).toContain(number);
    const preview = await expectOk(s.approver.call('POST', '/subsidies/approvals/preview', { applicationIds: [one.id] }));
    expect(preview).toMatchObject({ lines: [{ problem: { zh: says('同一人') } }] });
    await expect(s.city.turn((turn) => turn.run(sql`
      insert into application_event (city, id, application_id, number, move, from_state, to_state, at, holder_since)
      select city, ${turn.newId()}, id, version + 1, 'approve', state, 'approved', ${turn.now}, ${turn.now}
      from application where city = ${turn.city} and id = ${one.id}`))).rejects.toThrow(/not settled/);
    expect((await decide(s.checker, group, 'dismiss')).body.state).toBe('false');
    await expectOk(approve(one.id));
    // What was found once is not found again; a further sign is.
    await expectOk(one.talent.call('POST', '/me/documents', passport('X7700001')));
    await s.city.runJobs();
    expect((await show(group)).state).toBe('false');
    await expectOk(other.talent.call('POST', '/me/documents', passport('X77OOOO1')));
    expect(await approve(other.id)).toMatchObject({ status: 409, body: { code: 'same-person.found-now' } });
    await s.city.runJobs();
    expect(await approve(other.id)).toMatchObject({ status: 409, body: { code: 'same-person.group-open' } });
  });

  it('takes reasons, and two natural persons to say that it is one', async () => {
    const { group } = await twoRecords();
    const { dueOn, counting } = await show(group);
    expect(counting).toMatchObject({ dueOn, workingDays: 10 });
    expect(await post(s.checker, `/groups/${group}/moves`, { move: 'doubt', reason: '' })).toMatchObject({ status: 400 });
    expect((await decide(s.checker, group, 'doubt')).body.state).toBe('unclear');
    expect((await decide(s.checker, group, 'dispute')).body.state).toBe('disputed');
    expect((await decide(s.checker, group, 'confirm')).body.code).toBe('same-person.wrong-state');
    const proposed = await decide(s.checker, group, 'propose');
    expect(proposed.body).toMatchObject({ state: 'proposed', moves: ['reject'] });
    expect(await decide(s.checker, group, 'confirm')).toMatchObject({ status: 403, body: { code: 'same-person.second-person' } });
    await expect(s.city.turn((turn) => turn.run(sql`update match_group set state = 'confirmed',
      confirmed_by_person = proposed_by_person where city = ${turn.city} and id = ${group}`))).rejects.toThrow(/match_group_two_people/);
    expect((await decide(s.approver, group, 'confirm')).body).toMatchObject({ state: 'confirmed', mayPrepare: true });
    const events = await s.city.turn((turn) => turn.rows(sql`select move, actor_name is null as job, reason is null as mute
      from match_group_event where city = ${turn.city} and group_id = ${group} order by number`));
    expect(events).toEqual([{ move: 'found', job: true, mute: true },
      ...['doubt', 'dispute', 'propose', 'confirm'].map((move) => ({ move, job: false, mute: false }))]);
    await expect(s.city.turn((turn) => turn.run(sql`update match_group_event set reason = 'x' where city = ${turn.city}`))).rejects.toThrow(/permission denied/);
    expect((await s.officer.call('GET', `/same-person/groups/${group}`)).status).toBe(403);
    expect((await show(group, auditor)).moves).toEqual([]);
  });

  it('is not decided by an officer whose own record stands in it', async () => {
    const { group, one } = await twoRecords('cases');
    await s.city.turn((turn) => turn.run(sql`insert into match_group_member (city, group_id, person_id, added_at)
      values (${turn.city}, ${group}, ${second.personId}, ${turn.now})`));
    expect(await decide(second, group, 'dismiss')).toMatchObject({ status: 403, body: { code: 'same-person.own-record' } });
    // Of three the one that is somebody else is set apart, and its case goes on.
    const apart = (personId: string) => post(s.checker, `/groups/${group}/apart`, { personId, reason: '另一人' });
    expect((await apart(one.talent.personId)).body.members.filter((each) => each.apart)).toHaveLength(1);
    await expectOk(approve(one.id));
    expect((await apart(second.personId)).body.code).toBe('same-person.too-few');
  });

  it('is opened by hand by the numbers of two cases, once, and waits at the desk with what was found', async () => {
    const [one, other] = [await s.caseIn('checked'), await s.caseIn('checked')];
    const rows = await s.city.turn((turn) => turn.rows<{ reference: string }>(sql`select reference from application
      where city = ${turn.city} and id in (${one.id}, ${other.id})`));
    const references = rows.map(({ reference }) => reference);
    const report = (given: readonly string[]) => post(s.checker, '/groups', { references: given, reason: '窗口认出是同一人' });
    const made = await report(references);
    expect(made.body).toMatchObject({ state: 'open', signs: [{ zh: '人工提出' }] });
    expect((await report(references.toReversed())).body.id).toBe(made.body.id);
    expect((await report([references[0] ?? '', references[0] ?? ''])).body.code).toBe('same-person.one-person');
    expect(await report([references[0] ?? '', 'HP-1'])).toMatchObject({ status: 404, body: { errors: [{ field: 'body.references.1' }] } });
    const queue = await expectOk(s.checker.call('GET', '/desk/queues/same-person.groups'));
    expect((queue as { rows: { id: string }[] }).rows.map(({ id }) => id)).toContain(made.body.id);
    const { operations } = (await expectOk(s.checker.call('GET', '/desk/operations'))) as { operations: { id: string }[] };
    expect(operations.map(({ id }) => id)).toContain('same-person.merge');
  });

  it('finds by what a later feature declares of its own numbers, and nothing more', async () => {
    const guest = (n: number) => s.city.turn((turn) => findOrSavePerson(turn, { name: `住客${n}`, identityNumber: syntheticIdentityNumber(70_000 + n) }));
    const [one, other] = [await guest(1), await guest(2)];
    const stays = {
      id: 'stays', folder: 'x',
      personSigns: [{
        sign: 'guest-card', name: { zh: '驿站卡号', en: 'Guest card' }, weight: 'opens' as const,
        rows: (city: string) => sql`select s.person_id, s.mark from person_sign s where s.city = ${city} and s.sign = 'guest-card'`,
      }],
      personRecords: [{
        id: 'stays.nights', name: { zh: '驿站入住', en: 'Nights' },
        rows: (city: string) => sql`select s.person_id, s.person_id as id, null::text as reference, null::text as kind, 'stayed' as step,
          date '2023-07-01' as happened_on, null::bigint as amount_fen, now() as recorded_at from person_sign s where s.city = ${city} and s.sign = 'guest-card'`,
      }],
    };
    await s.city.turn((turn) => turn.run(sql`insert into person_sign (city, person_id, sign, mark)
      values (${turn.city}, ${one}, 'guest-card', '\\x01'), (${turn.city}, ${other}, 'guest-card', '\\x01')`));
    declarePersons([...subsidyFeatures, stays]);
    await s.city.turn((turn) => turn.enqueue('same-person.pass', { after: '00000000-0000-0000-0000-000000000000' }));
    await s.city.runJobs();
    const found = await s.city.turn((turn) => turn.row<{ id: string }>(sql`select group_id as id from match_group_sign
      where city = ${turn.city} and sign = 'guest-card'`));
    const { signs, lines } = await show(found?.id ?? '');
    expect(signs).toEqual([{ zh: '驿站卡号', en: 'Guest card' }]);
    expect(lines.find(({ what }) => what.zh === '驿站入住')?.sums.map(({ personId, year }) => [personId, year]))
      .toEqual([one, other].toSorted().map((id) => [id, 2023]));
    declarePersons(subsidyFeatures);
  });
}); // prettier-ignore

describe('merging two records of one person', () => {
  it('is prepared by one and done by another, with a preview, and keeps the record', async () => {
    const { group, one, other } = await confirmed('cases');
    const pair = { awayPersonId: other.talent.personId, keptPersonId: one.talent.personId };
    expect(await approve(one.id)).toMatchObject({ status: 409, body: { code: 'same-person.group-open' } });
    s.city.setNow(new Date('2024-06-03T02:05:00Z'));
    await expectOk(other.talent.call('PUT', '/me/facts', { facts: { purchasePrice: 88_000_000 } }));
    const query = new URLSearchParams(pair).toString();
    const preview = await expectOk(s.checker.call('GET', `/same-person/groups/${group}/merge-preview?${query}`));
    expect(preview).toMatchObject({ accountEnds: true, carried: 0, twice: [{ en: anyOf(String) }],
      follows: among([{ what: { zh: '办件', en: 'Cases' }, count: 1, amountFen: anyOf(Number) }]),
      differs: [{ label: { zh: says('价') }, counts: 'away' }] });
    const prepare = (body: object) => post(s.checker, `/groups/${group}/merges`, { ...body, reason: '人事档案同一' });
    const prepared = await prepare(pair);
    expect(prepared.body.merges).toMatchObject([{ state: 'prepared', mayDo: false }]);
    expect((await prepare(pair)).body.code).toBe('same-person.merge-waits');
    const merge = prepared.body.merges[0]?.id ?? '';
    expect(await post(s.checker, `/merges/${merge}/done`)).toMatchObject({ status: 403, body: { code: 'same-person.second-person' } });
    await expect(s.city.turn((turn) => turn.run(sql`insert into person_merge_done
      select city, id, prepared_by_person, prepared_by_person, 'x', ${turn.now} from person_merge where city = ${turn.city} and id = ${merge}`)))
      .rejects.toThrow(/person_merge_two_people/);
    // No pointer without the act: neither a bare one nor one of a merge that was only prepared.
    const point = (mergeId: string | null) => s.city.turn((turn) => turn.run(sql`update person
      set kept_id = ${pair.keptPersonId}, merge_id = ${mergeId}::uuid where city = ${turn.city} and id = ${pair.awayPersonId}`));
    await expect(point(null)).rejects.toThrow(/person_merged_whole/);
    await expect(point(merge)).rejects.toThrow(/person_merged_by_act/);
    const done = await post(second, `/merges/${merge}/done`);
    expect(done.body).toMatchObject({ state: 'confirmed', merged: true, merges: [{ state: 'done' }] });
    expect(await post(second, `/merges/${merge}/done`)).toMatchObject({ body: { code: 'same-person.merge-ended' } });
    const row = await s.city.turn((turn) => turn.row(sql`select name, identity_index is not null as numbered from person
      where city = ${turn.city} and id = ${pair.awayPersonId}`));
    expect(row).toMatchObject({ numbered: true });
  });

  it('lets every read follow: cases, facts, awards, the account signed in with, and one case a benefit', async () => {
    const { one, other } = await merged('cases');
    const mine = (await expectOk(other.talent.call('GET', '/subsidies/mine'))) as { applications: { applicationId: string }[] };
    expect(mine.applications.map(({ applicationId }) => applicationId).toSorted()).toEqual([one.id, other.id].toSorted());
    expect(((await expectOk(other.talent.call('GET', '/me'))) as { personId: string }).personId).toBe(one.talent.personId);
    expect(await one.talent.call('POST', '/subsidies/drafts', { benefitId: 'home-purchase' })).toMatchObject({ status: 409, body: { code: 'subsidies.already-open' } });
    // What both were granted counts: of the two cases one is approved, the other has nothing left.
    await expectOk(approve(one.id));
    const prior = await s.city.turn((turn) => priorAwardsOf(turn, { personId: other.talent.personId, organisationId: null }));
    expect(prior.map(({ benefit }) => benefit)).toEqual(['home-purchase']);
    const refused = await approve(other.id);
    expect(refused.status).toBe(409);
    expect(JSON.stringify(refused.body)).toMatch(/beside-awards|content-changed/);
    // A record that was merged away gets no case by any door.
    await expect(s.city.turn((turn) => turn.run(sql`with made as (insert into application (city, id, benefit_id, policy_digest, applicant_person_id,
        applicant_name, state, holder_since, terms, version, created_at)
      values (${turn.city}, ${turn.newId()}, 'x', 'p', ${other.talent.personId}, 'x', 'draft', ${turn.now}, '[]', 1, ${turn.now}) returning city, id)
      insert into application_event (city, id, application_id, number, move, to_state, at, holder_since)
      select city, ${turn.newId()}, id, 1, 'start', 'draft', ${turn.now}, ${turn.now} from made`))).rejects.toThrow(/gets no new case/);
  });

  it('keeps duties apart by natural person, though the case was filed under the record merged away', async () => {
    const { one, other } = await merged('cases');
    // The person of both records is given an office: they cannot work on the case of either.
    const account = await s.city.person({ name: '经办兼申请', roles: ['approver'] });
    await s.city.turn((turn) => turn.run(sql`update account set person_id = ${other.talent.personId}
      where city = ${turn.city} and id = ${account.accountId}`));
    expect(await account.call('POST', '/subsidies/approvals', { applicationIds: [one.id] })).toMatchObject({ status: 409, body: { code: 'applications.excluded-duty' } });
    await expect(s.city.turn((turn) => turn.run(sql`
      insert into application_event (city, id, application_id, number, move, from_state, to_state, duty, actor_person_id, actor_account_id, at, holder_since)
      select city, ${turn.newId()}, id, version + 1, 'approve', state, 'approved', 'approve', ${one.talent.personId}, ${account.accountId}, ${turn.now}, ${turn.now}
      from application where city = ${turn.city} and id = ${other.id}`))).rejects.toThrow(/two excluded duties/);
  });

  it('is undone as long as nothing happened since, and stands afterwards', async () => {
    const first = await merged();
    const undo = (merge: string) => post(second, `/merges/${merge}/undone`, { reason: '核对有误' });
    const undone = await undo(first.merge);
    expect(undone.body).toMatchObject({ merged: false, merges: [{ state: 'undone' }] });
    expect(((await expectOk(first.other.talent.call('GET', '/me'))) as { personId: string }).personId).toBe(first.other.talent.personId);
    const kept = await merged();
    s.city.setNow(new Date('2024-06-03T03:00:00Z'));
    await expectOk(kept.other.talent.call('PUT', '/me/facts', { facts: { purchasePrice: 91_000_000 } }));
    expect((await undo(kept.merge)).body.code).toBe('same-person.used-since');
  });

  it('keeps the record with an identity number, and one that was dropped changes nothing', async () => {
    const { group, one } = await confirmed();
    const bare = await s.city.turn((turn) => findOrSavePerson(turn, { name: '无证', mobile: syntheticMobile(71_000) }));
    await s.city.turn((turn) => turn.run(sql`insert into match_group_member (city, group_id, person_id, added_at)
      values (${turn.city}, ${group}, ${bare}, ${turn.now})`));
    const prepare = (awayPersonId: string, keptPersonId: string) => post(s.checker, `/groups/${group}/merges`, { awayPersonId, keptPersonId, reason: '同一人' });
    expect((await prepare(one.talent.personId, bare)).body.code).toBe('same-person.keep-identified');
    const prepared = await prepare(bare, one.talent.personId);
    const dropped = await post(second, `/merges/${prepared.body.merges[0]?.id}/dropped`, { reason: '还要核对' });
    expect(dropped.body).toMatchObject({ merged: false, merges: [{ state: 'dropped', endReason: '还要核对' }] });
    expect(await decide(s.checker, group, 'dispute')).toMatchObject({ body: { code: 'same-person.wrong-state' } });
  });
}); // prettier-ignore
