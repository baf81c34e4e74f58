import { afterAll, beforeAll, expect, it } from 'vitest';
import { startJourney, type Journey } from './journey.ts';
import type { Seat } from './seat.ts';
import { become } from './steps/staff.ts';

/** An officer works a queue by keyboard alone, from the list through a case to the next one. */

let journey: Journey;
let officer: Seat;
beforeAll(async () => {
  journey = await startJourney();
  officer = await journey.seat('desk', 'en');
}, 120_000);
afterAll(() => journey.close());

/** Facts and evidence stand side by side on a screen, each at its full height. */
async function seesEvidenceBeside({ page }: Seat): Promise<void> {
  const facts = await page.locator('.yz-case-summary').boundingBox();
  const evidence = await page.locator('.yz-evidence').boundingBox();
  if (!facts || !evidence) throw new Error('a side of the case is missing');
  expect(evidence.x).toBeGreaterThanOrEqual(facts.x + facts.width);
  expect(Math.min(facts.height, evidence.height)).toBeGreaterThan(400);
}

/** On paper: the whole case with what is folded, how its day was counted, and none of the page around it. */
async function printsWhole(reader: Seat): Promise<void> {
  const { page } = reader;
  const folded = page.locator('details:has(.yz-counting)').first();
  const height = async () => (await folded.boundingBox())?.height ?? 0;
  const before = await height();
  await page.emulateMedia({ media: 'print' });
  expect(await height()).toBeGreaterThan(before + 20);
  await page.getByText(/^Printed by .+ It holds personal data/).waitFor();
  for (const around of ['.yz-desk-nav', '.yz-desk-header', '.yz-evidence', '.yz-moves']) {
    expect([around, await page.locator(around).first().isVisible()]).toEqual([around, false]);
  }
  expect(await page.locator('main .ant-btn').filter({ visible: true }).count()).toBe(0);
  await page.emulateMedia({ media: 'screen' });
}

it('goes from the list to a proposed case in three keys, and the next case is open', async () => {
  const { page } = officer;
  const t = officer.words('subsidies');
  const kit = officer.words('web');
  await become(officer, 'county');
  await officer.open('/desk/cases');
  await officer.arrivesAt(t('pages.desk.queue.title'));
  await page.locator('tr.ant-table-row').first().waitFor();
  // Nothing of an English list at 1440 px lies beside the screen, whatever the states.
  const overhang = () =>
    page
      .locator('.ant-table-body, .ant-table-content')
      .first()
      .evaluate((box) => box.scrollWidth - box.clientWidth);
  expect(await overhang()).toBeLessThanOrEqual(0);
  await officer.open('/desk/cases?tab=all');
  await page.locator('tr.ant-table-row').nth(20).waitFor();
  expect(await overhang()).toBeLessThanOrEqual(0);
  await officer.open('/desk/cases');
  await page.locator('tr.ant-table-row').first().waitFor();
  await officer.inspect();

  // The keys of the page, and out of their list again.
  await page.keyboard.press('?');
  await page.getByRole('heading', { name: kit('desk.keys.title') }).waitFor();
  await officer.sees(kit('desk.keys.next-row'));
  await officer.inspect();
  await page.keyboard.press('Escape');
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await page.keyboard.press('k');
  const first = page.locator('tr.ant-table-row').first();
  expect(await first.evaluate((row) => row === document.activeElement)).toBe(true);
  // x chooses, and takes the choice back.
  await page.keyboard.press('x');
  await officer.sees(t('pages.desk.bulk.chosen_one', { count: 1 }));
  await page.keyboard.press('x');

  const reference = await first.getByRole('link').innerText();
  await page.keyboard.press('Enter');
  await officer.arrivesAt(new RegExp(`^${reference}`));
  const heading = await page.locator('main h1').innerText();
  await seesEvidenceBeside(officer);
  await printsWhole(officer);
  await page.keyboard.press('p');
  const act = t('pages.desk.act.propose');
  const button = officer.dialogue().getByRole('button', { name: act, exact: true });
  await expect.poll(() => button.evaluate((each) => each === document.activeElement)).toBe(true);
  await officer.inspect();
  await page.keyboard.press('Enter');

  // The next case of the queue is there, and its keys work without a touch of the mouse.
  await expect
    .poll(() => page.locator('main h1').innerText(), { timeout: 20_000 })
    .not.toBe(heading);
  await officer.settled();
  await officer.inspect();
  await page.keyboard.press('m');
  await page.keyboard.type('Rang the employer: the contract is right.');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await officer.sees('Rang the employer: the contract is right.');
  await page.keyboard.press('Escape');
  await page.locator('main h1').focus();
  await page.keyboard.press('t');
  await officer.sees(/Assigned to me since/);
  await page.keyboard.press('u');
  await officer.arrivesAt(t('pages.desk.queue.title'));
  expect(await officer.text()).not.toContain(reference);
  expect([...journey.findings]).toEqual([]);
}, 90_000);
