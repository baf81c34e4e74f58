import { sql } from 'kysely';
import type { Turn } from '../turn/turn.ts';
import type { Seal } from './seal.ts';

/** A seal with its signature. */
export interface SignedSeal extends Seal {
  readonly signature: Buffer;
}

const columns = sql`city, number, row_count as "rowCount", root, previous, sealed_at as "sealedAt",
  key_id as "keyId", signature`;

export async function findNewestSeal(turn: Turn): Promise<SignedSeal | undefined> {
  const [newest] = await listNewestSeals(turn, 1);
  return newest;
}

export function listNewestSeals(turn: Turn, limit: number): Promise<SignedSeal[]> {
  return turn.rows<SignedSeal>(sql`
    select ${columns} from audit_seal
    where city = ${turn.city} order by number desc limit ${limit}`);
}

export function listSealsAfter(turn: Turn, number: number, limit: number): Promise<SignedSeal[]> {
  return turn.rows<SignedSeal>(sql`
    select ${columns} from audit_seal
    where city = ${turn.city} and number > ${number} order by number limit ${limit}`);
}

/** A row of the trail as text: the form in which it is hashed and exported. */
export interface TrailRow {
  readonly seal: number;
  readonly fields: readonly (string | null)[];
}

/** The rows of some seals, in the order in which they were sealed. */
export function listSealedRows(turn: Turn, from: number, to: number): Promise<TrailRow[]> {
  return turn.rows<TrailRow>(sql`
    select seal, array[city, id::text, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
      request_id, account_id::text, person_id::text, act, subject_type, subject_id, reason,
      detail::text] as fields
    from audit where city = ${turn.city} and seal between ${from} and ${to} order by seal, id`);
}

/** Rows that wait for their seal; none when the sealing job runs, but for the last seconds. */
export async function countUnsealed(turn: Turn): Promise<number> {
  const row = await turn.row<{ count: number }>(sql`
    select count(*)::int as count from (
      select from audit where city = ${turn.city} and seal is null limit 10001) waiting`);
  return row?.count ?? 0;
}
