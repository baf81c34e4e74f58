import { sql } from 'kysely';
import type { Language } from '@yanzhen/values/localized.ts';
import type { OutgoingMessage, Turn } from '../turn/turn.ts';
import type { Way } from './store.ts';

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

/**
 * Keeps a message for an address that somebody left who has no account, and queues its delivery; both only if the
 * turn commits. The address is sealed.
 */
export async function saveOutsideMessage(
  turn: Turn,
  message: Omit<OutgoingMessage, 'personId'> & {
    readonly way: Way;
    readonly to: string;
    readonly language: Language;
  },
): Promise<void> {
  const id = turn.newId();
  const sealed = turn.secrets.seal('message', 'to', id, message.to);
  await turn.run(sql`
    insert into message (city, id, template, language, values, subject_type, subject_id, created_at,
                         to_sealed, to_way)
    values (${turn.city}, ${id}, ${message.template}, ${message.language},
            ${JSON.stringify(message.values)}, ${message.subject?.type ?? null},
            ${message.subject?.id ?? null}, ${turn.now}, ${sealed}, ${message.way})`);
  await turn.enqueue('messages.deliver', { messageId: id }, `message/${id}`);
}
