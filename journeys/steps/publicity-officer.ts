import type { Seat } from '../seat.ts';
import { chooseRows } from './officers.ts';

/** Publishes approved applications as one list; answers its number. */
export async function publish(officer: Seat, names: readonly string[]): Promise<string> {
  const t = officer.words('publicity');
  await officer.open('/desk/publicity');
  await chooseRows(officer, names);
  await officer.inspect();
  await officer.button(t('pages.candidates.publish')).click();
  await officer.dialogue().getByText(t('pages.candidates.preview-title')).first().waitFor();
  await officer.inspect();
  await officer
    .dialogue()
    .getByRole('button', { name: t('pages.candidates.post') })
    .click();
  await officer.page.waitForURL(/publicity\/lists\/./);
  await officer.settled();
  await officer.inspect();
  const title = await officer.page.getByRole('heading', { level: 1 }).innerText();
  return title.replace(t('pages.list.title', { number: '' }).trim(), '').trim();
}

/** Reads how each line of a list stands: masked name → state. */
export async function readLines(
  officer: Seat,
  number: string,
): Promise<Readonly<Record<string, string>>> {
  await officer.open('/desk/publicity/lists');
  await officer.inspect();
  await officer.page.getByRole('link', { name: number }).click();
  await officer.arrivesAt(new RegExp(number));
  await officer.inspect();
  const rows = await officer.page.locator('tbody tr.ant-table-row').all();
  const cells = await Promise.all(rows.map((row) => row.locator('td').allInnerTexts()));
  return Object.fromEntries(cells.map((row) => [row[2] ?? '', row.at(-1) ?? '']));
}

/** Reads the queue of objections. */
export async function readObjections(officer: Seat): Promise<string> {
  await officer.open('/desk/publicity/objections');
  await officer.inspect();
  return officer.text();
}
