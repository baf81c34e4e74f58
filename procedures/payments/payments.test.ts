import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { sql, type RawBuilder } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { syntheticBankCard } from '@yanzhen/values/bank-account.ts';
import { openTestCity, type TestCity, type TestPerson } from '@yanzhen/server/testing/test-city.ts';
import { projectRoot } from '@yanzhen/server/manifest/project-root.ts';
import { calendar } from '@yanzhen/registers/calendar/feature.ts';
import { policies } from '@yanzhen/registers/policies/feature.ts';
import { applyPack, readPack } from '@yanzhen/registers/policies/offers.ts';
import { organisations } from '@yanzhen/registers/organisations/feature.ts';
import { talents } from '@yanzhen/registers/talents/feature.ts';
import { changePayee } from '@yanzhen/registers/talents/testing/change-payee.ts';
import { applications } from '../applications/feature.ts';
import { getApplication, moveApplication } from '../applications/offers.ts';
import { makeCasePeople, type CasePeople } from '../applications/testing/walk-application.ts';
import { evidence } from '../evidence/feature.ts';
import { findBatch } from './batch-store.ts';
import { keepBudgetLine } from './budget-lines.ts';
import { answerFaults, faults as ownFaults } from './contract.ts';
import { payments } from './feature.ts';
import { listPaymentsOf } from './list-payments-of.ts';
import { paidIndicator } from './paid-indicator.ts';
import { writeVoucher } from './write-voucher.ts';
import { makeFundedCase, type FundedCase } from './testing/make-payable.ts';

let city: TestCity;
let people: CasePeople;
let auditor: TestPerson;

beforeAll(async () => {
  city = await openTestCity([
    calendar,
    policies,
    organisations,
    talents,
    applications,
    evidence,
    payments,
  ]);
  people = await makeCasePeople(city);
  auditor = await city.person({ name: '审计辛', roles: ['auditor'] });
  await city.turn((turn) =>
    keepBudgetLine(turn, { benefitIds: ['home-purchase'], year: 2024, amountFen: 5_000_000_000, document: '测试预算〔2024〕1号' }),
  ); // prettier-ignore
});
afterAll(() => city.close());

type Reply = Awaited<ReturnType<TestPerson['call']>>;
interface BatchBody {
  id: string;
  number: string;
  state: string;
  lineCount: number;
  totalFen: number;
}
interface DetailBody extends BatchBody {
  lines: { id: string; number: number | null; reference: string; account: string; state: string; applicationId: string }[];
  moves: string[];
  fileDigest: string | null;
} // prettier-ignore
interface ProblemBody {
  code: string;
  errors: { field: string | null; code: string; says: string; remedy: string }[];
}

const payable = (
  options: Partial<Parameters<typeof makeFundedCase>[2]> = {},
): Promise<FundedCase> => makeFundedCase(city, people, { to: 'payable', ...options });
const stateOf = async (id: string): Promise<string> =>
  (await city.turn((turn) => getApplication(turn, id))).state;
const make = (cases: readonly { id: string }[], by = people.preparer): Promise<Reply> =>
  by.call('POST', '/payments/batches', {
    benefitId: 'home-purchase',
    applicationIds: cases.map((each) => each.id),
  });
const sign = (batch: BatchBody, by = people.signer): Promise<Reply> =>
  by.call('POST', `/payments/batches/${batch.id}/sign`, {
    lineCount: batch.lineCount,
    totalFen: batch.totalFen,
  });
const send = (batch: BatchBody, by = people.releaser, body?: object): Promise<Reply> =>
  by.call('POST', `/payments/batches/${batch.id}/file`, body);
const show = async (batch: BatchBody, by = people.preparer): Promise<DetailBody> =>
  (await by.call('GET', `/payments/batches/${batch.id}`)).body;
const answerOf = async (batch: BatchBody, returned = ''): Promise<string> => {
  const path = `/payments/batches/${batch.id}/demonstration-answer?returned=${returned}`;
  return (await people.releaser.call('GET', path)).raw.toString();
};
const give = (batch: BatchBody, content: string | Buffer, by = people.preparer) =>
  by.upload(`/payments/batches/${batch.id}/answer`, {
    name: 'answer.csv',
    type: 'text/csv',
    bytes: Buffer.from(content),
  });
