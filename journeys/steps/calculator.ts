import { expect } from 'vitest';
import type { Answers } from '../people.ts';
import type { Seat } from '../seat.ts';
import { giveAnswer } from './questions.ts';

/** Opens the calculator of all benefits from the first page of the city. */
export async function openTheCalculator(visitor: Seat): Promise<void> {
  await visitor.open('');
  await visitor.page.locator('main a[href$="/calculator"]').first().click();
  await visitor.arrivesAt(visitor.words('policies')('pages.all.title-person'));
}

/**
 * Answers one question after another, whatever is asked, until nothing more is: what the answers do not
 * have is not known. @returns how many answers it took.
 */
export async function answerAllThatIsAsked(visitor: Seat, answers: Answers): Promise<number> {
  const t = visitor.words('policies');
  const finished = visitor.page.getByRole('heading', { name: t('pages.all.finished') });
  for (let given = 0; ; given += 1) {
    const form = visitor.page.locator('.calculator-top form');
    await form.or(finished).first().waitFor();
    await visitor.settled();
    if (await finished.isVisible()) return given;
    if (given < 2) await visitor.inspect();
    const before = await form.innerText();
    const ticks = form.locator('.calculator-ticks li');
    if ((await ticks.count()) > 0) {
      for (const tick of await ticks.all()) {
        const box = tick.locator('input');
        const answer = answers[(await box.getAttribute('name')) ?? ''];
        if (answer === true) await box.check();
        if (answer === undefined || answer === null) await tick.getByRole('button').click();
      }
    } else {
      const asked = await form.locator('input').first().getAttribute('name');
      const field = await form.locator('.yz-field').first().getAttribute('id');
      const factId = asked ?? field ?? '';
      const answer = answers[factId];
      if (answer === undefined || answer === null) {
        const unsure = visitor.words('web')('question.dont-know');
        await form.locator('.yz-choice', { hasText: unsure }).locator('input').check();
      } else {
        await giveAnswer(visitor, factId, answer);
      }
    }
    await form.getByRole('button', { name: visitor.words('web')('act.next') }).click();
    await expect.poll(() => visitor.page.locator('.calculator-top').innerText()).not.toBe(before);
  }
}

/** What stands in a group of results; empty when there is no such group. */
export async function readGroup(visitor: Seat, standing: string): Promise<string> {
  const group = visitor.page.locator(`[data-standing="${standing}"]`);
  if ((await group.count()) === 0) return '';
  const fold = group.locator(':scope > details:not([open]) > summary');
  if ((await fold.count()) > 0) await fold.first().click();
  return group.innerText();
}

/** Says that a benefit was received before, and by whom. */
export async function tellWhatWasReceived(
  visitor: Seat,
  award: { benefitId: string; holder: string; yuan: number; on: string },
): Promise<void> {
  const { page } = visitor;
  const t = visitor.words('policies');
  const fold = page.locator('details', { has: page.locator('#prior-benefit') });
  if ((await fold.getAttribute('open')) === null) await fold.locator('summary').first().click();
  await page.locator('#prior-benefit').selectOption(award.benefitId);
  await page.locator(`input[name="prior-holder"][value="${award.holder}"]`).check();
  await page.locator('#prior-sum').fill(String(award.yuan));
  const [year, month, day] = award.on.split('-');
  await page.locator('#prior-on .yz-date-year input').fill(year ?? '');
  await page.locator('#prior-on .yz-date-month input').fill(month ?? '');
  await page.locator('#prior-on .yz-date-day input').fill(day ?? '');
  await visitor.button(t('pages.prior.add')).click();
  await page.locator('[data-standing="displaced"]').waitFor();
}

/** Changes one answer from the list of answers. */
export async function changeOneAnswer(
  visitor: Seat,
  label: string,
  factId: string,
  answer: Answers[string],
): Promise<void> {
  const { page } = visitor;
  const list = page.locator('details', { has: page.locator('.yz-summary') });
  if ((await list.getAttribute('open')) === null) await list.locator('summary').first().click();
  await page.locator('.yz-summary-row', { hasText: label }).getByRole('button').click();
  await giveAnswer(visitor, factId, answer);
  await page
    .locator('.calculator-top form')
    .getByRole('button', { name: visitor.words('web')('act.next') })
    .click();
}
