import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { nextReview, stateByCalendar, untilOf } from './calendar-state.ts';
import { lockCurrent, requireContent } from './checks.ts';
import type * as contract from './contract.ts';
import { requireMove } from './lifecycle.ts';
import * as store from './store.ts';
import { viewDetail } from './view.ts';

/** A keeper changes or corrects an agreement; the version before stays in the history. */
export async function amendAgreement(
  turn: Turn,
  { params, body }: Input<typeof contract.amendAgreement>,
): Promise<Output<typeof contract.amendAgreement>> {
  const row = await lockCurrent(turn, params.agreementId, body.version);
  const move = requireMove('amend', row.state);
  const isSigned = row.signedOn !== null;
  await requireContent(turn, body, isSigned);
  const { reason, version: _version, termTo, ...content } = body;
  const termUntil = termTo && untilOf(termTo);
  const term = content.termFrom && termUntil && { from: content.termFrom, until: termUntil };
  const state = move.to === 'by-calendar' && term ? stateByCalendar(term, turn.today) : row.state;
  const cycle = content.reviewMonths !== row.reviewMonths || row.nextReviewOn === null;
  const nextReviewOn =
    isSigned && cycle ? nextReview(content.termFrom, content.reviewMonths) : row.nextReviewOn;
  const changes = { ...content, termUntil, state, nextReviewOn };
  await store.changeAgreement(turn, row, changes);
  await store.appendEvent(turn, {
    agreementId: row.id,
    number: row.version + 1,
    move: 'amend',
    from: row.state,
    to: state,
    reason,
  });
  await turn.record({
    act: 'agreements.amend',
    subject: { type: 'agreement', id: row.id },
    reason,
    detail: { before: row, after: changes },
  });
  return viewDetail(turn, { ...row, ...changes, version: row.version + 1 });
}
