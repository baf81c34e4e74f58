import { fault } from '@yanzhen/server/routes/fault.ts';
import { readPage } from '@yanzhen/server/routes/page-of.ts';
import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { addDays } from '@yanzhen/values/civil-date.ts';
import { faults } from '../contract.ts';
import type * as contract from '../contract-institutes.ts';
import { requireAgreed, requireCurrent, requireOwnArea, requireRegistered } from '../parties.ts';
import * as store from './store.ts';
import { viewDetail } from './view.ts';

/** Joint institutes, newest first. */
export function listInstitutes(
  turn: Turn,
  { query }: Input<typeof contract.listInstitutes>,
): Promise<Output<typeof contract.listInstitutes>> {
  return readPage(
    query,
    (page) => store.listInstitutes(turn, page),
    (most) => store.countInstitutes(turn, most),
  );
}

/** One institute. */
export function showInstitute(
  turn: Turn,
  { params }: Input<typeof contract.showInstitute>,
): Promise<Output<typeof contract.showInstitute>> {
  return viewDetail(turn, params.instituteId);
}

/** A keeper records an institute that settled under an agreement. */
export async function settleInstitute(
  turn: Turn,
  { body }: Input<typeof contract.settleInstitute>,
): Promise<Output<typeof contract.settleInstitute>> {
  await requireOwnArea(turn, body);
  // The institute is what the parties agreed on: it need not be one of them.
  await requireAgreed(turn, body.agreementId, {});
  const { organisationId } = body;
  await requireRegistered(turn, { organisationId });
  if (body.settledOn > turn.today) {
    throw fault(faults.inFuture, { status: 400, field: 'body.settledOn' });
  }
  if (await store.findOfOrganisation(turn, organisationId)) {
    throw fault(faults.instituteThere, { field: 'body.organisationId' });
  }
  const id = turn.newId();
  await store.saveInstitute(turn, id, body);
  await turn.record({
    act: 'cooperation.settle-institute',
    subject: { type: 'institute', id },
    detail: { agreementId: body.agreementId, organisationId },
  });
  return viewDetail(turn, id);
}

/** A keeper records the assessment of a year; one that is to leave has a last day. */
export async function assessInstitute(
  turn: Turn,
  { params, body }: Input<typeof contract.assessInstitute>,
): Promise<Output<typeof contract.assessInstitute>> {
  const { version, lastDay, ...assessment } = body;
  const row = requireCurrent(turn, await store.lockInstitute(turn, params.instituteId), version);
  if (row.leftOn !== null) throw fault(faults.wrongState);
  const leaves = body.verdict === 'leave';
  if (leaves && (lastDay === null || lastDay < row.settledOn)) {
    throw fault(faults.datesBackwards, { status: 400, field: 'body.lastDay' });
  }
  if (!(await store.saveAssessment(turn, row.id, assessment))) {
    throw fault(faults.assessedBefore, { field: 'body.year', values: { year: body.year } });
  }
  if (leaves && lastDay !== null) await store.endInstitute(turn, row, addDays(lastDay, 1));
  await turn.record({
    act: 'cooperation.assess-institute',
    subject: { type: 'institute', id: row.id },
    reason: body.note,
    detail: { year: body.year, verdict: body.verdict, lastDay },
  });
  return viewDetail(turn, row.id);
}
