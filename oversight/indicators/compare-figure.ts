import { sql, type RawBuilder } from 'kysely';
import { coversCounty } from '@yanzhen/server/turn/actor.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import { readLabels } from './labels.ts';
import { rowViews, type FoundRow } from './list-rows.ts';
import type { Question } from './question.ts';
import { mayReadPersons } from './readers.ts';
import { selectRows } from './select-rows.ts';

export type RowChange = 'added' | 'removed' | 'changed';
type RowView = Awaited<ReturnType<typeof rowViews>>[number];

/** One row that makes the difference between a figure then and now. */
export interface RowBetween {
  readonly change: RowChange;
  /** What it added to the figure then, and adds now; 0 where it is not counted. */
  readonly addedThen: number;
  readonly addsNow: number;
  readonly row: RowView;
}

/** What changed between a frozen figure and the same question today. */
export interface RowsBetween {
  readonly counts: Readonly<Record<RowChange, { readonly rows: number; readonly adds: number }>>;
  /** The rows themselves, newest first, at most 200; empty for a reader who may not see persons. */
  readonly rows: readonly RowBetween[];
  /** Why `rows` is empty or not whole. */
  readonly view: 'persons' | 'counts';
}

interface Between extends FoundRow {
  readonly change: RowChange;
  readonly added_then: number;
  readonly adds_now: number;
}

const shownMost = 200;

/**
 * The rows between a frozen figure and now, by the frozen row ids.
 *
 * @param then    The question as it was frozen.
 * @param frozen  Row ids and what each added, as frozen.
 * @param now     The same question as of today.
 */
export async function rowsBetween(
  turn: Turn,
  then: Question,
  frozen: { readonly rowIds: readonly string[]; readonly rowAdds: readonly number[] },
  now: Question,
): Promise<RowsBetween> {
  const between = joined(then, frozen, now);
  const sums = await turn.rows<{ change: RowChange; rows: number; adds: number }>(sql`
    select change, count(*)::bigint as rows, sum(adds_now - added_then)::bigint as adds
    from (${between}) b group by change`);
  const sumOf = (change: RowChange): { rows: number; adds: number } => {
    const found = sums.find((each) => each.change === change);
    return { rows: found?.rows ?? 0, adds: found?.adds ?? 0 };
  };
  const counts = { added: sumOf('added'), removed: sumOf('removed'), changed: sumOf('changed') };
  if (!mayReadPersons(turn.actor, now.indicator)) return { counts, rows: [], view: 'counts' };
  const found = await turn.rows<Between>(sql`
    select * from (${between}) b order by happened_on desc nulls last, id limit ${shownMost}`);
  const own = found.filter((row) => coversCounty(actorOf(turn), row.county));
  const views = await rowViews(turn, now.indicator, own, await readLabels(turn));
  return {
    counts,
    view: 'persons',
    rows: views.flatMap((row, at) => {
      const source = own[at];
      if (!source) return [];
      const { change, added_then: addedThen, adds_now: addsNow } = source;
      return [{ change, addedThen, addsNow, row }];
    }),
  };
}

/** Frozen ids against the rows of now; what a removed row was is read from the history. */
function joined(
  then: Question,
  frozen: { readonly rowIds: readonly string[]; readonly rowAdds: readonly number[] },
  now: Question,
): RawBuilder<unknown> {
  return sql`
    with f as (
      select * from unnest(${[...frozen.rowIds]}::text[], ${[...frozen.rowAdds]}::bigint[]) as f(id, adds)
    ), n as (
      select r.* from ${selectRows(now)} r
    ), t as (
      select r.* from ${selectRows(then)} r
    )
    select n.*, case when f.id is null then 'added' else 'changed' end as change,
      coalesce(f.adds, 0) as added_then, n.adds as adds_now
    from n left join f on f.id = n.id::text
    where f.id is null or f.adds <> n.adds
    union all
    select t.*, 'removed', f.adds, 0
    from f join t on t.id::text = f.id
    where not exists (select from n where n.id::text = f.id)`;
}
