import { sql, type RawBuilder } from 'kysely';
import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import { coversCounty } from '@yanzhen/server/turn/actor.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import type * as contract from './contract.ts';
import { divisions } from './divide.ts';
import { getIndicator, type Indicator } from './indicator.ts';
import { facetName, readLabels, type Labels } from './labels.ts';
import { measure } from './measure.ts';
import { dimensionsOf, readQuestion, type Question } from './question.ts';
import { mayReadPersons } from './readers.ts';
import { selectRows } from './select-rows.ts';
import * as store from './store.ts';
import { answerView } from './view.ts';

type Reply = Output<typeof contract.listRows>;

/** A row as `selectRows` gives it. */
export interface FoundRow {
  readonly id: string;
  readonly happened_on: string;
  readonly county: string | null;
  readonly cluster: string | null;
  readonly amount_fen: number | null;
  readonly person_id: string | null;
  readonly adds: number;
  readonly [dimension: string]: string | number | null;
}

const countMost = 10_000;

/**
 * The rows behind a figure. A reader who may not see persons gets counts and no row; one who works for
 * some counties gets their rows and the count of the others, so that the sum still meets the figure.
 */
export async function listRows(
  turn: Turn,
  { params, query }: Input<typeof contract.listRows>,
): Promise<Reply> {
  const indicator = await getIndicator(turn, params.indicatorId);
  const question = readQuestion(turn, indicator, query);
  const labels = await readLabels(turn);
  const { measure: figure, count } = await measure(turn, question);
  const answer = {
    ...answerView(question, { measure: figure, count }, labels),
    dimensions: dimensionsOf(indicator).map((id) => ({ id, name: facetName(indicator, id) })),
    groups: await divisions(turn, question, labels),
  };
  if (!mayReadPersons(turn.actor, indicator)) {
    const sum = addUp(answer.groups[0]?.options.map((each) => each.measure) ?? []);
    const total = { count: Math.min(count, countMost), more: count > countMost };
    const outside = { rows: 0, adds: 0 };
    return { ...answer, view: 'counts', sum, rows: [], outside, next: null, total };
  }
  const seen = await countSeen(turn, question);
  const page = await readPage(turn, question, query);
  const shown = page.slice(0, query.limit);
  const last = shown.at(-1);
  return {
    ...answer,
    view: 'persons',
    sum: seen.adds + seen.outsideAdds,
    rows: await rowViews(turn, indicator, shown, labels),
    outside: { rows: count - seen.rows, adds: seen.outsideAdds },
    next: page.length > query.limit && last ? `${last.happened_on}~${last.id}` : null,
    total: { count: Math.min(seen.rows, countMost), more: seen.rows > countMost },
  };
}

function addUp(parts: readonly number[]): number {
  return parts.reduce((sum, part) => sum + part, 0);
}

/** Condition on rows of the actor's own counties. */
function inCounties(turn: Turn): RawBuilder<unknown> {
  const { counties } = actorOf(turn);
  return counties.length === 0 ? sql`true` : sql`r.county = any(${[...counties]}::text[])`;
}

interface Seen {
  readonly rows: number;
  readonly adds: number;
  readonly outsideAdds: number;
}

async function countSeen(turn: Turn, question: Question): Promise<Seen> {
  const inside = inCounties(turn);
  const row = await turn.row<Seen>(sql`
    select count(*) filter (where (${inside}) is true)::bigint as rows,
      coalesce(sum(adds) filter (where (${inside}) is true), 0)::bigint as adds,
      coalesce(sum(adds) filter (where (${inside}) is not true), 0)::bigint as "outsideAdds"
    from ${selectRows(question)} r`);
  return row ?? { rows: 0, adds: 0, outsideAdds: 0 };
}

async function readPage(
  turn: Turn,
  question: Question,
  { after, limit }: { readonly after?: string | undefined; readonly limit: number },
): Promise<FoundRow[]> {
  const [on, id] = after?.split('~') ?? [];
  const beyond =
    on !== undefined && id !== undefined
      ? sql`(r.happened_on::text, r.id::text) < (${on}, ${id})`
      : sql`true`;
  return turn.rows<FoundRow>(sql`
    select r.* from ${selectRows(question)} r
    where (${inCounties(turn)}) and ${beyond}
    order by r.happened_on::text desc, r.id::text desc limit ${limit + 1}`);
}

/** Rows as their reader sees them; a name only where the row's county is the reader's. */
export async function rowViews(
  turn: Turn,
  indicator: Indicator,
  rows: readonly FoundRow[],
  labels: Labels,
): Promise<Reply['rows']> {
  const actor = actorOf(turn);
  const named = rows.filter((row) => coversCounty(actor, row.county));
  const names = await store.listNames(
    turn,
    named.flatMap((row) => row.person_id ?? []),
  );
  const dimensions = dimensionsOf(indicator);
  for (const id of dimensions) {
    await labels.learn(
      indicator,
      id,
      rows.map((row) => textOf(row[id])),
    );
  }
  const label = (column: string, value: string | null) => labels.of(indicator, column, value);
  return rows.map((row) => ({
    id: row.id,
    happenedOn: row.happened_on,
    county: row.county === null ? null : label('county', row.county),
    cluster: row.cluster === null ? null : label('cluster', row.cluster),
    amountFen: row.amount_fen,
    adds: row.adds,
    name: (row.person_id && names.get(row.person_id)) ?? null,
    dimensions: Object.fromEntries(dimensions.map((id) => [id, label(id, textOf(row[id]))])),
    path: indicator.rows.rowPath?.replace(':id', row.id) ?? null,
  }));
}

function textOf(value: string | number | null | undefined): string | null {
  return value === null || value === undefined ? null : String(value);
}