const lineOf = async (): Promise<Record<string, number>> => {
  const reply = await auditor.call('GET', '/payments/budget-lines?year=2024');
  return (reply.body as { rows: Record<string, number>[] }).rows[0] ?? {};
};
const refused = async (statement: RawBuilder<unknown>, why: string): Promise<void> => {
  const error = await city.turn((turn) => turn.run(statement)).catch((thrown: unknown) => thrown);
  const { message, constraint } = error as { message: string; constraint?: string };
  expect(`${message} ${constraint ?? ''}`).toContain(why);
};
const reconciled = async (): Promise<unknown> =>
  (await auditor.call('GET', '/payments/reconciliation')).body;

/** A batch of cases, at the bank. */
const sent = async (cases: readonly FundedCase[]): Promise<BatchBody> => {
  const batch = (await make(cases)).body as BatchBody;
  expect((await sign(batch)).status).toBe(200);
  expect((await send(batch)).status).toBe(200);
  return batch;
};

describe('the way of the money', () => {
  it('goes from the queue to the bank to the person, and the ledger follows', async () => {
    const before = await lineOf();
    const [one, two] = [
      await payable({ amountFen: 25_000_000 }),
      await payable({ amountFen: 10_000_050 }),
    ];
    const queue = (await people.preparer.call('GET', '/payments/payable?limit=100')).body as {
      rows: { applicationId: string; amountFen: number; account: string }[];
    };
    const row = queue.rows.find((each) => each.applicationId === one.id);
    expect(row).toMatchObject({ amountFen: 25_000_000, account: `****${one.account.slice(-4)}` });

    const made = await make([one, two]);
    expect(made).toMatchObject({
      status: 200,
      body: { state: 'prepared', lineCount: 2, totalFen: 35_000_050 },
    });
    const batch = made.body as BatchBody;
    expect(await stateOf(one.id)).toBe('batched');
    expect((await show(batch, people.signer)).moves).toEqual(['sign', 'remove']);
    expect((await show(batch)).moves).toEqual(['remove']);

    expect(await sign(batch)).toMatchObject({ status: 200, body: { state: 'signed' } });
    expect(await stateOf(two.id)).toBe('signed');
    const file = await send(batch);
    expect(file).toMatchObject({
      status: 200,
      headers: { 'content-type': 'text/csv; charset=utf-8' },
    });
    expect(file.raw.toString()).toContain(`D,1,${one.account},`);
    expect(await stateOf(one.id)).toBe('instructed');
    expect((await lineOf())['instructedFen']).toBe(Number(before['instructedFen']) + 35_000_050);

    const imported = await give(batch, await answerOf(batch));
    expect(imported).toMatchObject({
      status: 200,
      body: { changed: true, okCount: 2, okFen: 35_000_050, returnedCount: 0, returnedFen: 0 },
    });
    expect(await stateOf(one.id)).toBe('paid');
    const after = await lineOf();
    expect([after['instructedFen'], after['paidFen']]).toEqual([
      before['instructedFen'],
      Number(before['paidFen']) + 35_000_050,
    ]);
    expect(await reconciled()).toMatchObject({ ok: true, differences: [] });
    const paid = await city.turn((turn) =>
      turn.rows(sql`select valid_from, county, cluster, education, amount_fen, reference from payment
                    where city = ${turn.city} and application_id = ${one.id}`),
    );
    expect(paid).toEqual([
      { valid_from: '2024-06-03', county: '510502', cluster: 'liquor', education: 'doctor', amount_fen: 25_000_000, reference: one.reference },
    ]); // prettier-ignore
    const told = await city.turn((turn) =>
      turn.rows<{ template: string; values: Record<string, string> }>(sql`
        select template, values from message where city = ${turn.city} and person_id = ${one.talent.personId}`),
    );
    expect(told.map((each) => each.template).toSorted()).toEqual([
      'payments.paid',
      'payments.released',
    ]);
    expect(
      city.words.find(
        'zh',
        'payments',
        ['messages', 'paid'],
        told.find((each) => each.template === 'payments.paid')?.values,
      ),
    ).toBe(`您的申请 ${one.reference} 已到账 250,000 元，到账日期 2024-06-03。`);
  });

  it('brings a returned transfer back with its reason, and pays it to the corrected account', async () => {
    const [fine, wrong] = [await payable(), await payable()];
    const batch = await sent([fine, wrong]);
    const place = (await show(batch)).lines.find((line) => line.applicationId === wrong.id)?.number;
    const imported = await give(batch, await answerOf(batch, String(place)));
    expect(imported.body).toMatchObject({ okCount: 1, returnedCount: 1 });
    expect([await stateOf(fine.id), await stateOf(wrong.id)]).toEqual(['paid', 'returned']);
    expect(await reconciled()).toMatchObject({ ok: true });
    const queue = (await people.preparer.call('GET', '/payments/payable?limit=100')).body as {
      rows: { applicationId: string; state: string; returnedReason: string }[];
    };
    expect(queue.rows.find((row) => row.applicationId === wrong.id)).toMatchObject({
      state: 'returned',
      returnedReason: '账号与户名不符',
    });
    const steps = await city.turn((turn) => listPaymentsOf(turn, wrong.id));
    expect(steps).toMatchObject([{ state: 'returned', reason: '账号与户名不符', paidOn: null }]);

    const corrected = syntheticBankCard(900_001);
    await changePayee(city, wrong.talent, corrected);
    const again = await sent([wrong]);
    expect(
      (await send(again, people.releaser, { reason: '银行无法打开文件' })).raw.toString(),
    ).toContain(corrected);
    expect((await give(again, await answerOf(again))).body).toMatchObject({ okCount: 1 });
    expect(await stateOf(wrong.id)).toBe('paid');
    expect(await reconciled()).toMatchObject({ ok: true });
  });

  it('gives the same bytes when exported again, records it and moves nothing', async () => {
    const batch = (await make([await payable()])).body as BatchBody;
    await sign(batch);
    const first = await send(batch);
    const line = await lineOf();
    expect(await send(batch)).toMatchObject({
      status: 400,
      body: { code: 'payments.again-reason-missing', errors: [{ field: 'body.reason' }] },
    });
    const second = await send(batch, people.releaser, { reason: '银行打不开文件' });
    expect(second.raw.equals(first.raw)).toBe(true);
    expect(await lineOf()).toEqual(line);
    const acts = await city.turn((turn) =>
      turn.rows<{ act: string }>(sql`select act from audit where city = ${turn.city}
        and subject_id = ${batch.id}`),
    );
    expect(acts.map((each) => each.act).toSorted()).toEqual([
      'payments.export-again',
      'payments.make-batch',
      'payments.release-batch',
      'payments.sign-batch',
    ]);
    await give(batch, await answerOf(batch));
    const third = await send(batch, people.releaser, { reason: '核对' });
    expect(third.raw.equals(first.raw)).toBe(true);
  });
});

