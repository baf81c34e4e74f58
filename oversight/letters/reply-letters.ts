import { fault } from '@yanzhen/server/routes/fault.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { faults, writeInlines, type LetterContent, type LetterState } from './contract.ts';
import { listFigures } from './figure-store.ts';
import * as store from './store.ts';
import { figuresByName } from './write-letter.ts';

/** A letter as a room above sees it, in its newest text. */
export interface ReplyLetter {
  readonly id: string;
  readonly state: LetterState;
  readonly version: number;
  readonly number: string | null;
  readonly class: LetterContent['class'];
  /** Paragraphs with text: `key` as it is written, `shown` with its figures. */
  readonly paragraphs: readonly { readonly key: string; readonly shown: string }[];
}

/** @throws Fault `request.not-found`. */
export async function getReplyLetter(turn: Turn, letterId: string): Promise<ReplyLetter> {
  const letter = await store.getLetter(turn, letterId);
  const { content, figures } = await store.getDraft(turn, letter.id, letter.version);
  const taken = await listFigures(turn, Object.values(figures));
  const named = figuresByName(taken, content.blocks);
  const shownOf = (name: string) => named[name]?.text ?? `【${name}】`;
  const { id, state, version, number } = letter;
  return {
    id,
    state,
    version,
    number,
    class: content.class,
    paragraphs: content.blocks.flatMap((block) => {
      const key = writeInlines(block.inlines).trim();
      const shown = block.inlines
        .map((it) => (it.kind === 'text' ? it.text : shownOf(it.slotId)))
        .join('')
        .trim();
      return block.kind === 'paragraph' && key !== '' ? [{ key, shown }] : [];
    }),
  };
}

/**
 * Gives a letter that is being checked another result class, as a version whose text is the same otherwise.
 *
 * @returns the new version.
 * @throws Fault `letters.wrong-state`, `letters.stale`.
 */
export async function reclassLetter(
  turn: Turn,
  letterId: string,
  resultClass: LetterContent['class'],
): Promise<number> {
  const letter = await store.getLetter(turn, letterId);
  if (letter.state !== 'checking') throw fault(faults.wrongState);
  const { content, figures } = await store.getDraft(turn, letter.id, letter.version);
  const version = letter.version + 1;
  const move = { move: 'edit', from: 'checking', to: 'checking', role: '', duty: 'check', needsReason: false } as const; // prettier-ignore
  if ((await store.moveLetter(turn, letter, move, { version })) === 0) throw fault(faults.stale);
  await store.appendDraft(turn, letter.id, version, {
    content: { ...content, class: resultClass },
    figures,
  });
  const subject = { type: 'letter', id: letter.id };
  await turn.record({ act: 'letters.reclass', subject, detail: { version, resultClass } });
  return version;
}
