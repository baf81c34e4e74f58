import { expect } from 'vitest';
import type { Answers, Person } from '../people.ts';
import type { Seat } from '../seat.ts';
import { readCode } from './mailbox.ts';
import { executableNamedPhoto, paper } from './papers.ts';
import { giveAnswer } from './questions.ts';

/** Signs in with a mobile number and the code sent to it, wherever the sign-in page came up. */
export async function signInByMobile(
  talent: Seat,
  { mobile }: Pick<Person, 'mobile'>,
): Promise<void> {
  const t = talent.words('sign-in');
  await talent.arrivesAt(t('mobile.title'));
  await talent.page.getByLabel(t('mobile.number')).fill(mobile.slice(0, 9));
  await talent.button(t('mobile.send')).click();
  await talent.sees(t('mobile.wrong'));
  await talent.inspect();
  await talent.page.getByLabel(t('mobile.number')).fill(mobile);
  await talent.button(t('mobile.send')).click();
  await talent.page.getByLabel(t('code.label')).waitFor();
  await talent.inspect();
  await talent.page.getByLabel(t('code.label')).fill(await readCode(talent, mobile));
  await Promise.all([
    talent.page.waitForURL((url) => !url.pathname.endsWith('/sign-in')),
    talent.button(t('act')).click(),
  ]);
  await talent.settled();
}

/** Begins the application from the page that says what it needs. */
export async function beginApplication(talent: Seat): Promise<string> {
  const t = talent.words('subsidies');
  await talent.button(t('pages.talent.start.act')).waitFor();
  await talent.inspect();
  await talent.button(t('pages.talent.start.act')).click();
  await talent.sees(t('pages.talent.task.above'));
  await talent.inspect();
  return /applications\/([0-9a-f-]{36})/.exec(talent.page.url())?.[1] ?? '';
}

/** Enters who applies: first with a slip in the last digit, which is told and loses nothing. */
export async function enterIdentity(talent: Seat, person: Person): Promise<void> {
  const t = talent.words('subsidies');
  await openPart(talent, 'identity');
  const name = talent.page.getByLabel(t('pages.talent.identity.name'));
  const number = talent.page.getByLabel(t('pages.talent.identity.number'));
  await name.fill(person.name);
  await number.fill(withWrongCheckDigit(person.identityNumber));
  await talent.button(t('pages.talent.identity.act')).click();
  const wrong = ['fields', 'identity-number.check-digit'];
  await talent.sees(talent.words('fields')([...wrong, 'says']));
  await talent.sees(talent.words('fields')([...wrong, 'remedy']));
  expect(await name.inputValue()).toBe(person.name);
  await talent.inspect();
  await number.fill(person.identityNumber);
  await talent.button(t('pages.talent.identity.act')).click();
  await talent.sees(t('pages.talent.task.above'));
}

/** Finds the employer by a part of its name. */
export async function chooseEmployer(talent: Seat, name: string): Promise<void> {
  const t = talent.words('subsidies');
  await openPart(talent, 'employer');
  await talent.page.getByRole('searchbox').fill(name.slice(0, 4));
  const found = talent.page.getByRole('listitem').filter({ hasText: name });
  await found.waitFor();
  await talent.inspect();
  await found.getByRole('button').click();
  await talent.sees(t('pages.talent.task.above'));
}

/** Answers what the calculator left open. */
export async function answerTheRest(talent: Seat, answers: Answers): Promise<void> {
  const t = talent.words('subsidies');
  await openPart(talent, 'questions');
  for (const [factId, answer] of Object.entries(answers)) {
    if (factId === 'purchasePrice') await mistypePrice(talent);
    await giveAnswer(talent, factId, answer);
    await talent.button(t('pages.talent.question.act')).click();
  }
  await talent.sees(t('pages.talent.task.above'));
}

/** A price with a letter in it is not sent, and stays in the box to be mended. */
async function mistypePrice(talent: Seat): Promise<void> {
  const box = talent.page.locator('#purchasePrice');
  await box.fill('85O000');
  await talent.button(talent.words('subsidies')('pages.talent.question.act')).click();
  await talent.sees(talent.words('web')('money.letters'));
  expect(await box.inputValue()).toBe('85O000');
  await talent.inspect();
}

/** Uploads all that must be there; an executable that calls itself a photo is refused. */
export async function uploadEvidence(talent: Seat): Promise<void> {
  const t = talent.words('subsidies');
  await openPart(talent, 'evidence');
  await chooseFile(talent, 'labour-contract', executableNamedPhoto());
  const refused = talent.page.locator('#labour-contract [role=alert]');
  await refused.waitFor();
  expect(await refused.innerText()).toContain(
    talent.words('request')('faults.file-type.says', { found: 'exe' }),
  );
  await talent.inspect();
  for (const code of ['labour-contract', 'insurance-record', 'purchase-contract']) {
    await chooseFile(talent, code, await paper('pdf'));
    await received(talent, code);
  }
  await chooseFile(talent, 'home-record', await paper('png'));
  await received(talent, 'home-record');
  await talent.sees(t('pages.talent.evidence.required-done'));
  await talent.inspect();
  await talent.link(t('pages.talent.evidence.act')).click();
  await talent.sees(t('pages.talent.task.above'));
}

