import * as z from 'zod';
import { endpoint } from '@yanzhen/values/endpoint.ts';
import { zCivilDate, zReason, zText, zUuid } from '@yanzhen/values/fields.ts';
import { page, pageQuery } from '@yanzhen/values/page.ts';
import { localizedSchema } from '@yanzhen/values/session.ts';
import { countingSchema } from '../applications/contract.ts';

/** Where an appeal stands; `lifecycle.ts` says how it gets from one to the next. */
export const appealStates = [
  'filed',
  'taken',
  'upheld',
  'changed',
  'withdrawn',
  'out-of-time',
] as const;
export type AppealState = (typeof appealStates)[number];

export const appealMoves = ['file', 'file-late', 'take', 'uphold', 'change', 'withdraw'] as const;
export type AppealMove = (typeof appealMoves)[number];

/** Request faults of this folder; words under `faults.<code>`. */
export const faults = {
  /** The decision is not one of the person's that stands: read the list again. */
  noDecision: 'appeals.no-decision',
  /** The decision was appealed against before: one appeal a decision. Values `number`. */
  once: 'appeals.once',
  /** A condition named is not one of the decision's. */
  conditionUnknown: 'appeals.condition-unknown',
  /** The appeal is at another step, or the reader may not make this move: reload. */
  wrongState: 'appeals.wrong-state',
  /** Who took part in the case hears no appeal in it: a colleague does. */
  acted: 'appeals.acted',
  /** Take the appeal first. */
  notTaken: 'appeals.not-taken',
  /** The decision does not stand any more: it cannot be changed. */
  gone: 'appeals.gone',
  /** The person has another case for the benefit, so this one is not opened again. Values `reference`. */
  anotherOpen: 'appeals.another-open',
} as const;

/** Terms and further remedies, as the city has them. */
export const termsSchema = z.object({
  askWorkingDays: z.int(),
  promisedWorkingDays: z.int(),
  legalWorkingDays: z.int(),
  /** What the law gives beside and after an appeal: days and months from the day on which one was told. */
  reconsideration: z.object({ organ: localizedSchema, days: z.int() }),
  court: z.object({ organ: localizedSchema, months: z.int() }),
  assumed: z.boolean(),
});
export type Terms = z.infer<typeof termsSchema>;

/** A condition of the decision with its clause, as it was decided. */
const conditionSchema = z.object({
  id: z.string(),
  outcome: z.string(),
  clause: z.string(),
  says: localizedSchema,
});
export type AppealCondition = z.infer<typeof conditionSchema>;

/** A decision of mine that stands. */
const decisionSchema = z.object({
  kind: z.string(),
  id: zUuid,
  name: localizedSchema,
  applicationId: zUuid,
  reference: z.string().nullable(),
  benefitId: z.string(),
  toldOn: zCivilDate,
  /** The last day on which it may be appealed against, and how it was counted. */
  askUntil: zCivilDate,
  counting: countingSchema,
  /** The day is over: an appeal is refused for it. */
  late: z.boolean(),
  reason: z.string().nullable(),
  conditions: z.array(conditionSchema),
});
export type AppealableDecision = z.infer<typeof decisionSchema>;

const head = {
  id: zUuid,
  number: z.string(),
  state: z.enum(appealStates),
  decisionName: localizedSchema,
  applicationId: zUuid,
  reference: z.string().nullable(),
  benefitId: z.string(),
  toldOn: zCivilDate,
  askUntil: zCivilDate,
  filedAt: z.iso.datetime(),
  /** null when it has ended. */
  dueOn: zCivilDate.nullable(),
  legalDueOn: zCivilDate.nullable(),
};
const body = {
  ...head,
  decisionReason: z.string().nullable(),
  grounds: z.string(),
  conditions: z.array(conditionSchema),
  counting: countingSchema.nullable(),
  /** What was found, as told to the person; null until it was decided. */
  reason: z.string().nullable(),
  decidedAt: z.iso.datetime().nullable(),
  files: z.array(z.object({ id: zUuid, name: z.string(), bytes: z.int() })),
  events: z.array(
    z.object({
      id: zUuid,
      move: z.enum(appealMoves),
      at: z.iso.datetime(),
      reason: z.string().nullable(),
      /** Name of who acted; null where the reader sees offices only. */
      by: z.string().nullable(),
    }),
  ),
};

