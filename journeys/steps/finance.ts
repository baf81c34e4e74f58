import { readFile } from 'node:fs/promises';
import type { Download } from 'playwright-core';
import type { Seat } from '../seat.ts';
import { callFromPage } from './other-doors.ts';
import { chooseRows } from './officers.ts';
import { become } from './staff.ts';

/** Puts payable applications into a batch; answers the address of its page. */
export async function prepareBatch(preparer: Seat, names: readonly string[]): Promise<string> {
  const t = preparer.words('payments');
  await preparer.open('/desk/payments');
  await chooseRows(preparer, names);
  await preparer.inspect();
  await preparer.button(t('pages.queue.make')).click();
  await preparer.dialogue().getByText(t('pages.queue.confirm-title')).waitFor();
  await preparer.inspect();
  await preparer
    .dialogue()
    .getByRole('button', { name: t('pages.queue.make') })
    .click();
  await preparer.page.waitForURL(/batches\/./);
  await preparer.sees(t('pages.batch.lines-title'));
  await preparer.inspect();
  return batchAddress(preparer);
}

/** Finds the batch that was made last. */
export async function openNewestBatch(seat: Seat): Promise<void> {
  const t = seat.words('payments');
  await seat.open('/desk/payments/batches');
  await seat.inspect();
  await seat.page.locator('tbody').getByRole('link').first().click();
  await seat.sees(t('pages.batch.lines-title'));
  await seat.inspect();
}

/** The line of one payee in the batch in sight: number, state, reason. */
export async function readLine(seat: Seat, name: string): Promise<readonly string[]> {
  const row = seat.page.getByRole('row', { name: new RegExp(name) });
  await row.waitFor();
  return row.getByRole('cell').allInnerTexts();
}

/** Whether the page of the batch in sight offers the signature. */
export async function maySign(seat: Seat): Promise<boolean> {
  const t = seat.words('payments');
  await seat.sees(t('pages.batch.lines-title'));
  return seat.button(t('pages.batch.sign')).isVisible();
}

/** Signs the batch in sight. */
export async function sign(signer: Seat): Promise<void> {
  const t = signer.words('payments');
  await signer.button(t('pages.batch.sign')).click();
  await signer
    .dialogue()
    .getByRole('button', { name: t('pages.batch.sign') })
    .waitFor();
  await signer.inspect();
  await signer
    .dialogue()
    .getByRole('button', { name: t('pages.batch.sign') })
    .click();
  await signer.sees(t('pages.batch.signed-says'));
}

/** Releases the batch in sight; answers the bank file. */
export async function exportBankFile(releaser: Seat): Promise<string> {
  const t = releaser.words('payments');
  await releaser.button(t('pages.batch.export')).click();
  const download = releaser.page.waitForEvent('download');
  await releaser
    .dialogue()
    .getByRole('button', { name: t('pages.batch.export') })
    .click();
  const file = await textOf(await download);
  await releaser.sees(t('pages.batch.import-choose'));
  await releaser.inspect();
  return file;
}

/** Lets the demonstration's bank answer, with one line returned. */
export async function letTheBankAnswer(releaser: Seat, returnedLine: string): Promise<string> {
  const t = releaser.words('payments');
  await releaser.page.getByLabel(t('pages.batch.demo-returned')).fill(returnedLine);
  const download = releaser.page.waitForEvent('download');
  await releaser.button(t('pages.batch.demo-make')).click();
  return textOf(await download);
}

/** The same answer with one sum changed on the way. */
export function alteredAnswer(answer: string, line: string): string {
  const lines = answer.split('\r\n');
  return lines
    .map((text) => (text.startsWith(`D,${line},`) ? text.replace(/(\d+)\.00/, '1.00') : text))
    .join('\r\n');
}

/** Gives the bank's answer to the page. */
export async function importAnswer(releaser: Seat, answer: string): Promise<void> {
  await releaser.page
    .locator('.yz-sheet input[type=file]')
    .setInputFiles({ name: 'answer.csv', mimeType: 'text/csv', buffer: Buffer.from(answer) });
}

/** What the page says is wrong with an answer, line by line. */
export async function readAnswerFaults(releaser: Seat): Promise<string> {
  const t = releaser.words('payments');
  const notice = releaser.page.locator('.yz-notice', { hasText: t('pages.batch.fault-remedy') });
  await notice.waitFor();
  await releaser.inspect();
  return notice.innerText();
}

/** The row of a person in finance's queue. */
export async function readQueueRow(preparer: Seat, name: string): Promise<string> {
  await preparer.open('/desk/payments');
  const row = preparer.page.getByRole('row', { name: new RegExp(name) });
  await row.waitFor();
  await preparer.inspect();
  return row.innerText();
}

/** Reads whether every posting adds up to what the budget lines say. */
export async function readReconciliation(seat: Seat): Promise<string> {
  const t = seat.words('payments');
  await seat.open('/desk/payments/reconciliation');
  await seat.sees(t('pages.reconciliation.good'));
  await seat.inspect();
  return seat.text();
}

/** Pays one more application, by the API alone: batch, signature, release, answer of the bank. */
export async function payByApi(seat: Seat, name: string): Promise<void> {
  await become(seat, 'preparer');
  const { body: queue } = await callFromPage(seat, 'GET', '/payments/payable?limit=100');
  const rows = queue['rows'] as { applicationId: string; benefitId: string; name: string }[];
  const row = rows.find((each) => each.name === name);
  if (row === undefined) throw new Error(`${name} is not payable`);
  const { applicationId, benefitId } = row;
  const made = await callFromPage(seat, 'POST', '/payments/batches', {
    benefitId,
    applicationIds: [applicationId],
  });
  const { id, lineCount, totalFen } = made.body;
  await become(seat, 'signer');
  await callFromPage(seat, 'POST', `/payments/batches/${String(id)}/sign`, { lineCount, totalFen });
  await become(seat, 'releaser');
  await seat.open(`/desk/payments/batches/${String(id)}`);
  await exportBankFile(seat);
  await importAnswer(seat, await letTheBankAnswer(seat, ''));
  await seat.sees(seat.words('payments')('pages.batch.answer-title'));
}

function batchAddress({ page }: Seat): string {
  return new URL(page.url()).pathname.replace(/^\/[^/]+/, '');
}

async function textOf(download: Download): Promise<string> {
  return readFile(await download.path(), 'utf8');
}
