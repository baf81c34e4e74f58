import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { canonicalText } from '@yanzhen/values/digest.ts';
import { actorOf, type Turn } from '../turn/turn.ts';
import { fault } from './fault.ts';

/**
 * Runs the work once for a key: the repeat waits for the first and gets its reply, byte for byte.
 * The key's row is written in the work's own transaction, so a work that fails frees its key.
 *
 * @throws Fault `request.key-missing`, `request.key-reused` (same key, other content).
 */
export async function onceForKey(
  turn: Turn,
  request: { key: string | undefined; endpoint: string; content: unknown },
  work: () => Promise<unknown>,
): Promise<unknown> {
  const { key, endpoint } = request;
  if (!key || key.length < 8 || key.length > 200) {
    throw fault('request.key-missing', { status: 400, field: 'header.Idempotency-Key' });
  }
  const hash = createHash('sha256')
    .update(`${endpoint}\n${canonicalText(request.content)}`)
    .digest();
  const account = actorOf(turn).accountId;
  const claimed = await turn.run(sql`
    insert into idempotent_reply (city, account_id, key, endpoint, request_hash, created_at)
    values (${turn.city}, ${account}, ${key}, ${endpoint}, ${hash}, ${turn.now})
    on conflict (city, account_id, key) do nothing`);
  if (claimed === 0) {
    const kept = await turn.row<{ request_hash: Buffer; reply: unknown }>(sql`
      select request_hash, reply from idempotent_reply
      where city = ${turn.city} and account_id = ${account} and key = ${key}`);
    if (!kept?.request_hash.equals(hash)) {
      throw fault('request.key-reused', { status: 422, field: 'header.Idempotency-Key' });
    }
    return kept.reply;
  }
  const reply = await work();
  await turn.run(sql`
    update idempotent_reply set reply = ${JSON.stringify(reply)}
    where city = ${turn.city} and account_id = ${account} and key = ${key}`);
  return reply;
}
