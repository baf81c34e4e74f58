import { sql } from 'kysely';
import { maskPhone } from '@yanzhen/values/masking.ts';
import { NotTaken, type Outlet } from './outlet.ts';

/** The demonstration keeps what it would have sent for its mailbox page, in the turn's own transaction. */
export const demonstrationSms: Outlet = {
  repeatable: true,
  send: async (turn, mobile, text) => {
    await turn.run(sql`
      insert into demo_mailbox (city, id, to_masked, text, sent_at)
      values (${turn.city}, ${turn.newId()}, ${maskPhone(mobile)}, ${text}, ${turn.now})`);
  },
};

/**
 * Posts `{mobile, text}` as JSON to the city's SMS gateway, with the delivery's id as `Idempotency-Key`.
 *
 * @param url         Address of the gateway.
 * @param token       Sent as a bearer token.
 * @param repeatable  Whether the gateway keeps the key's promise.
 */
export function httpSms(url: string, token: string, repeatable: boolean): Outlet {
  return {
    repeatable,
    send: async (_turn, mobile, text, key) => {
      const reply = await fetch(url, {
        method: 'POST',
        headers: {
          'Content-Type': 'application/json',
          Authorization: `Bearer ${token}`,
          'Idempotency-Key': key,
        },
        body: JSON.stringify({ mobile, text }),
        signal: AbortSignal.timeout(5_000),
      }).catch((error: unknown) => {
        throw isUnreachable(error) ? new NotTaken('unreachable') : error;
      });
      if (!reply.ok) throw new NotTaken(`answered ${reply.status}`);
    },
  };
}

const beforeSending = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EHOSTUNREACH', 'ENETUNREACH']);

/** Whether the connection never came about, so that nothing can have been taken. */
function isUnreachable(error: unknown): boolean {
  const { code, cause } = error as { code?: string; cause?: { code?: string } };
  return beforeSending.has(code ?? '') || beforeSending.has(cause?.code ?? '');
}
