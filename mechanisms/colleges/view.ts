import { notFound } from '@yanzhen/server/routes/fault.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { mayKeep, movesFrom, recordPartsOf } from '@yanzhen/procedures/records/offers.ts';
import { keepers, type CriterionView, type MeasuredCriterion, type UpgradeDetail, type UpgradeView } from './contract.ts'; // prettier-ignore
import { gapOf } from './decide.ts';
import { moves } from './lifecycle.ts';
import { mayFill } from './may-fill.ts';
import * as plans from './plan-store.ts';
import * as store from './store.ts';
import * as values from './value-store.ts';

export function viewUpgrade({ movedBy: _mover, ...row }: store.UpgradeRow): UpgradeView {
  return row;
}

/** Criteria of a college's kind with its newest values and the gap. */
export async function measured(turn: Turn, row: store.UpgradeRow): Promise<MeasuredCriterion[]> {
  const criteria = await values.listCriteria(turn);
  const filled = await values.listValues(turn, row.id);
  return criteria.filter(({ kind }) => kind === row.kind).map((each) => measure(each, filled));
}

function measure(criterion: CriterionView, all: readonly values.ValueRow[]): MeasuredCriterion {
  const own = all.filter(({ criterionId }) => criterionId === criterion.id);
  const newest = own.at(-1);
  return {
    ...criterion,
    value: newest?.value ?? null,
    year: newest?.year ?? null,
    proven: (newest?.paperId ?? null) !== null,
    gap: newest ? gapOf(criterion.bound, criterion.target, newest.value) : null,
    values: own.map(({ year, value }) => ({ year, value })),
  };
}

/** One college with all that hangs on it. @throws Fault `request.not-found`. */
export async function viewDetail(turn: Turn, id: string): Promise<UpgradeDetail> {
  const row = await store.findUpgrade(turn, id);
  if (!row) throw notFound();
  const keeps = mayKeep(turn.actor, keepers, row.county);
  const planned = await plans.listPlans(turn, id);
  const staffing = await plans.listStaffing(turn, id);
  const milestones = await plans.listMilestones(turn, id);
  return {
    ...viewUpgrade(row),
    ...(await recordPartsOf(turn, id)),
    mayKeep: keeps,
    mayFill: mayFill(turn, row),
    moves: keeps ? movesFrom(moves, row, turn.actor) : [],
    criteria: await measured(turn, row),
    plans: planned.map(({ upgradeId: _of, madeByPerson, ...plan }) => ({
      ...plan,
      mayApprove: keeps && plan.state === 'draft' && madeByPerson !== turn.actor?.personId,
    })),
    staffing: staffing.map(({ version: _version, ...each }) => each),
    milestones: milestones.map(({ upgradeId: _of, ...each }) => ({
      ...each,
      overdue: each.reachedOn === null && each.dueOn < turn.today,
    })),
  };
}
