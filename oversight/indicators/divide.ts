import { sql, type RawBuilder } from 'kysely';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { noValue, type Facet } from './contract.ts';
import { facetName, type Labels } from './labels.ts';
import { dimensionsOf, type Question } from './question.ts';
import { selectRows } from './select-rows.ts';

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
    facets.push(await facetOf(turn, { ...question, filter: others }, column, labels));
  }
  return facets;
}

/** The rows of a question divided in each way; the parts of a division add up to the figure. */
export async function divisions(turn: Turn, question: Question, labels: Labels): Promise<Facet[]> {
  const facets: Facet[] = [];
  for (const column of [...facetColumns(question), 'month']) {
    facets.push(await facetOf(turn, question, column, labels, { added: true }));
  }
  return facets;
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
  { added = false } = {},
): Promise<Facet> {
  const place =
    column === 'month' ? sql`to_char(r.happened_on, 'YYYY-MM')` : sql`r.${sql.ref(column)}::text`;
  // A person in two counties is one person of each when a county is chosen, but one in the whole.
  const total = added ? sql`sum(adds)` : chosenMeasure(question);
  const parts = await turn.rows<Part>(sql`
    select ${place} as value, count(*)::bigint as rows, coalesce(${total}, 0)::bigint as measure
    from ${selectRows(question)} r group by 1 order by 1 nulls last limit 200`);
  await labels.learn(
    question.indicator,
    column,
    parts.map((part) => part.value),
  );
  return {
    id: column,
    name: facetName(question.indicator, column),
    options: parts.map(({ value, rows, measure }) => ({
      value: value ?? noValue,
      label:
        column === 'month'
          ? { zh: value ?? '', en: value ?? '' }
          : labels.of(question.indicator, column, value),
      rows,
      measure,
    })),
  };
}

function chosenMeasure({ indicator }: Question): RawBuilder<unknown> {
  return indicator.value === 'persons' ? sql`count(distinct r.person_id)` : sql`sum(adds)`;
}
