import { notFound } from '@yanzhen/server/routes/fault.ts';
import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import { holdsFor } from '@yanzhen/server/turn/actor.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import {
  getApplication,
  isReviewed,
  mayOversee,
  standingOf,
  type Application,
} from '../applications/offers.ts';
import type * as contract from './contract.ts';
import { lapseIfChanged } from './lapse-case.ts';
import { requireUnpaid } from './take-back.ts';

/** Offices that may compare a case with what was approved. */
export const lapseRoles = [
  'city-checker',
  'approver',
  'publicity-officer',
  'finance-preparer',
] as const;

/** Whether the actor may have a case compared with what was approved, which rests on something then. */
export function mayCompare(turn: Turn, application: Application): boolean {
  return (
    application.content !== null &&
    isReviewed(application) &&
    holdsFor(actorOf(turn), lapseRoles, application.county)
  );
}

/** An office that met a changed case need not wait for the job. */
export async function lapseByHand(
  turn: Turn,
  { params }: Input<typeof contract.lapseCase>,
): Promise<Output<typeof contract.lapseCase>> {
  const application = await getApplication(turn, params.applicationId);
  if (!mayOversee(application, actorOf(turn))) throw notFound();
  await requireUnpaid(turn, application.id);
  const changed = isReviewed(application) ? await lapseIfChanged(turn, application) : [];
  const now = changed.length > 0 ? await getApplication(turn, application.id) : application;
  return {
    changed: changed.map(({ field, zh, en }) => ({ field, name: { zh, en } })),
    standing: standingOf(now),
  };
}
