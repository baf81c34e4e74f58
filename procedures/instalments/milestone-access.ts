import { findKept } from '@yanzhen/server/accounts/one-person.ts';
import { fault, notFound } from '@yanzhen/server/routes/fault.ts';
import { holdsFor, type Actor } from '@yanzhen/server/turn/actor.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import { isAgentOf } from '@yanzhen/registers/talents/offers.ts';
import { getApplication, isOwn, mayOversee, type Application } from '../applications/offers.ts';
import { accepters, milestoneFaults as faults } from './contract-milestones.ts';
import * as store from './milestone-store.ts';

export interface MilestoneOfCase {
  readonly row: store.MilestoneRow;
  readonly application: Application;
}

/** Whether the actor accepts milestones of a county. */
export function mayAcceptIn(actor: Actor, county: string | null): boolean {
  return holdsFor(actor, accepters, county);
}

/** A case whose milestones the actor may see: the own one, or one of the office. @throws Fault `request.not-found`. */
export async function getCaseInSight(turn: Turn, applicationId: string): Promise<Application> {
  const application = await getApplication(turn, applicationId);
  const actor = actorOf(turn);
  const inSight =
    isOwn(application, actor) ||
    mayOversee(application, actor) ||
    (application.submittedAt !== null && mayAcceptIn(actor, application.county));
  if (!inSight) throw notFound();
  return application;
}

/** A milestone that the actor may see. @throws Fault `request.not-found`. */
export async function getInSight(turn: Turn, id: string): Promise<MilestoneOfCase> {
  const row = await store.findMilestone(turn, id);
  if (!row) throw notFound();
  return { row, application: await getCaseInSight(turn, row.applicationId) };
}

/**
 * A milestone that the actor may act on, held until the turn ends: the applicant reports, an accepter of the county
 * reports for one who cannot, accepts and sends back.
 *
 * @throws Fault `request.not-found`, `instalments.milestone-stale`, `.milestone-wrong-state`.
 */
export async function lockForAct(
  turn: Turn,
  id: string,
  act: { readonly by: 'reporter' | 'accepter'; readonly from: string; readonly version?: number },
): Promise<MilestoneOfCase> {
  const row = await store.lockMilestone(turn, id);
  if (!row) throw notFound();
  const application = await getCaseInSight(turn, row.applicationId);
  const actor = actorOf(turn);
  const may =
    mayAcceptIn(actor, application.county) || (act.by === 'reporter' && isOwn(application, actor));
  if (!may) throw notFound();
  if (act.version !== undefined && act.version !== row.version) throw fault(faults.stale);
  if (row.state !== act.from || !isLive(row)) throw fault(faults.wrongState);
  return { row, application };
}

/** The part was granted and neither paid nor stopped. */
export function isLive({ partState }: Pick<store.MilestoneRow, 'partState'>): boolean {
  return partState !== null && partState !== 'stopped' && partState !== 'paid';
}

/**
 * Whether the actor stands apart from what was reported: neither who reported it, by whichever record, nor one who acts
 * for the organisation.
 */
export async function standsApart(
  turn: Turn,
  { row, application }: MilestoneOfCase,
): Promise<boolean> {
  const { personId } = actorOf(turn);
  const { reportedByPerson } = row;
  if (
    reportedByPerson !== null &&
    (await findKept(turn, personId)) === (await findKept(turn, reportedByPerson))
  ) {
    return false;
  }
  const { forOrganisation, organisationId } = application;
  return (
    !forOrganisation ||
    organisationId === null ||
    !(await isAgentOf(turn, personId, organisationId))
  );
}
