import { fault, notFound } from '@yanzhen/server/routes/fault.ts';
import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { faults as recordFaults } from '@yanzhen/procedures/records/contract.ts';
import {
  appendEvent,
  requireCurrent,
  requireOther,
  requirePaper,
  requirePast,
} from '@yanzhen/procedures/records/offers.ts';
import { throwAll } from '@yanzhen/registers/policies/offers.ts';
import { faults, keepers } from './contract.ts';
import type * as contract from './contract.ts';
import { planFaults, replacementFault } from './decide.ts';
import { requireFiller } from './may-fill.ts';
import * as plans from './plan-store.ts';
import * as store from './store.ts';
import { viewDetail } from './view.ts';

const feature = 'colleges';
const type = 'college-upgrade';

/** An officer plans the appropriation; a plan that falls is refused by each year in which it does. */
export async function makePlan(
  turn: Turn,
  { params, body }: Input<typeof contract.makePlan>,
): Promise<Output<typeof contract.makePlan>> {
  const row = requireCurrent(turn, await store.lockUpgrade(turn, params.upgradeId), keepers);
  if (row.state === 'stopped') throw fault(recordFaults.wrongState);
  throwAll(planFaults(body.years, body.provincialAverageFen));
  const before = await plans.listPlans(turn, row.id);
  requireNoFall(before, body.years);
  const plan = await plans.savePlan(turn, row.id, body);
  await appendEvent(turn, { type, id: row.id }, { feature, move: 'make-plan', detail: { plan } });
  return viewDetail(turn, row.id);
}

/** Another officer approves a plan, on a paper. */
export async function approvePlan(
  turn: Turn,
  { params, body }: Input<typeof contract.approvePlan>,
): Promise<Output<typeof contract.approvePlan>> {
  const plan = await plans.lockPlan(turn, params.planId);
  if (!plan) throw notFound();
  const row = requireCurrent(turn, await store.lockUpgrade(turn, plan.upgradeId), keepers);
  if (plan.version !== body.version) throw fault(recordFaults.stale);
  if (plan.state !== 'draft') throw fault(faults.planNotDraft);
  requireOther(turn, plan.madeByPerson);
  const paperId = await requirePaper(turn, row.id, body.paperId);
  const all = await plans.listPlans(turn, row.id);
  await plans.approvePlan(
    turn,
    plan,
    all.find(({ state }) => state === 'in-force'),
    paperId,
  );
  const detail = { plan: plan.id };
  await appendEvent(turn, { type, id: row.id }, { feature, move: 'approve-plan', detail });
  return viewDetail(turn, row.id);
}

function inForce(all: readonly plans.PlanRow[]): plans.PlanRow | undefined {
  return all.find(({ state }) => state === 'in-force');
}

/** That no fall hides between the plan in force and these years. */
function requireNoFall(all: readonly plans.PlanRow[], years: plans.PlanRow['years']): void {
  const fell = replacementFault(inForce(all)?.years ?? [], years);
  if (fell) throw fell;
}

/** An officer sets the quota of a year and how much of it is filled. */
export async function setStaffing(
  turn: Turn,
  { params, body }: Input<typeof contract.setStaffing>,
): Promise<Output<typeof contract.setStaffing>> {
  const row = requireCurrent(turn, await store.lockUpgrade(turn, params.upgradeId), keepers);
  if (body.filled > body.quota) {
    const values = { beyond: body.filled - body.quota };
    throw fault(faults.beyondQuota, { status: 400, field: 'body.filled', values });
  }
  const all = await plans.listStaffing(turn, row.id);
  const before = all.find(({ year }) => year === params.year);
  await plans.keepStaffing(turn, row.id, { ...body, year: params.year }, before);
  const act = { feature, move: 'set-staffing', detail: { year: params.year, ...body } };
  await appendEvent(turn, { type, id: row.id }, act);
  return viewDetail(turn, row.id);
}

/** An officer sets a milestone. */
export async function setMilestone(
  turn: Turn,
  { params, body }: Input<typeof contract.setMilestone>,
): Promise<Output<typeof contract.setMilestone>> {
  const row = requireCurrent(turn, await store.lockUpgrade(turn, params.upgradeId), keepers);
  await plans.saveMilestone(turn, row.id, body);
  const act = { feature, move: 'set-milestone', reason: body.says };
  await appendEvent(turn, { type, id: row.id }, act);
  return viewDetail(turn, row.id);
}

/** The college or its officer reports a milestone as reached, on a paper. */
export async function reachMilestone(
  turn: Turn,
  { params, body }: Input<typeof contract.reachMilestone>,
): Promise<Output<typeof contract.reachMilestone>> {
  const milestone = await plans.lockMilestone(turn, params.milestoneId);
  if (!milestone) throw notFound();
  const row = requireFiller(turn, await store.findUpgrade(turn, milestone.upgradeId));
  if (milestone.version !== body.version) throw fault(recordFaults.stale);
  if (milestone.reachedOn !== null) throw fault(faults.reachedBefore);
  requirePast(turn, body.on, 'body.on');
  const paperId = await requirePaper(turn, row.id, body.paperId);
  await plans.reachMilestone(turn, milestone, body.on, paperId);
  const act = { feature, move: 'reach-milestone', reason: milestone.says };
  await appendEvent(turn, { type, id: row.id }, act);
  return viewDetail(turn, row.id);
}
