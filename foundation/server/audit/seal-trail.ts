import { sql } from 'kysely';
import { openTurn, type TurnGround } from '../turn/open-turn.ts';
import type { Turn } from '../turn/turn.ts';
import { merkleRoot, noSeal, sealDigest, sealText, type Seal } from './seal.ts';
import { sealKeyOf, type SealKey } from './seal-key.ts';
import { findNewestSeal } from './seal-store.ts';

/** Rows under one seal. */
const batchMax = 500;

/**
 * Seals what a city's trail has that is not sealed yet, batch after batch, each in a turn of its own.
 *
 * @returns how many rows were sealed.
 */
export async function sealTrail(ground: TurnGround, city: string): Promise<number> {
  const key = sealKeyOf(ground.masterKey);
  let sealed = 0;
  for (;;) {
    const rows = await openTurn(ground, { city, requestId: 'seal' }, (turn) =>
      sealBatch(turn, key),
    );
    sealed += rows;
    if (rows < batchMax) return sealed;
  }
}

async function sealBatch(turn: Turn, key: SealKey): Promise<number> {
  // Two servers seal one city one after another: the chain of seals has no fork.
  await turn.rows(
    sql`select pg_advisory_xact_lock(hashtext('yanzhen-seal'), hashtext(${turn.city}))`,
  );
  const rows = await turn.rows<{ id: string; leaf: Buffer }>(sql`
    select id, yanzhen_audit_leaf(a) as leaf from audit a
    where city = ${turn.city} and seal is null order by id limit ${batchMax}`);
  if (rows.length === 0) return 0;
  const before = await findNewestSeal(turn);
  const seal: Seal = {
    city: turn.city,
    number: (before?.number ?? 0) + 1,
    rowCount: rows.length,
    root: merkleRoot(rows.map((row) => row.leaf)),
    previous: before ? sealDigest(before) : noSeal,
    sealedAt: turn.now,
    keyId: key.id,
  };
  await turn.run(sql`
    insert into audit_seal (city, number, row_count, root, previous, sealed_at, key_id, signature)
    values (${seal.city}, ${seal.number}, ${seal.rowCount}, ${seal.root}, ${seal.previous},
            ${seal.sealedAt}, ${seal.keyId}, ${key.sign(sealText(seal))})`);
  await turn.run(
    sql`select yanzhen_mark_sealed(${seal.number}, ${rows.map((row) => row.id)}::uuid[])`,
  );
  return rows.length;
}