describe('a signed batch', () => {
  it('is voided by two natural persons before it is released; its cases are paid through another', async () => {
    const one = await payable();
    const before = await lineOf();
    const batch = (await make([one])).body as BatchBody;
    const path = `/payments/batches/${batch.id}/void`;
    const ask = () => people.signer.call('POST', path, { reason: '开户行通知系统故障' });
    expect(await ask()).toMatchObject({ status: 409, body: { code: 'payments.batch-state' } });
    await sign(batch);
    expect((await people.officer.call('POST', path, { reason: '不是财务' })).status).toBe(403);
    expect(await ask()).toMatchObject({
      status: 200,
      body: { state: 'signed', void: { decision: null }, moves: ['drop-void'] },
    });
    expect(await ask()).toMatchObject({ status: 409, body: { code: 'payments.void-asked' } });
    expect(await send(batch)).toMatchObject({ status: 409, body: { code: 'payments.void-asked' } });
    expect(await people.signer.call('POST', `${path}/confirm`)).toMatchObject({
      status: 403,
      body: { code: 'payments.same-person' },
    });
    // Dropped, it could be released; asked again, a second person confirms.
    const dropped = await people.preparer.call('POST', `${path}/drop`, { reason: '故障已排除' });
    expect(dropped).toMatchObject({ status: 200, body: { void: { decision: 'dropped' } } });
    expect((await show(batch, people.releaser)).moves).toEqual(['export', 'ask-void']);
    await ask();
    expect((await show(batch, people.releaser)).moves).toEqual(['confirm-void', 'drop-void']);
    expect(await people.releaser.call('POST', `${path}/confirm`)).toMatchObject({
      status: 200,
      body: { state: 'voided', lineCount: 1, lines: [{ state: 'voided', number: 1 }], moves: [] },
    });
    expect([await stateOf(one.id), await lineOf()]).toEqual(['payable', before]);
    expect(await reconciled()).toMatchObject({ differences: [] });
    const again = await sent([one]);
    await give(again, await answerOf(again));
    expect(await stateOf(one.id)).toBe('paid');
    expect(await reconciled()).toMatchObject({ differences: [] });
  });

  it('is not voided otherwise, whatever door is tried', async () => {
    const one = await payable();
    const batch = (await make([one])).body as BatchBody;
    await sign(batch);
    await people.signer.call('POST', `/payments/batches/${batch.id}/void`, { reason: '重复制单' });
    const mine = sql`city = ${city.city} and id = ${batch.id}`;
    const own = sql`city = ${city.city} and batch_id = ${batch.id}`;
    const by = sql`decided_by_name = asked_by_name, decided_at = asked_at`;
    await refused(
      sql`update payment_batch set state = 'voided' where ${mine}`,
      'batch_voided_by_act',
    );
    await refused(
      sql`update payment_batch set state = 'voided', void_id = (select id from batch_void where ${own}) where ${mine}`,
      'batch_void_confirmed',
    );
    await refused(
      sql`update batch_void set decision = 'confirmed', decided_by_person = asked_by_person, ${by} where ${own}`,
      'batch_void_of_two_persons',
    );
    await refused(sql`update payment_line set state = 'voided' where ${own}`, 'signed_lines_stand');
    await refused(sql`update batch_void set reason = '' where ${own}`, 'permission denied');
    // Released, it is the bank's: nothing voids it any more.
    await people.releaser.call('POST', `/payments/batches/${batch.id}/void/drop`, {
      reason: '核对无误',
    });
    await send(batch);
    await refused(
      sql`update payment_batch set state = 'voided', void_id = (select id from batch_void where ${own}) where ${mine}`,
      'signed_batch_stands',
    );
  });
});

