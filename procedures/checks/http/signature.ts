import { createHmac, timingSafeEqual } from 'node:crypto';

/** Seconds by which a signed message may be old or ahead. */
const toleranceSeconds = 300;

/**
 * Headers of a signed message, as Standard Webhooks has them: id, Unix seconds, and
 * `v1,` + base64 of HMAC-SHA256 over `id.seconds.body`.
 *
 * @param secret  `whsec_` + base64 of 24 to 64 bytes.
 * @source standardwebhooks.com, specification 1.0.
 */
export function signedHeaders(
  secret: string,
  message: { readonly id: string; readonly body: string; readonly now: Date },
): Record<'webhook-id' | 'webhook-timestamp' | 'webhook-signature', string> {
  const seconds = String(Math.floor(message.now.getTime() / 1000));
  return {
    'webhook-id': message.id,
    'webhook-timestamp': seconds,
    'webhook-signature': `v1,${hmac(secret, message.id, seconds, message.body)}`,
  };
}

/** Whether a message is signed with the secret, and fresh. */
export function checkSignature(
  secret: string,
  headers: { readonly id: string | null; readonly timestamp: string | null; readonly signature: string | null }, // prettier-ignore
  message: { readonly body: string; readonly now: Date },
): 'good' | 'bad-signature' | 'stale' {
  const { id, timestamp, signature } = headers;
  if (!id || !timestamp || !signature || !/^\d{1,12}$/.test(timestamp)) return 'bad-signature';
  const wanted = Buffer.from(hmac(secret, id, timestamp, message.body));
  const good = signature.split(' ').some((each) => {
    const given = Buffer.from(each.startsWith('v1,') ? each.slice(3) : '');
    return given.length === wanted.length && timingSafeEqual(given, wanted);
  });
  if (!good) return 'bad-signature';
  const age = Math.abs(message.now.getTime() / 1000 - Number(timestamp));
  return age > toleranceSeconds ? 'stale' : 'good';
}

function hmac(secret: string, id: string, seconds: string, body: string): string {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  return createHmac('sha256', key).update(`${id}.${seconds}.${body}`).digest('base64');
}
