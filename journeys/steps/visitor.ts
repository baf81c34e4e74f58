import { expect } from 'vitest';
import { answersToCalculator, type Answers } from '../people.ts';
import { escaped, type Seat } from '../seat.ts';
import { giveAnswer } from './questions.ts';

/** Finds the benefit from the first page of the city and answers its questions, one a page. */
export async function answerTheCalculator(visitor: Seat, answers: Answers): Promise<void> {
  const t = visitor.words('web');
  await visitor.open('');
  await visitor.inspect();
  await visitor.open('/benefits');
  await visitor.inspect();
  await visitor.page.locator('main a[href$="/benefits/home-purchase"]').first().click();
  for (const [place, [factId, answer]] of Object.entries(answers).entries()) {
    await giveAnswer(visitor, factId, answer);
    if (place % 3 === 2) await visitor.inspect();
    await visitor.button(t('act.next')).click();
  }
  await visitor.sees(visitor.words('policies')('pages.benefit.result'));
  await visitor.inspect();
}

/** Reads the result: the sum, and how each condition stands. */
export async function readResult(
  visitor: Seat,
): Promise<{ outcome: string; text: string; conditions: readonly string[] }> {
  const card = visitor.page.locator('.yz-decision');
  await card.waitFor();
  return {
    outcome: await card.locator('header .yz-outcome').innerText(),
    text: await card.innerText(),
    conditions: await card.locator('.yz-reason').allInnerTexts(),
  };
}

/** Goes back from the result, answers one question otherwise, and asks for the result again. */
export async function changeAnswer(
  visitor: Seat,
  factId: keyof typeof answersToCalculator,
  answer: Answers[string],
): Promise<void> {
  const t = visitor.words('web');
  const place = Object.keys(answersToCalculator).indexOf(factId);
  await visitor.link(visitor.words('policies')('pages.benefit.again')).click();
  await visitor.sees(t('question.answers'));
  await visitor.inspect();
  await visitor.page.locator('.yz-summary-row').nth(place).getByRole('button').click();
  await giveAnswer(visitor, factId, answer);
  await visitor.button(t('act.next')).click();
  await visitor.button(t('question.see-result')).or(visitor.page.locator('.yz-decision')).waitFor();
  const see = visitor.button(t('question.see-result'));
  if (await see.isVisible()) await see.click();
  await visitor.page.locator('.yz-decision').waitFor();
}

/** Reads a list on public notice, found by its number on the public page. */
export async function readNotice(visitor: Seat, number: string): Promise<string> {
  await visitor.open('/publicity');
  await visitor.inspect();
  await visitor.page.getByRole('link', { name: number }).click();
  await visitor.sees(visitor.words('publicity')('pages.public.list-title'));
  await visitor.inspect();
  return visitor.text();
}

/** Objects to the line of one person on the list in sight, without a name. */
export async function objectTo(visitor: Seat, maskedName: string, text: string): Promise<void> {
  const t = visitor.words('publicity');
  await visitor.page
    .getByRole('button', {
      name: new RegExp(`${t('pages.public.object')}.*${escaped(maskedName)}`),
    })
    .click();
  await visitor.button(t('pages.object.send')).click();
  await visitor.sees(t('pages.object.needed'));
  await visitor.page.getByLabel(t('pages.object.text')).fill(text);
  await visitor.inspect();
  await visitor.button(t('pages.object.send')).click();
  await visitor.arrivesAt(t('pages.object.done'));
  await visitor.inspect();
}

/** Checks a letter by the number printed on it. */
export async function verifyLetter(visitor: Seat, number: string): Promise<string> {
  const t = visitor.words('letters');
  await visitor.open('/letters');
  await visitor.page.getByLabel(t('pages.verify.number')).fill(number);
  await visitor.inspect();
  await visitor.button(t('pages.find.find')).click();
  await visitor.sees(t('pages.verify.whole'));
  await visitor.inspect();
  return visitor.text();
}

/** Numbers of persons that must stand on no public page. */
export function expectNoIdentityNumber(text: string): void {
  expect(text).not.toMatch(/\d{17}[\dX]|1\d{10}(?!\d)/);
}
