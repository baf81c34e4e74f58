import * as z from 'zod';
import { endpoint } from '@yanzhen/values/endpoint.ts';
import { page, pageQuery } from '@yanzhen/values/page.ts';
import { zCivilDate, zFen, zReason, zText, zUuid } from '@yanzhen/values/fields.ts';
import { localizedSchema } from '@yanzhen/values/session.ts';
import { countingSchema as termSchema } from '../applications/contract.ts';

/** Where a recovery stands; `lifecycle.ts` says how it gets from one to the next. */
export const recoveryStates = [
  'grace',
  'opened',
  'noticed',
  'replied',
  'repaying',
  'waiver-proposed',
  'recovered',
  'enforced',
  'waived',
  'dropped',
] as const;
export type RecoveryState = (typeof recoveryStates)[number];

export const recoveryMoves = [
  'open',
  'count-on',
  'end-grace',
  'send-notice',
  'reply',
  'recount',
  'demand',
  'receive',
  'set-off',
  'settle',
  'enforce',
  'propose-waiver',
  'approve-waiver',
  'reject-waiver',
  'reopen',
] as const;
export type RecoveryMove = (typeof recoveryMoves)[number];

/** Why a person left, as the employer says. */
export const leavingCauses = [
  'resigned',
  'dismissed',
  'illness',
  'posted',
  'other-employer',
  'other',
] as const;

/** Days within which an employer reports that a person left. */
export const reportDays = 30;

/** Request faults of this folder; words under `faults.<code>`. */
export const faults = {
  /** The move does not start from this state, or not by this actor: reload. */
  wrongState: 'recoveries.wrong-state',
  /** The case asks for no service, or nothing of it was paid: nothing can be recovered. */
  nothingToRecover: 'recoveries.nothing-to-recover',
  /** There is a recovery of this case already. */
  openBefore: 'recoveries.open-before',
  /** The day lies before the service began, or in the future. */
  leftOn: 'recoveries.left-on',
  /** The reply term is not over and the person has not replied. */
  replyRuns: 'recoveries.reply-runs',
  /** Another natural person must make this step. */
  samePerson: 'recoveries.same-person',
  /** The parts of the plan do not add up to the sum, or their days are not in order. */
  planWrong: 'recoveries.plan-wrong',
  /** More than is left to repay. */
  tooMuch: 'recoveries.too-much',
  /** The document was entered before. */
  documentUsed: 'recoveries.document-used',
  /** The part is not one of the person's that can be set off. */
  partUnfit: 'recoveries.part-unfit',
  /** The benefit knows no such waiver. */
  waiverUnknown: 'recoveries.waiver-unknown',
  /** After an appeal it cannot be opened again: money has come, or it is with enforcement. Waive the rest. */
  moneyCame: 'recoveries.money-came',
  /** The person is not of this employer. */
  notYours: 'recoveries.not-yours',
} as const;

const params = z.object({ recoveryId: zUuid });

const recoveryHead = {
  id: zUuid,
  number: z.string(),
  applicationId: zUuid,
  reference: z.string().nullable(),
  benefitId: z.string(),
  name: z.string(),
  county: z.string().nullable(),
  state: z.enum(recoveryStates),
  since: z.iso.datetime(),
  leftOn: zCivilDate,
  graceUntil: zCivilDate.nullable(),
  amountFen: zFen,
  receivedFen: zFen,
  replyDueOn: zCivilDate.nullable(),
};
export const recoverySchema = z.object(recoveryHead);
export type Recovery = z.infer<typeof recoverySchema>;

/** How the sum was counted, for the person and the file. */
const countingSchema = z.object({
  /** `not-due`: the benefit, or a part of it, was not due at all; months are 0. */
  rule: z.enum(['pro-rata', 'full', 'not-due']),
  clause: z.string(),
  serviceFrom: zCivilDate,
  requiredMonths: z.int(),
  servedMonths: z.int(),
  paidFen: zFen,
});

