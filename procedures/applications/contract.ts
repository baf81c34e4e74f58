import * as z from 'zod';
import { zCivilDate, zReason, zUuid } from '@yanzhen/values/fields.ts';
import { endpoint } from '@yanzhen/values/endpoint.ts';
import type { Localized } from '@yanzhen/values/localized.ts';
import { localizedSchema } from '@yanzhen/values/session.ts';

/** Where a case stands; `lifecycle.ts` says how it gets from one to the next. */
export const states = [
  'draft',
  'employer-confirmation',
  'county-review',
  'correction',
  'proposed',
  'checked',
  'approved',
  'publicity',
  'objected',
  'payable',
  'batched',
  'signed',
  'instructed',
  'returned',
  'in-service',
  'paid',
  'stopped',
  'refused',
  'withdrawn',
  'expired',
] as const;
export type State = (typeof states)[number];

/** The duties that a move may discharge; `lifecycle.ts` says which exclude each other in one case. */
export const duties = [
  'apply',
  'vouch',
  'propose',
  'check',
  'approve',
  'publish',
  'prepare',
  'sign',
  'release',
  'confirm',
  'waive',
  'reconsider',
] as const;
export type Duty = (typeof duties)[number];

export const moveIds = [
  'start',
  'submit',
  'file',
  'confirm-employment',
  'dispute-employment',
  'ask-correction',
  'correct',
  'propose',
  'refuse',
  'send-back',
  'check',
  'approve',
  'publish',
  'object',
  'dismiss-objection',
  'uphold-objection',
  'end-publicity',
  'prepare',
  'unbatch',
  'sign',
  'void-batch',
  'release',
  'confirm-payment',
  'confirm-instalment',
  'return-payment',
  'recall-payment',
  'pay-next',
  'stop-instalments',
  'settle-instalments',
  'give-up-instalments',
  'import',
  'confirm-offer',
  'round-propose',
  'round-check',
  'round-approve',
  'withdraw',
  'expire',
  'lapse',
  'reopen',
  'pause-clock',
  'resume-clock',
  'extend-term',
  'recount-term',
] as const;
export type MoveId = (typeof moveIds)[number];

/** Names of the states as a person reads them. */
export const stateNames: Readonly<Record<State, Localized>> = {
  draft: { zh: '草稿', en: 'Draft' },
  'employer-confirmation': { zh: '待单位确认', en: 'Waiting for the employer' },
  'county-review': { zh: '区县初审', en: 'County review' },
  correction: { zh: '待补正', en: 'Waiting for your correction' },
  proposed: { zh: '市级复审', en: 'City check' },
  checked: { zh: '待审定', en: 'Waiting for approval' },
  approved: { zh: '已审定，待公示', en: 'Approved, to be published' },
  publicity: { zh: '公示中', en: 'On public notice' },
  objected: { zh: '有异议，核查中', en: 'Objected to, being looked into' },
  payable: { zh: '待制单', en: 'To be put in a batch' },
  batched: { zh: '待财务复核', en: 'Batch waiting for a second signature' },
  signed: { zh: '待拨付', en: 'Signed, to be released' },
  instructed: { zh: '已发银行，待到账', en: 'Sent to the bank' },
  returned: { zh: '银行退回', en: 'Returned by the bank' },
  'in-service': { zh: '已拨部分，待下期', en: 'Paid in part' },
  paid: { zh: '已到账', en: 'Paid' },
  stopped: { zh: '已停发', en: 'Stopped' },
  refused: { zh: '不予通过', en: 'Refused' },
  withdrawn: { zh: '已撤回', en: 'Withdrawn' },
  expired: { zh: '逾期失效', en: 'Expired' },
};

/** Steps that a benefit has or has not; `lifecycle.ts` says which moves each of them opens. */
export const parts = ['employer', 'publicity', 'joint-check'] as const;
export type Part = (typeof parts)[number];

export const partNames: Readonly<Record<Part, Localized>> = {
  employer: { zh: '单位确认', en: 'confirmation by the employer' },
  publicity: { zh: '公示', en: 'public notice' },
  'joint-check': { zh: '部门联审', en: 'joint check by departments' },
};

/** Names of what an approval rests on; facts and evidence have names of their own. */
export const contentNames: Readonly<Record<string, Localized>> = {
  amount: { zh: '金额', en: 'the sum' },
  employer: { zh: '用人单位', en: 'the employer' },
  policy: { zh: '政策版本', en: 'the policy version' },
  payee: { zh: '收款账户', en: 'the account to be paid to' },
};

