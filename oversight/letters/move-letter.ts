import { fault } from '@yanzhen/server/routes/fault.ts';
import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import { hasRole } from '@yanzhen/server/turn/actor.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import { faults } from './contract.ts';
import type * as contract from './contract.ts';
import { excludedDuty, excludedDutyOf, otherDutyOf } from './exclusion.ts';
import { findCorrected } from './correction-store.ts';
import { listFigures } from './figure-store.ts';
import { askOffices, countersignFor } from './countersign-letter.ts';
import { issueLetter, requirePrintable } from './issue-letter.ts';
import { requireUnguarded } from './letter-guards.ts';
import { moveNamed, type LetterMove } from './lifecycle.ts';
import { requireMended } from './review-letter.ts';
import * as store from './store.ts';
import { figuresByName, getLetterhead, writeLetter } from './write-letter.ts';

/** Moves a letter: 送核, 核稿, 会签, 签发, 用印, 发送, 归档, or back. */
export async function moveLetter(
  turn: Turn,
  { params, body }: Input<typeof contract.moveLetter>,
): Promise<Output<typeof contract.moveLetter>> {
  const letter = await store.getLetter(turn, params.letterId);
  const move = await requireMove(turn, letter, body);
  await requireUnguarded(turn, letter.id, move.move);
  if (move.move === 'submit') await requireReady(turn, letter);
  const subject = { type: 'letter', id: letter.id };
  const reason = body.reason?.trim();
  if (move.move === 'ask-countersign') await askOffices(turn, letter, body.offices);
  if (move.move === 'countersign') {
    const done = await countersignFor(turn, letter, body.offices, reason ?? null);
    const [office] = body.offices ?? [];
    const to = done ? move.to : move.from;
    await make(turn, letter, { ...move, to }, reason ? { reason } : {});
    await turn.record({ act: 'letters.countersign', subject, detail: { office, done } });
    return { state: to, number: null };
  }
  if (move.move === 'issue') {
    const issued = await issueLetter(turn, letter, (set) => make(turn, letter, move, set));
    const { number } = issued;
    // The digest in the sealed trail is what `verifyIssues` holds the letter against.
    await turn.record({ act: 'letters.issue', subject, detail: { ...issued } });
    return { state: move.to, number };
  }
  await make(turn, letter, move, reason ? { reason } : {});
  await turn.record({ act: `letters.${move.move}`, subject, ...(reason ? { reason } : {}) });
  return { state: move.to, number: letter.number };
}

async function requireMove(
  turn: Turn,
  letter: store.LetterRecord,
  asked: Input<typeof contract.moveLetter>['body'],
): Promise<LetterMove> {
  const move = moveNamed(asked.move);
  const actor = actorOf(turn);
  if (!hasRole(actor, move.role)) throw fault(faults.notAllowed, { status: 403 });
  if (letter.state !== move.from) throw fault(faults.wrongState);
  if (letter.version !== asked.version) throw fault(faults.stale);
  if (move.needsReason && !asked.reason?.trim()) {
    throw fault(faults.reasonMissing, { status: 400, field: 'body.reason' });
  }
  const events = await store.listEvents(turn, letter.id);
  const other = otherDutyOf(events, actor.personId, move.duty);
  if (other) throw excludedDuty(turn, move.duty, other);
  return move;
}

async function make(
  turn: Turn,
  letter: store.LetterRecord,
  move: LetterMove,
  set: { readonly reason?: string; readonly number?: string },
): Promise<void> {
  const touched = await store.moveLetter(turn, letter, move, set).catch((error: unknown) => {
    const { constraint } = error as { constraint?: string };
    if (constraint === 'letter_countersigned') throw fault(faults.unitsOpen);
    throw excludedDutyOf(turn, error, move.duty) ?? error;
  });
  if (touched === 0) throw fault(faults.stale);
}

/** What the checker gets can be printed and has no error that the drafter must mend. */
async function requireReady(turn: Turn, letter: store.LetterRecord): Promise<void> {
  const draft = await store.getDraft(turn, letter.id, letter.version);
  const figures = figuresByName(
    await listFigures(turn, Object.values(draft.figures)),
    draft.content.blocks,
  );
  const written = writeLetter(draft.content, await getLetterhead(turn), {
    corrects: await findCorrected(turn, letter.id),
  });
  await requireMended(turn, 'submit', letter.id, written, figures);
  await requirePrintable(turn, written, figures);
}
