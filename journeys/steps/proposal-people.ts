import type { Seat } from '../seat.ts';
import { moveLetter } from './letter-writers.ts';
import { become } from './staff.ts';

/** What the dialogue of an act asks for: a text, a day, or one or more of the options, by its label. */
type Filled = readonly {
  readonly label: string;
  readonly text?: string;
  readonly option?: string;
}[];

/** Makes an act on the item in sight by its button and dialogue. */
export async function act(desk: Seat, name: string, fields: Filled = []): Promise<void> {
  const t = desk.words('proposals');
  await desk.button(name).first().click();
  const dialogue = desk.dialogue();
  for (const { label, text, option } of fields) {
    const field = dialogue.getByLabel(label).first();
    if (text !== undefined) await field.fill(text);
    if (option === undefined) continue;
    await field.click();
    await desk.page.locator('.ant-select-item-option').filter({ hasText: option, visible: true }).first().click(); // prettier-ignore
  }
  await dialogue.getByRole('button', { name, exact: true }).click();
  await desk.sees(t('pages.acts.done', { act: name }));
  await dialogue.waitFor({ state: 'hidden' });
  await desk.settled();
}

/** Opens an item as somebody, and makes one move with it. */
export async function moveItem(
  desk: Seat,
  login: string,
  address: string,
  move: string,
  fields: Filled = [],
): Promise<void> {
  await become(desk, login);
  await desk.open(address);
  await act(desk, desk.words('proposals')(`move.${move}`), fields);
}

/** Writes what answers each point in the draft that the item leads to, and submits the letter. */
export async function writeAnswers(
  desk: Seat,
  address: string,
  answers: readonly { readonly kind: string; readonly text: string; readonly says: string }[],
): Promise<string> {
  const t = desk.words('proposals');
  const l = desk.words('letters');
  await desk.link(t('pages.coverage.letter')).click();
  await desk.page.waitForURL(/letters\/./);
  await desk.settled();
  const letter = new URL(desk.page.url()).pathname.replace(/^\/[^/]+/, '');
  await desk.open(`${letter}/edit`);
  for (const [at, { text }] of answers.entries()) {
    const open = desk.page.locator('.yz-blocks textarea').filter({ hasText: `第${'一二三'[at]}点的办理情况` }); // prettier-ignore
    await open.first().fill(text);
  }
  await desk.button(l('pages.edit.save')).click();
  await desk.page.getByText(l('pages.edit.unsaved')).waitFor({ state: 'detached' });
  await desk.open(address);
  for (const [at, { kind, text, says }] of answers.entries()) {
    const name = t('pages.coverage.answer');
    await desk.button(name).nth(at).click();
    const dialogue = desk.dialogue();
    const choose = async (label: string, option: string) => {
      await dialogue.getByLabel(label).first().click();
      await desk.page.locator('.ant-select-item-option').filter({ hasText: option, visible: true }).first().click(); // prettier-ignore
    };
    await choose(t('fields.paragraph'), text);
    await choose(t('fields.kind'), t(`kind.${kind}`));
    await dialogue.getByLabel(t('fields.evidence')).fill(says);
    if (kind === 'will') {
      await dialogue.getByLabel(t('fields.promised')).fill('2030-06-30');
      await dialogue.getByLabel(t('fields.owner')).fill('信息科');
    }
    await dialogue.getByRole('button', { name, exact: true }).click();
    await dialogue.waitFor({ state: 'hidden' });
    await desk.settled();
  }
  await desk.inspect();
  await moveLetter(desk, letter, 'submit');
  return letter;
}
