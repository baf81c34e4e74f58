import { findOrSavePerson } from '@yanzhen/server/accounts/save-person.ts';
import { fault } from '@yanzhen/server/routes/fault.ts';
import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import { getApplication, type NewApplication } from '@yanzhen/procedures/applications/offers.ts';
import { getOrganisation } from '@yanzhen/registers/organisations/offers.ts';
import { getBenefit, type PublishedBenefit } from '@yanzhen/registers/policies/offers.ts';
import { askPayee, getTalent, saveAssisted, saveFacts } from '@yanzhen/registers/talents/offers.ts';
import type * as contract from './contract.ts';
import { faults } from './contract.ts';
import { needsEmployer } from './missing.ts';
import { openDraft } from './start-draft.ts';
import { tellApplicant } from './tell.ts';

/**
 * The window clerk files for a person who cannot. How the person consented is kept with the case; the
 * clerk counts as an applicant of it, so that the database keeps the clerk out of its review.
 */
export async function fileAtWindow(
  turn: Turn,
  { body }: Input<typeof contract.fileAtWindow>,
): Promise<Output<typeof contract.fileAtWindow>> {
  const clerk = actorOf(turn);
  const { name, identityNumber, mobile, consent } = body;
  const published = await getBenefit(turn, body.benefitId);
  const place = await placeOf(turn, published, body);
  const personId = await findOrSavePerson(turn, { name, identityNumber, mobile });
  const known = await getTalent(turn, personId);
  // The phone number came from the clerk: whoever signs in by it is not known to be the person.
  if (!known.bankAccount) await saveAssisted(turn, personId, clerk.personId);
  if (body.bankAccount && known.bankAccount)
    throw fault(faults.accountKnown, { field: 'body.bankAccount' });
  if (body.bankAccount) {
    const { bankAccount: account, bankName } = body;
    await askPayee(turn, personId, { account, bankName, reason: consent.note });
  }
  await saveFacts(turn, personId, body.answers, 'self');
  const draft = await openDraft(turn, published, {
    applicantPersonId: personId,
    applicantName: known.name,
    ...place,
    filedByPersonId: clerk.personId,
    answers: { consent: { ...consent, at: turn.now.toISOString(), clerk: clerk.name } },
    detail: { consent: consent.how },
  });
  await turn.record({
    act: 'subsidies.file-at-window',
    subject: { type: 'application', id: draft.applicationId },
    reason: consent.note,
    detail: { how: consent.how },
  });
  if (!draft.resumed) {
    const application = await getApplication(turn, draft.applicationId);
    await tellApplicant(turn, 'filed', application, published);
  }
  return draft;
}

/**
 * Employer, county and cluster of the case: of the employer where one stands in the benefit, else as the
 * clerk says.
 */
async function placeOf(
  turn: Turn,
  published: PublishedBenefit,
  { organisationId, county }: Input<typeof contract.fileAtWindow>['body'],
): Promise<Pick<NewApplication, 'county'> & Partial<NewApplication>> {
  if (!needsEmployer(published)) {
    if (!county) throw fault(faults.countyMissing, { field: 'body.county' });
    return { county };
  }
  if (!organisationId) throw fault(faults.employerMissing, { field: 'body.organisationId' });
  const organisation = await getOrganisation(turn, organisationId);
  const { id } = organisation;
  return { organisationId: id, county: organisation.county, cluster: organisation.cluster };
}
