import type { CivilDate } from '@yanzhen/values/civil-date.ts';
import { fault } from '@yanzhen/server/routes/fault.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import type { Application } from '../applications/offers.ts';
import { milestoneFaults, type MilestonePlan } from './contract-milestones.ts';
import * as store from './milestone-store.ts';

/**
 * Keeps with a case that is still its applicant's what is to be reached before each later part is paid, and by when.
 *
 * @param partIds  Parts of the benefit's schedule that wait for a milestone; each gets exactly one.
 * @throws Fault `instalments.milestone-plan`, with the field of the request.
 */
export async function agreeMilestones(
  turn: Turn,
  { id }: Pick<Application, 'id'>,
  partIds: readonly string[],
  plans: readonly MilestonePlan[],
): Promise<void> {
  const wrong = plans.findIndex(
    ({ partId, dueOn }, at) =>
      partId !== partIds[at] || dueOn <= (plans[at - 1]?.dueOn ?? turn.today),
  );
  if (wrong !== -1 || plans.length !== partIds.length) {
    const at = wrong === -1 ? Math.min(plans.length, partIds.length) : wrong;
    throw fault(milestoneFaults.plan, { status: 400, field: `body.milestones.${at}` });
  }
  await store.saveMilestones(turn, id, plans);
}

/** The days agreed on, by part. */
export async function milestoneDays(
  turn: Turn,
  applicationId: string,
): Promise<ReadonlyMap<string, CivilDate>> {
  const rows = await store.listOfCases(turn, [applicationId]);
  return new Map(rows.map(({ partId, dueOn }) => [partId, dueOn]));
}