describe('the voucher of a batch', () => {
  it('is printed once it went to the bank, and is the same file ever after', async () => {
    const { pack } = readPack(join(projectRoot, 'cities/luzhou'));
    if (!pack) throw new Error('the pack of Luzhou has problems');
    await city.turn((turn) =>
      applyPack(turn, { ...pack, city: { ...pack.city, city: city.city } }),
    );
    const [one, other] = [
      await payable({ name: '林知远', amountFen: 10_000_005 }),
      await payable({ amountFen: 20_000_000 }),
    ];
    const batch = (await make([one, other])).body as BatchBody;
    const path = `/payments/batches/${batch.id}/voucher`;
    await sign(batch);
    expect(await people.preparer.call('POST', path)).toMatchObject({
      status: 409,
      body: { code: 'payments.batch-state' },
    });
    await send(batch);
    expect(await auditor.call('GET', path)).toMatchObject({
      status: 409,
      body: { code: 'payments.voucher-not-made' },
    });
    expect((await auditor.call('POST', path)).status).toBe(403);
    const paper = await people.preparer.call('POST', path);
    expect([paper.status, paper.raw.subarray(0, 5).toString()]).toEqual([200, '%PDF-']);
    const written = await city.turn(async (turn) => {
      const row = await findBatch(turn, batch.id);
      return row && writeVoucher(turn, row);
    });
    expect(written).toMatchObject({
      number: batch.number,
      lines: [
        { name: '林知远', amount: '100,000.05', words: '壹拾万元零伍分' },
        { amount: '200,000.00', words: '贰拾万元整' },
      ],
      sum: { label: '合计 2 笔', amount: '300,000.05', words: '叁拾万元零伍分' },
      sources: [{ amount: '300,000.05' }],
      signatures: [{ name: '制单戊' }, { name: '复核己' }, { name: '拨付庚' }],
    });
    expect(JSON.stringify(written)).not.toContain(one.account);
    // What the bank answers is no part of it, and a budget line called otherwise prints nothing anew.
    await give(batch, await answerOf(batch, '1'));
    await city.turn((turn) =>
      turn.run(sql`update budget_line set name = name || '（更名）' where city = ${turn.city}`),
    );
    expect((await people.signer.call('POST', path)).raw.equals(paper.raw)).toBe(true);
    expect((await auditor.call('GET', path)).raw.equals(paper.raw)).toBe(true);
    const { voucher } = (await show(batch)) as unknown as { voucher: { sha256: string } };
    expect(voucher.sha256).toBe(createHash('sha256').update(paper.raw).digest('hex'));
    await refused(
      sql`update payment_voucher set pdf_sha256 = '' where city = ${city.city}`,
      'permission denied',
    );
  });
});

