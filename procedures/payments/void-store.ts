import { sql } from 'kysely';
import type { Turn } from '@yanzhen/server/turn/turn.ts';

export interface VoidRow {
  readonly id: string;
  readonly reason: string;
  readonly askedByPerson: string;
  readonly askedByName: string;
  readonly askedAt: Date;
  readonly decision: 'confirmed' | 'dropped' | null;
  readonly decidedByName: string | null;
  readonly decidedAt: Date | null;
}

interface By {
  readonly personId: string;
  readonly name: string;
}

/** What was last asked about voiding a batch: what stands, else the newest that was dropped. */
export function findVoid(turn: Turn, batchId: string): Promise<VoidRow | undefined> {
  return turn.row<VoidRow>(sql`
    select id, reason, asked_by_person as "askedByPerson", asked_by_name as "askedByName",
           asked_at as "askedAt", decision, decided_by_name as "decidedByName", decided_at as "decidedAt"
    from batch_void where city = ${turn.city} and batch_id = ${batchId}
    order by decision is distinct from 'dropped' desc, id desc limit 1`);
}

export async function saveVoid(
  turn: Turn,
  asked: {
    readonly id: string;
    readonly batchId: string;
    readonly reason: string;
    readonly by: By;
  },
): Promise<void> {
  await turn.run(sql`
    insert into batch_void (city, id, batch_id, reason, asked_by_person, asked_by_name, asked_at)
    values (${turn.city}, ${asked.id}, ${asked.batchId}, ${asked.reason}, ${asked.by.personId},
      ${asked.by.name}, ${turn.now})`);
}

export async function decideVoid(
  turn: Turn,
  id: string,
  decision: 'confirmed' | 'dropped',
  by: By,
): Promise<void> {
  await turn.run(sql`
    update batch_void set decision = ${decision}, decided_by_person = ${by.personId},
      decided_by_name = ${by.name}, decided_at = ${turn.now}
    where city = ${turn.city} and id = ${id} and decision is null`);
}

/** The batch first: its lines are voided with it. */
export async function markVoided(turn: Turn, batchId: string, act: VoidRow): Promise<void> {
  await turn.run(sql`
    update payment_batch set state = 'voided', void_id = ${act.id}
    where city = ${turn.city} and id = ${batchId} and state = 'signed'`);
  await turn.run(sql`
    update payment_line set state = 'voided', reason = ${act.reason}
    where city = ${turn.city} and batch_id = ${batchId} and state = 'open'`);
}
