import { getOrganisations } from '@yanzhen/registers/organisations/offers.ts';
import { getTalents, openIdentityNumber } from '@yanzhen/registers/talents/offers.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { getApplication } from '../applications/offers.ts';
import type { QuestionRow } from './store.ts';

/** What of the person leaves the house with a question; what the check does not need is left out. */
export interface Needed {
  name?: string;
  identityNumber?: string;
  employer?: string;
}

/** The minimum of the person, in full, for a department; opening the identity number is an audit row. */
export async function neededOf(turn: Turn, question: QuestionRow): Promise<Needed> {
  const { applicantPersonId, person, number, purpose } = question;
  const needed: Needed = {};
  if (person.includes('name')) {
    const name = (await getTalents(turn, [applicantPersonId])).get(applicantPersonId)?.name;
    if (name) needed.name = name;
  }
  if (person.includes('identity-number')) {
    const opened = await openIdentityNumber(turn, applicantPersonId, {
      reason: purpose.zh,
      detail: { question: number },
    });
    if (opened) needed.identityNumber = opened;
  }
  if (person.includes('employer')) {
    const employer = await employerOf(turn, question);
    if (employer) needed.employer = employer;
  }
  return needed;
}

/** Name of the employer of the case. */
export async function employerOf(
  turn: Turn,
  { applicationId }: Pick<QuestionRow, 'applicationId'>,
): Promise<string | null> {
  const { organisationId } = await getApplication(turn, applicationId);
  if (organisationId === null) return null;
  return (await getOrganisations(turn, [organisationId])).get(organisationId)?.name ?? null;
}
