import * as z from 'zod';
import { endpoint } from '@yanzhen/values/endpoint.ts';
import { zCivilDate, zFen, zReason, zText, zUuid } from '@yanzhen/values/fields.ts';
import { page, pageQuery } from '@yanzhen/values/page.ts';
import { localizedSchema } from '@yanzhen/values/session.ts';
import { countingSchema } from '../applications/contract.ts';
import { importEndpoints } from '../imports/contract.ts';

export const kindIds = ['insurance', 'property', 'tax', 'deaths', 'leavers'] as const;
export type ComparisonKindId = (typeof kindIds)[number];

/** Where a suspect record stands; `lifecycle.ts` says how it gets from one to the next. */
export const suspectStates = [
  'flagged',
  'explained',
  'overdue',
  'clear-proposed',
  'upheld',
  'closed',
  'withdrawn',
] as const;
export type SuspectState = (typeof suspectStates)[number];

/** By what the auditor counts: still open, upheld and being recovered, or how it ended. */
export const results = [
  'open',
  'upheld',
  'cleared',
  'recovered',
  'enforced',
  'waived',
  'counted-on',
  'stopped',
] as const;
export type Result = (typeof results)[number];
/** How a record ends. */
export type Outcome = Exclude<Result, 'open' | 'upheld'>;

export const suspectMoves = [
  'flag',
  'explain',
  'lapse',
  'ask-again',
  'propose-clear',
  'approve-clear',
  'reject-clear',
  'uphold',
  'stop-parts',
  'close',
  'withdraw',
] as const;
export type SuspectMove = (typeof suspectMoves)[number];

/** Who is asked to explain. */
export const explainers = ['person', 'employer', 'county'] as const;
export type Explainer = (typeof explainers)[number];

/** Request faults of this folder; words under `faults.<code>`. */
export const faults = {
  /** The list was opened before: go on with that one. */
  listOpened: 'comparisons.list-opened',
  /** The list is compared already, by another file. */
  comparedBefore: 'comparisons.compared-before',
  /** A day in the list lies in the future. */
  inFuture: 'comparisons.in-future',
  /** The move does not start from this state, or not by this actor: reload. */
  wrongState: 'comparisons.wrong-state',
  /** Another natural person must make this step. */
  samePerson: 'comparisons.same-person',
  /** The employer cannot be asked: the case names none, or it has no account here. */
  nobodyToAsk: 'comparisons.nobody-to-ask',
} as const;

/* Lists */

const listSchema = z.object({
  id: zUuid,
  number: z.string(),
  kind: z.enum(kindIds),
  name: localizedSchema,
  asOf: zCivilDate,
  provider: z.string(),
  document: z.string(),
  openedBy: z.string(),
  openedAt: z.iso.datetime(),
  /** Whether it was held against the city's cases. */
  compared: z.boolean(),
  rows: z.object({
    /** Of nobody whom the city pays or reviews; only counted. */
    unmatched: z.int(),
    clear: z.int(),
    /** The list could not tell. */
    noData: z.int(),
    flagged: z.int(),
  }),
  /** Suspect records of it, those taken back left out, and how many are still open. */
  records: z.int(),
  open: z.int(),
});
export type ComparisonList = z.infer<typeof listSchema>;

const listDetailSchema = listSchema.extend({
  purpose: localizedSchema,
  basis: localizedSchema,
  /** The import that it was compared by. */
  importId: zUuid.nullable(),
});

export const listKinds = endpoint({
  id: 'comparisons.kinds',
  method: 'GET',
  path: '/comparisons/kinds',
  summary: 'Kinds of lists that can be compared: columns, purpose and legal basis',
  reply: z.object({
    rows: z.array(
      z.object({
        id: z.enum(kindIds),
        name: localizedSchema,
        purpose: localizedSchema,
        basis: localizedSchema,
        columns: z.array(localizedSchema),
        explainer: z.enum(explainers),
        workingDays: z.int(),
      }),
    ),
  }),
});

export const openList = endpoint({
  id: 'comparisons.open-list',
  method: 'POST',
  path: '/comparisons/lists',
  summary: 'Open a list: its kind, the day it tells of, who gave it and by which document',
  body: z.object({
    kind: z.enum(kindIds),
    asOf: zCivilDate,
    provider: zText(100, { lines: 'one' }),
    document: zText(120, { lines: 'one' }),
  }),
  reply: listDetailSchema,
  faults: [faults.listOpened, faults.inFuture],
});

