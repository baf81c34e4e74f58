import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { syntheticBankCard } from '@yanzhen/values/bank-account.ts';
import { syntheticIdentityNumber } from '@yanzhen/values/identity-number.ts';
import { findOrSavePerson } from '@yanzhen/server/accounts/save-person.ts';
import { asOf } from '@yanzhen/server/history/history.ts';
import type { TestPerson } from '@yanzhen/server/testing/test-city.ts';
import { checkConsistency } from '../applications/check-consistency.ts';
import { checkDuties } from '../instalments/check-duties.ts';
import type { DutyCheck } from '../instalments/contract.ts';
import { benefitId, openInstalmentCity, type InstalmentCity } from '../instalments/testing/instalment-city.ts'; // prettier-ignore
import { listPromised, priorAwardsOf, reconcile } from '../payments/offers.ts';
import { checkRows, type OpeningRow } from './check-rows.ts';
import type { Opening } from './contract.ts';
import { desk } from '../desk/feature.ts';
import { samePerson } from '../same-person/feature.ts';
import { passNightly } from '../same-person/pass.ts';
import { openingBalances } from './feature.ts';

let place: InstalmentCity;
beforeAll(async () => {
  place = await openInstalmentCity([desk, samePerson, openingBalances]);
});
afterAll(() => place.city.close());

const head = '姓名,身份证号,手机号,开户银行,银行卡号,用人单位统一社会信用代码,区县代码,核定日期,核定总额（元）,期次,本期金额（元）,到期日,到账日期'; // prettier-ignore
const identity = (n: number): string => syntheticIdentityNumber(50_000 + n);
const row = (n: number, name: string, number: number, amount: string, dueOn: string, paidOn = ''): string =>
  [name, identity(n), '', '雁江试验银行', syntheticBankCard(50_000 + n), '', '510502', '2023-05-20', '150000', number, amount, dueOn, paidOn].join(','); // prettier-ignore
const file = (...rows: readonly string[]): Buffer =>
  Buffer.from(`\uFEFF${[head, ...rows].join('\r\n')}\r\n`);
const lin = (n = 1) => [
  row(n, '林知远', 1, '75000', '2023-05-20', '2023-06-18'),
  row(n, '林知远', 2, '37500.05', '2024-05-20'),
  row(n, '林知远', 3, '37499.95', '2025-05-20'),
];
const zhou = row(2, '周清越', 1, '150000', '2023-05-20', '2023-07-01');
const prepare = (by: TestPerson, bytes: Buffer, yuan: number) =>
  by.upload('/opening-balances', { name: '期初.csv', type: 'text/csv', bytes }, {
    benefitId, untilOn: '2023-12-31', document: '财预〔2024〕1号', financeTotalFen: yuan * 100,
  }); // prettier-ignore
interface Problem {
  code: string;
  errors: { code: string; field: string; says: string }[];
}

