import { sql } from 'kysely';
import type { AuditEntry, Turn } from '../turn/turn.ts';

/** Writes one audit row in the turn's transaction. The table refuses change and removal. */
export async function appendAudit(turn: Turn, entry: AuditEntry): Promise<void> {
  await turn.run(sql`
    insert into audit (city, id, at, request_id, account_id, person_id, act, subject_type, subject_id, reason, detail)
    values (${turn.city}, ${turn.newId()}, ${turn.now}, ${turn.requestId},
            ${turn.actor?.accountId ?? null}, ${turn.actor?.personId ?? null},
            ${entry.act}, ${entry.subject.type}, ${entry.subject.id}, ${entry.reason ?? null},
            ${JSON.stringify(entry.detail ?? {})})`);
}
