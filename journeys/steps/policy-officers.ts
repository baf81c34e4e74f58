import { readFile } from 'node:fs/promises';
import pg from 'pg';
import type { BuiltServer } from '../built-server.ts';
import type { Seat } from '../seat.ts';

/** Starts a draft from a document's newest version, by its page; answers the draft's address. */
export async function startDraft(
  officer: Seat,
  { document, label }: { readonly document: string; readonly label: string },
): Promise<string> {
  const t = officer.words('policy-review');
  await officer.open('/desk/policies');
  await officer.link(document).first().click();
  await officer.arrivesAt(document);
  await officer.inspect();
  await officer.button(officer.words('policies')('pages.desk.draft-from')).click();
  const dialogue = officer.dialogue();
  await dialogue.getByLabel(t('pages.start.label')).fill(label);
  await officer.inspect();
  await dialogue.getByRole('button', { name: t('pages.start.create') }).click();
  await officer.arrivesAt(label);
  await waitForEditor(officer);
  return new URL(officer.page.url()).pathname.replace(/^\/[^/]+/, '');
}

/** Waits until the text stands in the editor and has been checked. */
export async function waitForEditor(officer: Seat): Promise<void> {
  const t = officer.words('policy-review');
  await officer.page.locator('.cm-content').waitFor();
  await officer.page.getByText(t('pages.check.pending')).waitFor({ state: 'detached' });
  await officer.settled();
}

/** Writes a parameter's number into its box. */
export async function moveParameter(officer: Seat, name: string, value: number): Promise<void> {
  const box = officer.page.locator('.yz-parameter').filter({ hasText: name }).locator('.yz-input');
  await box.fill(String(value));
  await box.blur();
}

/** Moves a parameter's slider by one step with the keyboard; the number that then stands beside it. */
export async function pressSlider(officer: Seat, name: string, key: string): Promise<number> {
  const control = officer.page.locator('.yz-parameter').filter({ hasText: name });
  await control.locator('input[type=range]').focus();
  await officer.page.keyboard.press(key);
  return Number(await control.locator('.yz-input').inputValue());
}

/** What the change costs in all, once the run on the way has ended. */
export async function readCost(officer: Seat): Promise<number> {
  const { page } = officer;
  await page.locator('#what-if-cost').waitFor();
  await page.waitForFunction(() => {
    const calm = document.querySelector('.yz-run progress') === null;
    const marks = document.documentElement.dataset;
    if (!calm) delete marks['runEnded'];
    else marks['runEnded'] ??= String(performance.now());
    // Longer than the moment that a change waits before it is run.
    return calm && performance.now() - Number(marks['runEnded']) > 900;
  });
  await page.evaluate(() => delete document.documentElement.dataset['runEnded']);
  const shown = await page.locator('#what-if-cost strong').innerText();
  return Number(shown.replaceAll(',', ''));
}

/** Takes the computed amounts into the examples, and saves. */
export async function mendExamplesAndSave(officer: Seat): Promise<void> {
  const t = officer.words('policy-review');
  await officer.page.getByRole('button', { name: /写入算例|into (its|their) example/ }).click();
  await officer.sees(new RegExp(`^${t('pages.check.problems', { count: 0 })}`));
  await officer.button(t('pages.draft.save')).click();
  await officer.sees(t('pages.draft.all-saved', { version: 2 }));
  await officer.settled();
}

/** Proposes the draft in sight for a day. */
export async function propose(officer: Seat, day: string, reason: string): Promise<void> {
  const t = officer.words('policy-review');
  await officer.button(t('act.propose')).click();
  const dialogue = officer.dialogue();
  const [year = '', month = '', date = ''] = day.split('-').map(String);
  const boxes = dialogue.locator('.yz-date');
  await boxes.locator('.yz-date-year input').fill(year);
  await boxes.locator('.yz-date-month input').fill(String(Number(month)));
  await boxes.locator('.yz-date-day input').fill(String(Number(date)));
  await dialogue.locator('textarea').fill(reason);
  await officer.inspect();
  await dialogue.getByRole('button', { name: t('act.propose'), exact: true }).click();
  await dialogue.waitFor({ state: 'hidden' });
  await officer.sees(t('state.proposed'));
}

/** Publishes the draft at an address. */
export async function publish(officer: Seat, address: string): Promise<void> {
  const t = officer.words('policy-review');
  await officer.open(address);
  await waitForEditor(officer);
  await officer.inspect();
  await officer.button(t('act.publish')).click();
  const dialogue = officer.dialogue();
  await dialogue.getByRole('button', { name: t('act.publish'), exact: true }).click();
  await dialogue.waitFor({ state: 'hidden' });
  await officer.sees(t('pages.draft.open-version'));
}

/** The figures of a benefit as its public page tells them. */
export async function readParameters(visitor: Seat, benefitId: string): Promise<string> {
  await visitor.open(`/benefits/${benefitId}`);
  const part = visitor.page.locator('details').filter({
    has: visitor.page.locator('summary', {
      hasText: visitor.words('policies')('pages.benefit.parameters'),
    }),
  });
  await part.evaluate((details: HTMLDetailsElement) => (details.open = true));
  return part.innerText();
}

/** Compares two drafts and saves the comparison; what the file holds. */
export async function compareDrafts(officer: Seat, a: string, b: string): Promise<string> {
  const t = officer.words('policy-review');
  const ids = [a, b].map((address) => address.split('/').at(-1) ?? '');
  await officer.open(`/desk/policy-drafts/compare?a=${ids[0]}&b=${ids[1]}`);
  const save = officer.button(t('pages.compare.export'));
  await save.waitFor();
  await officer.inspect();
  const [saved] = await Promise.all([officer.page.waitForEvent('download'), save.click()]);
  return readFile(await saved.path(), 'utf8');
}

/** Lets the days pass until a version's first day: the clock of the server itself cannot be moved. */
export async function letActivationCome(server: BuiltServer, day: string): Promise<void> {
  const admin = new URL(process.env['YANZHEN_TEST_PG'] ?? '');
  admin.pathname = new URL(server.environment['DATABASE_URL'] ?? '').pathname;
  const client = new pg.Client({ connectionString: admin.href });
  await client.connect();
  await client.query(
    'update policy_version set activates_on = activates_on - 1 where activates_on = $1',
    [day],
  );
  await client.end();
}
