import { sql } from 'kysely';
import { fault } from '@yanzhen/server/routes/fault.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import type { Term } from './application.ts';
import { faults } from './contract.ts';
import { moves, standings } from './lifecycle.ts';
import { findOpen, noneOpen } from './store.ts';

export interface ImportedCase {
  readonly reference: string;
  readonly benefitId: string;
  /** Digest of the policy version whose duties go on. */
  readonly policyDigest: string;
  readonly applicantPersonId: string;
  readonly applicantName: string;
  readonly organisationId: string | null;
  readonly county: string;
  readonly cluster: string | null;
  readonly amountFen: number;
  readonly terms: readonly Term[];
  /** `in-service` while parts are still to be paid. */
  readonly state: 'in-service' | 'paid';
  readonly detail: Readonly<Record<string, unknown>>;
}

/**
 * Brings in a case that was granted before this system: the row and its first event in one statement.
 * Whoever calls has the act of two people; the move is theirs by the table. It stands among the submitted
 * cases from this day on, so that the offices see it.
 *
 * @returns id of the case.
 * @throws Fault `applications.already-open` when the person has a case for the benefit.
 */
export async function importApplication(turn: Turn, given: ImportedCase): Promise<string> {
  const { state } = given;
  const move = moves.find((each) => each.move === 'import' && each.to === state);
  const actor = actorOf(turn);
  if (!move?.by.roles?.some((role) => actor.roles.includes(role))) {
    throw fault(faults.notAllowed, { status: 403 });
  }
  const id = turn.newId();
  const { holder } = standings[state];
  const made = await turn.run(sql`
    with brought as (
      insert into application (city, id, reference, benefit_id, policy_digest, applicant_person_id,
        applicant_name, organisation_id, county, cluster, state, holder, holder_since, terms,
        amount_fen, version, created_at, submitted_at)
      select ${turn.city}, ${id}::uuid, ${given.reference}, ${given.benefitId}, ${given.policyDigest},
        yanzhen_kept_person(${turn.city}, ${given.applicantPersonId}), ${given.applicantName},
        ${given.organisationId}::uuid, ${given.county}, ${given.cluster}, ${state}, ${holder},
        ${turn.now}::timestamptz, ${JSON.stringify(given.terms)}::jsonb, ${given.amountFen}::bigint, 1,
        ${turn.now}::timestamptz, ${turn.now}::timestamptz
      where ${noneOpen(turn, { benefitId: given.benefitId, applicantPersonId: given.applicantPersonId })}
      on conflict (city, benefit_id, applicant_person_id)
        where state not in ('refused', 'withdrawn', 'expired') and not for_organisation and subject_id is null
        do nothing
      returning city, id
    )
    insert into application_event (city, id, application_id, number, move, to_state, actor_person_id,
      actor_account_id, detail, at, holder, holder_since, amount_fen)
    select city, ${turn.newId()}, id, 1, 'import', ${state}, ${actor.personId}, ${actor.accountId},
      ${JSON.stringify(given.detail)}, ${turn.now}, ${holder}, ${turn.now}, ${given.amountFen}
    from brought`);
  if (made === 0) {
    const open = await findOpen(turn, {
      benefitId: given.benefitId,
      applicantPersonId: given.applicantPersonId,
    });
    throw fault(faults.alreadyOpen, {
      values: { applicationId: open?.id, reference: open?.reference ?? '', state: open?.state },
    });
  }
  return id;
}
