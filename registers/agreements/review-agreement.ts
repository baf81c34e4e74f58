import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { nextReview } from './calendar-state.ts';
import { lockCurrent } from './checks.ts';
import type * as contract from './contract.ts';
import { requireMove } from './lifecycle.ts';
import * as store from './store.ts';
import { viewDetail } from './view.ts';

/** A keeper records the review of a cycle; the next one is due a cycle after today. */
export async function reviewAgreement(
  turn: Turn,
  { params, body }: Input<typeof contract.reviewAgreement>,
): Promise<Output<typeof contract.reviewAgreement>> {
  const row = await lockCurrent(turn, params.agreementId, body.version);
  requireMove('review', row.state);
  const nextReviewOn = nextReview(turn.today, row.reviewMonths);
  await store.changeAgreement(turn, row, { nextReviewOn });
  await store.appendEvent(turn, {
    agreementId: row.id,
    number: row.version + 1,
    move: 'review',
    from: row.state,
    to: row.state,
    reason: body.result,
  });
  await turn.record({
    act: 'agreements.review',
    subject: { type: 'agreement', id: row.id },
    reason: body.result,
  });
  return viewDetail(turn, { ...row, nextReviewOn, version: row.version + 1 });
}
