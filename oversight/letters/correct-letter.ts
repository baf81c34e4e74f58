import { Fault, fault } from '@yanzhen/server/routes/fault.ts';
import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { faults, type LetterContent, type Slot } from './contract.ts';
import type * as contract from './contract.ts';
import { appendCorrection, findCorrecting } from './correction-store.ts';
import type { FigureRecord } from './figure-store.ts';
import { findIssue, type IssueRecord } from './issue-store.ts';
import { keepFigures } from './keep-figures.ts';
import { printedSentence } from './printed-words.ts';
import * as store from './store.ts';
import { takeFigures } from './take-figures.ts';

/**
 * A drafter starts the correction (更正) of an issued letter: a letter of its own with the old text, which it
 * names, and with its figures of the same days as they are known now. The old letter stays as it was issued.
 */
export async function correctLetter(
  turn: Turn,
  { params, body }: Input<typeof contract.correctLetter>,
): Promise<Output<typeof contract.correctLetter>> {
  const old = await store.getLetter(turn, params.letterId);
  const issue = await findIssue(turn, old.id);
  if (!issue) throw fault(faults.notIssued);
  const before = await findCorrecting(turn, old.id);
  if (before) throw correctedAlready(before.number);
  const { content } = await store.getDraft(turn, old.id, issue.version);
  const { slots, figures } = await takeAnew(turn, content.slots);
  const corrected = correctionOf({ ...content, slots }, issue, body.what);
  const id = turn.newId();
  const { templateId, suggestionNumber, deputyName } = old;
  const { title } = corrected;
  await store.appendLetter(turn, { id, templateId, suggestionNumber, deputyName, title });
  await appendCorrection(turn, { letterId: id, corrects: old.id, what: body.what }).catch(
    (error: unknown) => {
      const { constraint } = error as { constraint?: string };
      throw constraint === 'letter_corrected_once' ? correctedAlready(null) : error;
    },
  );
  const ids = await keepFigures(turn, id, figures);
  await store.appendDraft(turn, id, 1, { content: corrected, figures: ids });
  await store.appendStart(turn, id);
  const subject = { type: 'letter', id };
  await turn.record({ act: 'letters.correct', subject, detail: { corrects: old.id } });
  return { id };
}

function correctedAlready(number: string | null): Fault {
  return fault(faults.correctedAlready, { values: { number: number ?? '–' } });
}

/** Each figure as known now; words that the value of now makes untrue give way to the exact figure. */
async function takeAnew(
  turn: Turn,
  asked: Readonly<Record<string, Slot>>,
): Promise<{ slots: Record<string, Slot>; figures: FigureRecord[] }> {
  const slots: Record<string, Slot> = {};
  const figures: FigureRecord[] = [];
  for (const [name, slot] of Object.entries(asked)) {
    const plain: Slot = { ...slot, phrasing: 'exact', step: null, stated: null };
    for (const tried of [slot, plain]) {
      try {
        figures.push(...(await takeFigures(turn, { [name]: tried })));
        slots[name] = tried;
        break;
      } catch (error) {
        const lies = error instanceof Fault && error.code === faults.roundingLies;
        if (!lies || tried === plain) throw error;
      }
    }
  }
  return { slots, figures };
}

function correctionOf(content: LetterContent, issue: IssueRecord, what: string): LetterContent {
  const { number, letter } = issue;
  const title = letter.title.replaceAll('\n', '');
  const opening = printedSentence('correctionOpening', {
    number,
    title,
    what: what.replace(/[。；;.\s]+$/u, ''),
  });
  return {
    ...content,
    title: printedSentence('correctionTitle', { number }),
    blocks: [{ kind: 'paragraph', inlines: [{ kind: 'text', text: opening }] }, ...content.blocks],
  };
}
