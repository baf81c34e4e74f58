import { sql, type RawBuilder } from 'kysely';
import { fault } from '@yanzhen/server/routes/fault.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import type { Application } from './application.ts';
import { faults } from './contract.ts';
import { findApplicationById } from './store.ts';

/** What may change while the applicant has the case; the state does not. */
export interface DraftChanges {
  readonly organisationId?: string | null;
  readonly county?: string | null;
  readonly cluster?: string | null;
  readonly policyDigest?: string;
  readonly answers?: Readonly<Record<string, unknown>>;
}

/**
 * Changes a case that the applicant has (draft or correction), without a move.
 *
 * @throws Fault `applications.stale` when the case has left the applicant's hands meanwhile.
 */
export async function changeDraft(
  turn: Turn,
  application: Application,
  changes: DraftChanges,
): Promise<Application> {
  const given: Record<string, unknown> = {
    organisation_id: changes.organisationId,
    county: changes.county,
    cluster: changes.cluster,
    policy_digest: changes.policyDigest,
    answers: changes.answers && JSON.stringify(changes.answers),
  };
  const columns: RawBuilder<unknown>[] = Object.entries(given)
    .filter(([, value]) => value !== undefined)
    .map(([column, value]) => sql`${sql.ref(column)} = ${value}`);
  if (columns.length === 0) return application;
  const touched = await turn.run(sql`
    update application set ${sql.join(columns)}
    where city = ${turn.city} and id = ${application.id} and version = ${application.version}
      and state in ('draft', 'correction')`);
  const changed = touched === 0 ? undefined : await findApplicationById(turn, application.id);
  if (!changed) throw fault(faults.stale);
  return changed;
}
