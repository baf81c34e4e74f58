import { sql } from 'kysely';
import type { AppealableDeclaration } from '@yanzhen/server/manifest/feature.ts';
import { fault, notFound } from '@yanzhen/server/routes/fault.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import {
  findOpenApplication,
  getApplication,
  listEvents,
  type RefusedAt,
} from '../applications/offers.ts';
import { moveOnContent } from '../approvals/offers.ts';
import { faults } from './contract.ts';
import { findRefused } from './refusal-store.ts';

/** Where a case is opened again, by the state in which it was refused. */
const stepOf: Readonly<Record<string, RefusedAt>> = {
  'county-review': 'county-review',
  proposed: 'proposed',
  checked: 'checked',
  // Upheld over an objection: its money was given back, so it is approved anew.
  objected: 'checked',
};

/** Refusals of cases, whichever benefit they are of. */
export const refusals: AppealableDeclaration = {
  id: 'applications.refused',
  name: { zh: '不予通过', en: 'Refusal' },
  rows: (city) => sql`
    select e.id, a.id as case_id, a.applicant_person_id as person_id, a.reference,
      a.applicant_name as title, a.benefit_id as kind, a.county, e.at as told_at, e.reason,
      null::text as clause
    from application a
    join application_event e on e.city = a.city and e.application_id = a.id and e.number = a.version
    where a.city = ${city} and not a.for_organisation and a.state = 'refused' and e.move in ('refuse', 'uphold-objection')`,
  reopen: reopenRefused,
};

async function reopenRefused(turn: Turn, eventId: string, reason: string): Promise<void> {
  const applicationId = await findRefused(turn, eventId);
  if (!applicationId) throw notFound();
  const application = await getApplication(turn, applicationId);
  const refusal = (await listEvents(turn, applicationId)).find(({ id }) => id === eventId);
  const at = stepOf[refusal?.fromState ?? ''];
  if (!at || refusal?.number !== application.version) throw fault(faults.gone);
  const { benefitId, applicantPersonId } = application;
  const other = await findOpenApplication(turn, benefitId, applicantPersonId);
  if (other) throw anotherOpen(other.reference);
  await moveOnContent(turn, application, 'reopen', { reason, at }).catch((error: unknown) => {
    const { constraint } = (error ?? {}) as { constraint?: string };
    // One that began at this very moment.
    throw constraint === 'application_one_open' ? anotherOpen(null) : error;
  });
}

function anotherOpen(reference: string | null) {
  return fault(faults.anotherOpen, { values: { reference: reference ?? '' } });
}
