import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getApplication, moveApplication } from '@yanzhen/procedures/applications/offers.ts';
import { lapseChanged } from '@yanzhen/procedures/lapses/lapse-changed.ts';
import { changePayee } from '@yanzhen/registers/talents/testing/change-payee.ts';
import type { TestPerson } from '@yanzhen/server/testing/test-city.ts';
import { syntheticBankCard } from '@yanzhen/values/bank-account.ts';
import { expectOk, openSubsidyCity, type SubsidyCity } from './testing/subsidy-city.ts';

let s: SubsidyCity;
let publisher: TestPerson;
let preparer: TestPerson;
let signer: TestPerson;

beforeAll(async () => {
  s = await openSubsidyCity();
  publisher = await s.city.person({ name: '公示丁', roles: ['publicity-officer'] });
  preparer = await s.city.person({ name: '制单戊', roles: ['finance-preparer'] });
  signer = await s.city.person({ name: '复核己', roles: ['finance-signer'] });
});
afterAll(() => s.city.close());

const left = (): Promise<number> => s.budgetLeft();
const state = async (id: string): Promise<string> =>
  (await s.city.turn((turn) => getApplication(turn, id))).state;
const approve = (id: string) =>
  s.approver.call('POST', '/subsidies/approvals', { applicationIds: [id] });
const publish = (id: string) =>
  publisher.call('POST', '/publicity/lists', {
    benefitId: 'home-purchase',
    applicationIds: [id],
    showsAmounts: true,
  });
const batch = (id: string) =>
  preparer.call('POST', '/payments/batches', { benefitId: 'home-purchase', applicationIds: [id] });
const runJob = () => s.city.turn((turn) => lapseChanged(turn, {}));

/** A case that waits for finance. */
async function payable(): Promise<{ id: string; talent: TestPerson }> {
  const made = await s.caseIn('checked');
  await expectOk(approve(made.id));
  await expectOk(publish(made.id));
  await s.city.turn(async (turn) =>
    moveApplication(turn, await getApplication(turn, made.id), 'end-publicity'),
  );
  return made;
}

const otherPrice = (talent: TestPerson, yuan: number) =>
  expectOk(talent.call('PUT', '/me/facts', { facts: { purchasePrice: yuan * 100 } }));

describe('an approval', () => {
  it('is refused with the field named when a fact changed after the check, and the case goes back', async () => {
    const { id, talent } = await s.caseIn('checked');
    await expectOk(talent.call('PUT', '/me/facts', { facts: { highestEducation: 'master' } }));
    expect(await approve(id)).toMatchObject({
      status: 409,
      body: {
        code: 'applications.content-changed',
        errors: expect.arrayContaining([
          expect.objectContaining({ field: 'content.fact.highestEducation' }),
        ]) as unknown,
      },
    });
    const preview = await s.approver.call('POST', '/subsidies/approvals/preview', {
      applicationIds: [id],
    });
    expect(preview.body).toMatchObject({ lines: [{ problem: { zh: '复审后有变化：最高学历' } }] });
    const lapsed = await s.approver.call('POST', `/applications/${id}/lapse`);
    expect(lapsed.body).toMatchObject({
      changed: [{ field: 'fact.highestEducation' }],
      standing: { state: 'county-review', holder: 'county-officer' },
    });
    expect((await s.approver.call('POST', `/applications/${id}/lapse`)).body).toMatchObject({
      changed: [],
    });
  });

  it('lapses before the payment when the price changed: money released, off the notice, paid after a new review', async () => {
    const before = await left();
    const { id, talent } = await payable();
    expect(await left()).toBe(before - 25_000_000);
    await otherPrice(talent, 910_000);
    expect(await batch(id)).toMatchObject({
      status: 409,
      body: { code: 'applications.content-changed' },
    });
    await runJob();
    expect(await state(id)).toBe('county-review');
    expect(await left()).toBe(before);
    const view = await s.officer.call('GET', `/subsidies/cases/${id}`);
    expect(JSON.stringify(view.body)).toContain('内容变化，审核失效：购房合同价');

    await expectOk(s.officer.call('POST', `/subsidies/cases/${id}/propose`, {}));
    await expectOk(s.checker.call('POST', `/subsidies/cases/${id}/check`, {}));
    await expectOk(approve(id));
    // Its first line stays in the old list; a running one would be a second.
    await expectOk(publish(id));
    expect(await left()).toBe(before - 25_000_000);
    await s.city.turn(async (turn) =>
      moveApplication(turn, await getApplication(turn, id), 'end-publicity'),
    );
    const made = (await expectOk(batch(id))) as { id: string; totalFen: number };
    expect(await state(id)).toBe('batched');
    // A change while a batch holds the case stops the signature, and the job leaves it alone.
    await otherPrice(talent, 880_000);
    await runJob();
    expect(await state(id)).toBe('batched');
    const signed = await signer.call('POST', `/payments/batches/${made.id}/sign`, {
      lineCount: 1,
      totalFen: made.totalFen,
    });
    expect(signed.body).toMatchObject({ code: 'applications.content-changed' });
  });

  it('stays where nothing changed, and would be paid out without the guard', async () => {
    const { id, talent } = await payable();
    await runJob();
    expect(await state(id)).toBe('payable');
    await otherPrice(talent, 870_000);
    // What the guard compares with is gone: the same batch goes through.
    await s.city.turn((turn) =>
      turn.run(sql`update application set content = null where id = ${id}`),
    );
    await expectOk(batch(id));
  });

  it('holds when another account came about by two people and a day: that change is approved by itself', async () => {
    const { id, talent } = await payable();
    await changePayee(s.city, talent, syntheticBankCard(7004));
    await runJob();
    expect(await state(id)).toBe('payable');
    await expectOk(batch(id));
  });

  it('takes a line off a running notice when it lapses', async () => {
    const { id, talent } = await s.caseIn('checked');
    await expectOk(approve(id));
    await expectOk(publish(id));
    await otherPrice(talent, 860_000);
    await runJob();
    const lines = await s.city.turn((turn) =>
      turn.rows(sql`select state from publicity_line where application_id = ${id}`),
    );
    expect([await state(id), lines]).toEqual(['county-review', [{ state: 'withdrawn' }]]);
  });
});

describe('a withdrawal', () => {
  it('gives the reservation back until the payment is prepared, and is refused after', async () => {
    const before = await left();
    const { id, talent } = await payable();
    await expectOk(talent.call('POST', `/subsidies/mine/${id}/withdraw`, {}));
    expect([await state(id), await left()]).toEqual(['withdrawn', before]);

    const held = await payable();
    await expectOk(batch(held.id));
    const late = await held.talent.call('POST', `/subsidies/mine/${held.id}/withdraw`, {});
    expect(late).toMatchObject({ status: 409, body: { code: 'applications.wrong-state' } });
    expect(await left()).toBe(before - 25_000_000);
  });
});