const eventSchema = z.object({
  id: zUuid,
  move: z.enum(recoveryMoves),
  toState: z.enum(recoveryStates),
  at: z.iso.datetime(),
  /** Name of who acted; null for a job and where the reader sees offices only. */
  by: z.string().nullable(),
  reason: z.string().nullable(),
});

export const recoveryDetailSchema = z.object({
  ...recoveryHead,
  counting: countingSchema,
  /** How the last day for a reply was counted; null where none runs. */
  replyCounting: termSchema.nullable(),
  plan: z.array(z.object({ number: z.int(), dueOn: zCivilDate, amountFen: zFen })),
  receipts: z.array(
    z.object({
      id: zUuid,
      kind: z.enum(['received', 'set-off']),
      amountFen: zFen,
      on: zCivilDate,
      document: z.string(),
    }),
  ),
  waiver: localizedSchema.nullable(),
  events: z.array(eventSchema),
  /** What the reader can do now. */
  moves: z.array(z.enum(recoveryMoves)),
  /** Waivers that the benefit's duties name. */
  waivers: z.array(z.object({ id: z.string(), says: localizedSchema })),
  /** Parts of the same person that it may be set off against. */
  parts: z.array(
    z.object({
      applicationId: zUuid,
      reference: z.string().nullable(),
      instalment: z.int(),
      name: localizedSchema,
      amountFen: zFen,
      dueOn: zCivilDate,
    }),
  ),
});
export type RecoveryDetail = z.infer<typeof recoveryDetailSchema>;

export const listRecoveries = endpoint({
  id: 'recoveries.list',
  method: 'GET',
  path: '/recoveries',
  summary: 'Recoveries, newest first',
  query: z.object({ state: z.enum(recoveryStates).optional(), ...pageQuery }),
  reply: page(recoverySchema),
});

export const showRecovery = endpoint({
  id: 'recoveries.show',
  method: 'GET',
  path: '/recoveries/:recoveryId',
  summary: 'One recovery with its counting, plan, receipts and history',
  params,
  reply: recoveryDetailSchema,
});

export const openRecovery = endpoint({
  id: 'recoveries.open',
  method: 'POST',
  path: '/recoveries',
  summary: 'An officer found that a service was broken off: count what is to be repaid',
  body: z.object({ applicationId: zUuid, leftOn: zCivilDate, reason: zReason }),
  reply: recoveryDetailSchema,
  faults: [faults.nothingToRecover, faults.openBefore, faults.leftOn],
});

/** An act of one step, with nothing but its words. */
const step = (act: string, summary: string, more: readonly string[] = []) =>
  endpoint({
    id: `recoveries.${act}`,
    method: 'POST',
    path: `/recoveries/:recoveryId/${act}`,
    summary,
    params,
    body: z.object({ reason: zReason }),
    reply: recoveryDetailSchema,
    faults: [faults.wrongState, ...more],
  });

export const sendNotice = step(
  'send-notice',
  'Send the person the counting, with the right to reply',
);
export const enforce = step('enforce', 'Hand the rest to enforcement by law');
export const approveWaiver = step('approve-waiver', 'A second natural person approves the waiver', [
  faults.samePerson,
]);
export const rejectWaiver = step('reject-waiver', 'Reject the waiver; the recovery goes on');

export const recount = endpoint({
  id: 'recoveries.recount',
  method: 'POST',
  path: '/recoveries/:recoveryId/recount',
  summary: 'Count again with another last day; the person gets a new notice',
  params,
  body: z.object({ leftOn: zCivilDate, reason: zReason }),
  reply: recoveryDetailSchema,
  faults: [faults.wrongState, faults.leftOn, faults.nothingToRecover],
});

export const demand = endpoint({
  id: 'recoveries.demand',
  method: 'POST',
  path: '/recoveries/:recoveryId/demand',
  summary: 'Another person than sent the notice demands the sum, with the plan of repayment',
  params,
  body: z.object({
    reason: zReason,
    plan: z.array(z.object({ dueOn: zCivilDate, amountFen: zFen.refine((fen) => fen > 0) })).min(1).max(60), // prettier-ignore
  }),
  reply: recoveryDetailSchema,
  faults: [faults.wrongState, faults.replyRuns, faults.samePerson, faults.planWrong],
});

