import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { syntheticIdentityNumber } from '@yanzhen/values/identity-number.ts';
import { startJourney, type Journey } from './journey.ts';
import { asStory } from './story.ts';
import { monthsAgo } from './people.ts';
import type { Seat } from './seat.ts';
import {
  exportBankFile,
  importAnswer,
  letTheBankAnswer,
  openNewestBatch,
  prepareBatch,
  readReconciliation,
  sign,
} from './steps/finance.ts';
import { callFromPage } from './steps/other-doors.ts';
import { become } from './steps/staff.ts';
import { runJobAfter } from './steps/time.ts';

const benefitId = 'institute-start-up-fund';
/** Of the demonstration: has an account in force, and no case of this benefit. */
const name = '卫明谦';
const year = new Date().getUTCFullYear();

/** What finance paid and promised before the system: the first part arrived, the second is due. */
function openingFile(): Buffer {
  const head =
    '姓名,身份证号,手机号,开户银行,银行卡号,用人单位统一社会信用代码,区县代码,核定日期,核定总额（元）,期次,本期金额（元）,到期日,到账日期';
  const row = (part: number, yuan: number, dueOn: string, paidOn = ''): string =>
    `${name},${syntheticIdentityNumber(122)},,,,,510504,${monthsAgo(14)},600000,${part},${yuan},${dueOn},${paidOn}`;
  const rows = [
    row(1, 300_000, monthsAgo(14), monthsAgo(13)),
    row(2, 180_000, monthsAgo(2)),
    row(3, 120_000, monthsAgo(-10)),
  ];
  return Buffer.from(`\uFEFF${[head, ...rows].join('\r\n')}\r\n`);
}

