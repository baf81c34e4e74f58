import { sql } from 'kysely';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import type { Total, TotalsBy } from './contract.ts';

export type Sums = Omit<Total, 'key' | 'name'>;
export type TotalRow = Sums & { readonly key: string | null; readonly number: string | null };

const keys = {
  list: sql`s.list_id::text`,
  kind: sql`s.kind`,
  county: sql`s.county`,
  result: sql`s.result`,
} as const;

/** Groups that one page of totals has at most. */
const groupsMost = 1000;

/**
 * Totals by group, and over all in the one row whose group is 'all'. A recovery is counted with the one record
 * that opened it; what lists took back is left out.
 */
export function addUp(
  turn: Turn,
  by: TotalsBy,
  counties: readonly string[],
): Promise<(TotalRow & { readonly whole: boolean })[]> {
  const place = counties.length === 0 ? sql`true` : sql`s.county = any(${[...counties]}::text[])`;
  return turn.rows(sql`
    with s as (
      select ${keys[by]} as key, l.number, l.id as list, s.person_id, s.stake_fen, s.result,
             case when s.opened_recovery then r.amount_fen else 0 end as to_recover,
             case when s.opened_recovery then r.received_fen else 0 end as recovered
      from suspect_record s
      join comparison_list l on l.city = s.city and l.id = s.list_id
      left join recovery r on r.city = s.city and r.id = s.recovery_id
      where s.city = ${turn.city} and s.state <> 'withdrawn' and ${place}
    )
    select key, max(case when ${by === 'list'} then number end) as number, grouping(key) = 1 as whole,
           count(*)::int as records, count(distinct person_id)::int as persons,
           coalesce(sum(stake_fen), 0)::bigint as "flaggedFen",
           coalesce(sum(stake_fen) filter (where result = 'open'), 0)::bigint as "openFen",
           coalesce(sum(stake_fen) filter (where result = 'cleared'), 0)::bigint as "clearedFen",
           coalesce(sum(stake_fen) filter (where result not in ('open', 'cleared')), 0)::bigint as "upheldFen",
           coalesce(sum(to_recover), 0)::bigint as "toRecoverFen",
           coalesce(sum(recovered), 0)::bigint as "recoveredFen"
    from s group by grouping sets ((key), ())
    order by whole desc, ${by === 'list' ? sql`number desc` : sql`key nulls last`}
    limit ${groupsMost + 1}`);
}
