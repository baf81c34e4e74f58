import { createHash } from 'node:crypto';

/** Capitals and digits that nobody takes for another: no 0, 1, I, O. */
const signs = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';

/** The code (核验码) under which a letter is found: twelve signs, 60 bits of a new random id. */
export function verificationCode(id: string): string {
  const digest = createHash('sha256').update(id).digest();
  return Array.from(digest.subarray(0, 12), (byte) => signs[byte % signs.length]).join('');
}

/** As it is printed: `ABCD-EFGH-JKLM`. */
export function printedCode(code: string): string {
  return code.replaceAll(/(.{4})(?=.)/g, '$1-');
}

/** A code as a person types it, small or capital, with or without hyphens; undefined where it is none. */
export function typedCode(typed: string): string | undefined {
  const code = typed
    .normalize('NFKC')
    .replaceAll(/[\s\-–—]/g, '')
    .toUpperCase();
  return /^[2-9A-HJ-NP-Z]{12}$/.test(code) ? code : undefined;
}
