import { sql } from 'kysely';
import type { OutgoingMessage, Turn } from '../turn/turn.ts';

/** Keeps a message for a person and queues its delivery; both only if the turn commits. */
export async function saveMessage(turn: Turn, message: OutgoingMessage): Promise<void> {
  const id = turn.newId();
  await turn.run(sql`
    insert into message (city, id, person_id, template, language, values, subject_type, subject_id, created_at)
    values (${turn.city}, ${id}, ${message.personId}, ${message.template},
            coalesce((select language from account where city = ${turn.city}
                        and person_id = ${message.personId} and kind <> 'staff' limit 1), 'zh'),
            ${JSON.stringify(message.values)}, ${message.subject?.type ?? null},
            ${message.subject?.id ?? null}, ${turn.now})`);
  await turn.enqueue('messages.deliver', { messageId: id }, `message/${id}`);
}
