import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { syntheticBankCard } from '@yanzhen/values/bank-account.ts';
import { syntheticIdentityNumber } from '@yanzhen/values/identity-number.ts';
import { openTestCity, type TestCity, type TestPerson } from '@yanzhen/server/testing/test-city.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { calendar } from '@yanzhen/registers/calendar/feature.ts';
import { organisations } from '@yanzhen/registers/organisations/feature.ts';
import { talents } from '@yanzhen/registers/talents/feature.ts';
import { askPayee, payeeHolds, saveAssisted } from '@yanzhen/registers/talents/offers.ts';
import { applications } from '../applications/feature.ts';
import { makeCasePeople, type CasePeople } from '../applications/testing/walk-application.ts';
import { keepBudgetLine } from './budget-lines.ts';
import { payments } from './feature.ts';
import { signBatch } from './sign-batch.ts';
import { makeFundedCase, type FundedCase } from './testing/make-payable.ts';

/** The account that a clerk would like the money to go to. */
const own = syntheticBankCard(666_001);

describe('one clerk alone', () => {
  let city: TestCity;
  let people: CasePeople;
  let clerk: TestPerson;
  let second: TestPerson;
  beforeAll(async () => {
    city = await openTestCity([organisations, talents, calendar, applications, payments]);
    people = await makeCasePeople(city);
    clerk = await city.person({ name: '窗口甲', roles: ['window-clerk', 'city-checker'], identityNumber: syntheticIdentityNumber(77_001) }); // prettier-ignore
    second = await city.person({ name: '核对乙', roles: ['county-officer'] });
    await city.turn((turn) =>
      keepBudgetLine(turn, { benefitIds: ['home-purchase'], year: 2024, amountFen: 5_000_000_000, document: '测试预算〔2024〕2号' }),
    ); // prettier-ignore
  });
  afterAll(() => city.close());

  const ask = (one: FundedCase, by = clerk) =>
    by.call('POST', `/persons/${one.talent.personId}/payee-changes`, {
      bankName: '雁江试验银行',
      bankAccount: own,
      reason: '本人行动不便，电话申请',
    });
  /** What the person says of themselves under “my data”. */
  const give = (one: FundedCase, account: string) =>
    city.turn(
      (turn) => askPayee(turn, one.talent.personId, { bankName: '雁江试验银行', account }),
      one.talent.accountId,
    );
  const confirm = (id: string, by: TestPerson) =>
    by.call('POST', `/payee-changes/${id}/confirm`, { note: '核对银行卡原件' });
  const make = (one: FundedCase) =>
    people.preparer.call('POST', '/payments/batches', {
      benefitId: 'home-purchase',
      applicationIds: [one.id],
    });
  const idOf = (reply: { body: unknown }): string => (reply.body as { id: string }).id;
  const refused = (work: (turn: Turn) => Promise<unknown>, why: RegExp) =>
    expect(city.turn(work)).rejects.toThrow(why);

  it('finds the person at the counter by name and identity number together, and a colleague confirms', async () => {
    const identityNumber = syntheticIdentityNumber(77_010);
    const owner = await city.person({ name: '到场人', kind: 'talent', identityNumber });
    const at = (more: object, by = clerk) =>
      by.call('POST', '/payee-changes', {
        name: '到场人',
        identityNumber,
        bankName: '雁江试验银行',
        bankAccount: own,
        reason: '本人到场，原卡注销',
        ...more,
      });
    const unknown = { status: 409, body: { code: 'talents.person-unknown' } };
    expect(await at({ name: '别人' })).toMatchObject(unknown);
    expect(await at({ identityNumber: syntheticIdentityNumber(77_011) })).toMatchObject(unknown);
    expect((await at({}, second)).status).toBe(403);
    const asked = await at({});
    expect(asked).toMatchObject({ status: 200, body: { state: 'asked', own: false } });
    expect(JSON.stringify(asked.body)).not.toContain(own);
    expect(await confirm(idOf(asked), clerk)).toMatchObject({ status: 403 });
    expect(await confirm(idOf(asked), second)).toMatchObject({
      status: 200,
      body: { state: 'confirmed' },
    });
    const held = await city.turn((turn) => payeeHolds(turn, [owner.personId]));
    expect(held.get(owner.personId)?.code).toBe('change-held');
  });

  it('asks for another account but cannot confirm it, by no account of theirs', async () => {
    const one = await makeFundedCase(city, people, { to: 'payable' });
    const asked = await ask(one);
    expect(asked).toMatchObject({ status: 200, body: { state: 'asked', inForceFrom: null } });
    expect(await confirm(idOf(asked), clerk)).toMatchObject({
      status: 403,
      body: { code: 'talents.change-own' },
    });
    const other = await city.person({ name: '窗口甲', roles: ['city-checker'], identityNumber: syntheticIdentityNumber(77_001) }); // prettier-ignore
    expect(other.personId).toBe(clerk.personId);
    expect((await confirm(idOf(asked), other)).status).toBe(403);
    await refused(
      (turn) =>
        turn.run(sql`update payee_account set state = 'confirmed', decided_by_person = ${clerk.personId},
        decided_at = ${turn.now}::timestamptz - interval '2 days', in_force_from = ${turn.now}
        where city = ${turn.city} and id = ${idOf(asked)}`),
      /payee_account_two_people/,
    );
  });

  it('tells the person on the phone that is known, who stops it; nothing is paid meanwhile', async () => {
    const one = await makeFundedCase(city, people, { to: 'payable' });
    const asked = await ask(one);
    expect(await make(one)).toMatchObject({
      status: 409,
      body: { code: 'payments.account-asked', errors: [{ field: 'body.applicationIds' }] },
    });
    expect((await confirm(idOf(asked), second)).status).toBe(200);
    expect(await make(one)).toMatchObject({ body: { code: 'payments.account-held' } });
    const queue = (await people.preparer.call('GET', '/payments/payable?limit=100')).body as {
      rows: { applicationId: string; hold: { code: string; until: string } | null }[];
    };
    expect(queue.rows.find((row) => row.applicationId === one.id)?.hold).toEqual({
      code: 'change-held',
      until: '2024-06-04T02:00:00.000Z',
    });
    const told = await city.turn((turn) =>
      turn.rows<{ template: string }>(sql`select template from message
        where city = ${turn.city} and person_id = ${one.talent.personId} order by created_at, id`),
    );
    expect(told.map((each) => each.template).toSorted()).toEqual(['talents.payee-asked', 'talents.payee-confirmed']); // prettier-ignore
    const stop = `/me/payee-changes/${idOf(asked)}/withdraw`;
    expect((await people.talent.call('POST', stop)).status).toBe(404);
    expect(await one.talent.call('POST', stop)).toMatchObject({ body: { state: 'withdrawn' } });
    const batch = await make(one);
    expect(batch.status).toBe(200);
    const line = await city.turn((turn) =>
      turn.row<{ index: Buffer }>(sql`select account_index as index from payment_line
        where city = ${turn.city} and batch_id = ${idOf(batch)}`),
    );
    const before = await city.turn((turn) => Promise.resolve(turn.secrets.index('account', one.account)));
    expect(line?.index.equals(before)).toBe(true);
  }); // prettier-ignore

  it('cannot give the first account of a person whose phone number they entered', async () => {
    const one = await makeFundedCase(city, people, { to: 'payable', account: false });
    const { personId } = one.talent;
    await city.turn((turn) => saveAssisted(turn, personId, clerk.personId));
    // The clerk holds the phone and signs in as the person.
    await give(one, own);
    expect(await make(one)).toMatchObject({ body: { code: 'payments.account-asked' } });
    const list = (await clerk.call('GET', '/payee-changes?state=asked&limit=100')).body as {
      rows: { id: string; holderId: string; mayConfirm: boolean }[];
    };
    const change = list.rows.find((row) => row.holderId === personId);
    expect(change?.mayConfirm).toBe(false);
    expect((await confirm(change?.id ?? '', clerk)).status).toBe(403);
  });

  it('finds every other door shut: another’s account, the line, the version, the talent’s own address', async () => {
    const one = await makeFundedCase(city, people, { to: 'payable' });
    expect((await clerk.call('PUT', '/me', { bankName: '雁江试验银行', bankAccount: own })).status).toBe(403); // prettier-ignore
    expect((await ask(one, people.preparer)).status).toBe(403);
    await refused(
      (turn) =>
        turn.run(sql`update payee_account set account_index = ${turn.secrets.index('account', own)}
        where city = ${turn.city} and person_id = ${one.talent.personId}`),
      /permission/,
    );
    await refused(
      (turn) =>
        turn.run(sql`insert into payee_account (city, id, person_id, number, bank_name, account_sealed,
          account_index, asked_by_person, asked_at, state, in_force_from)
        values (${turn.city}, ${turn.newId()}, ${one.talent.personId}, 2, '银行', 'x'::bytea,
          ${turn.secrets.index('account', own)}, ${clerk.personId}, ${turn.now}, 'confirmed', ${turn.now})`),
      /payee_account_first_is_own/,
    );
    const batch = idOf(await make(one));
    const elsewhere = idOf(await make(await makeFundedCase(city, people, { to: 'payable' })));
    const copy = (index: string) => (turn: Turn) =>
      turn.run(sql`insert into payment_line (city, id, batch_id, number, application_id, instalment,
          reference, person_id, payee_name, account_sealed, account_index, amount_fen, state,
          payee_account_id, payee_in_force_from, made_at)
        select city, ${turn.newId()}, ${elsewhere}, 9, application_id, instalment, reference, person_id,
          payee_name, account_sealed, ${turn.secrets.index('account', index)}, amount_fen, 'returned',
          payee_account_id, payee_in_force_from, made_at from payment_line
        where city = ${turn.city} and batch_id = ${batch}`);
    await refused(copy(own), /payment_line_to_version/);
    await ask(one);
    await refused(copy(one.account), /not the one in force/);
  });

  it('leaves the first account of the person’s own simple: given, and in force at once', async () => {
    const one = await makeFundedCase(city, people, { to: 'payable', account: false });
    expect(await make(one)).toMatchObject({ body: { code: 'payments.account-missing' } });
    await give(one, one.account);
    expect((await make(one)).status).toBe(200);
    await expect(give(one, one.account)).rejects.toMatchObject({ code: 'talents.same-account' });
    await give(one, own);
    await expect(give(one, syntheticBankCard(666_002))).rejects.toMatchObject({
      code: 'talents.change-waits',
    });
    const mine = (await one.talent.call('GET', '/me/payee-changes')).body as {
      rows: { inForce: boolean; state: string; account: string }[];
    };
    expect(mine.rows.map(({ inForce, state }) => [inForce, state])).toEqual([[false, 'asked'], [true, 'confirmed']]); // prettier-ignore
    expect(JSON.stringify(mine)).not.toContain(own);
  });

  it('is not helped by a batch that was made before, nor by the day before it is over', async () => {
    const one = await makeFundedCase(city, people, { to: 'payable' });
    const batch = (await make(one)).body as { id: string; lineCount: number; totalFen: number };
    const asked = await ask(one);
    const { lineCount, totalFen } = batch;
    const sign = () =>
      city.turn(
        (turn) =>
          signBatch(turn, {
            params: { batchId: batch.id },
            query: {},
            body: { lineCount, totalFen },
            files: [],
          }),
        people.signer.accountId,
      );
    await expect(sign()).rejects.toMatchObject({ code: 'payments.account-asked' });
    await confirm(idOf(asked), second);
    await refused(
      (turn) =>
        turn.run(sql`update payee_account set in_force_from = ${turn.now}
        where city = ${turn.city} and id = ${idOf(asked)}`),
      /payee_account_hold/,
    );
    city.setNow(new Date('2024-06-04T01:59:59Z'));
    await expect(sign()).rejects.toMatchObject({ code: 'payments.account-held' });
    city.setNow(new Date('2024-06-04T02:00:00Z'));
    await expect(sign()).rejects.toMatchObject({ code: 'payments.account-changed' });
  });
});
