import { sql } from 'kysely';
import type { Turn } from '@yanzhen/server/turn/turn.ts';

/** What holds a payment, e.g. `suspect-record` and its id. */
export interface HoldHolder {
  readonly type: string;
  readonly id: string;
}

/**
 * Holds the payment of a case: no part of it goes into a batch or is signed until its holder releases it.
 * What else the person was granted goes on; what a batch has signed goes on too.
 */
export async function holdPayment(
  turn: Turn,
  applicationId: string,
  holder: HoldHolder,
): Promise<void> {
  await turn.run(sql`
    insert into payment_hold (city, id, application_id, holder_type, holder_id, held_at, held_by_person)
    values (${turn.city}, ${turn.newId()}, ${applicationId}, ${holder.type}, ${holder.id}, ${turn.now},
      ${turn.actor?.personId ?? null}::uuid)`);
}

/** Releases what a holder held; the case stays held while another holder has it. */
export async function releasePayment(turn: Turn, holder: HoldHolder): Promise<void> {
  await turn.run(sql`
    update payment_hold set released_at = ${turn.now},
      released_by_person = ${turn.actor?.personId ?? null}::uuid
    where city = ${turn.city} and holder_type = ${holder.type} and holder_id = ${holder.id}
      and released_at is null`);
}

/** Those of the cases whose payment is held. */
export async function heldCases(
  turn: Turn,
  applicationIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await turn.rows<{ id: string }>(sql`
    select distinct application_id as id from payment_hold
    where city = ${turn.city} and application_id = any(${[...applicationIds]}::uuid[])
      and released_at is null`);
  return new Set(rows.map(({ id }) => id));
}