/** Names of the duties, official term first. */
export const dutyNames: Readonly<Record<Duty, Localized>> = {
  apply: { zh: '申请', en: 'apply' },
  vouch: { zh: '用工确认', en: 'confirm the employment' },
  propose: { zh: '初审', en: 'propose' },
  check: { zh: '复审', en: 'check' },
  approve: { zh: '审定', en: 'approve' },
  publish: { zh: '公示', en: 'publish' },
  prepare: { zh: '制单', en: 'prepare the batch' },
  sign: { zh: '复核', en: 'sign the batch' },
  release: { zh: '拨付', en: 'release the money' },
  confirm: { zh: '到账确认', en: 'confirm the payment' },
  waive: { zh: '豁免', en: 'waive a recovery' },
  reconsider: { zh: '申诉复核', en: 'hear an appeal' },
};

/** Names of the moves, as on a button and in a history. */
export const moveNames: Readonly<Record<MoveId, Localized>> = {
  start: { zh: '开始填写', en: 'Started' },
  submit: { zh: '提交', en: 'Submit' },
  file: { zh: '单位代报', en: 'Filed by the employer' },
  'confirm-employment': { zh: '确认用工', en: 'Confirm the employment' },
  'dispute-employment': { zh: '用工情况不符', en: 'Dispute the employment' },
  'ask-correction': { zh: '一次性告知补正', en: 'Ask for what is missing' },
  correct: { zh: '提交补正', en: 'Send the correction' },
  propose: { zh: '初审通过', en: 'Propose' },
  refuse: { zh: '不予通过', en: 'Refuse' },
  'send-back': { zh: '退回上一环节', en: 'Send back' },
  check: { zh: '复审通过', en: 'Pass the check' },
  approve: { zh: '审定', en: 'Approve' },
  publish: { zh: '公示', en: 'Publish' },
  object: { zh: '提出异议', en: 'Objection' },
  'dismiss-objection': { zh: '异议不成立', en: 'Dismiss the objection' },
  'uphold-objection': { zh: '异议成立', en: 'Uphold the objection' },
  'end-publicity': { zh: '公示期满', en: 'Public notice ended' },
  prepare: { zh: '列入拨付批次', en: 'Put in a batch' },
  unbatch: { zh: '移出批次', en: 'Take out of the batch' },
  sign: { zh: '批次复核', en: 'Sign the batch' },
  'void-batch': { zh: '批次作废', en: 'Void the batch' },
  release: { zh: '发往银行', en: 'Send to the bank' },
  'confirm-payment': { zh: '到账', en: 'Arrived' },
  'confirm-instalment': { zh: '本期到账', en: 'Instalment arrived' },
  'return-payment': { zh: '银行退回', en: 'Returned by the bank' },
  'recall-payment': { zh: '到账后退回', en: 'Sent back after it had arrived' },
  'pay-next': { zh: '下期可付', en: 'Next instalment may be paid' },
  'stop-instalments': { zh: '停发', en: 'Stop the instalments' },
  'settle-instalments': { zh: '抵扣结清', en: 'Settled by setting off' },
  'give-up-instalments': { zh: '放弃后续各期', en: 'Give up the further instalments' },
  import: { zh: '期初导入', en: 'Brought in from before' },
  'confirm-offer': { zh: '确认领取（免申即享）', en: 'Confirmed the offer' },
  'round-propose': { zh: '批次抽样（初审）', en: 'Proposed with its round' },
  'round-check': { zh: '批次复核（复审）', en: 'Checked with its round' },
  'round-approve': { zh: '批次审定', en: 'Approved with its round' },
  withdraw: { zh: '撤回', en: 'Withdraw' },
  expire: { zh: '逾期失效', en: 'Expired' },
  lapse: { zh: '内容变化，审核失效', en: 'Approval lapsed' },
  reopen: { zh: '复核改变，重新办理', en: 'Opened again after an appeal' },
  'pause-clock': { zh: '期限暂停', en: 'Term paused' },
  'resume-clock': { zh: '期限恢复', en: 'Term goes on' },
  'extend-term': { zh: '延期', en: 'Extend the term' },
  'recount-term': { zh: '更正期限', en: 'Correct the term' },
};

/** Why a term may stand still (特殊环节): its days are not counted, and the counting says so. */
export const pauseCodes = [
  'correction',
  'publicity',
  'objection',
  'expert-review',
  'joint-check',
] as const;
export type PauseCode = (typeof pauseCodes)[number];

