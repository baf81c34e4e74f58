import { sql, type RawBuilder } from 'kysely';
import type { CivilDate } from '@yanzhen/values/civil-date.ts';
import { notFound } from '../routes/fault.ts';
import type { Turn } from '../turn/turn.ts';

/** The two times of a question: what was true on a day, as known at a moment. */
export interface AsOf {
  readonly validOn: CivilDate;
  readonly knownAt: Date;
  /** Told of each table that a select reads. */
  readonly reads?: (table: string) => void;
}

/**
 * The versions of a table that were true on `validOn` as known at `knownAt`, to stand in a `from`.
 * The only way an indicator may read. The table was made by `yanzhen_keep_history`.
 */
export function asOf(table: string, { validOn, knownAt, reads }: AsOf): RawBuilder<unknown> {
  reads?.(table);
  // The conditions stand outside the union, and the city is asked once: only so does a page reach the indexes of both.
  return sql`(select * from (
      select * from ${sql.table(table)} union all select * from ${sql.table(`${table}_history`)}) as version
    where city = (select yanzhen_city()) and recorded_from <= ${knownAt} and recorded_until > ${knownAt}
      and valid_from <= ${validOn} and (valid_until is null or valid_until > ${validOn}))`;
}

/**
 * Corrects one row: the version known until now goes to the history and the row carries the new
 * values, in one statement. A version that was made at the very same moment was known for no time, and leaves
 * nothing.
 *
 * @throws Fault `request.not-found` when there is no such row.
 */
export async function correctRow(
  turn: Turn,
  table: string,
  id: string,
  changes: Readonly<Record<string, unknown>>,
): Promise<void> {
  const columns = Object.entries(changes).map(
    ([column, value]) => sql`${sql.ref(column)} = ${value}`,
  );
  const touched = await turn.run(sql`
    with old as (
      select * from ${sql.table(table)} where city = ${turn.city} and id = ${id} for update
    ), kept as (
      insert into ${sql.table(`${table}_history`)}
      select (jsonb_populate_record(null::${sql.table(`${table}_history`)},
        to_jsonb(old) || jsonb_build_object('recorded_until', ${turn.now}::timestamptz))).* from old
      where old.recorded_from < ${turn.now}
    )
    update ${sql.table(table)} as t set ${sql.join(columns)}, recorded_from = ${turn.now}
    from old where t.city = old.city and t.id = old.id`);
  if (touched === 0) throw notFound();
}
