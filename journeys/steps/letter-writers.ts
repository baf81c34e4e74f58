import { readFile } from 'node:fs/promises';
import type { Seat } from '../seat.ts';

/** Drafts a reply from the template; answers the address of its page. */
export async function draftLetter(
  drafter: Seat,
  { suggestion, deputy }: { suggestion: string; deputy: string },
): Promise<string> {
  const t = drafter.words('letters');
  await drafter.open('/desk/letters');
  await drafter.inspect();
  await drafter.button(t('pages.list.start')).click();
  const dialogue = drafter.dialogue();
  await dialogue.getByLabel(t('pages.list.template')).selectOption('home-purchase-reply');
  await dialogue.getByLabel(t('pages.list.suggestion')).fill(suggestion);
  await dialogue.getByLabel(t('pages.list.deputy')).fill(deputy);
  await drafter.inspect();
  await dialogue.getByRole('button', { name: t('pages.list.create') }).click();
  await drafter.page.waitForURL(/letters\/./);
  await drafter.arrivesAt(new RegExp(suggestion));
  await drafter.inspect();
  return new URL(drafter.page.url()).pathname.replace(/^\/[^/]+/, '');
}

/** Opens the text of the draft in sight for writing, and adds a sentence to its last paragraph. */
export async function addSentence(drafter: Seat, sentence: string): Promise<void> {
  const t = drafter.words('letters');
  await drafter.button(t('pages.show.edit')).click();
  await drafter.arrivesAt(t('pages.edit.title'));
  const closing = drafter.page.getByLabel(t('pages.edit.closing'));
  await closing.fill(`${await closing.inputValue()}${sentence}`);
  await drafter.sees(t('pages.edit.unsaved'));
  await drafter.button(t('pages.edit.save')).click();
  await drafter.page.getByText(t('pages.edit.unsaved')).waitFor({ state: 'detached' });
  await drafter.inspect();
}

/** Makes a move with the letter at an address. */
export async function moveLetter(
  writer: Seat,
  address: string,
  move: 'submit' | 'check' | 'issue',
): Promise<void> {
  const t = writer.words('letters');
  const name = t(`move.${move}`);
  await writer.open(address);
  await writer.button(name).waitFor();
  await writer.inspect();
  await writer.button(name).click();
  await writer.dialogue().getByRole('button', { name, exact: true }).click();
  await writer.sees(t('pages.show.done', { move: name }));
  await writer.settled();
}

/** The figures that the letter in sight prints, as it prints them. */
export async function readFigures({ page }: Seat): Promise<readonly string[]> {
  const figures = page.locator('.yz-letter-figure strong');
  await figures.first().waitFor();
  return figures.allInnerTexts();
}

/** The number under which the letter in sight was issued. */
export async function readNumber(reader: Seat): Promise<string> {
  return /[一-鿿]+〔\d{4}〕\d+号/.exec(await reader.text())?.[0] ?? '';
}

/** Downloads the issued files. */
export async function downloadLetter(
  writer: Seat,
): Promise<{ readonly docx: Buffer; readonly pdf: Buffer }> {
  const t = writer.words('letters');
  const take = async (button: string): Promise<Buffer> => {
    const download = writer.page.waitForEvent('download');
    await writer.button(t(button)).click();
    return readFile(await (await download).path());
  };
  return { docx: await take('pages.show.docx'), pdf: await take('pages.show.pdf') };
}

/** Opens then, now and the rows between for one figure of the letter in sight. */
export async function compareFigure(reader: Seat, shown: string): Promise<string> {
  const t = reader.words('letters');
  await reader
    .button(`${t('pages.show.compare')} ${shown}`)
    .first()
    .click();
  await reader.page.locator('.yz-then-now').waitFor();
  await reader.settled();
  await reader.inspect();
  return reader.page.locator('.yz-compare').innerText();
}
