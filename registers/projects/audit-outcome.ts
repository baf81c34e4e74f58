import { findKept } from '@yanzhen/server/accounts/one-person.ts';
import { fault } from '@yanzhen/server/routes/fault.ts';
import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import { isAgentOf } from '../talents/offers.ts';
import { faults } from './contract.ts';
import type * as contract from './contract-outcomes.ts';
import { lockStanding } from './outcome-access.ts';
import * as outcomes from './outcome-store.ts';
import { viewOutcome } from './view-outcome.ts';

type Asked = Input<typeof contract.auditOutcome>['body'];

/** A keeper who did not report it audits an outcome by a paper; what was reported stays as it is. */
export async function auditOutcome(
  turn: Turn,
  { params, body }: Input<typeof contract.auditOutcome>,
): Promise<Output<typeof contract.auditOutcome>> {
  const row = await lockStanding(turn, params.outcomeId, body.version);
  const evidenceId = await requireAuditable(turn, row, body);
  const { personId } = actorOf(turn);
  await outcomes.changeOutcome(turn, row, {
    audited_quantity: body.quantity,
    audited_by_person: personId,
    audited_at: turn.now,
    audit_evidence: evidenceId,
    audit_note: body.note ?? null,
  });
  await turn.record({
    act: 'projects.audit-outcome',
    subject: { type: 'outcome', id: row.id },
    ...(body.note === undefined ? {} : { reason: body.note }),
    detail: {
      reported: row.quantity,
      before: row.auditedQuantity,
      audited: body.quantity,
      evidenceId,
    },
  });
  return viewOutcome(turn, row.id);
}

/** @returns the paper that the audit rests on. */
async function requireAuditable(
  turn: Turn,
  row: outcomes.OutcomeRow,
  { quantity, evidenceId, note }: Asked,
): Promise<string> {
  // Two records that were merged are one natural person, whichever of them acted.
  const auditor = await findKept(turn, actorOf(turn).personId);
  if (auditor === (await findKept(turn, row.reportedByPerson))) throw fault(faults.auditOwn);
  // Nor does somebody who also acts for the enterprise, whoever of it reported.
  if (row.enterpriseId && (await isAgentOf(turn, auditor, row.enterpriseId))) {
    throw fault(faults.auditOwn);
  }
  const paper = evidenceId && (await outcomes.findEvidence(turn, row.id, evidenceId));
  if (!paper) throw fault(faults.evidenceMissing, { status: 400, field: 'body.evidenceId' });
  if (quantity > row.quantity) {
    throw fault(faults.auditedAbove, { status: 400, field: 'body.quantity' });
  }
  if (quantity < row.quantity && note === undefined) {
    throw fault(faults.reasonMissing, { status: 400, field: 'body.note' });
  }
  return paper.id;
}
