import { sql } from 'kysely';
import type { CalendarYear } from '@yanzhen/calendar';
import type { Turn } from '@yanzhen/server/turn/turn.ts';

export interface YearRow {
  readonly content: CalendarYear;
  readonly changedAt: Date;
  readonly changedBy: string | null;
}

export async function listYears(turn: Turn): Promise<YearRow[]> {
  return turn.rows<YearRow>(sql`
    select y.content, y.changed_at as "changedAt", p.name as "changedBy"
    from calendar_year y
      left join account a on a.city = y.city and a.id = y.changed_by
      left join person p on p.city = a.city and p.id = a.person_id
    where y.city = ${turn.city} order by y.year`);
}

/**
 * Which versions of the years stand, as one text. A change makes a new row version; it is told by its place
 * and the transaction that wrote it, since the clock may say the same for two.
 */
export async function yearVersions(turn: Turn): Promise<string> {
  const row = await turn.row<{ versions: string | null }>(sql`
    select string_agg(y.year || ' ' || y.xmin::text || ' ' || y.ctid::text, ', ' order by y.year) as versions
    from calendar_year y where y.city = ${turn.city}`);
  return row?.versions ?? '';
}

/** A year as the desk says. */
export async function saveYear(
  turn: Turn,
  content: CalendarYear,
  accountId: string,
): Promise<void> {
  await turn.run(sql`
    insert into calendar_year (city, year, content, changed_at, changed_by)
    values (${turn.city}, ${content.year}, ${JSON.stringify(content)}, ${turn.now}, ${accountId})
    on conflict (city, year) do update set content = excluded.content,
      changed_at = excluded.changed_at, changed_by = excluded.changed_by`);
}

/** A year as the pack says, unless this version of the pack's year was kept before. */
export async function savePackYear(
  turn: Turn,
  content: CalendarYear,
  digest: string,
): Promise<boolean> {
  const touched = await turn.run(sql`
    insert into calendar_year as kept (city, year, content, pack_digest, changed_at)
    values (${turn.city}, ${content.year}, ${JSON.stringify(content)}, ${digest}, ${turn.now})
    on conflict (city, year) do update set content = excluded.content, changed_by = null,
      pack_digest = excluded.pack_digest, changed_at = excluded.changed_at
    where kept.pack_digest is distinct from excluded.pack_digest`);
  return touched > 0;
}
