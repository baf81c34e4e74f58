import { expect } from 'vitest';
import { escaped, type Seat } from '../seat.ts';

/** Opens a case from the officer's own queue. */
export async function openCase(officer: Seat, name: string): Promise<void> {
  const t = officer.words('subsidies');
  await officer.open('/desk/cases');
  await officer.arrivesAt(t('pages.desk.queue.title'));
  const row = officer.page.getByRole('row', { name: new RegExp(name) });
  await row.waitFor();
  await officer.inspect();
  await row.getByRole('link').click();
  await officer.arrivesAt(new RegExp(name));
  await officer.inspect();
}

/** Asks once for everything that is missing, each item with its note. */
export async function askForCorrection(
  officer: Seat,
  items: Readonly<Record<string, string>>,
): Promise<void> {
  const t = officer.words('subsidies');
  await officer.button(t('pages.desk.act.ask-correction')).click();
  const dialogue = officer.dialogue();
  for (const [name, note] of Object.entries(items)) {
    await dialogue.getByRole('checkbox', { name: new RegExp(`^${escaped(name)} `) }).check();
    await dialogue.getByLabel(t('pages.desk.ask.note', { name })).fill(note);
  }
  await officer.inspect();
  const count = Object.keys(items).length;
  await dialogue.getByRole('button', { name: t('pages.desk.ask.act-count', { count }) }).click();
  await officer.sees(t('pages.desk.done.ask-correction'));
}

/** Passes the case in sight on: the county proposes, the city checks. */
export async function passOn(officer: Seat, move: 'propose' | 'check'): Promise<void> {
  await confirmMove(officer, move);
  await officer.sees(officer.words('subsidies')(`pages.desk.done.${move}`));
  await officer.settled();
}

/** Tries the check that the same person may not make; answers what the page says. */
export async function tryToCheck(officer: Seat): Promise<string> {
  await confirmMove(officer, 'check');
  const notice = officer.dialogue().locator('.yz-notice');
  await notice.waitFor();
  await officer.inspect();
  const says = await notice.innerText();
  await officer
    .dialogue()
    .getByRole('button', { name: officer.words('web')('act.cancel') })
    .click();
  return says;
}

async function confirmMove(officer: Seat, move: 'propose' | 'check'): Promise<void> {
  const act = officer.words('subsidies')(`pages.desk.act.${move}`);
  await officer.page.getByRole('button', { name: new RegExp(`^${act}`) }).click();
  await officer.dialogue().getByRole('button', { name: act, exact: true }).waitFor();
  await officer.inspect();
  await officer.dialogue().getByRole('button', { name: act, exact: true }).click();
}

/** Approves a list: chooses the lines, reads the preview, confirms. */
export async function approve(officer: Seat, names: readonly string[]): Promise<string> {
  const t = officer.words('subsidies');
  await officer.open('/desk/approvals');
  await chooseRows(officer, names);
  const act = t('pages.desk.approvals.act', { count: names.length });
  await officer.button(act).waitFor();
  await officer.inspect();
  const preview = await officer.page
    .getByRole('complementary', { name: t('pages.desk.approvals.preview') })
    .innerText();
  await officer.button(act).click();
  await officer.dialogue().getByRole('button', { name: act }).click();
  await officer.sees(t('pages.desk.approvals.done-says'));
  await officer.inspect();
  return preview;
}

/** Ticks the rows of these people in the table in sight. */
export async function chooseRows(officer: Seat, names: readonly string[]): Promise<void> {
  for (const name of names) {
    const row = officer.page.getByRole('row', { name: new RegExp(name) });
    await row.getByRole('checkbox').check();
  }
  expect(await officer.page.locator('tbody input[type=checkbox]:checked').count()).toBe(
    names.length,
  );
}
