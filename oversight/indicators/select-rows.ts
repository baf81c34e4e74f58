import { sql, type RawBuilder } from 'kysely';
import { noValue } from './contract.ts';
import type { Indicator } from './indicator.ts';
import type { Filter, Question } from './question.ts';

/**
 * The rows of a question, to stand in a `from`, each with `adds`: what it adds to the figure. The
 * figure, its divisions, its trend and the rows opened are all read from this one select, so that
 * they cannot disagree. A person who stands in several rows is added by the first of them.
 */
export function selectRows(question: Question): RawBuilder<unknown> {
  return sql`(select r.*, ${addsOf(question.indicator)} as adds from ${plainRows(question)} r)`;
}

/** The rows of a question without what each adds: read by index, for a page needs no other rows than its own. */
export function plainRows(question: Question): RawBuilder<unknown> {
  const { indicator, asOf, filter } = question;
  const conditions = [
    ...Object.entries(indicator.where).map(([column, value]) => equals(column, value)),
    ...filterConditions(filter),
    ...yearConditions(question),
  ];
  return sql`(select r.* from (${indicator.rows.rows(asOf)}) r
    where ${conditions.length > 0 ? sql.join(conditions, sql` and `) : sql`true`})`;
}

/** Rows of a page with what each adds: of a person's rows the first does, which may stand on another page. */
export function withAdds(question: Question, page: RawBuilder<unknown>): RawBuilder<unknown> {
  if (question.indicator.value !== 'persons') {
    return sql`(select r.*, ${addsOf(question.indicator)} as adds from (${page}) r)`;
  }
  return sql`(select r.*, (case when r.person_id is not null and not exists (
      select from ${plainRows(question)} q where q.person_id = r.person_id
        and (q.happened_on, q.id) < (r.happened_on, r.id)) then 1 else 0 end)::bigint as adds
    from (${page}) r)`;
}

function addsOf(indicator: Indicator): RawBuilder<unknown> {
  switch (indicator.value) {
    case 'count':
      return sql`1::bigint`;
    case 'sum':
      return sql`r.amount_fen::bigint`;
    case 'persons':
      return sql`(case when r.person_id is not null and row_number() over
        (partition by r.person_id order by r.happened_on, r.id) = 1 then 1 else 0 end)::bigint`;
  }
}

/**
 * A yearly figure counts the year of its day, by the year that the rows name (a budget's) or else by when they happened;
 * not where a definition or a reader has chosen the year or the days.
 */
function yearConditions({ indicator, asOf, filter, everyYear }: Question): RawBuilder<unknown>[] {
  const chosen = { ...indicator.where, ...filter };
  if (indicator.span !== 'year' || everyYear) return [];
  if (chosen['year'] !== undefined || filter['from'] !== undefined) return [];
  if (filter['until'] !== undefined) return [];
  const year = asOf.validOn.slice(0, 4);
  if (indicator.rows.dimensions?.some(({ column }) => column === 'year')) {
    return [equals('year', year)];
  }
  return [
    sql`r.happened_on >= ${`${year}-01-01`}::date`,
    sql`r.happened_on <= ${`${year}-12-31`}::date`,
  ];
}

function filterConditions(filter: Filter): RawBuilder<unknown>[] {
  return Object.entries(filter).map(([name, value]) => {
    if (name === 'from') return sql`r.happened_on >= ${value}::date`;
    if (name === 'until') return sql`r.happened_on < ${value}::date`;
    return equals(name, value);
  });
}

function equals(column: string, value: string): RawBuilder<unknown> {
  const place = sql`r.${sql.ref(column)}`;
  return value === noValue ? sql`${place} is null` : sql`${place}::text = ${value}`;
}
