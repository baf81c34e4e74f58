import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { keepCalendar } from './keep-calendar.ts';
import { indicators } from './indicators.ts';
import type { AgreementDetail } from './contract.ts';
import { openCooperationCity, type CooperationCity } from './testing/cooperation-city.ts';

let at: CooperationCity;
const now = new Date('2024-06-18T02:00:00Z');
beforeAll(async () => {
  at = await openCooperationCity([], now);
});
afterAll(() => at.city.close());

const post = (path: string, body: object) => at.officer.call('POST', path, body);
const move = (row: AgreementDetail, body: object) =>
  post(`/agreements/${row.id}/moves`, { version: row.version, ...body });
/** What a statement of the application's own role throws; nothing of it stays. */
const refusalOf = async (work: (turn: Turn) => Promise<unknown>): Promise<string | undefined> =>
  at.city.turn(work).then(
    () => undefined,
    (error: unknown) => (error as { constraint?: string }).constraint,
  );
const rowsOf = (id: string, validOn: string, knownAt = new Date()) =>
  at.city.turn((turn) => {
    const declared = indicators.find((each) => each.id === id);
    if (!declared) throw new Error(`no indicator ${id}`);
    return turn.rows<Record<string, string>>(
      sql`select * from (${declared.rows({ validOn, knownAt })}) r`,
    );
  });

