import * as z from 'zod';
import { endpoint } from '@yanzhen/values/endpoint.ts';
import { zCivilDate } from '@yanzhen/values/fields.ts';
import { localizedSchema as localized } from '@yanzhen/values/session.ts';

/** Roles that may read indicators; who sees the persons behind one is declared with its rows. */
export const indicatorReaders = [
  'letter-drafter',
  'letter-checker',
  'letter-signer',
  'leader',
  'auditor',
  'county-officer',
  'city-checker',
  'approver',
  'publicity-officer',
  'finance-preparer',
  'finance-signer',
  'finance-releaser',
  'administrator',
  'policy-admin',
] as const;

/** Request faults of this folder; words under `faults.<code>`. */
export const faults = {
  /** No such column to filter by: leave it out or take one that the indicator offers. */
  unknownFilter: 'indicators.unknown-filter',
  /** A figure cannot be asked as of a day that is still to come. */
  validInFuture: 'indicators.valid-in-future',
  /** A figure cannot be asked as known at a moment that is still to come. */
  knownInFuture: 'indicators.known-in-future',
  /** The end of the period is not after its beginning. */
  periodEmpty: 'indicators.period-empty',
  /** The database cannot answer its query: the declaration must be mended, the indicator left out until then. */
  queryFails: 'indicators.query-fails',
  /** Its query gives one record twice, which would count it twice: the declaration must be mended. */
  rowTwice: 'indicators.row-twice',
  /** More rows than one file takes: narrow the filter. */
  exportTooLarge: 'indicators.export-too-large',
} as const;

/** What may stand against a question. */
const questionFaults = [
  faults.unknownFilter,
  faults.validInFuture,
  faults.knownInFuture,
  faults.periodEmpty,
  faults.queryFails,
  faults.rowTwice,
];

/** A row that has no county, cluster or other value answers to this filter value. */
export const noValue = '-';

/** What the filters of a question may be called beside the dimensions of the rows. */
export const commonFilters = ['county', 'cluster', 'from', 'until'] as const;

export const units = ['person', 'person-time', 'item', 'yuan'] as const;

export const indicatorSchema = z.object({
  id: z.string(),
  name: localized,
  says: localized,
  unit: z.enum(units),
  value: z.enum(['count', 'persons', 'sum']),
  status: z.enum(['planned', 'actual']),
  span: z.enum(['year', 'cumulative', 'stock']),
  /** What came in (新增) or what stands on the day (存量). */
  counts: z.enum(['new', 'stock']).default('new'),
  owner: localized,
  /** Figures of the letters that it reproduces. */
  figures: z.array(z.string()),
  /** Parameters of the letters that bound each of its rows; it does not reproduce them. */
  governedBy: z.array(z.string()),
  /** The declared rows it counts. */
  of: z.string(),
  /** Conditions of its definition. */
  where: z.array(
    z.object({ facet: z.string(), name: localized, value: z.string(), label: localized }),
  ),
});
export type IndicatorView = z.infer<typeof indicatorSchema>;

/** A way to divide the rows: by county, cluster, month or a dimension. */
const option = z.object({
  value: z.string(),
  label: localized,
  rows: z.int(),
  /** The figure if this were chosen; whole fen for yuan. */
  measure: z.int(),
});
export const facetSchema = z.object({ id: z.string(), name: localized, options: z.array(option) });
export type Facet = z.infer<typeof facetSchema>;

export const indicatorRowSchema = indicatorSchema.extend({
  /** As of today; whole fen for yuan. Null where the query of its definition fails. */
  measure: z.int().nullable(),
  rows: z.int(),
  validOn: zCivilDate,
});

export const listIndicators = endpoint({
  id: 'indicators.list',
  method: 'GET',
  path: '/indicators',
  summary: 'Every indicator of the city with its figure of today',
  reply: z.object({ rows: z.array(indicatorRowSchema) }),
});

const question = z
  .object({
    /** The day the figure speaks of; today when left out. */
    validOn: zCivilDate.optional(),
    /** What was known by then; now when left out. */
    knownAt: z.iso.datetime().optional(),
    county: z.string().max(20).optional(),
    cluster: z.string().max(60).optional(),
    /** First day of the rows. */
    from: zCivilDate.optional(),
    /** Day after the last day of the rows. */
    until: zCivilDate.optional(),
    lang: z.string().max(10).optional(),
  })
  // Further names are dimensions of the rows; one that the rows do not have is refused.
  .catchall(z.string().max(100));

const indicatorParams = z.object({ indicatorId: z.string().regex(/^[a-z][a-z0-9.-]{0,79}$/) });

