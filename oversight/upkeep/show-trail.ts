import type { Output } from '@yanzhen/server/routes/route.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { sealDigest } from '@yanzhen/server/audit/seal.ts';
import { countUnsealed, listNewestSeals } from '@yanzhen/server/audit/seal-store.ts';
import type * as contract from './contract.ts';

/** What stands sealed, as an auditor compares it with what was kept outside. */
export async function showTrail(turn: Turn): Promise<Output<typeof contract.showTrail>> {
  const seals = await listNewestSeals(turn, 20);
  return {
    keyId: turn.secrets.trailKey.id,
    publicKey: turn.secrets.trailKey.publicKey,
    unsealed: await countUnsealed(turn),
    rows: seals.map((seal) => ({
      number: seal.number,
      rowCount: seal.rowCount,
      root: seal.root.toString('hex'),
      digest: sealDigest(seal).toString('hex'),
      sealedAt: seal.sealedAt.toISOString(),
      keyId: seal.keyId,
    })),
  };
}