describe('an agreement', () => {
  it('due in 60 days is renewed once and keeps its chain', async () => {
    const first = await at.signed();
    expect(first).toMatchObject({ state: 'due-soon', daysLeft: 61, termTo: '2024-08-17' });
    const body = {
      version: first.version,
      signed: { on: '2024-06-18', number: '市校协〔2024〕9号' },
      termFrom: '2024-08-18',
      termTo: '2027-08-17',
    };
    const path = `/agreements/${first.id}/renewal`;
    expect(await post(path, { ...body, termFrom: '2024-08-17' })).toMatchObject({
      status: 400,
      body: { code: 'agreements.renewal-early', errors: [{ field: 'body.termFrom' }] },
    });
    const next = await post(path, body);
    expect(next).toMatchObject({
      status: 200,
      body: { state: 'signed', renews: first.id, liaison: first.liaison, parties: first.parties },
    });
    const { chain } = (await at.leader.call('GET', `/agreements/${first.id}`))
      .body as AgreementDetail;
    expect(chain.map(({ number, state }) => [number, state])).toEqual([
      [first.number, 'renewed'],
      ['市校协〔2024〕9号', 'signed'],
    ]);
    expect(await post(path, { ...body, version: first.version + 1 })).toMatchObject({
      status: 409,
      body: { code: 'agreements.renewed-before' },
    });
    // The chain stands in the database: a renewal of another chain, or a second one, has no place.
    const copy = (over: string) => (turn: Turn) =>
      turn.run(sql`insert into agreement select (jsonb_populate_record(a, ${over}::jsonb)).* from agreement a
        where city = ${turn.city} and id = ${(next.body as AgreementDetail).id}`);
    const id = crypto.randomUUID();
    expect(await refusalOf(copy(JSON.stringify({ id, number: 'x1' })))).toBe(
      'agreement_city_renews_key',
    );
    const astray = JSON.stringify({
      id,
      number: 'x2',
      renews: (next.body as AgreementDetail).id,
      chain_id: id,
    });
    expect(await refusalOf(copy(astray))).toBe('agreement_city_renews_chain_id_fkey');
  });

  it.each([
    ['ends before it starts', { termTo: '2023-08-17' }, 'agreements.term-backwards', 'body.termTo'],
    ['is signed without a term', { termFrom: null }, 'agreements.signature-missing', 'body.termFrom'],
    ['is signed tomorrow', { signed: { on: '2024-06-19', number: 'n' } }, 'agreements.signed-in-future', 'body.signed.on'],
    ['stands in a county of elsewhere', { county: '510526' }, 'policies.county-unknown', 'body.county'],
  ])('that %s is refused by field', async (_says, over, code, field) => {
    const reply = await post('/agreements', at.agreement(over));
    expect(reply).toMatchObject({ status: 400, body: { code, errors: [{ field }] } });
    const told = (reply.body as { errors: { says: string; remedy: string }[] }).errors[0];
    expect(told?.says.length).toBeGreaterThan(4);
    expect(told?.remedy.length).toBeGreaterThan(4);
  }); // prettier-ignore

  it('of a day is the shortest there is; the database refuses one that ends before it starts', async () => {
    const day = { termFrom: '2024-06-18', termTo: '2024-06-18' };
    const kept = await at.signed(day);
    expect(kept).toMatchObject({ state: 'due-soon', daysLeft: 1 });
    const backwards = (turn: Turn) =>
      turn.run(
        sql`update agreement set term_until = term_from where city = ${turn.city} and id = ${kept.id}`,
      );
    expect(await refusalOf(backwards)).toBe('agreement_term');
  });

  it('takes registered organisations only, each once, and not the government alone', async () => {
    const [government, school] = [at.bureau.id, at.university.id];
    const withParties = (...ids: [string, string][]) =>
      post(
        '/agreements',
        at.agreement({ parties: ids.map(([organisationId, role]) => ({ organisationId, role })) }),
      );
    const stranger = crypto.randomUUID();
    expect(await withParties([government, 'government'], [stranger, 'school'])).toMatchObject({
      status: 400,
      body: {
        code: 'agreements.party-not-registered',
        errors: [{ field: 'body.parties.1.organisationId' }],
      },
    });
    expect(await withParties([school, 'school'], [school, 'school'])).toMatchObject({
      body: {
        code: 'agreements.party-twice',
        errors: [{ field: 'body.parties.1.organisationId' }],
      },
    });
    expect(
      await withParties([government, 'government'], [at.institute.id, 'government']),
    ).toMatchObject({
      body: { code: 'agreements.parties-missing' },
    });
    const kept = await at.signed();
    const intruder = (turn: Turn) =>
      turn.run(sql`update agreement_party set organisation_id = ${stranger}
        where city = ${turn.city} and agreement_id = ${kept.id} and role = 'school'`);
    expect(await refusalOf(intruder)).toBe('agreement_party_registered');
  });

  it('goes from intent to signature through legal review, with a reason where it is sent back', async () => {
    const term = { termFrom: '2024-07-01', termTo: '2026-06-30' };
    let row: AgreementDetail = (await post('/agreements', at.agreement({ ...term, signed: null })))
      .body;
    expect(row).toMatchObject({ state: 'intent', number: null });
    const go = async (body: object) => {
      const reply = await move(row, body);
      if (reply.status === 200) row = reply.body;
      return reply;
    };
    expect(
      (await go({ move: 'sign', signed: { on: '2024-06-17', number: 'a' } })).body,
    ).toMatchObject({
      code: 'agreements.wrong-state',
    });
    await go({ move: 'draft' });
    await go({ move: 'send-to-review' });
    expect((await go({ move: 'send-back' })).body).toMatchObject({
      code: 'agreements.reason-missing',
    });
    await go({ move: 'send-back', reason: '补充知识产权条款' });
    await go({ move: 'send-to-review' });
    expect((await go({ move: 'sign' })).body).toMatchObject({
      code: 'agreements.signature-missing',
    });
    await go({ move: 'sign', signed: { on: '2024-06-14', number: '市校协〔2024〕21号' } });
    expect(row).toMatchObject({
      state: 'signed',
      signedOn: '2024-06-14',
      nextReviewOn: '2025-01-01',
    });
    expect(row.events.map((event) => event.move)).toEqual(['sign', 'send-to-review', 'send-back', 'send-to-review', 'draft', 'record']); // prettier-ignore
    const taken = await post(
      '/agreements',
      at.agreement({ signed: { on: '2024-06-14', number: '市校协〔2024〕21号' } }),
    );
    expect(taken.body).toMatchObject({ code: 'agreements.number-taken' });
    // Counted from the day of signature, parties included, although it was recorded later.
    const signedOn = (await rowsOf('agreements.signed', '2024-06-14')).filter(
      ({ id }) => id === row.id,
    );
    expect(signedOn).toMatchObject([{ kind: 'new', with_school: 'yes', with_enterprise: 'no' }]);
  });

  it('moves with the calendar, and its keeper is told once that it is due', async () => {
    const row = await at.signed({ termFrom: '2024-06-19', termTo: '2024-09-17' });
    expect(row.state).toBe('signed');
    const stateOn = async (day: string) => {
      at.city.setNow(new Date(`${day}T02:00:00Z`));
      await at.city.turn(keepCalendar);
      await at.city.turn(keepCalendar);
      // By then every session is over, so no page is asked.
      return (
        await at.city.turn((turn) =>
          turn.row<{ state: string }>(
            sql`select state from agreement where city = ${turn.city} and id = ${row.id}`,
          ),
        )
      )?.state;
    };
    expect(await stateOn('2024-06-19')).toBe('in-force');
    expect(await stateOn('2024-06-20')).toBe('due-soon');
    const told = await at.city.turn((turn) =>
      turn.rows(sql`select 1 from message where city = ${turn.city} and subject_id = ${row.id}
        and person_id = ${at.officer.personId} and template = 'agreements.due-soon'`),
    );
    expect(told).toHaveLength(1);
    expect(await stateOn('2024-09-18')).toBe('closed');
    at.city.setNow(now);
  });

  it('is reviewed a cycle after the last review, and changed only by who saw its newest version', async () => {
    const row = await at.signed({ termTo: '2026-08-17' });
    expect(row).toMatchObject({
      nextReviewOn: '2024-02-18',
      reviewOverdue: true,
      state: 'in-force',
    });
    const review = { version: row.version, result: '共建平台已挂牌，下半年落实经费' };
    at.city.setNow(new Date(now.getTime() + 1000));
    const reviewed = await post(`/agreements/${row.id}/reviews`, review);
    expect(reviewed.body).toMatchObject({ nextReviewOn: '2024-12-18', reviewOverdue: false });
    const {
      parties: _p,
      signed: _s,
      ...content
    } = at.agreement({ termTo: '2024-07-17' }) as Record<string, unknown>;
    const change = { ...content, version: row.version, reason: '文本笔误' };
    const put = (body: object) => at.second.call('PUT', `/agreements/${row.id}`, body);
    expect((await put(change)).body).toMatchObject({ code: 'agreements.stale' });
    expect((await put({ ...change, version: 2 })).body).toMatchObject({
      state: 'due-soon',
      termTo: '2024-07-17',
    });
    at.city.setNow(now);
    const before = await at.city.turn((turn) =>
      turn.rows(
        sql`select term_until from agreement_history where city = ${turn.city} and id = ${row.id}`,
      ),
    );
    expect(before).toEqual([{ term_until: '2026-08-18' }]);
  });

  it('is counted while it stands: withdrawn it moves the figure by exactly one', async () => {
    const row = await at.signed({
      parties: [
        { organisationId: at.university.id, role: 'school' },
        { organisationId: at.firm.id, role: 'enterprise' },
      ],
    });
    const signed = async () => (await rowsOf('agreements.signed', '2024-06-18')).length;
    const firms = async (day: string) =>
      (await rowsOf('agreements.partners', day)).filter(({ role }) => role === 'enterprise').length;
    const [count, inForce] = [await signed(), await firms('2024-06-18')];
    expect([inForce, await firms('2023-08-17'), await firms('2024-08-18')]).toEqual([1, 0, 0]);
    at.city.setNow(new Date(now.getTime() + 60_000));
    const gone = await move(row, { move: 'withdraw', reason: '重复登记' });
    expect(gone.body).toMatchObject({ state: 'withdrawn', moves: [] });
    expect([await signed(), await firms('2024-06-18')]).toEqual([count - 1, 0]);
    at.city.setNow(now);
    expect(
      (await rowsOf('agreements.signed', '2024-06-18', new Date(now.getTime() + 1))).length,
    ).toBe(count);
  });

  it('is found by title, number, state, county and party, and is for readers only', async () => {
    const row = await at.signed({
      title: '竹材精深加工联合攻关',
      county: '510521',
      level: 'project',
    });
    const ids = async (query: string) =>
      (
        (await at.leader.call('GET', `/agreements?${query}`)).body as { rows: { id: string }[] }
      ).rows.map(({ id }) => id);
    expect(await ids(`q=${encodeURIComponent('精深')}`)).toEqual([row.id]);
    expect(await ids(`q=${encodeURIComponent(row.number ?? '')}`)).toContain(row.id);
    expect(await ids('county=510521&level=project')).toEqual([row.id]);
    expect(await ids(`organisationId=${at.institute.id}`)).toEqual([]);
    const page = (await at.leader.call('GET', '/agreements?limit=1')).body as { next: string };
    expect(await ids(`limit=1&after=${page.next}`)).toHaveLength(1);
    expect(row.moves).toContain('renew');
    const seen = (await at.leader.call('GET', `/agreements/${row.id}`)).body as AgreementDetail;
    expect(seen.moves).toEqual([]);
    const talent = await at.city.person({ name: '人才', kind: 'talent' });
    expect((await talent.call('GET', '/agreements')).status).toBe(403);
    expect((await at.leader.call('POST', '/agreements', at.agreement())).status).toBe(403);
  });
});
