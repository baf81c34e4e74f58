import { beforeAll, describe, expect, it } from 'vitest';
import { addDays, civilDateOf } from '@yanzhen/values/civil-date.ts';
import { startJourney, type Journey } from './journey.ts';
import { asStory } from './story.ts';
import type { Seat } from './seat.ts';
import { callFromPage } from './steps/other-doors.ts';
import * as officers from './steps/policy-officers.ts';
import { become } from './steps/staff.ts';

/*
 * A policy officer raises a sum, sees what it costs, and proposes it; another person publishes it, and
 * from its first day on the public page tells it.
 */
describe('a policy is changed', () => {
  let journey: Journey;
  let desk: Seat;
  let phone: Seat;
  let visitor: Seat;
  let draft = '';
  let tomorrow = '';
  const document = '人才安居购房补助办法（示例）';

  beforeAll(async () => {
    journey = await startJourney();
    desk = await journey.seat('desk', 'zh');
    phone = await journey.seat('phone', 'en');
    visitor = await journey.seat('phone', 'zh');
    tomorrow = addDays(civilDateOf(new Date()), 1);
  });
  asStory(() => journey);

  it('1. an officer opens a policy, moves a number and sees the cost move', async () => {
    await become(desk, 'policy');
    draft = await officers.startDraft(desk, { document, label: '硕士标准提高到 18 万元' });
    const before = await officers.readCost(desk);
    await desk.inspect();
    await officers.moveParameter(desk, '硕士研究生补助标准', 250_000);
    const after = await officers.readCost(desk);
    expect(after).toBeGreaterThan(before);
    const pressed = await officers.pressSlider(desk, '硕士研究生补助标准', 'ArrowLeft');
    expect(pressed).toBeLessThan(250_000);
    expect(await officers.readCost(desk)).toBeLessThan(after);
    await officers.moveParameter(desk, '硕士研究生补助标准', 180_000);
    const cost = await officers.readCost(desk);
    expect(cost).toBeGreaterThan(before);
    expect(cost).toBeLessThan(after);
    await desk.inspect();
  });

  it('2. saves the draft with its examples and proposes it; the same person cannot publish it', async () => {
    await officers.mendExamplesAndSave(desk);
    await officers.propose(desk, tomorrow, '按会议纪要提高硕士标准');
    await desk.inspect();
    const t = desk.words('policy-review');
    expect(await desk.button(t('act.publish')).isDisabled()).toBe(true);
    await desk.sees(t('pages.draft.excluded-write'));
    const id = draft.split('/').at(-1) ?? '';
    const moves = `/policy-drafts/${id}/moves`;
    const byApi = await callFromPage(desk, 'POST', moves, { move: 'publish', version: 2 });
    expect(byApi).toMatchObject({ status: 409, code: 'policy-review.excluded-duty' });
  });

  it('3. is compared with another draft, and the comparison is saved as a file', async () => {
    const other = await officers.startDraft(desk, { document, label: '=维持现行标准' });
    const csv = await officers.compareDrafts(desk, draft, other);
    expect(csv).toContain('"费用合计","元",');
    expect(csv).toContain(`"'=维持现行标准"`);
  });

  it('4. a second person publishes it, and it decides from its first day on', async () => {
    await become(desk, 'policy2');
    await officers.publish(desk, draft);
    await desk.inspect();
    expect(await officers.readParameters(visitor, 'home-purchase')).toContain('150,000');
    await officers.letActivationCome(journey.server, tomorrow);
    const today = await officers.readParameters(visitor, 'home-purchase');
    expect(today).toContain('180,000');
    expect(today).not.toContain('150,000');
    await visitor.inspect();
  });

  it('5. is read on a phone, in English', async () => {
    await become(phone, 'policy');
    await phone.open('/desk/policy-drafts');
    await phone.inspect();
    await phone.open(draft);
    await officers.waitForEditor(phone);
    await phone.inspect();
  });

  it('leaves no trouble in the browser, and nothing for axe to find', () => {
    expect([...journey.findings]).toEqual([]);
  });
});
