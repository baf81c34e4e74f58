import { sql } from 'kysely';
import type { Fen } from '@yanzhen/values/money.ts';
import type { CivilDate } from '@yanzhen/values/civil-date.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import type { BudgetLine, BudgetYear, Payer } from './contract.ts';
import { shardCount } from './shards.ts';

export interface Funding {
  readonly benefitId: string;
  readonly payer: Payer;
  /** Empty where no county pays. */
  readonly county: string;
  readonly budgetLineId: string;
}

/** The lines of a year that pay for benefits, by payer. */
export async function listFunding(
  turn: Turn,
  year: number,
  benefitIds: readonly string[],
): Promise<Funding[]> {
  return turn.rows<Funding>(sql`
    select benefit_id as "benefitId", payer, county, budget_line_id as "budgetLineId"
    from budget_line_benefit
    where city = ${turn.city} and year = ${year} and benefit_id = any(${benefitIds}::text[])`);
}

/** Keeps a year where it is new. @returns whether it is open. */
export async function openYear(turn: Turn, year: number): Promise<boolean> {
  await turn.run(sql`
    insert into budget_year (city, year, opened_at) values (${turn.city}, ${year}, ${turn.now})
    on conflict (city, year) do nothing`);
  const row = await turn.row<{ closed_at: Date | null }>(sql`
    select closed_at from budget_year where city = ${turn.city} and year = ${year}`);
  return row?.closed_at === null;
}

export interface NewLine {
  readonly id: string;
  readonly year: number;
  readonly name: string;
  readonly subject: string | null;
  readonly payer: Payer;
  readonly county: string | null;
  readonly benefitIds: readonly string[];
}

/**
 * Keeps an empty budget line with its shards.
 *
 * @returns the benefits whose share another line of the year pays already; none when it was kept.
 */
export async function saveBudgetLine(turn: Turn, line: NewLine): Promise<string[]> {
  const taken = await turn.rows<{ id: string }>(sql`
    select benefit_id as id from budget_line_benefit
    where city = ${turn.city} and year = ${line.year} and benefit_id = any(${line.benefitIds}::text[])
      and payer = ${line.payer} and county = ${line.county ?? ''}`);
  if (taken.length > 0) return taken.map((row) => row.id);
  await turn.run(sql`
    insert into budget_line (city, id, year, name, subject, payer, county, opened_at)
    values (${turn.city}, ${line.id}, ${line.year}, ${line.name}, ${line.subject}, ${line.payer},
            ${line.county}, ${turn.now})`);
  await turn.run(sql`
    insert into budget_shard (city, budget_line_id, number)
    select ${turn.city}, ${line.id}, generate_series(0, ${shardCount - 1})`);
  const kept = await turn.run(sql`
    insert into budget_line_benefit (city, year, benefit_id, payer, county, budget_line_id)
    select ${turn.city}, ${line.year}, benefit, ${line.payer}, ${line.county ?? ''}, ${line.id}
    from unnest(${line.benefitIds}::text[]) benefit
    on conflict do nothing`);
  return kept === line.benefitIds.length ? [] : [...line.benefitIds];
}

export async function listBudgetLines(
  turn: Turn,
  filter: { id?: string | undefined; year?: number | undefined } = {},
): Promise<BudgetLine[]> {
  return turn.rows<BudgetLine>(sql`
    select b.id, b.year, b.name, b.subject, b.payer, b.county, b.closed_at is not null as closed,
           array(select benefit_id from budget_line_benefit f
                 where f.city = b.city and f.budget_line_id = b.id order by benefit_id) as "benefitIds",
           b.total_fen as "totalFen", b.opening_fen as "openingFen",
           b.transferred_fen as "transferredFen", b.overdraft_fen as "overdraftFen",
           b.available_fen as "availableFen", b.reserved_fen as "reservedFen",
           b.instructed_fen as "instructedFen", b.paid_fen as "paidFen", b.owed_fen as "owedFen",
           b.recovered_fen as "recoveredFen"
    from budget_balance b
    where b.city = ${turn.city}
      and (${filter.id ?? null}::uuid is null or b.id = ${filter.id ?? null})
      and (${filter.year ?? null}::int is null or b.year = ${filter.year ?? null})
    order by b.year desc, b.payer, b.county nulls first, b.name, b.id`);
}

export type BudgetYearRow = Omit<BudgetYear, 'growth'>;

/** Years with what was appropriated in them, newest first. */
export async function listBudgetYears(turn: Turn): Promise<BudgetYearRow[]> {
  return turn.rows<BudgetYearRow>(sql`
    select y.year, y.closed_at is not null as closed, y.document,
           coalesce(sum(b.total_fen), 0)::bigint as "totalFen",
           coalesce(sum(b.total_fen) filter (where b.payer = 'city'), 0)::bigint as "cityFen"
    from budget_year y left join budget_line b on b.city = y.city and b.year = y.year
    where y.city = ${turn.city} group by y.city, y.year order by y.year desc`);
}

/** Keeps what a document gave a line or, negative, took from it. */
export async function saveAppropriation(
  turn: Turn,
  line: BudgetLine,
  { amountFen, document, from }: { amountFen: Fen; document: string; from: CivilDate },
): Promise<void> {
  await turn.run(sql`
    insert into appropriation (city, id, budget_line_id, year, name, county, payer, amount_fen, document,
                               valid_from, recorded_from)
    values (${turn.city}, ${turn.newId()}, ${line.id}, ${line.year}, ${line.name}, ${line.county},
            ${line.payer}, ${amountFen}, ${document}, ${from}, ${turn.now})`);
}

/**
 * The line of the next year that a line's money goes into: the one that pays for the same, else a new
 * one with nothing appropriated.
 */
export async function nextLineOf(turn: Turn, line: BudgetLine): Promise<string> {
  const year = line.year + 1;
  await openYear(turn, year);
  const found = await turn.row<{ id: string }>(sql`
    select coalesce(b.next_line_id, (
      select n.id from budget_line n
      where n.city = b.city and n.year = ${year} and n.payer = b.payer
        and n.county is not distinct from b.county and n.closed_at is null
        and (n.name = b.name or exists (
          select 1 from budget_line_benefit f
          join budget_line_benefit g on g.city = f.city and g.benefit_id = f.benefit_id
            and g.budget_line_id = n.id
          where f.city = b.city and f.budget_line_id = b.id))
      order by (n.name = b.name) desc, n.id limit 1)) as id
    from budget_line b where b.city = ${turn.city} and b.id = ${line.id}`);
  const id = found?.id ?? turn.newId();
  if (!found?.id) {
    const taken = await listFunding(turn, year, line.benefitIds);
    const benefitIds = line.benefitIds.filter(
      (benefitId) =>
        !taken.some(
          (each) =>
            each.benefitId === benefitId &&
            each.payer === line.payer &&
            each.county === (line.county ?? ''),
        ),
    );
    await saveBudgetLine(turn, { ...line, id, year, benefitIds });
  }
  await turn.run(sql`
    update budget_line set next_line_id = ${id} where city = ${turn.city} and id = ${line.id}`);
  return id;
}
