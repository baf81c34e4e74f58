import { sql } from 'kysely';
import { maskPhone } from '@yanzhen/values/masking.ts';
import type { Turn } from '../turn/turn.ts';

/** Sends a text to a mobile number. */
export interface SmsAdapter {
  send(turn: Turn, mobile: string, text: string): Promise<void>;
}

/** The demonstration keeps what it would have sent for its mailbox page. */
export const demonstrationSms: SmsAdapter = {
  send: async (turn, mobile, text) => {
    await turn.run(sql`
      insert into demo_mailbox (city, id, to_masked, text, sent_at)
      values (${turn.city}, ${turn.newId()}, ${maskPhone(mobile)}, ${text}, ${turn.now})`);
  },
};

/**
 * Posts `{mobile, text}` as JSON to the city's SMS gateway.
 *
 * @param url address of the gateway.
 * @param token sent as a bearer token.
 */
export function httpSms(url: string, token: string): SmsAdapter {
  return {
    send: async (_turn, mobile, text) => {
      const reply = await fetch(url, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` },
        body: JSON.stringify({ mobile, text }),
        signal: AbortSignal.timeout(5_000),
      });
      if (!reply.ok) throw new Error(`SMS gateway answered ${reply.status}`);
    },
  };
}
