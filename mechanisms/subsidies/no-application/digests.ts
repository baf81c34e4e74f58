import { createHash, randomBytes } from 'node:crypto';
import type { Digest } from '@yanzhen/draw';

/** The digest of a list's draw: SHA-256, or SM3 (GB/T 32905). */
export function digestOf(name: 'sha256' | 'sm3'): Digest {
  return (text) => createHash(name).update(text).digest('hex');
}

/** A seed nobody can guess: 32 bytes of the system's random source, as hex. */
export function freshSeed(): string {
  return randomBytes(32).toString('hex');
}
