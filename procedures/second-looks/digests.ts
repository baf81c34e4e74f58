import { createHash, randomBytes } from 'node:crypto';
import type { Digest } from '@yanzhen/draw';

export type DigestName = 'sha256' | 'sm3';

/** The digest of a round: SHA-256, or SM3 (GB/T 32905). */
export function digestOf(name: DigestName): Digest {
  return (text) => createHash(name).update(text).digest('hex');
}

/** A seed nobody can guess: 32 bytes of the system's random source, as hex. */
export function freshSeed(): string {
  return randomBytes(32).toString('hex');
}

export function freshSalt(): string {
  return randomBytes(16).toString('hex');
}