/* Finance pays the second instalment of what was granted before the system, and the auditor looks. */
describe('money that was granted before the system', () => {
  let journey: Journey;
  let desk: Seat;

  beforeAll(async () => {
    journey = await startJourney();
    desk = await journey.seat('desk', 'zh');
  });
  asStory(() => journey);

  it('comes in from a spreadsheet by two people, with a line of this year to pay from', async () => {
    const t = desk.words('opening-balances');
    await become(desk, 'releaser');
    const opened = await callFromPage(desk, 'POST', '/payments/budget-lines', {
      name: `${year}年科研院所启动资金`,
      benefitIds: [benefitId],
      year,
      payer: 'city',
      amountFen: 100_000_000,
      document: `〔${year}〕9`,
    });
    expect(opened.status).toBe(200);
    await become(desk, 'preparer');
    await desk.open('/desk/opening-balances');
    await desk.button(t('pages.list.prepare')).click();
    const form = desk.dialogue();
    await form.getByLabel(t('pages.list.benefit')).selectOption(benefitId);
    for (const [at, part] of (['year', 'month', 'day'] as const).entries()) {
      await form.locator(`.yz-date-${part} input`).fill(monthsAgo(1).split('-')[at] ?? '');
    }
    await form.getByLabel(t('pages.list.document')).fill('财预〔上年〕结算表');
    await form.getByLabel(t('pages.list.total')).fill('300000');
    await form
      .locator('input[type=file]')
      .setInputFiles({ name: '期初.csv', mimeType: 'text/csv', buffer: openingFile() });
    await desk.inspect();
    await form.getByRole('button', { name: t('pages.list.send') }).click();
    await desk.sees(t('state.prepared'));
    await become(desk, 'signer');
    await desk.open('/desk/opening-balances');
    await desk.page.getByRole('button', { name: new RegExp(t('pages.list.decide')) }).click();
    await desk
      .dialogue()
      .getByRole('button', { name: t('pages.list.confirm') })
      .click();
    await desk.sees(t('state.confirmed'));
  });

  it('falls due, and its duty is looked at by an officer before it is paid', async () => {
    const t = desk.words('instalments');
    await runJobAfter(journey.server, 0, 'instalments.check-duties');
    await become(desk, 'checker');
    await desk.sees('到期分期待复核');
    await desk.open('/desk/instalments');
    const row = desk.page.getByRole('row', { name: new RegExp(name) });
    await row.getByRole('link').first().click();
    await desk.sees('期初导入');
    await desk.open('/desk/instalments');
    await row.getByRole('button', { name: new RegExp(t('pages.checks.decide')) }).click();
    await desk.dialogue().getByLabel(t('pages.checks.note')).fill('核对年度考核结果');
    await desk.inspect();
    await desk
      .dialogue()
      .getByRole('button', { name: t('pages.checks.confirm') })
      .click();
    await desk.sees(t('pages.checks.empty'));
  });

  it('goes through a batch of three people and the bank’s answer, and the ledger agrees', async () => {
    const t = desk.words('payments');
    await become(desk, 'preparer');
    // By the number of what came in from before: the person has another case in the queue.
    await prepareBatch(desk, ['QCBZ-']);
    await become(desk, 'signer');
    await openNewestBatch(desk);
    await sign(desk);
    await become(desk, 'releaser');
    await openNewestBatch(desk);
    await exportBankFile(desk);
    await importAnswer(desk, await letTheBankAnswer(desk, ''));
    await desk.sees(t('pages.batch.answer-title'));
    await desk.link(t('pages.voucher.open')).click();
    await desk.sees('壹拾捌万元整');
    await desk.button(t('pages.voucher.pdf')).click();
    const [download] = await Promise.all([
      desk.page.waitForEvent('download'),
      desk
        .dialogue()
        .getByRole('button', { name: t('pages.voucher.pdf') })
        .click(),
    ]);
    expect(
      readFileSync(await download.path())
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-');
    await desk.inspect();
    await readReconciliation(desk);
  });

  it('is read by the auditor from the totals to who saw the case, and cannot be changed', async () => {
    const t = desk.words('payments');
    await become(desk, 'auditor');
    await desk.open('/desk/opening-balances');
    await desk.sees('300,000');
    await readReconciliation(desk);
    await desk.link(t('pages.months.open')).click();
    await desk.sees(/全部相符/);
    await desk.inspect();
    const { body: lines } = await callFromPage(desk, 'GET', `/payments/budget-lines?year=${year}`);
    const line = (lines['rows'] as { name: string; paidFen: number }[]).find((each) =>
      each.name.includes('科研院所'),
    );
    expect(line?.paidFen).toBe(18_000_000);
    const { body: list } = await callFromPage(desk, 'GET', '/payments/batches?limit=1');
    const [batch] = list['rows'] as { id: string }[];
    await desk.open(`/desk/payments/batches/${batch?.id}`);
    await desk.sees(t('pages.batch.answer-title'));
    expect(await desk.page.locator('main .yz-moves button').count()).toBe(0);
    const { body: shown } = await callFromPage(desk, 'GET', `/payments/batches/${batch?.id}`);
    const [paid] = shown['lines'] as { id: string; applicationId: string; reference: string }[];

    await desk.open(`/desk/seen?reference=${paid?.reference}`);
    await desk.sees(desk.words('desk')('pages.seen.act.case'));
    await desk.inspect();
    await desk.open('/desk/trail');
    await desk.inspect();
    const path = `/payments/batches/${batch?.id}`;
    for (const [door, body] of [
      [`${path}/void`, { reason: '审计不办理' }],
      [`${path}/voucher`, {}],
      [`${path}/lines/${paid?.id}/recall`, { reason: '审计', on: monthsAgo(0), document: '无' }],
      ['/payments/batches', { benefitId, applicationIds: [paid?.applicationId] }],
      [`/applications/${paid?.applicationId}/recount`, { reason: '审计不办理' }],
      [`/applications/${paid?.applicationId}/lapse`, {}],
    ] as const) {
      expect([door, (await callFromPage(desk, 'POST', door, body)).status]).toEqual([door, 403]);
    }
  });

  it('leaves no trouble in the browser, and nothing for axe to find', () => {
    expect([...journey.findings]).toEqual([]);
  });
});
