import { sql, type RawBuilder } from 'kysely';
import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import { coversCounty } from '@yanzhen/server/turn/actor.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import type * as contract from './contract.ts';
import { divisions } from './divide.ts';
import { getIndicator, type Indicator } from './indicator.ts';
import { keptAnswer } from './kept-answer.ts';
import { facetName, readLabels, type Labels } from './labels.ts';
import { giveRoom, measure, type Measured } from './measure.ts';
import { dimensionsOf, readQuestion, type Question } from './question.ts';
import { mayReadPersons } from './readers.ts';
import { readRows, requireOnce } from './read-rows.ts';
import { plainRows, selectRows, withAdds } from './select-rows.ts';
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
  /** Whose page the row has, where one record stands behind several rows. */
  readonly record_id?: string;
  readonly [dimension: string]: string | number | null | undefined;
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
  const dimensions = dimensionsOf(indicator).map((id) => ({ id, name: facetName(indicator, id) }));
  if (!mayReadPersons(turn.actor, indicator)) {
    const { figure, groups } = await divisions(turn, question, labels);
    return {
      ...answerView(question, figure, labels),
      dimensions,
      groups,
      view: 'counts',
      sum: addUp(groups[0]?.options.map((each) => each.measure) ?? []),
      rows: [],
      outside: { rows: 0, adds: 0 },
      next: null,
      total: totalOf(figure.count),
    };
  }
  const seen = await countSeen(turn, question);
  const page = await readPage(turn, question, query);
  const shown = page.slice(0, query.limit);
  const last = shown.at(-1);
  const sum = seen.adds + seen.outsideAdds;
  return {
    ...answerView(question, { measure: seen.measure, count: seen.count }, labels),
    dimensions,
    groups: [],
    view: 'persons',
    sum,
    rows: await rowViews(turn, indicator, shown, labels),
    outside: { rows: seen.count - seen.rows, adds: seen.outsideAdds },
    next: page.length > query.limit && last ? `${last.happened_on}~${last.id}` : null,
    total: totalOf(seen.rows),
  };
}

function totalOf(rows: number): Reply['total'] {
  return { count: Math.min(rows, countMost), more: rows > countMost };
}

function addUp(parts: readonly number[]): number {
  return parts.reduce((sum, part) => sum + part, 0);
}

/** Condition on rows of the actor's own counties. */
function inCounties(turn: Turn): RawBuilder<unknown> {
  const { counties } = actorOf(turn);
  return counties.length === 0 ? sql`true` : sql`r.county = any(${[...counties]}::text[])`;
}

interface Seen extends Measured {
  readonly rows: number;
  readonly adds: number;
  readonly outsideAdds: number;
}

/** The figure, and which part of it the reader may see; a reader of the whole city sees all of it. */
async function countSeen(turn: Turn, question: Question): Promise<Seen> {
  if (actorOf(turn).counties.length === 0) {
    const whole = await measure(turn, question);
    return { ...whole, rows: whole.count, adds: whole.measure, outsideAdds: 0 };
  }
  const inside = inCounties(turn);
  const counties = actorOf(turn).counties.toSorted().join();
  return keptAnswer(turn, question, `seen ${counties}`, async () => {
    await giveRoom(turn);
    const [row] = await readRows<Seen>(
      turn,
      question.indicator,
      sql`
    select count(*)::bigint as count, coalesce(sum(adds), 0)::bigint as measure,
      count(*) filter (where (${inside}) is true)::bigint as rows,
      coalesce(sum(adds) filter (where (${inside}) is true), 0)::bigint as adds,
      coalesce(sum(adds) filter (where (${inside}) is not true), 0)::bigint as "outsideAdds"
    from ${selectRows(question)} r`,
    );
    return row ?? { count: 0, measure: 0, rows: 0, adds: 0, outsideAdds: 0 };
  });
}

/** Rows that the reader may see, newest first, and one more where there are more. */
export async function readPage(
  turn: Turn,
  question: Question,
  { after, limit }: { readonly after?: string | undefined; readonly limit: number },
): Promise<FoundRow[]> {
  const [on, id] = after?.split('~') ?? [];
  const beyond =
    on !== undefined && id !== undefined ? sql`(r.happened_on, r.id) < (${on}, ${id})` : sql`true`;
  const page = sql`
    select r.* from ${plainRows(question)} r
    where (${inCounties(turn)}) and ${beyond}
    order by r.happened_on desc, r.id desc limit ${limit + 1}`;
  const rows = await readRows<FoundRow>(
    turn,
    question.indicator,
    sql`
    select r.* from ${withAdds(question, page)} r order by r.happened_on desc, r.id desc`,
  );
  requireOnce(turn, question.indicator, rows);
  return rows;
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
    path: indicator.rows.rowPath?.replace(':id', row.record_id ?? row.id) ?? null,
  }));
}

function textOf(value: string | number | null | undefined): string | null {
  return value === null || value === undefined ? null : String(value);
}
