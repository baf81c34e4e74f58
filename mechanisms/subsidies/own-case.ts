import { notFound } from '@yanzhen/server/routes/fault.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import {
  getApplication,
  isOwn,
  mayOversee,
  type Application,
} from '@yanzhen/procedures/applications/offers.ts';
import { getBenefit, type PublishedBenefit } from '@yanzhen/registers/policies/offers.ts';

/** A case of the actor: as applicant, or as the clerk who filed it. @throws Fault `request.not-found`. */
export async function getOwnCase(turn: Turn, id: string): Promise<Application> {
  const application = await getApplication(turn, id);
  if (!isOwn(application, actorOf(turn))) throw notFound();
  return application;
}

/** A submitted case that the actor's office sees, in its counties. @throws Fault `request.not-found`. */
export async function getStaffCase(turn: Turn, id: string): Promise<Application> {
  const application = await getApplication(turn, id);
  if (!mayOversee(application, actorOf(turn))) throw notFound();
  return application;
}

/** A case of the actor's own organisation. @throws Fault `request.not-found`. */
export async function getEmployment(turn: Turn, id: string): Promise<Application> {
  const application = await getApplication(turn, id);
  const { organisationId } = actorOf(turn);
  const mine = organisationId !== null && organisationId === application.organisationId;
  if (!mine || application.submittedAt === null) throw notFound();
  return application;
}

/** The benefit a case is decided by: today's version for a draft, later the one it was submitted under. */
export function benefitOf(turn: Turn, application: Application): Promise<PublishedBenefit> {
  const { benefitId, state, policyDigest } = application;
  return getBenefit(turn, benefitId, state === 'draft' ? undefined : policyDigest);
}
