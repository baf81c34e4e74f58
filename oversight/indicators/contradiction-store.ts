import { sql } from 'kysely';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import type { Contradiction } from './contradictions.ts';

export interface KeptContradiction extends Contradiction {
  readonly id: string;
  readonly validOn: string;
  readonly foundAt: Date;
}

/** Begins the check of the day. @returns whether the day had none yet. */
export async function beginCheck(turn: Turn): Promise<boolean> {
  const made = await turn.run(sql`
    insert into indicator_check (city, on_day, at) values (${turn.city}, ${turn.today}, ${turn.now})
    on conflict do nothing`);
  return made > 0;
}

/** Keeps what was found; of one that is open already the figures of today. @returns whether it is new. */
export async function keepContradiction(turn: Turn, found: Contradiction): Promise<boolean> {
  const row = await turn.row<{ fresh: boolean }>(sql`
    insert into indicator_contradiction
      (city, id, kind, indicator_id, of_id, measure, most, valid_on, found_at)
    values (${turn.city}, ${turn.newId()}, ${found.kind}, ${found.indicatorId}, ${found.ofId}, ${found.measure},
      ${found.most}, ${turn.today}, ${turn.now})
    on conflict (city, kind, indicator_id, of_id) where gone_at is null
      do update set measure = excluded.measure, most = excluded.most, valid_on = excluded.valid_on
    returning found_at = ${turn.now}::timestamptz as fresh`);
  return row?.fresh ?? false;
}

/** Closes what today's check did not find again. */
export async function closeOthers(turn: Turn): Promise<number> {
  return turn.run(sql`
    update indicator_contradiction set gone_at = ${turn.now}
    where city = ${turn.city} and gone_at is null and valid_on < ${turn.today}`);
}

/** The oldest first. */
export function listOpen(turn: Turn, limit: number): Promise<KeptContradiction[]> {
  return turn.rows<KeptContradiction>(sql`
    select id, kind, indicator_id as "indicatorId", of_id as "ofId", measure, most, valid_on as "validOn",
      found_at as "foundAt"
    from indicator_contradiction where city = ${turn.city} and gone_at is null
    order by found_at, id limit ${limit}`);
}
