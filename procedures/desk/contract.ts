import * as z from 'zod';
import { endpoint } from '@yanzhen/values/endpoint.ts';
import { zCivilDate, zIdentityNumber, zReason, zText, zUuid } from '@yanzhen/values/fields.ts';
import { page, pageQuery } from '@yanzhen/values/page.ts';
import { localizedSchema } from '@yanzhen/values/session.ts';

/** How pressing a thing is, by working days left. */
export const urgencies = ['overdue', 'red', 'amber', 'green'] as const;

/** A request fault of this folder; words under `faults.<code>`. */
export const faults = {
  /** Somebody else has it: ask them, or take it over with a reason. */
  held: 'desk.held',
  /** It waits for none of the actor's roles, or has moved on: reload the list. */
  notWaiting: 'desk.not-waiting',
  /** The colleague does not do this work, or not in this county. */
  notTheirs: 'desk.not-theirs',
  /** A query of this name is kept already. */
  nameTaken: 'desk.name-taken',
  /** The account keeps as many queries as it may. */
  tooMany: 'desk.too-many',
  /** Identity numbers are not searched by the address: the page sends them in the body. */
  numberInSearch: 'desk.number-in-search',
  /** A message that was kept before its text could be sent again, or was sent again just now. */
  sentJustNow: 'desk.sent-just-now',
} as const;

const totalSchema = z.object({ count: z.int(), more: z.boolean() });
const zSubject = z.string().regex(/^[a-z][a-z-]{1,40}$/);
const zQueue = z.string().regex(/^[a-z][a-z-]*\.[a-z][a-z-]*$/);
const zCounty = z.string().regex(/^[1-9]\d{5}$/);

/** What a queue is asked for; all parts are optional. */
export const filterFields = {
  /** Where it stands, e.g. `county-review`. */
  step: z.string().max(40).optional(),
  /** Of what sort it is, e.g. a benefit. */
  kind: z.string().max(60).optional(),
  county: zCounty.optional(),
  /** `mine`: what a role of the reader has; `anyone`: whatever is not ended. */
  waits: z.enum(['mine', 'anyone']).optional(),
  /** Assigned to the reader, to nobody, or to an account. */
  assigned: z.union([z.enum(['me', 'nobody']), zUuid]).optional(),
  due: z.enum(urgencies).optional(),
  order: z.enum(['due', 'newest']).optional(),
  /** Beginning of a name, its spelling or initials, or of a reference number. */
  search: z.string().trim().max(60).optional(),
};
export const queueFilterSchema = z.object(filterFields);
export type QueueFilter = z.infer<typeof queueFilterSchema>;

/**
 * How a filter stands in the address of a page that lists a queue: each field by its name, the search as
 * `q`, and the tab that a list of cases shows it under.
 */
export function filterAddress(filter: QueueFilter): Record<string, string> {
  const { search, waits, ...rest } = filter;
  const mine = filter.assigned === 'me' ? 'assigned' : 'mine';
  const tab = waits === 'mine' ? mine : filter.due === 'overdue' ? 'overdue' : 'all';
  const fields = Object.entries({ tab, ...rest, q: search });
  return Object.fromEntries(fields.flatMap(([name, value]) => (value ? [[name, value]] : [])));
}

/** Who has a thing, and since when. */
export const assigneeSchema = z.object({
  accountId: zUuid,
  name: z.string(),
  since: z.iso.datetime(),
});

export const queueRowSchema = z.object({
  id: zUuid,
  reference: z.string().nullable(),
  title: z.string(),
  step: z.string(),
  stepName: localizedSchema.nullable(),
  county: z.string().nullable(),
  amountFen: z.int().nullable(),
  dueOn: zCivilDate.nullable(),
  urgency: z.enum(urgencies).nullable(),
  since: z.iso.datetime(),
  assignee: assigneeSchema.nullable(),
});
export type QueueRow = z.infer<typeof queueRowSchema>;

const headSchema = z.object({
  id: z.string(),
  name: localizedSchema,
  subject: z.string(),
  rowPath: z.string(),
  listPath: z.string().nullable(),
});