describe('a batch', () => {
  it('is made once for one idempotency key', async () => {
    const one = await payable();
    const body = { benefitId: 'home-purchase', applicationIds: [one.id] };
    const key = { 'idempotency-key': 'one-batch-only' };
    const replies = await Promise.all(
      Array.from({ length: 5 }, () => people.preparer.call('POST', '/payments/batches', body, key)),
    );
    expect(new Set(replies.map((reply) => (reply.body as BatchBody).id)).size).toBe(1);
  });

  it('takes no application twice, of another benefit, or not yet payable', async () => {
    const [one, other] = [
      await payable(),
      await payable({ benefitId: 'home-purchase', to: 'publicity' }),
    ];
    const [first, second] = await Promise.all([make([one]), make([one])]);
    expect([first.status, second.status].toSorted()).toEqual([200, 409]);
    expect(await make([other])).toMatchObject({
      status: 409,
      body: { code: 'payments.not-payable', errors: [{ field: 'body.applicationIds' }] },
    });
    const elsewhere = await payable();
    const reply = await people.preparer.call('POST', '/payments/batches', {
      benefitId: 'other-benefit',
      applicationIds: [elsewhere.id],
    });
    expect(reply).toMatchObject({ status: 409, body: { code: 'payments.other-benefit' } });
  });

  it('names everyone without an account, with what the person can do', async () => {
    const [one, two] = [await payable({ account: false }), await payable({ account: false })];
    const reply = await make([one, two, await payable()]);
    expect(reply).toMatchObject({ status: 409, body: { code: 'payments.account-missing' } });
    const { errors } = reply.body as ProblemBody;
    expect(errors).toHaveLength(2);
    expect(errors[0]).toMatchObject({
      says: expect.stringContaining(one.reference) as unknown,
      remedy: expect.stringContaining('我的资料') as unknown,
    });
    expect(await stateOf(one.id)).toBe('payable');
  });

  it('gives a line back to the queue before it is signed, and ends when the last is out', async () => {
    const [one, two] = [await payable(), await payable()];
    const batch = (await make([one, two])).body as BatchBody;
    const { lines } = await show(batch);
    const remove = (at: number, by = people.preparer) =>
      by.call('POST', `/payments/batches/${batch.id}/lines/${lines[at]?.id}/remove`, {
        reason: '账户待核实',
      });
    expect(await remove(0, people.signer)).toMatchObject({
      status: 200,
      body: { lineCount: 1, totalFen: 20_000_000 },
    });
    expect(await stateOf(one.id)).toBe('payable');
    expect((await show(batch)).lines.map((line) => [line.reference, line.number])).toEqual([
      [two.reference, 1],
      [one.reference, null],
    ]);
    expect((await remove(0)).status).toBe(404);
    expect(await remove(1)).toMatchObject({
      body: { state: 'cancelled', lineCount: 0, totalFen: 0 },
    });
    expect((await make([one, two])).status).toBe(200);
  });

  it('is not signed when it changed since it was opened, and not changed once signed', async () => {
    const [one, two] = [await payable(), await payable()];
    const batch = (await make([one, two])).body as BatchBody;
    const { lines } = await show(batch);
    await people.preparer.call(
      'POST',
      `/payments/batches/${batch.id}/lines/${lines[0]?.id}/remove`,
      { reason: '待核实' },
    );
    expect(await sign(batch)).toMatchObject({
      status: 409,
      body: { code: 'payments.batch-changed' },
    });
    expect((await sign({ ...batch, lineCount: 1, totalFen: 20_000_000 })).status).toBe(200);
    const late = await people.preparer.call(
      'POST',
      `/payments/batches/${batch.id}/lines/${lines[1]?.id}/remove`,
      { reason: '太晚' },
    );
    expect(late).toMatchObject({ status: 409, body: { code: 'payments.batch-state' } });
    expect((await sign(batch)).body).toMatchObject({ code: 'payments.batch-state' });
  });

  it('is not signed when an account was changed after the line was made', async () => {
    const one = await payable();
    const batch = (await make([one])).body as BatchBody;
    await changePayee(city, one.talent, syntheticBankCard(900_002));
    const reply = await sign(batch);
    expect(reply).toMatchObject({ status: 409, body: { code: 'payments.account-changed' } });
    expect((reply.body as ProblemBody).errors[0]?.field).toBe(`lines.1.${one.reference}`);
  });

  it('stands once signed, whatever the application’s own role tries', async () => {
    const [one, two] = [await payable(), await payable()];
    const batch = (await make([one])).body as BatchBody;
    const wrong = { ...batch, lineCount: 7 };
    await refused(
      sql`update payment_batch set line_count = 7, state = 'signed',
      signed_by_person = ${people.signer.personId} where id = ${batch.id}`,
      'signed_batch_stands',
    );
    expect((await sign(wrong)).status).toBe(409);
    expect((await sign(batch)).status).toBe(200);
    const lineOfBatch = sql`city = ${city.city} and batch_id = ${batch.id}`;
    for (const change of [
      sql`line_count = 2`,
      sql`total_fen = total_fen + 1`,
      sql`benefit_id = 'other'`,
      sql`number = 'FK-1'`,
      sql`signed_by_person = ${people.releaser.personId}`,
      sql`prepared_by_person = ${people.releaser.personId}`,
      sql`state = 'prepared'`,
    ]) {
      await refused(
        sql`update payment_batch set ${change} where id = ${batch.id}`,
        'signed_batch_stands',
      );
    }
    await refused(
      sql`update payment_line set state = 'removed', number = null where ${lineOfBatch}`,
      'signed_lines_stand',
    );
    await refused(
      sql`update payment_line set number = 2 where ${lineOfBatch}`,
      'signed_lines_stand',
    );
    for (const change of [sql`amount_fen = 1`, sql`account_index = 'x'`, sql`payee_name = '某'`]) {
      await refused(sql`update payment_line set ${change} where ${lineOfBatch}`, 'permission');
    }
    await refused(sql`delete from payment_line where ${lineOfBatch}`, 'permission');
    await refused(
      sql`insert into payment_line (city, id, batch_id, number, application_id, instalment,
        reference, person_id, payee_name, account_sealed, account_index, amount_fen, state,
        payee_account_id, payee_in_force_from, made_at)
      select l.city, gen_random_uuid(), l.batch_id, 2, ${two.id}, 1, 'x', l.person_id, '某',
        l.account_sealed, l.account_index, l.amount_fen, 'open', l.payee_account_id,
        l.payee_in_force_from, l.made_at from payment_line l where ${lineOfBatch}`,
      'signed_lines_stand',
    );
    expect((await send(batch)).status).toBe(200);
    await refused(
      sql`update payment_batch set file_sha256 = 'x' where id = ${batch.id}`,
      'signed_batch_stands',
    );
  });

  it('cannot be paid by finance in another sum than was approved', async () => {
    const one = await payable();
    const batch = (await make([one])).body as BatchBody;
    await expect(
      city.turn((turn) =>
        turn.run(
          sql`update payment_line set amount_fen = amount_fen + 1 where batch_id = ${batch.id}`,
        ),
      ),
    ).rejects.toThrow(/permission/);
    await expect(
      city.turn((turn) =>
        turn.run(
          sql`update reservation set amount_fen = amount_fen + 1 where application_id = ${one.id}`,
        ),
      ),
    ).rejects.toThrow(/foreign key/);
  });
});

