import { fault } from '@yanzhen/server/routes/fault.ts';
import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { faults } from '../contract.ts';
import type * as contract from '../contract-bases.ts';
import { requireCurrent, requirePast } from '../parties.ts';
import { note } from '../trail.ts';
import { leadsTo } from './base-lifecycle.ts';
import * as store from './base-store.ts';
import { viewDetail } from './bases.ts';

/** A keeper records the check on site, recognises a base, removes it, or withdraws the record. */
export async function moveBase(
  turn: Turn,
  { params, body }: Input<typeof contract.moveBase>,
): Promise<Output<typeof contract.moveBase>> {
  const { version, move, reason, on = turn.today } = body;
  const row = requireCurrent(turn, await store.lockBase(turn, params.baseId), version);
  const to = leadsTo(move, row.state);
  requirePast(turn, on, 'body.on');
  if (move === 'recognise' && !row.insured) throw fault(faults.notInsured);
  const since = move === 'recognise' ? row.checkedOn : move === 'remove' ? row.recognisedOn : null;
  if (since !== null && on < since) {
    throw fault(faults.datesBackwards, { status: 400, field: 'body.on' });
  }
  const dates = {
    check: { checked_on: on },
    recognise: { recognised_on: on, valid_from: on },
    remove: { valid_until: on },
    withdraw: {},
  };
  await store.changeBase(turn, row, { state: to, ...dates[move] });
  await note(turn, 'base', row.id, {
    move: `${move}-base`,
    from: row.state,
    to,
    reason,
    detail: { on },
  });
  return viewDetail(turn, row.id);
}

/** A keeper records the evaluation of a year; one that fails is removed with today. */
export async function evaluateBase(
  turn: Turn,
  { params, body }: Input<typeof contract.evaluateBase>,
): Promise<Output<typeof contract.evaluateBase>> {
  const { version, ...evaluation } = body;
  const row = requireCurrent(turn, await store.lockBase(turn, params.baseId), version);
  if (row.state !== 'recognised' || row.recognisedOn === null) throw fault(faults.wrongState);
  requirePast(turn, `${String(body.year)}-01-01`, 'body.year');
  if (String(body.year) < row.recognisedOn.slice(0, 4)) {
    throw fault(faults.datesBackwards, { status: 400, field: 'body.year' });
  }
  if (body.studentDays > body.students * 366) {
    const values = { most: body.students * 366 };
    throw fault(faults.daysBeyond, { status: 400, field: 'body.studentDays', values });
  }
  if (!(await store.saveEvaluation(turn, row.id, evaluation))) {
    throw fault(faults.assessedBefore, { field: 'body.year', values: { year: body.year } });
  }
  const ends = body.verdict === 'remove';
  if (ends) await store.changeBase(turn, row, { state: 'removed', valid_until: turn.today });
  await note(turn, 'base', row.id, {
    move: 'evaluate-base',
    ...(ends ? { from: row.state, to: 'removed' } : {}),
    reason: body.note,
    detail: { year: body.year, verdict: body.verdict },
  });
  return viewDetail(turn, row.id);
}