describe('opening balances', () => {
  it('are refused where they differ from finance’s total, with the difference, and row by row where wrong', async () => {
    const { preparer } = await place.people();
    const differs = await prepare(preparer, file(...lin(), zhou), 225_000.01);
    expect(differs).toMatchObject({ status: 422, body: { code: 'opening-balances.total-differs', errors: [{ field: 'body.financeTotalFen' }] } });
    expect((differs.body as Problem).errors[0]?.says).toContain('0.01');
    const wrong = file(
      row(1, '林知远', 1, '75000', '2023-05-20', '2024-06-18'),
      row(1, '林知近', 3, '75000.01', '2024-05-20'),
      row(3, '沈听雨', 1, '150000', '2023-05-20').split(',').with(6, '999999').join(','),
    );
    const { errors } = (await prepare(preparer, wrong, 0)).body as Problem;
    expect(errors.slice(1).map(({ code, field }) => [code.split('.')[1], field])).toEqual([
      ['row-paid-late', 'lines.2.paidOn'], ['row-name-differs', 'lines.3.name'], ['row-number', 'lines.3.number'],
      ['row-parts-sum', 'lines.3.amount'], ['row-county-unknown', 'lines.4.county'],
    ]);
    expect((await prepare(preparer, file(), 0)).status).toBe(400);
    const rows = await place.city.turn((turn) => turn.rows(sql`select 1 from opening_act where city = ${turn.city}`));
    expect(rows).toEqual([]);
  });

  it('come in under an act of two people, and a second instalment is paid of what was granted before', async () => {
    const people = await place.people();
    const made = await prepare(people.preparer, file(...lin(), zhou), 225_000);
    expect(made).toMatchObject({ status: 200, body: { state: 'prepared', personCount: 2, paidFen: 22_500_000, promisedFen: 7_500_000 } });
    const act = made.body as Opening;
    expect(await prepare(people.preparer, file(...lin(), zhou), 225_000)).toMatchObject({ status: 409, body: { code: 'opening-balances.file-known' } });
    const confirm = (by: TestPerson, paidFen = act.paidFen) => by.call('POST', `/opening-balances/${act.id}/confirm`, { paidFen, personCount: 2 });
    const both = await place.city.person({ name: '兼岗', roles: ['finance-preparer', 'finance-signer'] });
    const own = await prepare(both, file(row(9, '许映', 1, '150000', '2023-05-20', '2023-07-01')), 150_000);
    expect(await both.call('POST', `/opening-balances/${(own.body as Opening).id}/confirm`, { paidFen: 15_000_000, personCount: 1 }))
      .toMatchObject({ status: 403, body: { code: 'opening-balances.same-person' } });
    await expect(place.city.turn((turn) => turn.run(sql`update opening_act set state = 'confirmed', decided_at = ${turn.now},
      decided_by_person = prepared_by_person where city = ${turn.city} and id = ${act.id}`))).rejects.toThrow(/opening_act_two_people/);
    await expect(place.city.turn((turn) => turn.run(sql`insert into opening_act select city, ${turn.newId()}, 'x', benefit_id, until_on, document,
      finance_total_fen + 1, paid_fen, promised_fen, person_count, line_count, 'y'::bytea, state, prepared_by_person, prepared_by_name, prepared_at
      from opening_act where id = ${act.id}`))).rejects.toThrow(/opening_act_balanced/);
    expect(await confirm(people.signer, act.paidFen + 1)).toMatchObject({ status: 422 });
    expect(await confirm(people.signer)).toMatchObject({ status: 200, body: { state: 'confirmed' } });
    expect(await confirm(people.releaser)).toMatchObject({ status: 409, body: { code: 'opening-balances.decided' } });

    expect((await place.city.turn(reconcile)).differences).toEqual([]);
    expect((await place.city.turn(checkConsistency)).differences).toEqual([]);
    expect(await place.city.turn((turn) => listPromised(turn))).toEqual([
      { benefitId, year: 2024, amountFen: 3_750_005, parts: 1 }, { benefitId, year: 2025, amountFen: 3_749_995, parts: 1 },
    ]);
    const counted = await place.city.turn((turn) => turn.rows<{ fen: number }>(sql`select amount_fen as fen
      from ${asOf('payment', { validOn: '2023-12-31', knownAt: turn.now })} paid order by 1`));
    expect(counted.map(({ fen }) => fen)).toEqual([7_500_000, 15_000_000]);
    const person = await place.city.turn((turn) => turn.row<{ id: string; app: string }>(sql`
      select a.applicant_person_id as id, a.id as app from application a where a.city = ${turn.city} and a.applicant_name = '林知远'`));
    expect(await place.city.turn((turn) => priorAwardsOf(turn, { personId: person?.id ?? '', organisationId: null }))).toEqual([
      { benefit: benefitId, fen: 15_000_000, on: '2023-05-20' },
    ]);

    // Who was granted before is known to the finder: somebody of that name and birthday is sent to a person.
    const born = `${identity(1).slice(6, 10)}-${identity(1).slice(10, 12)}-${identity(1).slice(12, 14)}`;
    const twin = await place.city.turn((turn) =>
      findOrSavePerson(turn, { name: '林知远', identityNumber: syntheticIdentityNumber(77, { birthOn: born }) }),
    );
    await place.city.turn((turn) => passNightly(turn, {}));
    const met = await place.city.turn((turn) => turn.rows<{ person: string; group: string }>(sql`select person_id as person, group_id as "group" from match_group_member
      where city = ${turn.city} order by person_id`));
    expect(met.map((each) => each.person)).toEqual([person?.id ?? '', twin].toSorted());
    const apart = await people.checker.call('POST', `/same-person/groups/${met[0]?.group}/moves`, { move: 'dismiss', reason: '核对身份证件，系两人' });
    expect(apart).toMatchObject({ status: 200, body: { state: 'false' } });

    // The same persons of another file have a case already.
    const again = await prepare(people.preparer, file(...lin(), row(4, '许青禾', 1, '150000', '2023-05-20', '2023-06-01')), 225_000);
    const twice = await people.signer.call('POST', `/opening-balances/${(again.body as Opening).id}/confirm`, { paidFen: 22_500_000, personCount: 2 });
    expect(twice).toMatchObject({ status: 422, body: { code: 'opening-balances.rows-faulty' } });
    expect((twice.body as Problem).errors[1]?.code).toBe('opening-balances.row-case-there');

    // The second instalment was due before the system: it is checked again, then paid, once the account is in force.
    await place.city.turn((turn) => checkDuties(turn));
    place.city.setNow(new Date('2024-06-05T02:00:00Z'));
    const later = await place.people();
    const { rows } = (await later.checker.call('GET', '/instalments/checks')).body as { rows: DutyCheck[] };
    expect(rows).toMatchObject([{ instalment: 2, name: '林知远', amountFen: 3_750_005 }]);
    expect(await later.checker.call('POST', `/instalments/checks/${rows[0]?.id}/confirm`, { note: '核对社保' })).toMatchObject({ body: { state: 'payable' } });
    expect(await later.checker.call('GET', `/instalments/schedules/${person?.app}`)).toMatchObject({ status: 200, body: { imported: true, paidFen: 7_500_000 } });
    await place.pay(later, [person?.app ?? '']);
    const parts = await place.city.turn((turn) => turn.rows<{ state: string }>(sql`select state from instalment
      where city = ${turn.city} and application_id = ${person?.app ?? ''} order by number`));
    expect(parts.map(({ state }) => state)).toEqual(['paid', 'paid', 'planned']);
    expect((await place.city.turn(reconcile)).differences).toEqual([]);
  });
}); // prettier-ignore

describe('the rows of a file', () => {
  const part = (number: number, amount: number, paidOn: string | null = null): OpeningRow => ({
    line: number + 1, name: '林', identityNumber: 'x', mobile: null, bankName: null, bankAccount: null, creditCode: null,
    county: '510502', grantedOn: '2023-05-20', total: 300, number, amount, dueOn: '2023-05-20', paidOn,
  }); // prettier-ignore
  const codes = (rows: readonly OpeningRow[]) =>
    checkRows(rows, '2023-12-31').map(({ code }) => code);

  it('add up, in any order, and are paid one after the other', () => {
    expect(codes([part(3, 100), part(1, 100, '2023-06-01'), part(2, 100)])).toEqual([]);
    expect(codes([part(1, 100), part(2, 200, '2023-06-01')])).toEqual(['row-paid-order']);
    expect(codes([part(1, 100), part(2, 199)])).toEqual(['row-parts-sum']);
    expect(codes([part(1, 100), part(1, 200)])).toEqual(['row-number']);
    expect(codes([part(1, 300, '2023-12-31')])).toEqual([]);
    expect(codes([part(1, 300, '2024-01-01')])).toEqual(['row-paid-late']);
  });
});
