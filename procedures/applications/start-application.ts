import { sql } from 'kysely';
import { fault } from '@yanzhen/server/routes/fault.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import type { Application, Term } from './application.ts';
import { faults, type Part } from './contract.ts';
import { standings } from './lifecycle.ts';
import { findApplicationById, findOpen, noneOpen } from './store.ts';

export interface NewApplication {
  readonly benefitId: string;
  readonly policyDigest: string;
  readonly applicantPersonId: string;
  readonly applicantName: string;
  readonly organisationId?: string | null;
  /** The organisation applies for itself, through this person. */
  readonly forOrganisation?: boolean;
  /** The record that the case is about; one case of the benefit a record. */
  readonly subject?: { readonly type: string; readonly id: string } | null;
  readonly county?: string | null;
  readonly cluster?: string | null;
  /** Promised and legal working days of the benefit, kept with the case. */
  readonly terms: readonly Term[];
  /** Steps of the benefit; without it, the employer confirms and the approval is published. */
  readonly parts?: readonly Part[];
  readonly answers?: Readonly<Record<string, unknown>>;
  /** The clerk who files at the window for a person who cannot. */
  readonly filedByPersonId?: string | null;
  readonly detail?: Readonly<Record<string, unknown>>;
}

/** Steps of a benefit that says nothing of them. */
const usualParts: readonly Part[] = ['employer', 'publicity'];

/**
 * Begins a case in state `draft`: the row and its first event in one statement.
 *
 * @throws Fault `applications.already-open` (values `applicationId`, `reference`, `state`) when the
 *         person, the organisation or the record has a case for the benefit that is open or paid.
 */
export async function startApplication(turn: Turn, given: NewApplication): Promise<Application> {
  const id = turn.newId();
  const key = { ...given, subjectId: given.subject?.id ?? null };
  const { holder } = standings.draft;
  const made = await turn.run(sql`
    with started as (
      insert into application (city, id, benefit_id, policy_digest, applicant_person_id, applicant_name,
        organisation_id, for_organisation, subject_type, subject_id, county, cluster, state, holder, holder_since, terms, parts, answers,
        filed_by_person_id, version, created_at)
      select ${turn.city}, ${id}::uuid, ${given.benefitId}, ${given.policyDigest},
        yanzhen_kept_person(${turn.city}, ${given.applicantPersonId}), ${given.applicantName},
        ${given.organisationId ?? null}::uuid, ${given.forOrganisation ?? false},
        ${given.subject?.type ?? null}, ${given.subject?.id ?? null}::uuid,
        ${given.county ?? null}, ${given.cluster ?? null}, 'draft', ${holder}, ${turn.now}::timestamptz,
        ${JSON.stringify(given.terms)}::jsonb, ${[...(given.parts ?? usualParts)]}::text[],
        ${JSON.stringify(given.answers ?? {})}::jsonb,
        ${given.filedByPersonId ?? null}::uuid, 1, ${turn.now}::timestamptz
      where ${noneOpen(turn, key)}
      on conflict do nothing
      returning city, id
    )
    insert into application_event (city, id, application_id, number, move, to_state,
      actor_person_id, actor_account_id, detail, at, holder, holder_since)
    select city, ${turn.newId()}, id, 1, 'start', 'draft', ${turn.actor?.personId ?? null},
      ${turn.actor?.accountId ?? null}, ${JSON.stringify(given.detail ?? {})}, ${turn.now}, ${holder}, ${turn.now}
    from started`);
  if (made === 0) {
    const open = await findOpen(turn, key);
    throw fault(faults.alreadyOpen, {
      values: { applicationId: open?.id, reference: open?.reference ?? '', state: open?.state },
    });
  }
  const started = await findApplicationById(turn, id);
  if (!started) throw new Error('the case just begun is not there');
  return started;
}