const mySchema = z.object({ ...body, mayAddFiles: z.boolean(), mayWithdraw: z.boolean() });
export type MyAppeal = z.infer<typeof mySchema>;

const params = z.object({ appealId: zUuid });

export const listMine = endpoint({
  id: 'appeals.mine',
  method: 'GET',
  path: '/my-appeals',
  summary: 'Decisions of mine that I may appeal against, until when, and the appeals I made',
  query: z.object({ applicationId: zUuid.optional() }),
  reply: z.object({
    terms: termsSchema,
    decisions: z.array(decisionSchema),
    appeals: z.array(mySchema),
  }),
});

export const showMine = endpoint({
  id: 'appeals.show-mine',
  method: 'GET',
  path: '/my-appeals/:appealId',
  summary: 'One appeal of mine: who has it, by when, what was found, and what else I can do',
  params,
  reply: z.object({ terms: termsSchema, appeal: mySchema }),
});

export const fileAppeal = endpoint({
  id: 'appeals.file',
  method: 'POST',
  path: '/my-appeals',
  summary: 'Appeal against a decision; one that comes after its last day is refused with the day',
  body: z.object({
    kind: z.string().max(80),
    decisionId: zUuid,
    grounds: zText(3000),
    /** Conditions of the decision that the person holds to be met; may be empty. */
    conditions: z.array(z.string().max(80)).max(50).default([]),
  }),
  reply: z.object({ appeal: mySchema }),
  faults: [faults.noDecision, faults.once, faults.conditionUnknown],
});

export const addFile = endpoint({
  id: 'appeals.add-file',
  method: 'POST',
  path: '/my-appeals/:appealId/files',
  summary: 'Add a photo or PDF (field `file`) to an appeal that is not decided yet',
  params,
  kind: 'multipart',
  reply: z.object({ appeal: mySchema }),
  faults: [faults.wrongState, 'evidence.too-many'],
});

export const withdrawAppeal = endpoint({
  id: 'appeals.withdraw',
  method: 'POST',
  path: '/my-appeals/:appealId/withdrawal',
  summary: 'Withdraw an appeal that is not decided yet; the decision then stands',
  params,
  reply: z.object({ appeal: mySchema }),
  faults: [faults.wrongState],
});

export const showFile = endpoint({
  id: 'appeals.show-file',
  method: 'GET',
  path: '/appeals/:appealId/files/:fileId',
  summary: 'A file of an appeal; a view by staff is audited',
  params: params.extend({ fileId: zUuid }),
  kind: 'download',
  reply: z.unknown(),
});

const staffHead = {
  ...head,
  name: z.string(),
  county: z.string().nullable(),
  heardBy: z.string().nullable(),
  overdue: z.boolean(),
};
const staffRowSchema = z.object(staffHead);
export type AppealRowView = z.infer<typeof staffRowSchema>;

const staffSchema = z.object({
  ...body,
  ...staffHead,
  /** Who acted in the case, with the duty or the move of each: none of them hears the appeal. */
  acted: z.array(z.string()),
  /** What the reader can do now. */
  moves: z.array(z.enum(appealMoves)),
});
export type StaffAppeal = z.infer<typeof staffSchema>;

export const listAppeals = endpoint({
  id: 'appeals.list',
  method: 'GET',
  path: '/appeals',
  summary: 'Appeals, newest first',
  query: z.object({ show: z.enum(['open', 'ended']).default('open'), ...pageQuery }),
  reply: page(staffRowSchema),
});

export const showAppeal = endpoint({
  id: 'appeals.show',
  method: 'GET',
  path: '/appeals/:appealId',
  summary: 'One appeal with grounds, files, history and the decision it is against',
  params,
  reply: staffSchema,
});

export const takeAppeal = endpoint({
  id: 'appeals.take',
  method: 'POST',
  path: '/appeals/:appealId/taking',
  summary: 'Take an appeal upon oneself; refused to everybody who took part in the case',
  params,
  reply: staffSchema,
  faults: [faults.wrongState, faults.acted],
});

export const decideAppeal = endpoint({
  id: 'appeals.decide',
  method: 'POST',
  path: '/appeals/:appealId/decision',
  summary:
    'Uphold the decision, or change it: the case is opened again at the step it was decided at',
  params,
  body: z.object({ outcome: z.enum(['upheld', 'changed']), reason: zReason }),
  reply: staffSchema,
  faults: [faults.wrongState, faults.notTaken, faults.acted, faults.gone, faults.anotherOpen],
});
