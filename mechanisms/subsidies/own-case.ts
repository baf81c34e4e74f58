import { notFound } from '@yanzhen/server/routes/fault.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import {
  factsOfCase,
  getApplication,
  isOwn,
  mayOversee,
  type Application,
} from '@yanzhen/procedures/applications/offers.ts';
import {
  getBenefit,
  getBenefitFor,
  type PublishedBenefit,
} from '@yanzhen/registers/policies/offers.ts';
import { civilDateOf } from '@yanzhen/values/civil-date.ts';

/** A case of the actor: as applicant, or as the clerk or agent who filed it. @throws Fault `request.not-found`. */
export async function getOwnCase(turn: Turn, id: string): Promise<Application> {
  const application = await getApplication(turn, id);
  // An organisation's own case has forms of its own.
  if (application.forOrganisation || !isOwn(application, actorOf(turn))) throw notFound();
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
  const isOfPerson = mine && !application.forOrganisation;
  if (!isOfPerson || application.submittedAt === null) throw notFound();
  return application;
}

/**
 * The benefit a case is decided by: for a draft the version that governs it today by what is known of
 * the applicant, later the one it was submitted under.
 */
export async function benefitOf(turn: Turn, application: Application): Promise<PublishedBenefit> {
  const { benefitId, state, policyDigest, submittedAt } = application;
  if (state !== 'draft') {
    // Decided for good by the figures of the day it was submitted on, whatever changes later.
    return getBenefit(
      turn,
      benefitId,
      policyDigest,
      submittedAt ? civilDateOf(submittedAt) : undefined,
    );
  }
  return getBenefitFor(turn, benefitId, await factsOfCase(turn, application));
}
