import { beforeAll, describe, expect, it } from 'vitest';
import { startJourney, type Journey } from './journey.ts';
import { asStory } from './story.ts';
import { annBerg, answersToCalculator, employer, monthsAgo } from './people.ts';
import type { Seat } from './seat.ts';
import * as talents from './steps/talent.ts';
import { become } from './steps/staff.ts';
import * as agents from './steps/agent.ts';
import * as visitors from './steps/visitor.ts';

/* The talent's part of the story in English, on a phone; the employer answers in Chinese. */
describe('Ann Berg buys a home', () => {
  let journey: Journey;
  let talent: Seat;
  let applicationId = '';

  beforeAll(async () => {
    journey = await startJourney();
    talent = await journey.seat('phone', 'en');
  });
  asStory(() => journey);

  it('asks what it would give, and what would change the answer', async () => {
    await visitors.answerTheCalculator(talent, answersToCalculator);
    const maybe = await visitors.readResult(talent);
    expect(maybe.text).toContain('150,000');
    await visitors.changeAnswer(talent, 'firstHome', false);
    const no = await visitors.readResult(talent);
    expect(no.text).toContain('Only a first home counts');
    await visitors.changeAnswer(talent, 'firstHome', true);
    expect((await visitors.readResult(talent)).outcome).toBe(maybe.outcome);
  });

  it('signs in, adds what is missing, and submits', async () => {
    await talent.link(talent.words('policies')('pages.benefit.apply')).click();
    await talents.signInByMobile(talent, annBerg);
    applicationId = await talents.beginApplication(talent);
    await talents.enterIdentity(talent, annBerg);
    await talents.chooseEmployer(talent, employer);
    await talents.answerTheRest(talent, {
      inCentralArea: true,
      contributionRecognised: true,
      purchaseSignedOn: monthsAgo(5),
      purchasePrice: 850000,
    });
    await talents.uploadEvidence(talent);
    await talents.enterAccount(talent, annBerg);
    expect(await talents.checkAnswers(talent)).toContain('150,000');
    const { reference, text } = await talents.submit(talent);
    expect(reference).toMatch(/\d/);
    expect(text).toMatch(/\d+ \w+ 20\d\d/);
  });

  it('sees where it stands when the employer has answered', async () => {
    const office = await journey.seat('phone', 'zh');
    await become(office, 'agent');
    await agents.confirmEmployment(office, annBerg.name);
    const status = await talents.readStatus(talent, applicationId);
    const t = talent.words('subsidies');
    expect(status).toContain(t('pages.talent.state.county-review.name'));
    expect(status).toContain(t('pages.talent.event.confirm-employment'));
  });

  it('finds everything again after the server was killed and started', async () => {
    await journey.server.kill();
    await journey.server.restart();
    const t = talent.words('subsidies');
    expect(await talents.readStatus(talent, applicationId)).toContain(
      t('pages.talent.state.county-review.name'),
    );
    await talent.sees(talent.words('web')('demo.label'));
  });

  it('leaves no trouble in the browser, and nothing for axe to find', () => {
    expect([...journey.findings]).toEqual([]);
  });
});
