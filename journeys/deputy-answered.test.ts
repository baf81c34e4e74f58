import { afterAll, beforeAll, expect, it } from 'vitest';
import { startJourney, type Journey } from './journey.ts';
import type { Seat } from './seat.ts';
import { moveLetter } from './steps/letter-writers.ts';
import { act, moveItem, writeAnswers } from './steps/proposal-people.ts';
import { become } from './steps/staff.ts';

/** A deputy raises three points and gets an answer: each point beside what answers it, and rates each. */

let journey: Journey;
let phone: Seat;
let desk: Seat;
beforeAll(async () => {
  journey = await startJourney();
  phone = await journey.seat('phone', 'zh');
  desk = await journey.seat('desk', 'zh');
}, 120_000);
afterAll(() => journey.close());

const title = '关于方便毕业生查询岗位信息的建议';
const asked = ['每月公布一次岗位清单', '开通岗位信息订阅', '为每个岗位指定联系人'];
const answers = [
  { kind: 'done', text: '岗位清单已从上月起每月公布。', says: '已公布两期清单' },
  { kind: 'will', text: '岗位信息订阅功能正在开发，完成后对外开通。', says: '开通岗位信息订阅' },
  {
    kind: 'cannot',
    text: '岗位数量大、变动快，目前不具备逐岗指定联系人的条件。',
    says: '人员不足',
  },
] as const;

it('goes from the phone of the deputy through the units and back to it', async () => {
  const t = phone.words('proposals');
  await become(phone, 'deputy');
  await phone.open('/proposals');
  await phone.inspect();
  await phone.link(t('pages.mine.new')).click();
  await phone.arrivesAt(t('pages.mine.new'));
  const { page } = phone;
  await page.getByLabel(t('body.congress')).check();
  await page.getByLabel(t('fields.congress')).fill('9');
  await page.getByLabel(t('fields.session')).fill('4');
  await page.getByLabel(t('sitting.no')).check();
  await page.getByLabel(t('fields.title')).fill(title);
  await page.getByLabel(t('fields.topic')).selectOption('social');
  await page
    .getByLabel(t('fields.content'), { exact: true })
    .fill('岗位信息分散，毕业生不容易查到。');
  for (const [at, id] of ['first', 'second', 'third'].entries()) {
    await page.getByLabel(t(`pages.new.${id}`)).fill(asked[at] ?? '');
  }
  await page.getByLabel(t('consent.yes')).check();
  await phone.inspect();
  await phone.button(t('move.submit')).click();
  await phone.arrivesAt(title);
  const id = new URL(page.url()).pathname.split('/').at(-1) ?? '';

  const item = `/desk/proposals/${id}`;
  await moveItem(desk, 'proposals', item, 'file');
  await act(desk, t('move.assign'), [{ label: t('fields.lead-unit'), option: '人才科' }]);
  await moveItem(desk, 'handler', item, 'accept');
  await act(desk, t('move.draft'));
  const letter = await writeAnswers(desk, item, answers);
  await moveItem(desk, 'handler', item, 'ask-approval');

  // The checker, not the drafter, confirms each answer.
  await become(desk, 'replycheck');
  await desk.open(item);
  for (const [at] of answers.entries()) {
    await desk.button(t('pages.coverage.confirm')).first().click();
    await expect.poll(() => desk.button(t('pages.coverage.confirm')).count(), { timeout: 15_000 }).toBe(2 - at); // prettier-ignore
  }
  await desk.inspect();
  await act(desk, t('move.approve'));
  await moveItem(desk, 'supervision', item, 'clear', [{ label: t('fields.class'), option: 'B' }]);
  await become(desk, 'replycheck');
  await moveLetter(desk, letter, 'check');
  await become(desk, 'lettersign');
  await moveLetter(desk, letter, 'issue');
  await moveItem(desk, 'proposals', item, 'deliver');

  // Asked and answered stand side by side; each is rated.
  await phone.open(`/proposals/${id}`);
  for (const { text } of answers) await phone.sees(text);
  for (const words of asked) await phone.sees(words);
  await phone.inspect();
  const grades = page.locator('input[type="radio"][value="satisfied"]');
  await expect.poll(() => grades.count(), { timeout: 15_000 }).toBe(5);
  for (let at = 0; at < 5; at += 1) await grades.nth(at).check();
  await phone.button(t('pages.rating.send')).click();
  await phone.sees(t('pages.mine.rated', { round: t('round.1') }));
  // What will be done is a commitment that goes on.
  await phone.sees(answers[1].says);
  await phone.sees(t('own-state.following'));
  await phone.inspect();
  expect([...journey.findings]).toEqual([]);
}, 180_000);
