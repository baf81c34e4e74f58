import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import type * as contract from './contract-outcomes.ts';
import { lockStanding, requireSound } from './outcome-access.ts';
import * as outcomes from './outcome-store.ts';
import { viewOutcome } from './view-outcome.ts';

/** What an audit found rests on what was reported: with another report it falls. */
const unaudited = {
  audited_quantity: null,
  audited_by_person: null,
  audited_at: null,
  audit_evidence: null,
  audit_note: null,
};

/** A keeper corrects what was reported, and is its reporter from then on. */
export async function correctOutcome(
  turn: Turn,
  { params, body }: Input<typeof contract.correctOutcome>,
): Promise<Output<typeof contract.correctOutcome>> {
  const { version, reason, ...content } = body;
  const row = await lockStanding(turn, params.outcomeId, version);
  requireSound(turn, content);
  await outcomes.changeOutcome(turn, row, {
    kind: content.kind,
    title: content.title,
    happened_on: content.happenedOn,
    valid_from: content.happenedOn,
    quantity: content.quantity,
    reported_by_person: actorOf(turn).personId,
    reported_at: turn.now,
    ...unaudited,
  });
  const { kind, title, happenedOn, quantity, auditedQuantity } = row;
  await turn.record({
    act: 'projects.correct-outcome',
    subject: { type: 'outcome', id: row.id },
    reason,
    detail: { before: { kind, title, happenedOn, quantity, auditedQuantity }, after: content },
  });
  return viewOutcome(turn, row.id);
}

/** A keeper withdraws an outcome reported in error; it stays in sight and is counted no more. */
export async function withdrawOutcome(
  turn: Turn,
  { params, body }: Input<typeof contract.withdrawOutcome>,
): Promise<Output<typeof contract.withdrawOutcome>> {
  const row = await lockStanding(turn, params.outcomeId, body.version);
  await outcomes.changeOutcome(turn, row, { withdrawn: true });
  await turn.record({
    act: 'projects.withdraw-outcome',
    subject: { type: 'outcome', id: row.id },
    reason: body.reason,
  });
  return viewOutcome(turn, row.id);
}