const answered = z.object({
  indicator: indicatorSchema,
  validOn: zCivilDate,
  knownAt: z.iso.datetime(),
  /** The filters in force. */
  filter: z.record(z.string(), z.string()),
  /** The figure; whole fen for yuan. */
  measure: z.int(),
  /** How many rows stand behind it. */
  count: z.int(),
});

export const showIndicator = endpoint({
  id: 'indicators.show',
  method: 'GET',
  path: '/indicators/:indicatorId',
  summary:
    'One figure as of a day and as known at a moment, its filters with counts, and its trend',
  params: indicatorParams,
  query: question,
  reply: answered.extend({
    today: zCivilDate,
    /** The same question a year before, as known at the same moment. */
    lastYear: z.object({
      /** The base: the figure of then, whole fen for yuan. */
      measure: z.int(),
      count: z.int(),
      validOn: zCivilDate,
      filter: z.record(z.string(), z.string()),
      /** Now less then. */
      change: z.int(),
      /** Change against the base in per cent, to two decimals; null where the base is 0 or less. */
      percent: z.number().nullable(),
    }),
    facets: z.array(facetSchema),
    /** Months in order, without gaps. */
    trend: z.array(z.object({ month: z.string(), measure: z.int(), cumulative: z.int() })),
  }),
  faults: questionFaults,
});

export const rowSchema = z.object({
  id: z.string(),
  happenedOn: zCivilDate,
  county: localized.nullable(),
  cluster: localized.nullable(),
  amountFen: z.int().nullable(),
  /** What the row adds to the figure; over all rows it adds up to the figure. */
  adds: z.int(),
  name: z.string().nullable(),
  dimensions: z.record(z.string(), localized),
  /** City-relative page of the record. */
  path: z.string().nullable(),
});

export const listRows = endpoint({
  id: 'indicators.rows',
  method: 'GET',
  path: '/indicators/:indicatorId/rows',
  summary: 'The rows behind a figure, newest first; counts for a reader who may not see persons',
  params: indicatorParams,
  query: question.extend({
    after: z.string().max(200).optional(),
    limit: z.coerce.number().int().min(1).max(100).default(50),
  }),
  reply: answered.extend({
    /** `counts`: no rows are shown, only `groups`. */
    view: z.enum(['persons', 'counts']),
    /** Sum of what all rows add, shown or not. */
    sum: z.int(),
    dimensions: z.array(z.object({ id: z.string(), name: localized })),
    rows: z.array(rowSchema),
    /** Each division of the rows; the measures of each add up to the figure. */
    groups: z.array(facetSchema),
    /** Rows outside the reader's counties: counted, not shown. */
    outside: z.object({ rows: z.int(), adds: z.int() }),
    next: z.string().nullable(),
    total: z.object({ count: z.int(), more: z.boolean() }),
  }),
  faults: questionFaults,
});

/** Rows of one file; a figure of more is exported in parts, by its filters. */
export const exportMost = 20_000;

export const exportRows = endpoint({
  id: 'indicators.export',
  method: 'GET',
  path: '/indicators/:indicatorId/export',
  summary: 'The rows behind a figure that the reader may see, or their counts, as .xlsx or CSV',
  kind: 'download',
  params: indicatorParams,
  query: question.extend({ format: z.enum(['xlsx', 'csv']).default('xlsx') }),
  reply: z.undefined(),
  faults: [...questionFaults, faults.exportTooLarge],
});

export const contradictionKinds = ['part', 'share', 'persons', 'parts'] as const;

export const listContradictions = endpoint({
  id: 'indicators.contradictions',
  method: 'GET',
  path: '/indicator-contradictions',
  summary: 'Figures that cannot be true together, as the check of the night found them',
  reply: z.object({
    rows: z.array(
      z.object({
        id: z.string(),
        kind: z.enum(contradictionKinds),
        indicator: z.object({ id: z.string(), name: localized }),
        of: z.object({ id: z.string(), name: localized }),
        unit: z.enum(units),
        /** Whole fen for yuan. */
        measure: z.int(),
        /** What it must not exceed. */
        most: z.int(),
        validOn: zCivilDate,
        foundAt: z.iso.datetime(),
      }),
    ),
  }),
});

export const showBoard = endpoint({
  id: 'indicators.board',
  method: 'GET',
  path: '/indicators-board',
  summary: 'The figures that the leaders look at, each beside the same figure a year before',
  reply: z.object({
    validOn: zCivilDate,
    knownAt: z.iso.datetime(),
    rows: z.array(
      indicatorRowSchema.extend({
        /** The same question a year before, as known now: the base of the comparison. */
        yearBefore: z.object({ validOn: zCivilDate, measure: z.int() }).nullable(),
      }),
    ),
    /** The counties as tiles of a grid; columns and rows count from 1. */
    tiles: z.array(
      z.object({ county: z.string(), name: localized, column: z.int(), row: z.int() }),
    ),
  }),
});
