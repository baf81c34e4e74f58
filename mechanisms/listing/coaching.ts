import { fault, notFound } from '@yanzhen/server/routes/fault.ts';
import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { faults as recordFaults } from '@yanzhen/procedures/records/contract.ts';
import {
  appendEvent,
  requireOther,
  requirePaper,
  requirePast,
} from '@yanzhen/procedures/records/offers.ts';
import { faults } from './contract.ts';
import type * as contract from './contract.ts';
import { lockActive } from './enterprises.ts';
import { nextStage } from './stage.ts';
import * as store from './store.ts';
import { isAdviser, viewDetail } from './view.ts';

const feature = 'listing';
const type = 'listing-enterprise';

/** The adviser records a coaching, and may recommend the next stage. */
export async function writeRecord(
  turn: Turn,
  { params, body }: Input<typeof contract.writeRecord>,
): Promise<Output<typeof contract.writeRecord>> {
  const row = await store.lockEnterprise(turn, params.enterpriseId);
  if (!row) throw notFound();
  if (!(await isAdviser(turn, row))) throw fault(faults.notAdviser, { status: 403 });
  if (row.state !== 'active') throw fault(faults.notActive);
  requirePast(turn, body.heldOn, 'body.heldOn');
  if (body.heldOn < row.enrolledOn) {
    throw fault(recordFaults.datesBackwards, { status: 400, field: 'body.heldOn' });
  }
  if (body.recommends !== null && body.recommends !== nextStage(row.stage)) {
    throw fault(faults.notNext, { status: 400, field: 'body.recommends' });
  }
  const needsPaper = body.recommends !== null || body.paperId !== null;
  const paperId = needsPaper ? await requirePaper(turn, row.id, body.paperId) : null;
  await store.saveRecord(turn, row, { ...body, paperId });
  const isEarlier = row.coachedOn === null || body.heldOn < row.coachedOn;
  if (isEarlier) await store.changeEnterprise(turn, row, { coached_on: body.heldOn });
  const detail = { recommends: body.recommends };
  const act = { feature, move: 'write-record', reason: body.topic, detail };
  await appendEvent(turn, { type, id: row.id }, act);
  return viewDetail(turn, row.id);
}

/** An officer moves an enterprise to the stage that its adviser's record recommends. */
export async function moveStage(
  turn: Turn,
  { params, body }: Input<typeof contract.moveStage>,
): Promise<Output<typeof contract.moveStage>> {
  const row = await lockActive(turn, params.enterpriseId, body.version);
  const records = await store.listRecords(turn, row.id);
  const record = records.find(({ id }) => id === body.recordId);
  const stage = record?.recommends ?? null;
  if (!record || stage === null || record.used) {
    throw fault(faults.recordMissing, { status: 400, field: 'body.recordId' });
  }
  if (stage !== nextStage(row.stage)) {
    throw fault(faults.notNext, { status: 400, field: 'body.recordId' });
  }
  requireOther(turn, record.writtenByPerson);
  const step = await store.saveStep(turn, row, record);
  await store.changeEnterprise(turn, row, { stage, step_id: step });
  const act = { feature, move: `reach-${stage}`, from: row.stage, to: stage, reason: body.reason };
  await appendEvent(turn, { type, id: row.id }, act);
  return viewDetail(turn, row.id);
}
