import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getApplication, moveApplication } from '@yanzhen/procedures/applications/offers.ts';
import { instalments } from '@yanzhen/procedures/instalments/feature.ts';
import { checkDuties } from '@yanzhen/procedures/instalments/check-duties.ts';
import { recoveries } from '@yanzhen/procedures/recoveries/feature.ts';
import { reconcile } from '@yanzhen/procedures/payments/offers.ts';
import { lapseChanged } from '@yanzhen/procedures/lapses/lapse-changed.ts';
import { changePayee } from '@yanzhen/registers/talents/testing/change-payee.ts';
import type { TestPerson } from '@yanzhen/server/testing/test-city.ts';
import { syntheticBankCard } from '@yanzhen/values/bank-account.ts';
import { expectOk, openSubsidyCity, type SubsidyCity } from './testing/subsidy-city.ts';

let s: SubsidyCity;
let publisher: TestPerson;
let preparer: TestPerson;
let signer: TestPerson;
let releaser: TestPerson;

/** Opens a city with its people; the policy may be paid in other parts. */
async function open(policyText?: (text: string) => string): Promise<void> {
  const further = [recoveries, instalments];
  s = await openSubsidyCity({ further, ...(policyText ? { policyText } : {}) });
  publisher = await s.city.person({ name: '公示丁', roles: ['publicity-officer'] });
  preparer = await s.city.person({ name: '制单戊', roles: ['finance-preparer'] });
  signer = await s.city.person({ name: '复核己', roles: ['finance-signer'] });
  releaser = await s.city.person({ name: '拨付庚', roles: ['finance-releaser'] });
}

beforeAll(() => open());
afterAll(() => s.city.close());

/** What waits in the queue of finance is signed, sent and answered by the bank. */
async function pay(id: string, answer: 'arrived' | 'returned'): Promise<void> {
  const made = (await expectOk(batch(id))) as { id: string; lineCount: number; totalFen: number };
  const path = `/payments/batches/${made.id}`;
  const { lineCount, totalFen } = made;
  await expectOk(signer.call('POST', `${path}/sign`, { lineCount, totalFen }));
  await releaser.call('POST', `${path}/file`);
  const returned = answer === 'returned' ? '1' : '';
  const { raw } = await releaser.call('GET', `${path}/demonstration-answer?returned=${returned}`);
  await expectOk(
    preparer.upload(`${path}/answer`, { name: 'a.csv', type: 'text/csv', bytes: raw }),
  );
}

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
  await approveAndPublish(made.id);
  return made;
}

async function approveAndPublish(id: string): Promise<void> {
  await expectOk(approve(id));
  await expectOk(publish(id));
  await s.city.turn(async (turn) =>
    moveApplication(turn, await getApplication(turn, id), 'end-publicity'),
  );
}

/** After a lapse the county asks for the fact that changed, and the sum is computed anew from it. */
async function otherSum(id: string, talent: TestPerson): Promise<void> {
  const items = [{ kind: 'fact', id: 'highestEducation', note: '请按学历证书更正' }];
  await expectOk(s.officer.call('POST', `/subsidies/cases/${id}/corrections`, { items }));
  const answers = { highestEducation: 'master' };
  await expectOk(talent.call('PUT', `/subsidies/mine/${id}/answers`, { answers }));
  await expectOk(talent.call('POST', `/subsidies/mine/${id}/correction`));
}