describe('the list of batches', () => {
  it('shows the newest first, by state and page by page', async () => {
    const list = (query: string) => auditor.call('GET', `/payments/batches?${query}`);
    const all = (await list('limit=100')).body as { rows: BatchBody[]; total: { count: number } };
    expect(all.rows).toHaveLength(all.total.count);
    const first = (await list('limit=2')).body as { rows: BatchBody[]; next: string };
    const second = (await list(`limit=2&after=${first.next}`)).body as { rows: BatchBody[] };
    const ids = [...first.rows, ...second.rows].map((row) => row.id);
    expect(ids).toEqual(all.rows.slice(0, 4).map((row) => row.id));
    const signed = (await list('state=signed')).body as { rows: BatchBody[] };
    expect(new Set(signed.rows.map((row) => row.state))).toEqual(new Set(['signed']));
  });
});

describe('three persons', () => {
  it('are three: neither with another role nor with a second account does one act twice', async () => {
    const all = await city.person({
      name: '一人三岗',
      roles: ['finance-preparer', 'finance-signer', 'finance-releaser'],
    });
    const one = await payable();
    const batch = (await make([one], all)).body as BatchBody;
    expect(await sign(batch, all)).toMatchObject({
      status: 403,
      body: { code: 'payments.same-person' },
    });
    expect((await show(batch, all)).moves).toEqual(['remove']);
    await sign(batch);
    expect(await send(batch, all)).toMatchObject({
      status: 403,
      body: { code: 'payments.same-person' },
    });
    const signerToo = await city.person({
      name: '复核兼拨付',
      roles: ['finance-signer', 'finance-releaser'],
    });
    const next = (await make([await payable()])).body as BatchBody;
    await sign(next, signerToo);
    expect(await send(next, signerToo)).toMatchObject({
      status: 403,
      body: { code: 'payments.same-person' },
    });
  });

  it('are three for the database too, by batch and by case', async () => {
    const one = await payable();
    const batch = (await make([one])).body as BatchBody;
    await expect(
      city.turn((turn) =>
        turn.run(sql`
          update payment_batch set state = 'signed', signed_by_name = 'x', signed_at = ${turn.now},
            signed_by_person = prepared_by_person where city = ${turn.city} and id = ${batch.id}`),
      ),
    ).rejects.toThrow(/batch_signer_is_another_person/);
    const preparerToo = await city.person({
      name: '制单兼审定',
      roles: ['finance-preparer', 'approver'],
    });
    const own = await makeFundedCase(city, { ...people, approver: preparerToo }, { to: 'payable' });
    const reply = await make([own], preparerToo);
    expect(reply).toMatchObject({ status: 409, body: { code: 'applications.excluded-duty' } });
    expect((reply.body as ProblemBody).errors[0]?.field).toBe(`lines.1.${own.reference}`);
    expect(await stateOf(own.id)).toBe('payable');
  });

  it('refuses who has no part in it', async () => {
    const batch = (await make([await payable()])).body as BatchBody;
    const refused = [
      await sign(batch, people.preparer),
      await send(batch, people.signer),
      await make([], people.signer),
      await people.officer.call('GET', '/payments/payable'),
      await people.talent.call('GET', `/payments/batches/${batch.id}`),
      await auditor.call('POST', `/payments/batches/${batch.id}/file`),
      await people.preparer.call('POST', '/payments/budget-lines', {}),
    ];
    expect(refused.map((reply) => reply.status)).toEqual(refused.map(() => 403));
    expect((await auditor.call('GET', `/payments/batches/${batch.id}`)).status).toBe(200);
  });
});