export const pauseNames: Readonly<Record<PauseCode, Localized>> = {
  correction: { zh: '等待补正', en: 'waiting for a correction' },
  publicity: { zh: '公示', en: 'public notice' },
  objection: { zh: '异议核查', en: 'an objection is looked into' },
  'expert-review': { zh: '专家评审', en: 'expert review' },
  'joint-check': { zh: '部门联审', en: 'joint check by departments' },
};

/** Who may hold a case: an office's role, the applicant, the employer, or nobody when it has ended. */
export const holderNames: Readonly<Record<string, Localized>> = {
  talent: { zh: '申请人', en: 'The applicant' },
  agent: { zh: '用人单位', en: 'The employer' },
  'county-officer': { zh: '区县初审岗', en: 'County officer' },
  'city-checker': { zh: '市级复审岗', en: 'City checker' },
  approver: { zh: '审定岗', en: 'Approver' },
  'publicity-officer': { zh: '公示岗', en: 'Publicity officer' },
  'finance-preparer': { zh: '财务制单岗', en: 'Finance, preparing' },
  'finance-signer': { zh: '财务复核岗', en: 'Finance, signing' },
  'finance-releaser': { zh: '财务拨付岗', en: 'Finance, releasing' },
};

export const stateSchema = z.enum(states);
export const moveSchema = z.enum(moveIds);

const rangeValues = z.object({
  /** `5月1日–5日`, `1–5 May`. */
  range: z.string(),
  days: z.int(),
  /** The holiday or the reason of a pause; empty on ordinary days. */
  name: z.string(),
  /** Numbers of the working days in it, `1–3`; empty when it is passed over. */
  numbers: z.string(),
});

/** One counting, ready for the sentences `counting.*` of this folder's words. */
const countedSchema = z.object({
  /** The day of the event, which is not counted. */
  from: zCivilDate,
  /** Of the term itself, without an extension. */
  workingDays: z.int(),
  dueOn: zCivilDate,
  /** The count runs into a year whose holidays are not published yet. */
  provisional: z.boolean(),
  ranges: z.array(
    z.object({
      from: zCivilDate,
      to: zCivilDate,
      why: z.enum(['workday', 'make-up', 'weekend', 'holiday', 'pause']),
      counted: z.boolean(),
      provisional: z.boolean(),
      values: z.object({ zh: rangeValues, en: rangeValues }),
    }),
  ),
});
export type Counted = z.infer<typeof countedSchema>;

/**
 * How a day was counted: `t('counting.' + range.why, range.values[language])`. `dueOn` of a term that
 * stands still is the day it would end on if it went on tomorrow.
 */
export const countingSchema = countedSchema.extend({
  /** The legal term, counted beside the promised one. */
  legal: countedSchema.optional(),
  /** `t('counting.extension', extension)`. */
  extension: z
    .object({ workingDays: z.int(), reason: z.string(), document: z.string() })
    .optional(),
  /** Pauses that still last, oldest first: `t('counting.standing', …)`. */
  standing: z
    .array(z.object({ code: z.enum(pauseCodes), from: zCivilDate, reason: localizedSchema }))
    .optional(),
});
export type Counting = z.infer<typeof countingSchema>;

/** Who has it, since when, by when. */
export const standingSchema = z.object({
  state: stateSchema,
  /** A key of `holderNames`; null when the case has ended. */
  holder: z.string().nullable(),
  holderSince: z.iso.datetime(),
  /** Promised day; null also while the term stands still (`counting.standing`). */
  dueOn: zCivilDate.nullable(),
  legalDueOn: zCivilDate.nullable(),
  counting: countingSchema.nullable(),
});

/** One line of a case's history. */
export const eventSchema = z.object({
  id: zUuid,
  number: z.int(),
  move: moveSchema,
  fromState: stateSchema.nullable(),
  toState: stateSchema,
  duty: z.enum(duties).nullable(),
  at: z.iso.datetime(),
  reason: z.string().nullable(),
  /** Name of who acted; null for a job and where the reader sees offices only. */
  by: z.string().nullable(),
});

