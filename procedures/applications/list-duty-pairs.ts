import { sql } from 'kysely';
import type { Output } from '@yanzhen/server/routes/route.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import type * as contract from './contract.ts';
import { dutyNames } from './contract.ts';
import { dutyPairs, pairName } from './lifecycle.ts';

interface Relaxation {
  readonly pair: string;
  readonly reason: string;
  readonly by: string;
  readonly at: Date;
}

/** The pairs of duties that exclude each other, and which of them the city relaxed, why and by whom. */
export async function listDutyPairs(turn: Turn): Promise<Output<typeof contract.listDutyPairs>> {
  const rows = await turn.rows<Relaxation>(sql`
    select r.pair, r.reason, p.name as by, r.relaxed_at as at from duty_relaxation r
    join person p on p.city = r.city and p.id = r.person_id where r.city = ${turn.city}`);
  const relaxed = new Map(rows.map((row) => [row.pair, row]));
  return {
    pairs: dutyPairs.map(([one, other]) => {
      const pair = pairName(one, other);
      const found = relaxed.get(pair);
      return {
        pair,
        duties: [one, other],
        names: [dutyNames[one], dutyNames[other]],
        relaxed: found ? { reason: found.reason, by: found.by, at: found.at.toISOString() } : null,
      };
    }),
  };
}

/** Names of the pairs that the city relaxed. */
export async function listRelaxedPairs(turn: Turn): Promise<ReadonlySet<string>> {
  const rows = await turn.rows<{ pair: string }>(
    sql`select r.pair from duty_relaxation r where r.city = ${turn.city}`,
  );
  return new Set(rows.map((row) => row.pair));
}