describe('the bank’s answer', () => {
  it('does nothing at all when one line is wrong, and says which, in both languages', async () => {
    const cases = [await payable(), await payable()];
    const batch = await sent(cases);
    const before = await lineOf();
    const bad = (await answerOf(batch)).replace(/200000\.00,(?=[^\n]*\r\n$)/, '200000.01,');
    const reply = await give(batch, bad);
    expect(reply).toMatchObject({ status: 422, body: { code: 'payments.answer-faulty' } });
    expect((reply.body as ProblemBody).errors[1]).toMatchObject({
      field: 'lines.3.amount',
      code: 'payments.answer-amount',
      says: '第 3 行的金额是 200000.01，应为 200000.00',
    });
    expect(await lineOf()).toEqual(before);
    expect([await stateOf(cases[0]?.id ?? ''), await stateOf(cases[1]?.id ?? '')]).toEqual([
      'instructed',
      'instructed',
    ]);
    const english = await people.preparer.upload(`/payments/batches/${batch.id}/answer?lang=en`, {
      name: 'a.csv', type: 'text/csv', bytes: Buffer.from(bad),
    }); // prettier-ignore
    expect((english.body as ProblemBody).errors[1]?.says).toContain('amount on line 3');
  });

  it('changes nothing when the same answer comes twice, and refuses another one', async () => {
    const one = await payable();
    const batch = await sent([one]);
    const answer = await answerOf(batch);
    expect((await give(batch, answer)).body).toMatchObject({ changed: true });
    const line = await lineOf();
    expect((await give(batch, answer)).body).toMatchObject({ changed: false, okCount: 1 });
    expect((await give(batch, answer.replace(/^\uFEFF/, ''))).body).toMatchObject({
      changed: false,
    });
    expect(await lineOf()).toEqual(line);
    const other = await answerOf(batch, '1');
    expect(await give(batch, other)).toMatchObject({
      status: 409,
      body: { code: 'payments.answered-before' },
    });
  });

  it('is taken once when it comes from two desks at one moment', async () => {
    const one = await payable();
    const batch = await sent([one]);
    const answer = await answerOf(batch);
    const replies = await Promise.all([give(batch, answer), give(batch, answer, people.releaser)]);
    expect(replies.map((reply) => (reply.body as { changed: boolean }).changed).toSorted()).toEqual(
      [false, true],
    );
    expect(await reconciled()).toMatchObject({ ok: true });
  });

  it('is not taken before the file left, and not from the signer', async () => {
    const batch = (await make([await payable()])).body as BatchBody;
    expect(await give(batch, 'H,1')).toMatchObject({
      status: 409,
      body: { code: 'payments.batch-state' },
    });
    expect((await give(batch, 'H,1', people.signer)).status).toBe(403);
  });

  it('is kept sealed, and accounts stand in no table in plain', async () => {
    const one = await payable();
    const batch = await sent([one]);
    await give(batch, await answerOf(batch));
    const tables = [
      'payment',
      'payment_line',
      'payment_batch',
      'bank_answer',
      'audit',
      'message',
      'application_event',
      'idempotent_reply',
    ];
    for (const table of tables) {
      const rows = await city.turn((turn) =>
        turn.rows<{ text: string }>(
          sql`select t::text as text from ${sql.table(table)} t where city = ${turn.city}`,
        ),
      );
      expect(rows.some((row) => row.text.includes(one.account))).toBe(false);
    }
  });
});