/** A request fault of this folder; words under `faults.<code>`. */
export const faults = {
  /** Somebody moved the case since it was read: read it again. */
  stale: 'applications.stale',
  /** The move does not start from this state: look at the allowed moves. */
  wrongState: 'applications.wrong-state',
  /** The actor's role, county or relation to the case does not allow the move. */
  notAllowed: 'applications.not-allowed',
  /** The move needs a reason. */
  reasonMissing: 'applications.reason-missing',
  /** The same natural person would discharge two duties that exclude each other: a colleague acts. */
  excludedDuty: 'applications.excluded-duty',
  /** The person already has a case for this benefit that is open or paid. */
  alreadyOpen: 'applications.already-open',
  /** The pair is never relaxed (prepare with sign), or is not a pair. */
  pairFixed: 'applications.pair-fixed',
  /** The term was extended before: a term is extended once in a case. */
  extendedBefore: 'applications.extended-before',
  /** What was proposed or approved changed since: values `fields`, `name`; it goes back to the review. */
  contentChanged: 'applications.content-changed',
  /** A role is handed over by who holds it, of those that act in cases. */
  delegationNotYours: 'applications.delegation-not-yours',
  /** Nobody hands a role to themself, whichever account. */
  delegationSelf: 'applications.delegation-self',
  /** From today or later, at most 92 days. */
  delegationDays: 'applications.delegation-days',
  /** The delegate holds a role whose duties exclude those handed over: values `duty`, `other`. */
  delegationExcludes: 'applications.delegation-excludes',
  /** The role is handed to that account on one of the days already. */
  delegationTwice: 'applications.delegation-twice',
  /** It was ended before, or its days are over. */
  delegationOver: 'applications.delegation-over',
  /** A special step that the move waits for is still open: values `step`. */
  stepOpen: 'applications.step-open',
  /** The benefit asks for a special step that nobody began: values `step`. */
  stepMissing: 'applications.step-missing',
  /** The account no longer holds the role for this act, e.g. a delegation has ended. */
  roleEnded: 'applications.role-ended',
  /** More days than the benefit, or the law, lets a term be extended by: values `most`. */
  extensionLong: 'applications.extension-long',
  /** A term counts from a day between the submission and today: values `from`, `to`. */
  recountDay: 'applications.recount-day',
} as const;

export const checkConsistency = endpoint({
  id: 'applications.consistency',
  method: 'GET',
  path: '/applications/consistency',
  summary: 'Rebuild every case from its events and list the differences',
  reply: z.object({
    cases: z.int(),
    events: z.int(),
    differences: z.array(z.object({ applicationId: zUuid, field: z.string() })),
  }),
});

export const listDutyPairs = endpoint({
  id: 'applications.duty-pairs',
  method: 'GET',
  path: '/applications/duty-pairs',
  summary: 'Which duties exclude each other in one case, and which pairs the city relaxed',
  reply: z.object({
    pairs: z.array(
      z.object({
        pair: z.string(),
        duties: z.tuple([z.enum(duties), z.enum(duties)]),
        names: z.tuple([localizedSchema, localizedSchema]),
        relaxed: z.object({ reason: z.string(), by: z.string(), at: z.iso.datetime() }).nullable(),
      }),
    ),
  }),
});

export const relaxDutyPair = endpoint({
  id: 'applications.relax-duty-pair',
  method: 'POST',
  path: '/applications/duty-pairs/relaxations',
  summary:
    'Let one person discharge both duties of a pair from now on; recorded, never prepare with sign',
  body: z.object({ pair: z.string().max(40), reason: zReason }),
  reply: z.object({ relaxed: z.literal(true) }),
  faults: [faults.pairFixed],
});

export const extendTerm = endpoint({
  id: 'applications.extend-term',
  method: 'POST',
  path: '/applications/:applicationId/extension',
  summary:
    'Extend the term that runs, once in a case, with reason and document; the applicant is told',
  params: z.object({ applicationId: zUuid }),
  body: z.object({
    workingDays: z.int().min(1).max(60),
    reason: zReason,
    /** The document that orders it, e.g. its number. */
    document: z.string().trim().min(1).max(200),
  }),
  reply: z.object({ standing: standingSchema }),
  faults: [faults.extendedBefore, faults.extensionLong, faults.wrongState, faults.notAllowed],
});

export const recountTerm = endpoint({
  id: 'applications.recount-term',
  method: 'POST',
  path: '/applications/:applicationId/recount',
  summary:
    'Set the record of the running term right: counted anew by the calendar of today, from the day given; told to the applicant',
  params: z.object({ applicationId: zUuid }),
  body: z.object({
    reason: zReason,
    /** The day of the event, which is not counted; the day on record where left out. */
    from: zCivilDate.optional(),
  }),
  reply: z.object({ standing: standingSchema, before: zCivilDate.nullable() }),
  faults: [faults.recountDay, faults.wrongState, faults.notAllowed],
});