export const listLists = endpoint({
  id: 'comparisons.lists',
  method: 'GET',
  path: '/comparisons/lists',
  summary: 'Lists that were compared, newest first, with what came of them',
  query: z.object({ kind: z.enum(kindIds).optional(), ...pageQuery }),
  reply: page(listSchema),
});

const listParams = z.object({ listId: zUuid });

export const showList = endpoint({
  id: 'comparisons.list',
  method: 'GET',
  path: '/comparisons/lists/:listId',
  summary: 'One list with its purpose, basis and counts',
  params: listParams,
  reply: listDetailSchema,
});

export const importName = { zh: '数据比对清单', en: 'Comparison list' } as const;
/** The file of one list; `subject` is the list's id. */
export const listImport = importEndpoints('comparisons.rows', importName);

/* Suspect records */

const suspectHead = {
  id: zUuid,
  number: z.string(),
  kind: z.enum(kindIds),
  listId: zUuid,
  listNumber: z.string(),
  name: z.string(),
  applicationId: zUuid,
  reference: z.string().nullable(),
  benefitId: z.string(),
  county: z.string().nullable(),
  asks: localizedSchema,
  state: z.enum(suspectStates),
  result: z.enum([...results, 'withdrawn']),
  explainer: z.enum(explainers),
  dueOn: zCivilDate,
  /** Sum that would have to come back, as of the day it was flagged. */
  stakeFen: zFen,
  flaggedAt: z.iso.datetime(),
};
export const suspectSchema = z.object(suspectHead);
export type Suspect = z.infer<typeof suspectSchema>;

/** What was said, and by whom. */
export const suspectEventSchema = z.object({
  id: zUuid,
  move: z.enum(suspectMoves),
  at: z.iso.datetime(),
  as: z.enum(['person', 'employer', 'office', 'system']),
  /** Name of who acted; null for a job and where the reader sees offices only. */
  by: z.string().nullable(),
  reason: z.string().nullable(),
});

const suspectDetailSchema = z.object({
  ...suspectHead,
  counting: countingSchema,
  list: listDetailSchema,
  /** The line of the list, cell by cell, without the identity number; null once its time is over. */
  row: z
    .object({
      line: z.int(),
      nameDiffers: z.boolean(),
      cells: z.array(z.object({ column: localizedSchema, says: localizedSchema })),
    })
    .nullable(),
  employer: z.string().nullable(),
  award: z
    .object({
      grantedOn: zCivilDate,
      totalFen: zFen,
      paidFen: zFen,
      /** The next part, which is held while the record is open. */
      next: z.object({ name: localizedSchema, amountFen: zFen, dueOn: zCivilDate }).nullable(),
    })
    .nullable(),
  held: z.boolean(),
  recovery: z
    .object({
      id: zUuid,
      number: z.string(),
      state: z.string(),
      amountFen: zFen,
      receivedFen: zFen,
    })
    .nullable(),
  events: z.array(suspectEventSchema),
  /** What the reader can do now. */
  moves: z.array(z.enum(suspectMoves)),
});
export type SuspectDetail = z.infer<typeof suspectDetailSchema>;

const filters = {
  list: zUuid.optional(),
  kind: z.enum(kindIds).optional(),
  /** A county's code, or `none` where the case names no county. */
  county: z.string().max(20).optional(),
  result: z.enum(results).optional(),
};

export const listSuspects = endpoint({
  id: 'comparisons.suspects',
  method: 'GET',
  path: '/comparisons/suspects',
  summary: 'Suspect records, newest first; each total of the auditor opens to them',
  query: z.object({ ...filters, state: z.enum(suspectStates).optional(), ...pageQuery }),
  reply: page(suspectSchema),
});

const suspectParams = z.object({ suspectId: zUuid });

export const showSuspect = endpoint({
  id: 'comparisons.suspect',
  method: 'GET',
  path: '/comparisons/suspects/:suspectId',
  summary: 'One suspect record: line, award, sums, explanation and decision',
  params: suspectParams,
  reply: suspectDetailSchema,
});

/** A step with nothing but its words. */
const step = (act: string, summary: string, more: readonly string[] = []) =>
  endpoint({
    id: `comparisons.${act}`,
    method: 'POST',
    path: `/comparisons/suspects/:suspectId/${act}`,
    summary,
    params: suspectParams,
    body: z.object({ reason: zReason }),
    reply: suspectDetailSchema,
    faults: [faults.wrongState, ...more],
  });

