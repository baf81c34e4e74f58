import type { AsOf } from '@yanzhen/server/history/history.ts';
import { fault } from '@yanzhen/server/routes/fault.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { commonFilters, faults } from './contract.ts';
import type { Indicator } from './indicator.ts';

/** Chosen values by filter: county, cluster, from, until (exclusive) and dimensions of the rows. */
export type Filter = Readonly<Record<string, string>>;

/** An indicator asked as of two times under a filter. */
export interface Question {
  readonly indicator: Indicator;
  readonly asOf: AsOf;
  readonly filter: Filter;
  /** Counts every year of a yearly figure; only to offer its years. */
  readonly everyYear?: boolean;
}

const notFilters = new Set(['validOn', 'knownAt', 'after', 'limit', 'lang', 'format']);

/** Reads the two times and the filter out of a query. @throws Fault as the contract tells. */
export function readQuestion(
  turn: Turn,
  indicator: Indicator,
  query: Readonly<Record<string, unknown>>,
): Question {
  const { validOn, knownAt } = query as { validOn?: string; knownAt?: string };
  const filter = Object.fromEntries(
    Object.entries(query).filter(
      (entry): entry is [string, string] =>
        !notFilters.has(entry[0]) && typeof entry[1] === 'string' && entry[1] !== '',
    ),
  );
  return checkedQuestion(turn, {
    indicator,
    asOf: { validOn: validOn ?? turn.today, knownAt: knownAt ? new Date(knownAt) : turn.now },
    filter,
  });
}

/** @throws Fault where a filter is none of the indicator's, or a time cannot be answered. */
export function checkedQuestion(turn: Turn, question: Question): Question {
  const { indicator, asOf, filter } = question;
  const known = new Set<string>([...commonFilters, ...dimensionsOf(indicator)]);
  for (const name of Object.keys(filter)) {
    if (known.has(name)) continue;
    throw fault(faults.unknownFilter, { status: 400, field: `query.${name}`, values: { name } });
  }
  if (asOf.validOn > turn.today) {
    throw fault(faults.validInFuture, { status: 400, field: 'query.validOn' });
  }
  if (asOf.knownAt > turn.now) {
    throw fault(faults.knownInFuture, { status: 400, field: 'query.knownAt' });
  }
  const { from, until } = filter;
  if (from !== undefined && until !== undefined && until <= from) {
    throw fault(faults.periodEmpty, { status: 400, field: 'query.until' });
  }
  return question;
}

/** Dimensions by which the rows can be divided, without those that the definition fixes. */
export function dimensionsOf(indicator: Indicator): string[] {
  const fixed = new Set(Object.keys(indicator.where));
  return (indicator.rows.dimensions ?? [])
    .map((each) => each.column)
    .filter((column) => !fixed.has(column));
}
