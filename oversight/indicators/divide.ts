import { sql, type RawBuilder } from 'kysely';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { noValue, type Facet } from './contract.ts';
import { facetName, type Labels } from './labels.ts';
import { keptAnswer } from './kept-answer.ts';
import { dimensionsOf, type Question } from './question.ts';
import { giveRoom, type Measured } from './measure.ts';
import { readRows } from './read-rows.ts';
import { plainRows, selectRows } from './select-rows.ts';

/** Parts of one division that are shown. */
const partsMost = 200;

interface Part {
  readonly value: string | null;
  readonly rows: number;
  readonly measure: number;
}

/** The filters of a question with what each choice would give, all other filters kept. */
export async function offeredFilters(
  turn: Turn,
  question: Question,
  labels: Labels,
): Promise<Facet[]> {
  const facets: Facet[] = [];
  for (const column of facetColumns(question)) {
    const { [column]: _own, ...others } = question.filter;
    facets.push(
      await facetOf(
        turn,
        { ...question, filter: others, everyYear: column === 'year' },
        column,
        labels,
      ),
    );
  }
  return facets;
}

/**
 * The figure of a question and its rows divided in each way: grouped once by all columns and rolled up to each, so that
 * the rows are read once. The parts of a division add up to the figure.
 */
export async function divisions(
  turn: Turn,
  question: Question,
  labels: Labels,
): Promise<{ readonly figure: Measured; readonly groups: Facet[] }> {
  const columns = [...facetColumns(question), 'month'];
  const found = await keptAnswer(turn, question, 'divisions', () =>
    divideAnew(turn, question, columns),
  );
  const groups: Facet[] = [];
  for (const [at, column] of columns.entries()) {
    const parts = found.filter((each) => each.division === at);
    groups.push(await facetView(question, column, labels, parts));
  }
  const whole = found.find((each) => each.division === -1);
  return { figure: { measure: whole?.measure ?? 0, count: whole?.rows ?? 0 }, groups };
}

async function divideAnew(
  turn: Turn,
  question: Question,
  columns: readonly string[],
): Promise<(Part & { division: number })[]> {
  await giveRoom(turn);
  const part = (at: number): RawBuilder<unknown> => sql.ref(`part_${at}`);
  const rolledUp = columns.map(
    (_, at) =>
      sql`select ${at}::int as division, ${part(at)}::text as value, rows, measure from parts`,
  );
  return readRows<Part & { division: number }>(
    turn,
    question.indicator,
    sql`
    with parts as materialized (
      select ${sql.join(columns.map((column, at) => sql`${placeOf(column)} as ${part(at)}`))},
        count(*) as rows, coalesce(sum(adds), 0) as measure
      from ${selectRows(question)} r group by ${sql.join(columns.map((_, at) => part(at)))}
    ), divided as (
      select division, value, sum(rows)::bigint as rows, sum(measure)::bigint as measure,
        row_number() over (partition by division order by value nulls last) as place
      from (${sql.join(rolledUp, sql` union all `)}) as rolled group by division, value
    )
    select -1 as division, null as value, coalesce(sum(rows), 0)::bigint as rows,
      coalesce(sum(measure), 0)::bigint as measure from parts
    union all
    select division, value, rows, measure from (select * from divided where place <= ${partsMost} order by division, place) d`,
  );
}

/** The value by which a row is put in a part. */
function placeOf(column: string): RawBuilder<unknown> {
  return column === 'month'
    ? sql`to_char(r.happened_on, 'YYYY-MM')`
    : sql`r.${sql.ref(column)}::text`;
}

function facetColumns({ indicator }: Question): string[] {
  const fixed = new Set(Object.keys(indicator.where));
  const common = ['county', 'cluster'].filter((column) => !fixed.has(column));
  return [...common, ...dimensionsOf(indicator)];
}

async function facetOf(
  turn: Turn,
  question: Question,
  column: string,
  labels: Labels,
): Promise<Facet> {
  const parts = await keptAnswer(turn, question, `parts ${column}`, async () => {
    await giveRoom(turn);
    // A person in two counties is one person of each when a county is chosen, but one in the whole.
    return readRows<Part>(
      turn,
      question.indicator,
      sql`
      select ${placeOf(column)} as value, count(*)::bigint as rows,
        coalesce(${chosenMeasure(question)}, 0)::bigint as measure
      from ${plainRows(question)} r group by 1 order by 1 nulls last limit ${partsMost}`,
    );
  });
  return facetView(question, column, labels, parts);
}

async function facetView(
  { indicator }: Question,
  column: string,
  labels: Labels,
  parts: readonly Part[],
): Promise<Facet> {
  await labels.learn(
    indicator,
    column,
    parts.map((part) => part.value),
  );
  const label = (value: string | null) =>
    column === 'month' ? { zh: value ?? '', en: value ?? '' } : labels.of(indicator, column, value);
  return {
    id: column,
    name: facetName(indicator, column),
    options: parts.map(({ value, rows, measure }) => ({
      value: value ?? noValue,
      label: label(value),
      rows,
      measure,
    })),
  };
}

function chosenMeasure({ indicator }: Question): RawBuilder<unknown> {
  switch (indicator.value) {
    case 'count':
      return sql`count(*)`;
    case 'sum':
      return sql`sum(r.amount_fen)`;
    case 'persons':
      return sql`count(distinct r.person_id)`;
  }
}
