import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { Turn } from '../turn/turn.ts';
import { hashToken, type AccountRow } from './find-actor.ts';

/** Staff sessions end after a working day, others after 30 days. */
const hours = { staff: 12, agent: 24 * 7, talent: 24 * 30 } as const;

export interface NewSession {
  readonly token: string;
  readonly csrf: string;
  readonly expiresAt: Date;
}

/** Opens a session and records the sign-in. The token is known to the browser alone. */
export async function openSession(
  turn: Turn,
  account: AccountRow,
  how: 'password' | 'code' | 'oidc' | 'demonstration',
): Promise<NewSession> {
  const token = randomBytes(32).toString('base64url');
  const csrf = randomBytes(24).toString('base64url');
  const expiresAt = new Date(turn.now.getTime() + hours[account.kind] * 3_600_000);
  await turn.run(sql`
    insert into session (city, token_hash, account_id, csrf_hash, created_at, seen_at, expires_at)
    values (${turn.city}, ${hashToken(token)}, ${account.id}, ${hashToken(csrf)},
            ${turn.now}, ${turn.now}, ${expiresAt})`);
  await turn.record({
    act: 'session.sign-in',
    subject: { type: 'account', id: account.id },
    detail: { how, personId: account.person_id },
  });
  return { token, csrf, expiresAt };
}

export async function closeSession(turn: Turn, token: string): Promise<void> {
  await turn.run(
    sql`delete from session where city = ${turn.city} and token_hash = ${hashToken(token)}`,
  );
}