export const listWork = endpoint({
  id: 'desk.work',
  method: 'GET',
  path: '/desk/work',
  summary:
    'The queues of my roles with counts and urgency, and the queries that I or my office keep',
  reply: z.object({
    queues: z.array(
      headSchema.extend({
        total: totalSchema,
        /** Of the first 10,000 by due day. */
        urgency: z.object({ overdue: z.int(), red: z.int(), amber: z.int(), green: z.int() }),
        /** Assigned to the reader. */
        mine: z.int(),
      }),
    ),
    queries: z.array(
      z.object({
        id: zUuid,
        name: z.string(),
        queue: headSchema,
        filter: queueFilterSchema,
        shared: z.boolean(),
        /** Whether the reader keeps it; else the name of who does. */
        own: z.boolean(),
        by: z.string(),
        total: totalSchema,
      }),
    ),
  }),
});

export const listQueue = endpoint({
  id: 'desk.queue',
  method: 'GET',
  path: '/desk/queues/:queue',
  summary: 'One declared queue in its order, filtered and searched, page by page',
  params: z.object({ queue: zQueue }),
  query: z.object({ ...filterFields, ...pageQuery }),
  reply: page(queueRowSchema).extend({ queue: headSchema }),
  faults: [faults.numberInSearch],
});

const things = z.object({ subject: zSubject, ids: z.array(zUuid).min(1).max(200) });
const assigned = z.object({
  /** One line a thing, in the order of the ids. */
  results: z.array(z.object({ id: zUuid, done: z.boolean(), assignee: assigneeSchema.nullable() })),
});

export const claim = endpoint({
  id: 'desk.claim',
  method: 'POST',
  path: '/desk/claims',
  summary: 'Take work that nobody has; what somebody else has stays with them and is named',
  body: things,
  reply: assigned,
  faults: [faults.notWaiting],
});

export const assign = endpoint({
  id: 'desk.assign',
  method: 'POST',
  path: '/desk/assignments',
  summary: 'Give work to a colleague, or take it over from one, with a reason',
  body: things.extend({ accountId: zUuid, reason: zReason }),
  reply: assigned,
  faults: [faults.notWaiting, faults.notTheirs],
});

export const release = endpoint({
  id: 'desk.release',
  method: 'POST',
  path: '/desk/releases',
  summary: 'Put work back into the queue, with a reason',
  body: things.extend({ reason: zReason }),
  reply: assigned,
  faults: [faults.notWaiting],
});

export const handOver = endpoint({
  id: 'desk.hand-over',
  method: 'POST',
  path: '/desk/hand-overs',
  summary: 'Give the waiting work of a colleague on leave to another; at most 1,000 things at once',
  body: z.object({ fromAccountId: zUuid, toAccountId: zUuid.nullable(), reason: zReason }),
  reply: z.object({ moved: z.int(), left: z.int() }),
  faults: [faults.notTheirs],
});

export const listColleagues = endpoint({
  id: 'desk.colleagues',
  method: 'GET',
  path: '/desk/colleagues',
  summary: 'Accounts that share a role and a county with me, and how much each has',
  reply: z.object({
    colleagues: z.array(
      z.object({
        accountId: zUuid,
        name: z.string(),
        office: localizedSchema.nullable(),
        /** Waiting things assigned to the account, of the queues that both see. */
        has: z.int(),
        me: z.boolean(),
      }),
    ),
  }),
});

/* Kept queries */

export const keepQuery = endpoint({
  id: 'desk.keep-query',
  method: 'POST',
  path: '/desk/queries',
  summary:
    'Keep a question to a queue under a name, for me or for my office; at most 30 an account',
  body: z.object({
    name: zText(40, { lines: 'one' }),
    queue: zQueue,
    filter: queueFilterSchema,
    shared: z.boolean(),
  }),
  reply: z.object({ id: zUuid }),
  faults: [faults.nameTaken, faults.tooMany, faults.numberInSearch],
});

export const dropQuery = endpoint({
  id: 'desk.drop-query',
  method: 'DELETE',
  path: '/desk/queries/:queryId',
  summary: 'Keep a query of mine no longer',
  params: z.object({ queryId: zUuid }),
  reply: z.object({ dropped: z.literal(true) }),
});

