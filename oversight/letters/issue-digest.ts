import { createHash } from 'node:crypto';
import { canonicalText } from '@yanzhen/values/digest.ts';
import { notFound } from '@yanzhen/server/routes/fault.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { findSnapshot } from './snapshot-store.ts';

/**
 * SHA-256 (hexadecimal) of the canonical text (RFC 8785) of everything that stands still once a letter is issued: the
 * issue, the letter's row, its text, figures with their rows, correction, countersigns, reasons, and every act up to
 * the issue. It is written into the sealed trail with the issue.
 */
export async function issueDigest(turn: Turn, letterId: string): Promise<string> {
  const snapshot = await findSnapshot(turn, letterId);
  if (snapshot === undefined) throw notFound();
  return createHash('sha256').update(canonicalText(snapshot)).digest('hex');
}