describe('budget lines', () => {
  it('are opened, added to and cut by those in charge, never below what is promised', async () => {
    const open = (body: object) => people.releaser.call('POST', '/payments/budget-lines', body);
    const line = {
      name: '租房补贴',
      benefitIds: ['rent'],
      year: 2024,
      amountFen: 1_000,
      document: '测试预算〔2024〕2号',
    };
    const opened = await open(line);
    expect(opened).toMatchObject({ status: 200, body: { totalFen: 1_000, availableFen: 1_000 } });
    expect(await open(line)).toMatchObject({ status: 409, body: { code: 'payments.line-exists' } });
    const { id } = opened.body as { id: string };
    const change = (direction: string, amountFen: number) =>
      people.releaser.call('POST', `/payments/budget-lines/${id}/appropriations`, {
        direction,
        amountFen,
        document: '调整',
      });
    expect(await change('add', 500)).toMatchObject({
      body: { totalFen: 1_500, availableFen: 1_500 },
    });
    expect(await change('cut', 1_501)).toMatchObject({
      status: 409,
      body: { code: 'payments.budget-short' },
    });
    expect(await change('cut', 1_500)).toMatchObject({ body: { totalFen: 0, availableFen: 0 } });
    expect((await change('add', 0)).status).toBe(400);
    expect(await reconciled()).toMatchObject({ ok: true });
  });

  it('open to their entries page by page', async () => {
    const { rows } = (await auditor.call('GET', '/payments/budget-lines')).body as {
      rows: { id: string; benefitIds: string[] }[];
    };
    const id = rows.find((row) => row.benefitIds.includes('home-purchase'))?.id;
    const seen: string[] = [];
    let after = '';
    for (let page = 0; page < 40; page += 1) {
      const query = `limit=7${after ? `&after=${after}` : ''}`;
      const { body } = await auditor.call('GET', `/payments/budget-lines/${id}/entries?${query}`);

      const reply = body as {
        rows: { transactionId: string; number: number }[];
        next: string | null;
        total: { count: number };
      };
      seen.push(...reply.rows.map((row) => `${row.transactionId}/${row.number}`));
      if (!reply.next) {
        expect([seen.length, new Set(seen).size]).toEqual([reply.total.count, reply.total.count]);
        return;
      }
      after = encodeURIComponent(reply.next);
    }
    throw new Error('the pages do not end');
  });
});

describe('the figure of money paid', () => {
  it('adds up from its rows, as of a day', async () => {
    const rowsOn = (validOn: string) =>
      city.turn((turn) =>
        turn.rows<Record<string, unknown> & { amount_fen: number }>(
          paidIndicator.rows({ validOn, knownAt: turn.now }),
        ),
      );
    const rows = await rowsOn('2024-06-30');
    const line = await lineOf();
    expect(rows.reduce((sum, row) => sum + row.amount_fen, 0)).toBe(line['paidFen']);
    expect(Object.keys(rows[0] ?? {}).toSorted()).toEqual([
      'amount_fen', 'benefit', 'cluster', 'county', 'education', 'happened_on', 'id', 'person_id', 'reference',
    ]); // prettier-ignore
    expect(await rowsOn('2024-06-02')).toEqual([]);
  });
});

describe('words', () => {
  it('has a sentence and a remedy for every fault in both languages', () => {
    const codes = [
      ...Object.values(ownFaults).map((code) => code.replace('payments.', '')),
      ...answerFaults,
    ];
    for (const code of codes) {
      for (const language of ['zh', 'en'] as const) {
        for (const part of ['says', 'remedy']) {
          expect([
            code,
            city.words.find(language, 'payments', ['faults', code, part]),
          ]).not.toContain(undefined);
        }
      }
    }
  });
});

describe('a case that is refused after its approval', () => {
  it('cannot be batched while an objection is open', async () => {
    const one = await payable({ to: 'publicity' });
    await city.turn(async (turn) =>
      moveApplication(turn, await getApplication(turn, one.id), 'object'),
    );
    expect(await make([one])).toMatchObject({
      status: 409,
      body: { code: 'payments.not-payable' },
    });
  });
});
