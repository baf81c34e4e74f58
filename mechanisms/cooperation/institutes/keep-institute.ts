import { fault } from '@yanzhen/server/routes/fault.ts';
import { readPage } from '@yanzhen/server/routes/page-of.ts';
import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { addDays } from '@yanzhen/values/civil-date.ts';
import { note } from '../trail.ts';
import { faults } from '../contract.ts';
import type * as contract from '../contract-institutes.ts';
import {
  requireAgreed,
  requireCurrent,
  requireOwnArea,
  requirePast,
  requireRegistered,
} from '../parties.ts';
import { leadsTo } from './lifecycle.ts';
import * as store from './store.ts';
import { viewDetail } from './view.ts';

/** Joint institutes, newest first. */
export function listInstitutes(
  turn: Turn,
  { query }: Input<typeof contract.listInstitutes>,
): Promise<Output<typeof contract.listInstitutes>> {
  return readPage(
    query,
    (page) => store.listInstitutes(turn, query, page),
    (most) => store.countInstitutes(turn, query, most),
  );
}

/** One institute. */
export function showInstitute(
  turn: Turn,
  { params }: Input<typeof contract.showInstitute>,
): Promise<Output<typeof contract.showInstitute>> {
  return viewDetail(turn, params.instituteId);
}

/** A keeper records an institute that is to be assessed. */
export async function proposeInstitute(
  turn: Turn,
  { body }: Input<typeof contract.proposeInstitute>,
): Promise<Output<typeof contract.proposeInstitute>> {
  await requireNew(turn, body);
  const id = turn.newId();
  await store.saveInstitute(turn, id, body, null);
  await note(turn, 'institute', id, { move: 'propose-institute' });
  return viewDetail(turn, id);
}

/** A keeper records an institute that settled under an agreement. */
export async function settleInstitute(
  turn: Turn,
  { body }: Input<typeof contract.settleInstitute>,
): Promise<Output<typeof contract.settleInstitute>> {
  await requireNew(turn, body);
  const { agreementId, organisationId, settledOn } = body;
  // The institute is what the parties agreed on: it need not be one of them.
  await requireAgreed(turn, agreementId, {});
  requirePast(turn, settledOn, 'body.settledOn');
  const id = turn.newId();
  await store.saveInstitute(turn, id, body, { agreementId, settledOn });
  await note(turn, 'institute', id, {
    move: 'settle-institute',
    detail: { agreementId, organisationId },
  });
  return viewDetail(turn, id);
}

/** A keeper agrees on an assessed institute, lets it settle, or declines it. */
export async function moveInstitute(
  turn: Turn,
  { params, body }: Input<typeof contract.moveInstitute>,
): Promise<Output<typeof contract.moveInstitute>> {
  const { version, move, reason } = body;
  const row = requireCurrent(turn, await store.lockInstitute(turn, params.instituteId), version);
  const to = leadsTo(move, row.state);
  const on = body.on ?? turn.today;
  if (move === 'agree') {
    if (body.agreementId === null) {
      throw fault(faults.notAgreed, { status: 400, field: 'body.agreementId' });
    }
    await requireAgreed(turn, body.agreementId, {});
  }
  if (move === 'settle') requirePast(turn, on, 'body.on');
  await store.changeInstitute(turn, row, {
    state: to,
    ...(move === 'agree' ? { agreement_id: body.agreementId } : {}),
    ...(move === 'settle' ? { settled_on: on, valid_from: on } : {}),
  });
  await note(turn, 'institute', row.id, {
    move: `${move}-institute`,
    from: row.state,
    to,
    reason,
    detail: { agreementId: body.agreementId, on },
  });
  return viewDetail(turn, row.id);
}

/** A keeper records the assessment of a year; one that is to leave has a last day. */
export async function assessInstitute(
  turn: Turn,
  { params, body }: Input<typeof contract.assessInstitute>,
): Promise<Output<typeof contract.assessInstitute>> {
  const { version, lastDay, ...assessment } = body;
  const row = requireCurrent(turn, await store.lockInstitute(turn, params.instituteId), version);
  if (row.state !== 'settled' || row.settledOn === null) throw fault(faults.wrongState);
  requirePast(turn, `${String(body.year)}-01-01`, 'body.year');
  const leaves = body.verdict === 'leave';
  if (leaves && (lastDay === null || lastDay < row.settledOn)) {
    throw fault(faults.datesBackwards, { status: 400, field: 'body.lastDay' });
  }
  if (!(await store.saveAssessment(turn, row.id, assessment))) {
    throw fault(faults.assessedBefore, { field: 'body.year', values: { year: body.year } });
  }
  if (leaves && lastDay !== null) await store.endInstitute(turn, row, addDays(lastDay, 1));
  await note(turn, 'institute', row.id, {
    move: 'assess-institute',
    reason: body.note,
    detail: { year: body.year, verdict: body.verdict, lastDay },
  });
  return viewDetail(turn, row.id);
}

async function requireNew(turn: Turn, row: store.ProposedInstitute): Promise<void> {
  await requireOwnArea(turn, row);
  const { organisationId } = row;
  await requireRegistered(turn, { organisationId });
  if (await store.findOfOrganisation(turn, organisationId)) {
    throw fault(faults.instituteThere, { field: 'body.organisationId' });
  }
}
