import { sql } from 'kysely';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import type { Organisation } from './contract.ts';

const columns = sql`id, credit_code as "creditCode", name, county, cluster, kind`;

export async function findOrganisationById(
  turn: Turn,
  id: string,
): Promise<Organisation | undefined> {
  return turn.row<Organisation>(sql`
    select ${columns} from organisation where city = ${turn.city} and id = ${id}`);
}

export async function findOrganisationByCode(
  turn: Turn,
  creditCode: string,
): Promise<Organisation | undefined> {
  return turn.row<Organisation>(sql`
    select ${columns} from organisation
    where city = ${turn.city} and credit_code = ${creditCode}`);
}

export async function listOrganisationsById(
  turn: Turn,
  ids: readonly string[],
): Promise<Organisation[]> {
  return turn.rows<Organisation>(sql`
    select ${columns} from organisation
    where city = ${turn.city} and id = any(${[...ids]}::uuid[])`);
}

export interface Search {
  /** Part of the name, or the beginning of the credit code in capitals. */
  readonly query: string;
  readonly county: string | null;
  readonly after: { readonly rank: number; readonly name: string; readonly id: string } | null;
  readonly limit: number;
}

/** Names that begin with the query come first, then by name. */
export async function listOrganisations(
  turn: Turn,
  { query, county, after, limit }: Search,
): Promise<(Organisation & { readonly rank: number })[]> {
  const beyond = after
    ? sql`(rank, name, id) > (${after.rank}, ${after.name}, ${after.id}::uuid)`
    : sql`true`;
  return turn.rows(sql`
    select * from (
      select ${columns}, case when starts_with(name, ${query}) then 0 else 1 end as rank
      from organisation where ${matching(turn, query, county)}
    ) as found
    where ${beyond} order by rank, name, id limit ${limit}`);
}

/** How many match, counted to one past `most`. */
export async function countOrganisations(
  turn: Turn,
  { query, county, most }: Pick<Search, 'query' | 'county'> & { readonly most: number },
): Promise<number> {
  const row = await turn.row<{ n: number }>(sql`
    select count(*)::int as n from (
      select 1 from organisation where ${matching(turn, query, county)} limit ${most + 1}
    ) as found`);
  return row?.n ?? 0;
}

function matching(turn: Turn, query: string, county: string | null) {
  return sql`city = ${turn.city}
    and (${query} = '' or position(${query} in name) > 0 or starts_with(credit_code, ${query.toUpperCase()}))
    and (${county}::text is null or county = ${county})`;
}

/** Adds an organisation or changes the one with its id; false when another has its credit code. */
export async function saveOrganisation(turn: Turn, row: Organisation): Promise<boolean> {
  const touched = await turn.run(sql`
    insert into organisation (city, id, credit_code, name, county, cluster, kind, created_at, changed_at)
    select ${turn.city}, ${row.id}, ${row.creditCode}, ${row.name}, ${row.county}, ${row.cluster},
           ${row.kind}, ${turn.now}, ${turn.now}
    where not exists (
      select 1 from organisation
      where city = ${turn.city} and credit_code = ${row.creditCode} and id <> ${row.id})
    on conflict (city, id) do update set name = excluded.name, county = excluded.county,
      cluster = excluded.cluster, kind = excluded.kind, changed_at = excluded.changed_at`);
  return touched > 0;
}

export function listOrganisationsByCode(
  turn: Turn,
  creditCodes: readonly string[],
): Promise<Organisation[]> {
  return turn.rows<Organisation>(sql`
    select ${columns} from organisation
    where city = ${turn.city} and credit_code = any(${[...creditCodes]}::text[])`);
}