const document = zText(120, { lines: 'one' });
export const receive = endpoint({
  id: 'recoveries.receive',
  method: 'POST',
  path: '/recoveries/:recoveryId/receive',
  summary: 'Money came back, by the bank document named',
  params,
  body: z.object({ amountFen: zFen.refine((fen) => fen > 0), on: zCivilDate, document }),
  reply: recoveryDetailSchema,
  faults: [faults.wrongState, faults.tooMuch, faults.documentUsed],
});

export const setOff = endpoint({
  id: 'recoveries.set-off',
  method: 'POST',
  path: '/recoveries/:recoveryId/set-off',
  summary: 'Set the sum off against a part that is still to be paid to the same person',
  params,
  body: z.object({
    applicationId: zUuid,
    instalment: z.int().min(1).max(100),
    /** How the person agreed, or the clause that needs no agreement. */
    consent: zReason,
    document,
  }),
  reply: recoveryDetailSchema,
  faults: [faults.wrongState, faults.partUnfit, faults.documentUsed, 'payments.budget-short'],
});

export const proposeWaiver = endpoint({
  id: 'recoveries.propose-waiver',
  method: 'POST',
  path: '/recoveries/:recoveryId/propose-waiver',
  summary: 'Propose that the sum, or what is left of it, is waived; a second person approves',
  params,
  body: z.object({ waiverId: z.string().max(60), reason: zReason }),
  reply: recoveryDetailSchema,
  faults: [faults.wrongState, faults.waiverUnknown],
});

/* The person */

const mySchema = z.object({
  ...recoveryHead,
  counting: countingSchema,
  /** How the last day for a reply was counted; null where none runs. */
  replyCounting: termSchema.nullable(),
  plan: recoveryDetailSchema.shape.plan,
  events: z.array(eventSchema),
  mayReply: z.boolean(),
});
export type MyRecovery = z.infer<typeof mySchema>;

export const listMyRecoveries = endpoint({
  id: 'recoveries.mine',
  method: 'GET',
  path: '/my-recoveries',
  summary: 'What is to be repaid of my benefits, how it was counted, and what I can do',
  reply: z.object({ rows: z.array(mySchema) }),
});

export const replyToNotice = endpoint({
  id: 'recoveries.reply',
  method: 'POST',
  path: '/my-recoveries/:recoveryId/reply',
  summary: 'Reply to a notice: agree, explain, or show why nothing is to be repaid',
  params,
  body: z.object({ text: zText(2000) }),
  reply: z.object({ state: z.enum(recoveryStates) }),
  faults: [faults.wrongState],
});

/* The employer */

export const serviceRowSchema = z.object({
  applicationId: zUuid,
  reference: z.string().nullable(),
  name: z.string(),
  benefitId: z.string(),
  serviceUntil: zCivilDate,
  lastReport: z
    .object({ kind: z.enum(['serving', 'left']), on: zCivilDate, at: z.iso.datetime() })
    .nullable(),
});

export const listServing = endpoint({
  id: 'recoveries.serving',
  method: 'GET',
  path: '/service',
  summary: 'Our people whose benefits ask for service, and what was last reported of them',
  query: z.object(pageQuery),
  reply: z.object({ organisationName: z.string(), rows: z.array(serviceRowSchema), next: z.string().nullable() }), // prettier-ignore
});

export const reportService = endpoint({
  id: 'recoveries.report-service',
  method: 'POST',
  path: '/service/:applicationId/reports',
  summary: `Report that a person still serves, or left; leaving within ${reportDays} days`,
  params: z.object({ applicationId: zUuid }),
  body: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('serving') }),
    z.object({
      kind: z.literal('left'),
      on: zCivilDate,
      cause: z.enum(leavingCauses),
      note: zText(500).optional(),
    }),
  ]),
  reply: z.object({ reported: z.literal(true), late: z.boolean() }),
  faults: [faults.notYours, faults.leftOn],
});
