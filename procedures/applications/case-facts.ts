import type { FactsGiven } from '@yanzhen/policy';
import { factsOf, type PayeeHolder } from '@yanzhen/registers/talents/offers.ts';
import type { CaseSubjectDeclaration, Feature } from '@yanzhen/server/manifest/feature.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import type { Application } from './application.ts';

let subjects: readonly CaseSubjectDeclaration[] = [];

/** Features above say here what is known of the records that cases are about. */
export function declareSubjects(features: readonly Feature[]): void {
  subjects = features.flatMap((feature) => feature.caseSubjects ?? []);
}

/** Whose money it is: the applicant's, or that of the organisation whose own case it is. */
export function payeeOfCase({
  forOrganisation,
  organisationId,
  applicantPersonId,
}: Pick<Application, 'forOrganisation' | 'organisationId' | 'applicantPersonId'>): PayeeHolder {
  return forOrganisation && organisationId !== null
    ? { personId: null, organisationId }
    : { personId: applicantPersonId, organisationId: null };
}

/**
 * What a case is decided by, as known now. Of a person's case what is known of the person; of an organisation's what
 * its agent stated in the case. What a register knows of the record that the case is about goes before both.
 */
export async function factsOfCase(turn: Turn, application: Application): Promise<FactsGiven> {
  const { forOrganisation, applicantPersonId } = application;
  const stated = forOrganisation
    ? statedFacts(application)
    : await factsOf(turn, applicantPersonId);
  return { ...stated, ...(await factsOfSubject(turn, application)) };
}

/** What the agent stated, as the mechanism kept it with the case under `facts`. */
function statedFacts({ answers }: Pick<Application, 'answers'>): FactsGiven {
  const facts = answers['facts'];
  return typeof facts === 'object' && facts !== null ? (facts as FactsGiven) : {};
}

async function factsOfSubject(
  turn: Turn,
  { subjectType, subjectId }: Pick<Application, 'subjectType' | 'subjectId'>,
): Promise<FactsGiven> {
  if (subjectType === null || subjectId === null) return {};
  const declared = subjects.find(({ type }) => type === subjectType);
  return declared ? declared.facts(turn, subjectId) : {};
}

/** The page of the record that a case is about, for a link; null where none is declared. */
export function pathOfSubject({
  subjectType,
  subjectId,
}: Pick<Application, 'subjectType' | 'subjectId'>): string | null {
  const declared = subjects.find(({ type }) => type === subjectType);
  return declared && subjectId ? declared.rowPath.replace(':id', subjectId) : null;
}
