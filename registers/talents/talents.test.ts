import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { projectRoot } from '@yanzhen/server/manifest/project-root.ts';
import { openTestCity, type TestCity, type TestPerson } from '@yanzhen/server/testing/test-city.ts';
import { syntheticIdentityNumber } from '@yanzhen/values/identity-number.ts';
import { applyPack, readPack, type CityPack } from '../policies/offers.ts';
import { calendar } from '../calendar/feature.ts';
import { policies } from '../policies/feature.ts';
import type { Profile } from './contract.ts';
import { talents } from './feature.ts';
import { factsOf, payeeOf, saveFacts } from './offers.ts';

interface Problem {
  code: string;
  errors: { field: string; code: string; says: string; remedy: string }[];
}

const account = '6222021234567890128';
const identity = syntheticIdentityNumber(4001);

describe('the register of talents', () => {
  let city: TestCity;
  let lin: TestPerson;
  beforeAll(async () => {
    city = await openTestCity([talents, calendar, policies]);
    const { pack } = readPack(join(projectRoot, 'cities/luzhou'));
    if (!pack) throw new Error('the pack of Luzhou has problems');
    const own: CityPack = { ...pack, city: { ...pack.city, city: city.city } };
    await city.turn((turn) => applyPack(turn, own));
    lin = await city.person({ name: '林知夏', kind: 'talent', identityNumber: identity });
  });
  afterAll(() => city.close());

  const save = (who: TestPerson, body: object) => who.call('PUT', '/me', body);
  const officer = (counties: string[] = []) =>
    city.person({ name: '唐静行', roles: ['county-officer'], counties });

  it('shows a person their own numbers masked', async () => {
    const reply = await save(lin, {
      bankName: '演示银行泸州支行',
      bankAccount: account,
      county: '510502',
    });
    expect(reply.status).toBe(200);
    const profile: Profile = (await lin.call('GET', '/me')).body;
    expect(profile).toMatchObject({ bankAccount: '****0128', county: '510502', name: '林知夏' });
    expect(profile.identityNumber).toBe(`${identity.slice(0, 3)}***********${identity.slice(-4)}`);
    expect(JSON.stringify(profile)).not.toContain(account);
    expect(JSON.stringify(profile)).not.toContain(identity);
  });

  it('stores an account number under a seal', async () => {
    const rows = await city.turn((turn) =>
      turn.rows(sql`select payee_account::text from payee_account`),
    );
    expect(JSON.stringify(rows)).not.toContain(account);
    const payee = await city.turn((turn) =>
      payeeOf(turn, { personId: lin.personId, organisationId: null }),
    );
    expect(payee).toMatchObject({ name: '林知夏', bankName: '演示银行泸州支行', account });
  });

  it('refuses a wrong number, another county and an account without a bank, field by field', async () => {
    const zhou = await city.person({ name: '周清越', kind: 'talent' });
    const bad: Problem = (
      await save(zhou, { identityNumber: '11010519491231002A', bankAccount: '6222021234567890123' })
    ).body;
    expect(bad.errors.map(({ field }) => field)).toEqual([
      'body.identityNumber',
      'body.bankAccount',
    ]);
    const place = await save(zhou, { county: '510526' });
    expect(place).toMatchObject({ status: 400, body: { errors: [{ field: 'body.county' }] } });
    const bank = await save(zhou, { bankAccount: account });
    expect(bank).toMatchObject({ status: 400, body: { code: 'talents.account-without-bank' } });
  });

  it('never replaces an identity number, nor takes one of another person', async () => {
    const other = syntheticIdentityNumber(4002);
    expect(await save(lin, { identityNumber: other })).toMatchObject({
      status: 409,
      body: { code: 'talents.identity-fixed' },
    });
    expect(await save(lin, { name: '林某' })).toMatchObject({ status: 409 });
    expect((await save(lin, { identityNumber: identity })).status).toBe(200);
  });

  it('keeps answers as facts, shown with their source, and takes one back', async () => {
    const kept = await lin.call('PUT', '/me/facts', {
      facts: { fullTimeHire: true, continuousWorkMonths: 40, highestEducation: 'master' },
    });
    expect(kept.status).toBe(200);
    await lin.call('PUT', '/me/facts', { facts: { highestEducation: null, firstHome: null } });
    const { facts }: Profile = (await lin.call('GET', '/me')).body;
    expect(facts).toMatchObject([
      { id: 'continuousWorkMonths', value: 40, shown: { zh: '40 个月' }, source: 'self' },
      { id: 'fullTimeHire', value: true, verified: false },
    ]);
    const said = { source: 'self', verified: false, asOf: '2024-06-03' };
    const given = await city.turn((turn) => factsOf(turn, lin.personId));
    expect(given).toEqual({
      continuousWorkMonths: { value: 40, ...said },
      fullTimeHire: { value: true, ...said },
    });
  });

  it('refuses an unknown fact, a wrong type and a code that is not listed, all at once', async () => {
    const reply = await lin.call('PUT', '/me/facts', {
      facts: { shoeSize: 42, continuousWorkMonths: '36', highestEducation: 'wizard' },
    });
    expect(reply.status).toBe(400);
    const { errors }: Problem = reply.body;
    expect(errors.map(({ field, code }) => [field, code])).toEqual([
      ['body.facts.shoeSize', 'talents.fact-unknown'],
      ['body.facts.continuousWorkMonths', 'talents.fact-value'],
      ['body.facts.highestEducation', 'talents.fact-value'],
    ]);
    expect(errors.every(({ says, remedy }) => says !== '' && remedy !== '')).toBe(true);
  });

  it('does not let a person overrule what their employer confirmed', async () => {
    await city.turn((turn) =>
      saveFacts(turn, lin.personId, { continuousWorkMonths: 41 }, 'employer'),
    );
    const against = await lin.call('PUT', '/me/facts', {
      facts: { continuousWorkMonths: 60, firstHome: true },
    });
    expect(against).toMatchObject({
      status: 409,
      body: { errors: [{ field: 'body.facts.continuousWorkMonths' }] },
    });
    const { facts }: Profile = (await lin.call('GET', '/me')).body;
    expect(facts.map(({ id, value, source }) => [id, value, source])).toEqual([
      ['continuousWorkMonths', 41, 'employer'],
      ['fullTimeHire', true, 'self'],
    ]);
    const same = await lin.call('PUT', '/me/facts', { facts: { continuousWorkMonths: 41 } });
    expect(same.status).toBe(200);
  });

  it('keeps what was said before', async () => {
    city.setNow(new Date('2024-06-03T02:10:00Z'));
    await lin.call('PUT', '/me/facts', { facts: { fullTimeHire: false } });
    const history = await city.turn((turn) =>
      turn.rows(sql`select value from fact_history where name = 'fullTimeHire'`),
    );
    expect(history).toEqual([{ value: true }]);
  });

  it('shows one number for a reason, and writes down who looked', async () => {
    const clerk = await officer(['510502']);
    const body = { field: 'identity', reason: 'verify-identity', note: '核对购房合同' };
    const path = `/persons/${lin.personId}/unmask`;
    expect(await clerk.call('POST', path, body)).toMatchObject({
      status: 200,
      body: { value: identity, leftToday: 49 },
    });
    expect((await clerk.call('POST', path, { ...body, note: ' ' })).status).toBe(400);
    const rows = await city.turn((turn) =>
      turn.rows(
        sql`select person_id, subject_id, reason, detail from audit where act = 'talents.unmask'`,
      ),
    );
    expect(rows).toEqual([
      {
        person_id: clerk.personId,
        subject_id: lin.personId,
        reason: '核对购房合同',
        detail: { field: 'identity', reason: 'verify-identity' },
      },
    ]);
  });

  it('shows no number to another county, a leader, a visitor or for nobody', async () => {
    const path = `/persons/${lin.personId}/unmask`;
    const body = { field: 'mobile', reason: 'contact-applicant', note: '通知补正' };
    const elsewhere = await officer(['510521']);
    expect((await elsewhere.call('POST', path, body)).status).toBe(404);
    const leader = await city.person({ name: '叶青', roles: ['leader'] });
    expect((await leader.call('POST', path, body)).status).toBe(403);
    expect((await lin.call('POST', path, body)).status).toBe(403);
    expect((await city.visitor('POST', path, body)).status).toBe(401);
    const nobody = '/persons/00000000-0000-7000-8000-000000000000/unmask';
    expect((await (await officer()).call('POST', nobody, body)).status).toBe(404);
  });

  it('shows fifty numbers to one person in a day and not one more, asked all at once', async () => {
    // Ten minutes before the city's midnight.
    city.setNow(new Date('2024-06-03T15:50:00Z'));
    const clerk = await officer();
    const body = { field: 'mobile', reason: 'contact-applicant', note: '逐一通知' };
    const path = `/persons/${lin.personId}/unmask`;
    const replies = await Promise.all(
      Array.from({ length: 53 }, () => clerk.call('POST', path, body)),
    );
    expect(replies.filter(({ status }) => status === 200)).toHaveLength(50);
    expect(replies.filter(({ status }) => status === 429)).toHaveLength(3);
    city.setNow(new Date('2024-06-03T16:00:01Z'));
    expect((await clerk.call('POST', path, body)).status).toBe(200);
  });
});