export const explainForCounty = step('explain', 'The county explains what it found');
export const proposeClear = step(
  'propose-clear',
  'Propose that the record is cleared; a second natural person approves',
  [faults.samePerson],
);
export const approveClear = step(
  'approve-clear',
  'A second natural person clears the record; what was held goes on',
  [faults.samePerson],
);
export const rejectClear = step(
  'reject-clear',
  'The clearing is not approved; the record goes on',
  [faults.samePerson],
);
export const uphold = step(
  'uphold',
  'The suspicion holds: what was paid is recovered by rule, what is still to be paid is stopped',
  [faults.samePerson],
);
export const stopParts = step(
  'stop-parts',
  'Stop what is still to be paid, where it could not be stopped before',
  [faults.samePerson, 'instalments.under-way'],
);

export const askAgain = endpoint({
  id: 'comparisons.ask-again',
  method: 'POST',
  path: '/comparisons/suspects/:suspectId/ask-again',
  summary: 'Ask again, or ask another: a new term runs',
  params: suspectParams,
  body: z.object({ explainer: z.enum(explainers), reason: zReason }),
  reply: suspectDetailSchema,
  faults: [faults.wrongState, faults.nobodyToAsk],
});

/* The auditor's totals */

export const totalsBy = ['list', 'kind', 'county', 'result'] as const;
export type TotalsBy = (typeof totalsBy)[number];

const sums = {
  records: z.int(),
  persons: z.int(),
  /** Flagged = open + cleared + upheld, by what was at stake when flagged. */
  flaggedFen: zFen,
  openFen: zFen,
  clearedFen: zFen,
  upheldFen: zFen,
  /** Of the recoveries that the records opened, as they stand today. */
  toRecoverFen: zFen,
  recoveredFen: zFen,
};

const totalSchema = z.object({
  /** The list's id, the kind, the county's code or null, or the result. */
  key: z.string().nullable(),
  /** What the reader knows it by, where the page has no words for the key: a list's number, a county's name. */
  name: localizedSchema.nullable(),
  ...sums,
});
export type Total = z.infer<typeof totalSchema>;

export const showTotals = endpoint({
  id: 'comparisons.totals',
  method: 'GET',
  path: '/comparisons/totals',
  summary: 'Totals over suspect records by list, kind, county or result, in whole fen',
  query: z.object({ by: z.enum(totalsBy).default('kind') }),
  reply: z.object({ rows: z.array(totalSchema), all: z.object(sums), on: zCivilDate }),
});

export const downloadTotals = endpoint({
  id: 'comparisons.download-totals',
  method: 'GET',
  path: '/comparisons/totals/file',
  summary: 'The same totals as a spreadsheet',
  query: z.object({ by: z.enum(totalsBy).default('kind') }),
  kind: 'download',
  reply: z.unknown(),
});

/* The person and the employer */

const askedSchema = z.object({
  id: zUuid,
  number: z.string(),
  name: z.string(),
  reference: z.string().nullable(),
  benefitId: z.string(),
  list: localizedSchema,
  provider: z.string(),
  purpose: localizedSchema,
  basis: localizedSchema,
  asks: localizedSchema,
  state: z.enum(suspectStates),
  result: z.enum([...results, 'withdrawn']),
  explainer: z.enum(explainers),
  dueOn: zCivilDate,
  counting: countingSchema,
  held: z.boolean(),
  mayExplain: z.boolean(),
  events: z.array(suspectEventSchema),
});
export type AskedSuspect = z.infer<typeof askedSchema>;

const explanation = z.object({ text: zText(500) });
const explained = z.object({ state: z.enum(suspectStates) });

export const listMySuspects = endpoint({
  id: 'comparisons.mine',
  method: 'GET',
  path: '/my-suspects',
  summary: 'What a comparison found about me, and what I can say to it',
  reply: z.object({ rows: z.array(askedSchema) }),
});

export const explainMine = endpoint({
  id: 'comparisons.explain-mine',
  method: 'POST',
  path: '/my-suspects/:suspectId/explanation',
  summary: 'Explain what a comparison found about me',
  params: suspectParams,
  body: explanation,
  reply: explained,
  faults: [faults.wrongState],
});

export const listEmployerSuspects = endpoint({
  id: 'comparisons.employer',
  method: 'GET',
  path: '/employer-suspects',
  summary: 'What our employer is asked to explain about its people',
  query: z.object(pageQuery),
  reply: page(askedSchema),
});

export const explainForEmployer = endpoint({
  id: 'comparisons.explain-employer',
  method: 'POST',
  path: '/employer-suspects/:suspectId/explanation',
  summary: 'The employer explains',
  params: suspectParams,
  body: explanation,
  reply: explained,
  faults: [faults.wrongState],
});
