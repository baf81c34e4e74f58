import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

const derive = promisify(scrypt) as (
  password: string,
  salt: Buffer,
  length: number,
  options: { N: number; r: number; p: number; maxmem: number },
) => Promise<Buffer>;
const cost = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 2 ** 20 };

/** A salted scrypt hash, `scrypt$salt$hash` in base64url. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const hash = await derive(password.normalize('NFC'), salt, 32, cost);
  return `scrypt$${salt.toString('base64url')}$${hash.toString('base64url')}`;
}

/** Whether a password is the one that was hashed. An account without a password takes as long. */
export async function passwordMatches(
  password: string,
  stored: string | undefined | null,
): Promise<boolean> {
  const [, salt = '', expected = ''] = (stored ?? 'scrypt$AAAA$').split('$');
  const hash = await derive(password.normalize('NFC'), Buffer.from(salt, 'base64url'), 32, cost);
  const wanted = Buffer.from(expected, 'base64url');
  return wanted.length === hash.length && timingSafeEqual(wanted, hash);
}
