import { fault } from '@yanzhen/server/routes/fault.ts';
import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import { faults, type LetterContent } from './contract.ts';
import type * as contract from './contract.ts';
import { excludedDuty, excludedDutyOf, otherDutyOf } from './exclusion.ts';
import { listFigures, type FigureRecord } from './figure-store.ts';
import { keepFigures } from './keep-figures.ts';
import { moveNamed } from './lifecycle.ts';
import * as store from './store.ts';
import { takeFigures } from './take-figures.ts';

/** A drafter saves the text as a new version. */
export async function saveLetter(
  turn: Turn,
  { params, body }: Input<typeof contract.saveLetter>,
): Promise<Output<typeof contract.saveLetter>> {
  const letter = await requireDraft(turn, params.letterId, body.version);
  const draft = await store.getDraft(turn, letter.id, letter.version);
  const kept = await listFigures(turn, Object.values(draft.figures));
  const figures = await takeFigures(turn, body.content.slots, kept);
  return saveVersion(turn, letter, body.content, figures, kept);
}

/** A drafter takes every figure anew, as of another day where one is given. */
export async function refreshFigures(
  turn: Turn,
  { params, body }: Input<typeof contract.refreshFigures>,
): Promise<Output<typeof contract.refreshFigures>> {
  const letter = await requireDraft(turn, params.letterId, body.version);
  const { content } = await store.getDraft(turn, letter.id, letter.version);
  const slots = Object.fromEntries(
    Object.entries(content.slots).map(([slot, asked]) => [
      slot,
      { ...asked, validOn: body.validOn ?? asked.validOn },
    ]),
  );
  return saveVersion(turn, letter, { ...content, slots }, await takeFigures(turn, slots), []);
}

/** A letter that the actor may write in. @throws Fault as the contract tells. */
export async function requireDraft(
  turn: Turn,
  letterId: string,
  version: number,
): Promise<store.LetterRecord> {
  const letter = await store.getLetter(turn, letterId);
  if (letter.state !== 'draft') throw fault(faults.wrongState);
  if (letter.version !== version) throw fault(faults.stale);
  const events = await store.listEvents(turn, letter.id);
  const other = otherDutyOf(events, actorOf(turn).personId, 'draft');
  if (other) throw excludedDuty(turn, 'draft', other);
  return letter;
}

async function saveVersion(
  turn: Turn,
  letter: store.LetterRecord,
  content: LetterContent,
  figures: readonly FigureRecord[],
  kept: readonly FigureRecord[],
): Promise<{ version: number }> {
  const version = letter.version + 1;
  const before = kept.map((each) => each.id);
  const edit = moveNamed('edit');
  const touched = await store
    .moveLetter(turn, letter, edit, { version, title: content.title })
    .catch((error: unknown) => {
      throw excludedDutyOf(turn, error, edit.duty) ?? error;
    });
  if (touched === 0) throw fault(faults.stale);
  const ids = await keepFigures(turn, letter.id, figures, before);
  await store.appendDraft(turn, letter.id, version, { content, figures: ids });
  const subject = { type: 'letter', id: letter.id };
  await turn.record({ act: 'letters.save', subject, detail: { version } });
  return { version };
}
