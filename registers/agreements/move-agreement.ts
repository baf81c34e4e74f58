import { fault } from '@yanzhen/server/routes/fault.ts';
import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { nextReview, stateByCalendar } from './calendar-state.ts';
import { lockCurrent, requireSignature } from './checks.ts';
import { faults } from './contract.ts';
import type * as contract from './contract.ts';
import { requireMove } from './lifecycle.ts';
import * as store from './store.ts';
import { viewDetail } from './view.ts';

type Asked = Input<typeof contract.moveAgreement>['body'];

/** A keeper drafts, sends to legal review, signs, closes, terminates or withdraws an agreement. */
export async function moveAgreement(
  turn: Turn,
  { params, body }: Input<typeof contract.moveAgreement>,
): Promise<Output<typeof contract.moveAgreement>> {
  const row = await lockCurrent(turn, params.agreementId, body.version);
  const move = requireMove(body.move, row.state);
  if (move.reason === 'required' && body.reason === undefined) {
    throw fault(faults.reasonMissing, { status: 400, field: 'body.reason' });
  }
  const changes =
    move.move === 'sign' ? await signature(turn, row, body) : ending(turn, row, move.to);
  await store.changeAgreement(turn, row, changes);
  if (changes.signedOn && changes.signedOn < turn.today) {
    await store.datePartiesBack(turn, row.id, changes.signedOn);
  }
  await store.appendEvent(turn, {
    agreementId: row.id,
    number: row.version + 1,
    move: move.move,
    from: row.state,
    to: changes.state,
    reason: body.reason,
  });
  await turn.record({
    act: `agreements.${move.move}`,
    subject: { type: 'agreement', id: row.id },
    ...(body.reason === undefined ? {} : { reason: body.reason }),
    detail: { from: row.state, to: changes.state },
  });
  const { validFrom: _from, ...shown } = changes;
  return viewDetail(turn, { ...row, ...shown, version: row.version + 1 });
}

type Changes = Partial<store.AgreementRow> & Pick<store.AgreementRow, 'state'> & { validFrom?: string }; // prettier-ignore

async function signature(turn: Turn, row: store.AgreementRow, { signed }: Asked): Promise<Changes> {
  const { termFrom, termUntil } = row;
  if (!signed) throw fault(faults.signatureMissing, { status: 400, field: 'body.signed' });
  if (termFrom === null || termUntil === null) throw fault(faults.signatureMissing);
  await requireSignature(turn, signed, row.id);
  return {
    number: signed.number,
    signedOn: signed.on,
    state: stateByCalendar({ from: termFrom, until: termUntil }, turn.today),
    nextReviewOn: nextReview(termFrom, row.reviewMonths),
    validFrom: signed.on,
  };
}

/** What ends before its term ends today; a record made in error never held. */
function ending(turn: Turn, row: store.AgreementRow, to: string): Changes {
  const state = to as store.AgreementRow['state'];
  const ends = (state === 'closed' || state === 'terminated') && row.signedOn !== null;
  return ends ? { state, endedOn: turn.today } : { state };
}
