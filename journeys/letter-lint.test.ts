import { afterAll, beforeAll, expect, it } from 'vitest';
import { startJourney, type Journey } from './journey.ts';
import type { Seat } from './seat.ts';
import * as letters from './steps/letter-writers.ts';
import { become } from './steps/staff.ts';

/** A clerk fixes what the linter found: an error is mended in its place, a warning is kept with a reason. */

let journey: Journey;
let desk: Seat;
beforeAll(async () => {
  journey = await startJourney();
  desk = await journey.seat('desk', 'en');
}, 120_000);
afterAll(() => journey.close());

it('goes from a finding to its words, mends them, keeps a warning, and the checker reads why', async () => {
  const { page } = desk;
  const t = desk.words('letters');
  await become(desk, 'drafter');
  const address = await letters.draftLetter(desk, { suggestion: '311', deputy: '钟毓秀' });
  await desk.button(t('pages.show.edit')).click();
  await desk.arrivesAt(t('pages.edit.title'));
  await desk.button(t('pages.edit.add-paragraph')).click();
  const paragraph = page.locator('.yz-blocks textarea').last();
  await paragraph.fill('已建成青人年才驿站，我局一定做好服务。');
  const findings = page.locator('.yz-findings li');
  await expect.poll(() => findings.count(), { timeout: 15_000 }).toBe(2);
  await desk.inspect();

  // The error first: one click puts the cursor on its words, and typing replaces them.
  const place = await findings.first().getByRole('button').innerText();
  await findings.first().getByRole('button', { name: place }).click();
  expect(
    await paragraph.evaluate((box: HTMLTextAreaElement) => [
      box === document.activeElement,
      box.value.slice(box.selectionStart, box.selectionEnd),
    ]),
  ).toEqual([true, '青人年才驿站']);
  await page.keyboard.insertText('青年人才驿站');
  await expect.poll(() => findings.count(), { timeout: 15_000 }).toBe(1);

  // A warning is kept once the text is saved.
  const keep = findings.first().getByRole('button', { name: t('pages.show.pass') });
  expect(await keep.isDisabled()).toBe(true);
  await desk.button(t('pages.edit.save')).click();
  await page.getByText(t('pages.edit.unsaved')).waitFor({ state: 'detached' });
  await keep.click();
  const reason = '引自代表建议原文';
  await desk.dialogue().getByLabel(t('pages.show.pass-reason')).fill(reason);
  await desk.inspect();
  await desk
    .dialogue()
    .getByRole('button', { name: t('pages.show.pass'), exact: true })
    .click();
  await desk.sees(t('pages.show.severity-passed'));
  await desk.sees(new RegExp(reason));

  // What changed stands beside the text.
  await page.locator('.yz-text-changes ins').filter({ hasText: '青年人才驿站' }).waitFor();
  await desk.inspect();
  await letters.moveLetter(desk, address, 'submit');
  await become(desk, 'lettercheck');
  await desk.open(address);
  await desk.sees(new RegExp(reason));
  await desk.inspect();
  await letters.moveLetter(desk, address, 'check');
  expect([...journey.findings]).toEqual([]);
});
