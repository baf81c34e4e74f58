import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { languages } from '@yanzhen/values/localized.ts';
import { startJourney, type Journey } from './journey.ts';
import { answersToCalculator } from './people.ts';
import type { Seat } from './seat.ts';
import * as calculator from './steps/calculator.ts';
import { answerTheCalculator } from './steps/visitor.ts';

/** A master who bought a home, and neither founds a firm nor looks for work. */
const buyer = {
  ...answersToCalculator,
  inCentralArea: true,
  returningGraduate: false,
  principalFounder: false,
  jobSeekingHere: false,
  ownsHomeHere: true,
};
const labels = { zh: '在泸连续工作月数', en: 'Months of continuous work in the city' };

let journey: Journey;
beforeAll(async () => {
  journey = await startJourney();
}, 600_000);
afterAll(() => journey.close());

/** A picture for whoever works on the pages: `YANZHEN_PICTURES` names a folder. */
async function picture(seat: Seat, name: string): Promise<void> {
  const folder = process.env['YANZHEN_PICTURES'];
  if (!folder) return;
  mkdirSync(folder, { recursive: true });
  await seat.settled();
  await seat.page.screenshot({
    path: join(folder, `${name}.${seat.language}.png`),
    fullPage: true,
  });
}

describe.each(languages)('a visitor asks what the city gives, in %s', (language) => {
  let visitor: Seat;
  beforeAll(async () => {
    visitor = await journey.seat('phone', language);
  });
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') console.log(`pictures: ${await journey.picture()}`);
  });

  it('answers at most eight questions, and sees what waits for whom, with its sum', async () => {
    await calculator.openTheCalculator(visitor);
    await picture(visitor, 'calculator-question-390');
    const answers = await calculator.answerAllThatIsAsked(visitor, buyer);
    expect(answers).toBeGreaterThan(1);
    expect(answers).toBeLessThanOrEqual(8);
    await visitor.inspect();
    await picture(visitor, 'calculator-result-390');
    const confirmed = await calculator.readGroup(visitor, 'if-confirmed');
    expect(confirmed).toContain('150,000');
    expect(confirmed).toContain(visitor.words('policies')('pages.supplied-by.employer'));
  });

  it('sees why a benefit is displaced, and by what', async () => {
    const award = { benefitId: 'home-purchase', holder: 'spouse', yuan: 80000, on: '2025-05-01' };
    await calculator.tellWhatWasReceived(visitor, award);
    await visitor.inspect();
    await picture(visitor, 'calculator-displaced-390');
    const displaced = await calculator.readGroup(visitor, 'displaced');
    expect(displaced).toContain('2025-05-01');
    expect(displaced).toContain('第九条');
    await visitor.page
      .getByRole('button', { name: visitor.words('policies')('pages.prior.remove') })
      .click();
    await visitor.page.locator('[data-standing="displaced"]').waitFor({ state: 'detached' });
  });

  it('sees the smallest change that would turn a refusal', async () => {
    await calculator.changeOneAnswer(visitor, labels[language], 'continuousWorkMonths', 35);
    await expect
      .poll(() => calculator.readGroup(visitor, 'no'), { timeout: 15_000 })
      .toMatch(/35[^\n]*36/);
    await visitor.inspect();
    await picture(visitor, 'calculator-no-390');
  });

  it('finds the answers again in the calculator of one benefit', async () => {
    await visitor.open('/benefits/home-purchase');
    await visitor.sees(visitor.words('web')('question.answers'));
    await visitor.inspect();
  });
});

describe('on a wide screen', () => {
  it('reads well too, and the calculator of one benefit still asks by itself', async () => {
    const seat = await journey.seat('desk', 'zh');
    await calculator.openTheCalculator(seat);
    await picture(seat, 'calculator-question-1440');
    await calculator.answerAllThatIsAsked(seat, buyer);
    await seat.inspect();
    await picture(seat, 'calculator-result-1440');
    const other = await journey.seat('desk', 'en');
    await answerTheCalculator(other, answersToCalculator);
    await picture(other, 'benefit-result-1440');
  });

  it('leaves no trouble in the browser, and nothing for axe to find', () => {
    expect([...journey.findings]).toEqual([]);
  });
});