/** Enters where the money is to go. */
export async function enterAccount(talent: Seat, person: Person): Promise<void> {
  const t = talent.words('subsidies');
  await openPart(talent, 'account');
  await talent.page.getByLabel(t('pages.talent.account.bank')).fill('江城银行江阳支行（演示）');
  await talent.page.getByLabel(t('pages.talent.account.number')).fill(person.bankCard);
  await talent.inspect();
  await talent.button(t('pages.talent.account.act')).click();
  await talent.sees(t('pages.talent.task.ready'));
  await talent.inspect();
}

/** Reads the check-your-answers page: the sum, every answer, and what happens next. */
export async function checkAnswers(talent: Seat): Promise<string> {
  const t = talent.words('subsidies');
  await talent.link(t('pages.talent.task.check')).click();
  await talent.arrivesAt(t('pages.talent.check.title'));
  await talent.button(t('pages.talent.check.act')).waitFor();
  await talent.inspect();
  return talent.text();
}

/** Submits, and reads the reference number and what comes next. */
export async function submit(talent: Seat): Promise<{ reference: string; text: string }> {
  const t = talent.words('subsidies');
  await talent.button(t('pages.talent.check.act')).click();
  await talent.arrivesAt(t('pages.talent.submitted.title'));
  // The counting is folded: the reader opens it.
  await talent.page.locator('summary', { hasText: talent.words('web')('status.counting') }).click();
  await talent.inspect();
  const reference = await talent.page.locator('.sub-reference').innerText();
  return { reference, text: await talent.text() };
}

/** Opens the own application and reads where it stands. */
export async function readStatus(talent: Seat, applicationId: string): Promise<string> {
  await talent.open(`/applications/${applicationId}`);
  await talent.page.locator('.yz-status').waitFor();
  await talent.inspect();
  return talent.text();
}

/** Corrects exactly what was asked for: a file and an answer. */
export async function correct(
  talent: Seat,
  asked: { readonly evidence: string; readonly fact: string; readonly answer: number },
): Promise<void> {
  const t = talent.words('subsidies');
  await talent.link(t('pages.talent.case.correct')).click();
  await talent.arrivesAt(t('pages.talent.correction.title'));
  expect(await talent.page.locator('main .yz-card').count()).toBe(2);
  await talent.button(t('pages.talent.correction.act')).click();
  await talent.page.getByRole('alert').waitFor();
  await talent.inspect();
  await chooseFile(talent, asked.evidence, await paper('pdf'));
  await talent.page.locator('.yz-tag', { hasText: t('pages.talent.correction.done') }).waitFor();
  await giveAnswer(talent, asked.fact, asked.answer);
  await talent.button(t('pages.talent.correction.save')).click();
  await talent.page
    .locator('.yz-tag', { hasText: t('pages.talent.correction.todo') })
    .waitFor({ state: 'detached' });
  await talent.inspect();
  await talent.button(t('pages.talent.correction.act')).click();
  await talent.sees(t('pages.talent.state.county-review.name'));
}

/** Opens the only application of the person who is signed in. */
export async function openOnlyApplication(talent: Seat): Promise<string> {
  await talent.open('/applications');
  await talent.inspect();
  await talent.page.locator('main a[href*="/applications/"]').first().click();
  await talent.page.locator('.yz-steps').waitFor();
  await talent.inspect();
  return talent.text();
}

async function openPart(talent: Seat, part: string): Promise<void> {
  const t = talent.words('subsidies');
  await talent.page
    .locator('main')
    .getByRole('link', { name: t(`pages.talent.task.${part}`), exact: true })
    .click();
  await talent.page.waitForURL((url) => url.pathname.endsWith(`/${part}`));
  await talent.settled();
}

async function chooseFile(
  { page }: Seat,
  code: string,
  file: { name: string; mimeType: string; buffer: Buffer },
): Promise<void> {
  await page.locator(`#${code} input[type=file]`).first().setInputFiles(file);
}

async function received(talent: Seat, code: string): Promise<void> {
  await talent.page
    .locator(`#${code} .yz-file`, { hasText: talent.words('web')('file.kept') })
    .waitFor();
}

function withWrongCheckDigit(number: string): string {
  return number.slice(0, 17) + (number.endsWith('1') ? '2' : '1');
}
