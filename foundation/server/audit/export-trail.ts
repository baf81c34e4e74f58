import type { Turn } from '../turn/turn.ts';
import { sealDigest, type Seal } from './seal.ts';
import { findNewestSeal, listSealedRows, listSealsAfter, type SignedSeal } from './seal-store.ts';

/** Seals read at once. */
const pageSize = 8;

/** What is kept outside: whoever has it notices a tail that was cut and a chain that was made anew. */
export interface Anchor {
  readonly city: string;
  readonly number: number;
  /** Digest of the newest seal, 64 hexadecimal digits. */
  readonly digest: string;
  /** Public key of the seals, PEM. */
  readonly publicKey: string;
}

export async function findAnchor(turn: Turn, publicKey: string): Promise<Anchor | undefined> {
  const newest = await findNewestSeal(turn);
  if (!newest) return undefined;
  const digest = sealDigest(newest).toString('hex');
  return { city: newest.city, number: newest.number, digest, publicKey };
}

/**
 * The sealed trail of a city as lines of JSON, for `verify-trail.mjs`: each seal after its rows. Read page
 * by page, so that a long trail takes no more memory than a short one.
 */
export async function* exportTrail(turn: Turn): AsyncGenerator<string> {
  for (let done = 0; ;) {
    const seals = await listSealsAfter(turn, done, pageSize);
    const last = seals.at(-1);
    if (!last) return;
    const rows = await listSealedRows(turn, done + 1, last.number);
    let at = 0;
    for (const seal of seals) {
      for (let row = rows[at]; row && row.seal <= seal.number; row = rows[at]) {
        yield JSON.stringify({ row: row.fields, seal: row.seal });
        at += 1;
      }
      yield JSON.stringify({ seal: sealLine(seal) });
    }
    done = last.number;
  }
}

function sealLine(seal: SignedSeal): Record<keyof Seal | 'signature', unknown> {
  return {
    city: seal.city,
    number: seal.number,
    rowCount: seal.rowCount,
    root: seal.root.toString('hex'),
    previous: seal.previous.toString('hex'),
    sealedAt: seal.sealedAt.toISOString(),
    keyId: seal.keyId,
    signature: seal.signature.toString('hex'),
  };
}
