import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { canonicalText } from '@yanzhen/values/digest.ts';
import { keepAnswer } from '@yanzhen/server/history/keep-answer.ts';
import type { IndicatorDeclaration } from '@yanzhen/server/manifest/feature.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import type { Indicator } from './indicator.ts';
import type { Question } from './question.ts';
import { readRows } from './read-rows.ts';

/**
 * An answer to a question, computed or as computed before where no record behind it has changed since. Rows that read
 * anything beside tables with history are computed each time.
 *
 * @param what names the answer among those to the same question: the figure, its months, its parts by a column.
 */
export async function keptAnswer<T>(
  turn: Turn,
  question: Question,
  what: string,
  compute: () => Promise<T>,
): Promise<T> {
  const { indicator, asOf, filter, everyYear } = question;
  const tables = await tablesOf(turn, indicator);
  if (tables === undefined) return compute();
  const { knownAt, validOn } = asOf;
  const asked = canonicalText({
    rows: indicator.rows.id,
    value: indicator.value,
    span: indicator.span,
    where: { ...indicator.where },
    filter: { ...filter },
    everyYear: everyYear ?? false,
    validOn,
    // What is known now is asked by everybody at a moment of their own.
    knownAt: knownAt.getTime() === turn.now.getTime() ? 'now' : knownAt.toISOString(),
    what,
  });
  const key = createHash('sha256').update(asked).digest('base64url');
  return keepAnswer(turn, { key, tables, knownAt }, compute);
}

const tables = new WeakMap<IndicatorDeclaration, readonly string[] | null>();

/** The tables with history that declared rows are read of; nothing where they read of any other relation. */
async function tablesOf(turn: Turn, indicator: Indicator): Promise<readonly string[] | undefined> {
  const { rows } = indicator;
  const known = tables.get(rows);
  if (known !== undefined) return known ?? undefined;
  const told = new Set<string>();
  const select = rows.rows({
    validOn: turn.today,
    knownAt: turn.now,
    reads: (table) => told.add(table),
  });
  const [plan] = await readRows<{ 'QUERY PLAN': unknown }>(
    turn,
    indicator,
    sql`explain (format json, costs off) select * from (${select}) r`,
  );
  const others = relationsOf(plan?.['QUERY PLAN']).filter(
    (name) => !told.has(name.replace(/_history$/, '')),
  );
  tables.set(rows, others.length > 0 ? null : [...told]);
  return others.length > 0 ? undefined : [...told];
}

/** Every relation that a plan reads, however deep. */
function relationsOf(plan: unknown): string[] {
  if (typeof plan !== 'object' || plan === null) return [];
  return Object.entries(plan).flatMap(([name, value]) =>
    name === 'Relation Name' && typeof value === 'string' ? [value] : relationsOf(value),
  );
}
