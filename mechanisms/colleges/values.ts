import { fault, notFound } from '@yanzhen/server/routes/fault.ts';
import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { faults as recordFaults } from '@yanzhen/procedures/records/contract.ts';
import { appendEvent, requirePaper } from '@yanzhen/procedures/records/offers.ts';
import { faults } from './contract.ts';
import type * as contract from './contract.ts';
import { mayFill, requireFiller } from './may-fill.ts';
import * as store from './store.ts';
import * as values from './value-store.ts';
import { viewDetail } from './view.ts';

const feature = 'colleges';

/** The college or its officer fills the values of a year. */
export async function fillValues(
  turn: Turn,
  { params, body }: Input<typeof contract.fillValues>,
): Promise<Output<typeof contract.fillValues>> {
  const row = requireFiller(turn, await store.lockUpgrade(turn, params.upgradeId));
  const { year } = params;
  requireOpen(turn, row, year, 'params.year');
  const criteria = await values.listCriteria(turn);
  const unknown = body.values.findIndex(
    ({ criterionId }) => !criteria.some(({ id, kind }) => id === criterionId && kind === row.kind),
  );
  if (unknown !== -1) {
    const field = `body.values.${String(unknown)}.criterionId`;
    throw fault(faults.criterionUnknown, { status: 400, field });
  }
  const paperId = body.paperId === null ? null : await requirePaper(turn, row.id, body.paperId);
  const before = await values.listValues(turn, row.id);
  for (const { criterionId, value } of body.values) {
    const known = before.find((each) => each.criterionId === criterionId && each.year === year);
    await values.keepValue(turn, { upgradeId: row.id, criterionId, year, value, paperId }, known);
  }
  const detail = { year, values: body.values.length };
  const subject = { type: 'college-upgrade', id: row.id };
  await appendEvent(turn, subject, { feature, move: 'fill-values', reason: String(year), detail });
  return viewDetail(turn, row.id);
}

/** What stands against filling a year of a college. */
function requireOpen(turn: Turn, row: store.UpgradeRow, year: number, field: string): void {
  if (row.state === 'approved' || row.state === 'stopped') throw fault(recordFaults.wrongState);
  if (year > Number(turn.today.slice(0, 4))) {
    throw fault(recordFaults.inFuture, { status: 400, field });
  }
}

/** One value as a sheet tells it. */
export interface SheetValue extends values.NewValue {
  readonly known: boolean;
}

/** What stands against a value of a sheet. */
export async function requireValue(turn: Turn, value: SheetValue): Promise<void> {
  const row = await store.findUpgrade(turn, value.upgradeId);
  if (!row || !mayFill(turn, row)) {
    throw fault(recordFaults.partyNotRegistered, { status: 400, field: 'body.college' });
  }
  requireOpen(turn, row, value.year, 'body.year');
  if (!value.known) throw fault(faults.criterionUnknown, { status: 400, field: 'body.key' });
}

/** Keeps a checked value of a sheet; its id. */
export async function keepSheetValue(
  turn: Turn,
  { known: _known, ...value }: SheetValue,
): Promise<string> {
  const before = await values.listValues(turn, value.upgradeId);
  const own = before.find(
    ({ criterionId, year }) => criterionId === value.criterionId && year === value.year,
  );
  const id = await values.keepValue(turn, value, own);
  const subject = { type: 'college-upgrade', id: value.upgradeId };
  await appendEvent(turn, subject, { feature, move: 'fill-values', reason: String(value.year) });
  return id;
}

/** Takes back a value that nobody touched since the sheet. */
export async function withdrawUntouched(turn: Turn, id: string): Promise<boolean> {
  const value = await values.lockValue(turn, id);
  if (!value || value.version !== 1) return false;
  await values.withdrawValue(turn, value);
  return true;
}

/** What colleges are measured by. */
export async function listCriteria(turn: Turn): Promise<Output<typeof contract.listCriteria>> {
  return { rows: await values.listCriteria(turn) };
}

/** An officer changes a target. */
export async function changeCriterion(
  turn: Turn,
  { params, body }: Input<typeof contract.changeCriterion>,
): Promise<Output<typeof contract.changeCriterion>> {
  const row = await values.lockCriterion(turn, params.criterionId);
  if (!row) throw notFound();
  if (row.version !== body.version) throw fault(recordFaults.stale);
  await values.changeCriterion(turn, row, body.target);
  await turn.record({
    act: 'colleges.change-criterion',
    subject: { type: 'college-criterion', id: row.id },
    reason: body.reason,
    detail: { key: row.key, before: row.target, target: body.target },
  });
  return listCriteria(turn);
}