/** The county, the city and the approver look anew; the case waits for finance again. */
async function reviewAnew(id: string): Promise<void> {
  await expectOk(s.officer.call('POST', `/subsidies/cases/${id}/propose`, {}));
  await expectOk(s.checker.call('POST', `/subsidies/cases/${id}/check`, {}));
  await approveAndPublish(id);
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

    // Its first line stays in the old list; a running one would be a second.
    await reviewAnew(id);
    expect(await left()).toBe(before - 25_000_000);
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

describe('an approval that lapses after a batch held it', () => {
  it('is paid by its new sum when the line was taken out', async () => {
    const before = await left();
    const { id, talent } = await payable();
    const made = (await expectOk(batch(id))) as { id: string };
    const { body } = await preparer.call('GET', `/payments/batches/${made.id}`);
    const [line] = (body as { lines: { id: string }[] }).lines;
    const out = `/payments/batches/${made.id}/lines/${line?.id}/remove`;
    await expectOk(preparer.call('POST', out, { reason: '合同价有变化' }));
    await expectOk(talent.call('PUT', '/me/facts', { facts: { highestEducation: 'master' } }));
    await runJob();
    expect([await state(id), await left()]).toEqual(['county-review', before]);
    await otherSum(id, talent);
    await reviewAnew(id);
    expect(await left()).toBe(before - 15_000_000);
    await pay(id, 'arrived');
    expect([await state(id), await left()]).toEqual(['paid', before - 15_000_000]);
    expect((await s.city.turn(reconcile)).differences).toEqual([]);
  });

  it('is paid by its new sum when the bank sent the first one back', async () => {
    const before = await left();
    const { id, talent } = await payable();
    await pay(id, 'returned');
    expect(await state(id)).toBe('returned');
    await expectOk(talent.call('PUT', '/me/facts', { facts: { highestEducation: 'master' } }));
    await runJob();
    expect([await state(id), await left()]).toEqual(['county-review', before]);
    await otherSum(id, talent);
    await reviewAnew(id);
    await pay(id, 'arrived');
    expect([await state(id), await left()]).toEqual(['paid', before - 15_000_000]);
    const lines = await s.city.turn((turn) =>
      turn.rows<{ state: string }>(sql`select state from payment_line
        where city = ${turn.city} and application_id = ${id} order by state desc`),
    );
    expect(lines.map((row) => row.state)).toEqual(['returned', 'paid']);
    expect((await s.city.turn(reconcile)).differences).toEqual([]);
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

describe('once a part was paid', () => {
  const single =
    'id: single, share: 100, afterMonths: 0, name: { zh: 一次付清, en: Single payment } }';
  const halves = `id: first, share: 50, afterMonths: 0, name: { zh: 第一期, en: First } }
          - { id: second, share: 50, afterMonths: 0, name: { zh: 第二期, en: Second } }`;
  let whole: SubsidyCity;
  beforeAll(async () => {
    whole = s;
    await open((text) => text.replace(single, halves));
  });
  afterAll(async () => {
    await s.city.close();
    s = whole;
  });

  it('nothing is withdrawn or reviewed anew: the rest is given up, and no second case begins', async () => {
    const before = await left();
    const { id, talent } = await payable();
    const mine = `/subsidies/mine/${id}`;
    const moves = async () => (await talent.call('GET', mine)).body;
    expect(await moves()).toMatchObject({ allowedMoves: ['withdraw'] });
    await pay(id, 'arrived');
    await s.city.turn((turn) => checkDuties(turn));
    expect(await state(id)).toBe('payable');
    expect(await moves()).toMatchObject({ allowedMoves: ['give-up-instalments'] });
    const refused = { status: 409, body: { code: 'lapses.part-paid' } };
    expect(await talent.call('POST', `${mine}/withdraw`, {})).toMatchObject(refused);
    expect(await s.approver.call('POST', `/applications/${id}/lapse`)).toMatchObject(refused);
    await expectOk(talent.call('POST', `/my-instalments/${id}/give-up`, {}));
    expect([await state(id), await left()]).toEqual(['stopped', before - 12_500_000]);
    expect((await s.city.turn(reconcile)).differences).toEqual([]);
    const again = await talent.call('POST', '/subsidies/drafts', { benefitId: 'home-purchase' });
    expect(again).toMatchObject({ status: 409, body: { code: 'subsidies.already-open' } });
  });
});