/* A thing */

const thing = z.object({ subject: zSubject, id: zUuid });

export const noteSchema = z.object({
  id: zUuid,
  at: z.iso.datetime(),
  by: z.string(),
  text: z.string(),
});

export const listNotes = endpoint({
  id: 'desk.notes',
  method: 'GET',
  path: '/desk/notes/:subject/:id',
  summary: 'What the offices noted about a thing, newest first, and to whom it was assigned',
  params: thing,
  reply: z.object({
    notes: z.array(noteSchema),
    assignee: assigneeSchema.nullable(),
    /** Whether the thing waits for a role of the reader, who may then claim it. */
    claimable: z.boolean(),
    assignments: z.array(
      z.object({
        at: z.iso.datetime(),
        act: z.enum(['claim', 'assign', 'release']),
        by: z.string(),
        from: z.string().nullable(),
        to: z.string().nullable(),
        reason: z.string().nullable(),
      }),
    ),
  }),
});

export const addNote = endpoint({
  id: 'desk.add-note',
  method: 'POST',
  path: '/desk/notes/:subject/:id',
  summary: 'Note something for the offices; it is kept for good and never shown to the applicant',
  params: thing,
  body: z.object({ text: zText(1000) }),
  reply: noteSchema,
});

export const listViews = endpoint({
  id: 'desk.views',
  method: 'GET',
  path: '/desk/views/:subject/:id',
  summary:
    'Who of the staff saw a thing, its files, or a number of its person in full; newest first',
  params: thing,
  query: z.object(pageQuery),
  reply: page(
    z.object({
      id: zUuid,
      at: z.iso.datetime(),
      by: z.string(),
      office: localizedSchema.nullable(),
      act: z.string(),
      /** Which number, where one was shown in full. */
      field: z.string().nullable(),
      reason: z.string().nullable(),
    }),
  ),
});

export const findThing = endpoint({
  id: 'desk.find',
  method: 'GET',
  path: '/desk/things/:reference',
  summary: 'The thing of a reference number, for who looks into the trail',
  params: z.object({ reference: z.string().trim().max(40) }),
  reply: z.object({
    subject: z.string(),
    id: zUuid,
    reference: z.string(),
    stepName: localizedSchema.nullable(),
  }),
});

export const findByIdentity = endpoint({
  id: 'desk.find-by-identity',
  method: 'POST',
  path: '/desk/identity-searches',
  summary:
    'Things of the person with an identity number, in the queues that I see; each search is recorded',
  body: z.object({ identityNumber: zIdentityNumber, reason: zReason }),
  reply: z.object({ rows: z.array(queueRowSchema.extend({ rowPath: z.string() })) }),
});

export const listMessages = endpoint({
  id: 'desk.messages',
  method: 'GET',
  path: '/desk/messages/:subject/:id',
  summary: 'What the person was told about a thing, and whether it left; newest first, at most 100',
  params: thing,
  reply: z.object({
    messages: z.array(
      z.object({
        id: zUuid,
        at: z.iso.datetime(),
        template: z.string(),
        deliveredAt: z.iso.datetime().nullable(),
        values: z.record(z.string(), z.union([z.string(), z.number()])),
      }),
    ),
  }),
});

export const resendMessage = endpoint({
  id: 'desk.resend-message',
  method: 'POST',
  path: '/desk/messages/:subject/:id/:messageId/resend',
  summary: 'Send a message about a thing again, with a reason; once in ten minutes',
  params: thing.extend({ messageId: zUuid }),
  body: z.object({ reason: zReason }),
  reply: z.object({ sent: z.literal(true) }),
  faults: [faults.sentJustNow],
});

export const listOperations = endpoint({
  id: 'desk.operations',
  method: 'GET',
  path: '/desk/operations',
  summary: 'Everyday operations of my roles that have a page of their own',
  reply: z.object({
    operations: z.array(
      z.object({ id: z.string(), name: localizedSchema, says: localizedSchema, path: z.string() }),
    ),
  }),
});
