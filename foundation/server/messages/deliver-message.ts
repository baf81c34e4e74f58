import { sql } from 'kysely';
import type { Task } from '../manifest/feature.ts';
import type { Words } from '../manifest/words.ts';
import type { Language } from '@yanzhen/values/localized.ts';
import type { SmsAdapter } from './sms.ts';

interface MessageRow {
  id: string;
  person_id: string;
  template: string;
  language: Language;
  values: Record<string, unknown>;
  mobile_sealed: Buffer | null;
}

/** The text of a message in the reader's language. */
function messageText(
  words: Words,
  message: { template: string; language: Language; values: Record<string, unknown> },
): string {
  const dot = message.template.indexOf('.');
  const feature = message.template.slice(0, dot);
  const path = ['messages', message.template.slice(dot + 1)];
  const text = words.find(message.language, feature, path, message.values);
  if (text === undefined) throw new Error(`no words for message ${message.template}`);
  return text;
}

/** The job that delivers one message. It marks the row first, so that a repeat sends nothing. */
export function deliverMessage(words: Words, sms: SmsAdapter): Task {
  return async (turn, payload) => {
    const row = await turn.row<MessageRow>(sql`
      update message m set delivered_at = ${turn.now}
      from person p
      where m.city = ${turn.city} and m.id = ${String(payload['messageId'])} and m.delivered_at is null
        and p.city = m.city and p.id = m.person_id
      returning m.id, m.person_id, m.template, m.language, m.values, p.mobile_sealed`);
    if (!row?.mobile_sealed) return;
    const mobile = turn.secrets.open('person', 'mobile', row.person_id, row.mobile_sealed);
    await sms.send(turn, mobile, messageText(words, row));
  };
}
