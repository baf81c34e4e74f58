import { createHash } from 'node:crypto';

/** A batch of audit rows that was sealed, as it stands in `audit_seal`. */
export interface Seal {
  readonly city: string;
  /** From 1, without a gap. */
  readonly number: number;
  readonly rowCount: number;
  readonly root: Buffer;
  /** Digest of the seal before; zeros before the first. */
  readonly previous: Buffer;
  readonly sealedAt: Date;
  readonly keyId: string;
}

export const noSeal = Buffer.alloc(32);

/** What is signed. `verify-trail.mjs` builds the same text on its own. */
export function sealText(seal: Seal): string {
  return [
    'yanzhen-seal-v1',
    seal.city,
    seal.number,
    seal.rowCount,
    seal.root.toString('hex'),
    seal.previous.toString('hex'),
    seal.sealedAt.toISOString(),
    seal.keyId,
  ].join('\n');
}

/** By which the next seal names this one. */
export function sealDigest(seal: Seal): Buffer {
  return createHash('sha256').update(sealText(seal)).digest();
}

/** Merkle root as in RFC 6962: a leaf's hash begins with 0x00, a node's with 0x01, an odd one moves up. */
export function merkleRoot(leaves: readonly Buffer[]): Buffer {
  let level = leaves;
  while (level.length > 1) {
    const above: Buffer[] = [];
    for (let at = 0; at < level.length; at += 2) {
      const [left, right] = [level[at] as Buffer, level[at + 1]];
      above.push(right ? nodeHash(left, right) : left);
    }
    level = above;
  }
  const [root] = level;
  if (!root) throw new RangeError('a root needs a leaf');
  return root;
}

function nodeHash(left: Buffer, right: Buffer): Buffer {
  return createHash('sha256').update('\u0001').update(left).update(right).digest();
}
