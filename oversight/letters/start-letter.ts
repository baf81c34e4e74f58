import { dateForReader } from '@yanzhen/values/civil-date.ts';
import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { readInlines, type LetterContent } from './contract.ts';
import type * as contract from './contract.ts';
import { keepFigures } from './keep-figures.ts';
import * as store from './store.ts';
import { takeFigures } from './take-figures.ts';
import type { TemplateDefinition } from './template-file.ts';
import { getTemplate } from './template-store.ts';
import { getLetterhead } from './write-letter.ts';

/** A drafter starts a letter (拟稿) from a template; its figures are taken at once. */
export async function startLetter(
  turn: Turn,
  { body }: Input<typeof contract.startLetter>,
): Promise<Output<typeof contract.startLetter>> {
  const template = await getTemplate(turn, body.templateId);
  await getLetterhead(turn);
  const content = contentFrom(template, {
    suggestion: body.suggestionNumber,
    deputy: body.deputyName,
    today: dateForReader(turn.today, 'zh'),
    on: turn.today,
  });
  return { id: await keepLetter(turn, { ...body, content }) };
}

/** Keeps a new letter with its first text; its figures are taken. @returns its id. */
export async function keepLetter(
  turn: Turn,
  given: Input<typeof contract.startLetter>['body'] & { readonly content: LetterContent },
): Promise<string> {
  const { content, ...head } = given;
  const figures = await takeFigures(turn, content.slots);
  const id = turn.newId();
  await store.appendLetter(turn, { id, ...head, title: content.title });
  await store.appendDraft(turn, id, 1, { content, figures: await keepFigures(turn, id, figures) });
  await store.appendStart(turn, id);
  await turn.record({ act: 'letters.start', subject: { type: 'letter', id } });
  return id;
}

function contentFrom(
  template: TemplateDefinition,
  given: { suggestion: string; deputy: string; today: string; on: string },
): LetterContent {
  const values: Readonly<Record<string, string>> = given;
  const fill = (line: string): string =>
    line.replace(/\{\{(suggestion|deputy|today)\}\}/g, (_, name: string) => values[name] ?? '');
  return {
    class: template.class ?? null,
    title: fill(template.title),
    salutation: fill(template.salutation),
    blocks: template.blocks.map((block) =>
      'heading' in block
        ? {
            kind: 'heading',
            level: block.level as 1 | 2 | 3 | 4,
            inlines: readInlines(fill(block.heading)),
          }
        : { kind: 'paragraph', inlines: readInlines(fill(block.paragraph)) },
    ),
    closing: fill(template.closing),
    attachments: [],
    copyTo: [...template.copyTo],
    contact: null,
    notes: [],
    slots: Object.fromEntries(
      Object.entries(template.slots).map(([slot, { indicator, ...rest }]) => [
        slot,
        { ...rest, stated: null, indicatorId: indicator, validOn: given.on },
      ]),
    ),
  };
}
