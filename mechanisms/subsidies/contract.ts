import * as z from 'zod';
import { endpoint } from '@yanzhen/values/endpoint.ts';
import { page, pageQuery } from '@yanzhen/values/page.ts';
import {
  zBankCard,
  zCivilDate,
  zIdentityNumber,
  zMobile,
  zPersonName,
  zReason,
  zText,
  zUuid,
} from '@yanzhen/values/fields.ts';
import { localizedSchema } from '@yanzhen/values/session.ts';
import {
  eventSchema,
  moveSchema,
  standingSchema,
  stateSchema,
} from '@yanzhen/procedures/applications/contract.ts';
import { assigneeSchema, filterFields } from '@yanzhen/procedures/desk/contract.ts';
import { importEndpoints } from '@yanzhen/procedures/imports/contract.ts';
import { evidenceSchema } from '@yanzhen/procedures/evidence/contract.ts';
import {
  besideOthersSchema,
  personDecisionSchema as decisionSchema,
  questionSchema,
} from '@yanzhen/registers/policies/contract.ts';
import {
  answersSchema,
  benefitHeadSchema,
  correctionItemSchema,
  correctionSchema,
  factShownSchema,
  neededEvidenceSchema,
  officerStepSchema,
  promiseSchema,
} from './contract-parts.ts';

export {
  approveRound,
  confirmOffer,
  drawSample,
  listMyOffers,
  listOfferRounds,
  listRoundOffers,
  lookAtOffer,
  passRound,
} from './contract-no-application.ts';

const params = z.object({ applicationId: zUuid });
const moved = z.object({ standing: standingSchema });

/** Request faults of this folder; words under `faults.<code>`. */
export const faults = {
  /** One case a person and benefit: go on with the one named, or withdraw it first. */
  alreadyOpen: 'subsidies.already-open',
  /** The benefit is not open for applications today. */
  windowClosed: 'subsidies.window-closed',
  /** The benefit is not one that a person applies for: it comes by itself, or another way. */
  notAppliedFor: 'subsidies.not-applied-for',
  /** Say your name and identity number first. */
  identityMissing: 'subsidies.identity-missing',
  /** Choose the employer first. */
  employerMissing: 'subsidies.employer-missing',
  /** No employer tells the county of the case: choose it. */
  countyMissing: 'subsidies.county-missing',
  /** Say where the money goes first. */
  accountMissing: 'subsidies.account-missing',
  /** The person's account is on file: only the person changes it. */
  accountKnown: 'subsidies.account-known',
  /** Upload the required evidence first; one fault for each item. */
  evidenceMissing: 'subsidies.evidence-missing',
  /** Only what the officer asked for may be changed. */
  notAsked: 'subsidies.not-asked',
  /** In correction another answer or file changed than was asked for: values `name`. */
  beyondAsked: 'subsidies.beyond-asked',
  /** Something that was asked for has not been answered yet. */
  stillMissing: 'subsidies.still-missing',
  /** Everything missing is asked at once; a second request needs its reason. */
  askedBefore: 'subsidies.asked-before',
  /** The item is not in the benefit's evidence list or facts. */
  itemUnknown: 'subsidies.item-unknown',
  /** A line of the list cannot be approved; nothing was. */
  lineFails: 'subsidies.line-fails',
  /** The facts no longer give a yes: refuse, or ask for a correction. */
  noLongerYes: 'subsidies.no-longer-yes',
  /** What the person was granted before leaves less of this sum, or nothing: refuse it. */
  besideAwards: 'subsidies.beside-awards',
  /** There is a receipt once the case is submitted. */
  notSubmitted: 'subsidies.not-submitted',
  /** Only days are corrected by an office; anything else is asked of who said it. */
  notADay: 'subsidies.not-a-day',
  /** A filed row: the identity number is known under another name. */
  filingName: 'subsidies.filing-name',
  /** A filed row: by all that is known the person is not entitled. */
  filingNo: 'subsidies.filing-no',
  /** Answer each question about the employment. */
  employmentAnswerMissing: 'subsidies.employment-answer-missing',
} as const;

/** One line of a list of the applicant's own cases. */
const mineSchema = z.object({
  applicationId: zUuid,
  reference: z.string().nullable(),
  benefit: benefitHeadSchema,
  standing: standingSchema,
  amountFen: z.int().nullable(),
  /** Something waits for the applicant: finish the draft, or send the correction. */
  yourTurn: z.boolean(),
});

/* The applicant */

export const startDraft = endpoint({
  id: 'subsidies.start',
  method: 'POST',
  path: '/subsidies/drafts',
  summary: 'Start an application, or go on with the draft that is there',
  body: z.object({ benefitId: z.string().max(60) }),
  reply: z.object({ applicationId: zUuid, resumed: z.boolean() }),
  faults: [faults.alreadyOpen, faults.windowClosed, faults.notAppliedFor],
});

export const listMine = endpoint({
  id: 'subsidies.mine',
  method: 'GET',
  path: '/subsidies/mine',
  summary: 'My applications, newest first',
  reply: z.object({ applications: z.array(mineSchema) }),
});

const myApplicationSchema = mineSchema.extend({
  applicantName: z.string(),
  county: z.string().nullable(),
  organisation: z.object({ id: zUuid, name: z.string() }).nullable(),
  /** What this reader can do now. */
  allowedMoves: z.array(moveSchema),
  /** What is asked, in order. */
  questions: z.array(questionSchema),
  /** What is known, by fact id; `null` is "I don't know". */
  answers: answersSchema,
  facts: z.array(factShownSchema),
  evidenceNeeded: z.array(neededEvidenceSchema),
  evidence: z.array(evidenceSchema),
  /** Present while something waits for a correction. */
  correction: correctionSchema.nullable(),
  decision: decisionSchema.nullable(),
  /** Whether an employer stands in it. */
  needsEmployer: z.boolean(),
  timeline: z.array(eventSchema),
  /** Why it was refused, disputed or returned, as told to the applicant. */
  lastReason: z.string().nullable(),
  /** What an applicant who was refused can do. */
  remedy: z.string().nullable(),
  payment: z
    .object({ paidOn: z.string().nullable(), returnedReason: z.string().nullable() })
    .nullable(),
});
export type MyApplication = z.infer<typeof myApplicationSchema>;

export const showMine = endpoint({
  id: 'subsidies.show-mine',
  method: 'GET',
  path: '/subsidies/mine/:applicationId',
  summary: 'One of my applications: who has it, since when, by when, what I can do',
  params,
  reply: myApplicationSchema,
});

export const saveAnswers = endpoint({
  id: 'subsidies.save-answers',
  method: 'PUT',
  path: '/subsidies/mine/:applicationId/answers',
  summary: 'Keep answers as facts that I state myself; in correction only what was asked',
  params,
  body: z.object({ answers: answersSchema }),
  reply: myApplicationSchema,
  faults: [faults.notAsked],
});

export const chooseEmployer = endpoint({
  id: 'subsidies.choose-employer',
  method: 'PUT',
  path: '/subsidies/mine/:applicationId/employer',
  summary: 'Say which organisation employs me',
  params,
  body: z.object({ organisationId: zUuid }),
  reply: myApplicationSchema,
  faults: [faults.notAsked],
});

export const checkAnswers = endpoint({
  id: 'subsidies.check-answers',
  method: 'GET',
  path: '/subsidies/mine/:applicationId/check',
  summary:
    'Check your answers: answers with sources, computed decision, what is missing, the promise',
  params,
  reply: z.object({
    benefit: benefitHeadSchema,
    facts: z.array(factShownSchema),
    organisation: z.object({ id: zUuid, name: z.string() }).nullable(),
    /** Masked. */
    identityNumber: z.string().nullable(),
    bankAccount: z.string().nullable(),
    bankName: z.string().nullable(),
    evidenceNeeded: z.array(neededEvidenceSchema),
    evidence: z.array(evidenceSchema),
    decision: decisionSchema,
    missing: z.array(
      z.object({
        what: z.enum(['fact', 'evidence', 'identity', 'employer', 'account']),
        /** Fact id or evidence code. */
        id: z.string(),
        says: localizedSchema,
      }),
    ),
    canSubmit: z.boolean(),
    promise: promiseSchema,
  }),
});

const submissionReply = z.discriminatedUnion('submitted', [
  z.object({
    submitted: z.literal(true),
    applicationId: zUuid,
    reference: z.string(),
    amountFen: z.int(),
    standing: standingSchema,
    /** What happens next and by which date. */
    promise: promiseSchema,
  }),
  z.object({
    submitted: z.literal(false),
    /** `no` or `not-applicable`, with its reasons, or `unknown` with what is missing. */
    decision: decisionSchema,
    missing: z.array(z.object({ factId: z.string(), says: localizedSchema })),
  }),
]);

export const submit = endpoint({
  id: 'subsidies.submit',
  method: 'POST',
  path: '/subsidies/mine/:applicationId/submit',
  summary: 'Submit; a repeat with the same key gets the same answer and makes one row',
  params,
  reply: submissionReply,
  faults: [
    faults.identityMissing,
    faults.employerMissing,
    faults.accountMissing,
    faults.evidenceMissing,
    faults.windowClosed,
  ],
});

export const sendCorrection = endpoint({
  id: 'subsidies.correct',
  method: 'POST',
  path: '/subsidies/mine/:applicationId/correction',
  summary: 'Send what was asked for; the decision is computed again',
  params,
  reply: submissionReply,
  faults: [faults.stillMissing],
});

export const withdraw = endpoint({
  id: 'subsidies.withdraw',
  method: 'POST',
  path: '/subsidies/mine/:applicationId/withdraw',
  summary: 'Withdraw before the payment is prepared',
  params,
  body: z.object({ reason: zReason.optional() }),
  reply: moved,
  faults: ['lapses.part-paid'],
});

/* The employer's agent */

export const listEmployments = endpoint({
  id: 'subsidies.employments',
  method: 'GET',
  path: '/subsidies/employments',
  summary: 'Employees of my organisation whose employment waits for confirmation, or was answered',
  query: z.object({
    state: z.enum(['waiting', 'answered']).default('waiting'),
    after: zUuid.optional(),
    limit: z.coerce.number().int().min(1).max(100).default(50),
  }),
  reply: z.object({
    organisationName: z.string(),
    rows: z.array(
      z.object({
        applicationId: zUuid,
        reference: z.string().nullable(),
        name: z.string(),
        benefit: benefitHeadSchema,
        submittedAt: z.iso.datetime().nullable(),
        standing: standingSchema,
        urgency: z.enum(['overdue', 'red', 'amber', 'green']).nullable(),
        /** What the employee said of the employment. */
        facts: z.array(factShownSchema),
        /** Fact ids that the agent is asked to confirm. */
        asks: z.array(questionSchema),
      }),
    ),
    next: z.string().nullable(),
    total: z.object({ count: z.int(), more: z.boolean() }),
  }),
});

export const confirmEmployment = endpoint({
  id: 'subsidies.confirm-employment',
  method: 'POST',
  path: '/subsidies/employments/:applicationId/confirm',
  summary: 'Confirm the employment; the facts are kept as verified by the employer',
  params,
  body: z.object({ answers: answersSchema }),
  reply: moved,
  faults: [faults.employmentAnswerMissing, faults.itemUnknown],
});

export const disputeEmployment = endpoint({
  id: 'subsidies.dispute-employment',
  method: 'POST',
  path: '/subsidies/employments/:applicationId/dispute',
  summary: 'Say that the employment is not as stated; the applicant gets it back with the reason',
  params,
  body: z.object({ reason: zReason }),
  reply: moved,
});

/** 单位批量代申报: many applications in one spreadsheet; `subject` is the benefit. */
export const filingName = { zh: '单位批量代申报', en: 'Filings by the employer' };
export const filing = importEndpoints('subsidies.filing', filingName);

export const listFilings = endpoint({
  id: 'subsidies.filings',
  method: 'GET',
  path: '/subsidies/filings',
  summary: 'Cases that I filed for people of my organisation, newest first',
  query: z.object({ after: zUuid.optional(), limit: pageQuery.limit }),
  reply: page(mineSchema.extend({ applicantName: z.string() })),
});

/* The offices */

export const queues = ['mine', 'assigned', 'overdue', 'all'] as const;

export const caseRowSchema = z.object({
  applicationId: zUuid,
  reference: z.string().nullable(),
  applicantName: z.string(),
  organisationName: z.string().nullable(),
  benefit: benefitHeadSchema,
  county: z.string().nullable(),
  amountFen: z.int().nullable(),
  submittedAt: z.iso.datetime().nullable(),
  standing: standingSchema.omit({ counting: true }),
  urgency: z.enum(['overdue', 'red', 'amber', 'green']).nullable(),
  allowedMoves: z.array(moveSchema),
  /** Who has it at this step. */
  assignee: assigneeSchema.nullable(),
});
export type CaseRow = z.infer<typeof caseRowSchema>;

export const listCases = endpoint({
  id: 'subsidies.cases',
  method: 'GET',
  path: '/subsidies/cases',
  summary:
    'Cases by queue, state, county, benefit, urgency, assignee, reference or name; soonest due first, `all` newest first',
  query: z.object({
    queue: z.enum(queues).default('mine'),
    state: stateSchema.optional(),
    benefitId: z.string().max(60).optional(),
    county: filterFields.county,
    assigned: filterFields.assigned,
    due: filterFields.due,
    order: filterFields.order,
    search: filterFields.search,
    ...pageQuery,
  }),
  reply: page(caseRowSchema),
});

export const listQueues = endpoint({
  id: 'subsidies.queues',
  method: 'GET',
  path: '/subsidies/queues',
  summary:
    'How many cases stand in each state that has not ended, in my area, and how many of mine are urgent',
  reply: z.object({
    queues: z.array(
      z.object({
        state: stateSchema,
        /** Counted up to 10,000; `more` when there are. */
        count: z.int(),
        more: z.boolean(),
        mine: z.boolean(),
      }),
    ),
    /** Of the cases that wait for this reader's roles. */
    mine: z.object({
      overdue: z.int(),
      red: z.int(),
      amber: z.int(),
      green: z.int(),
      total: z.int(),
      more: z.boolean(),
    }),
  }),
});

const caseSchema = caseRowSchema.extend({
  version: z.int(),
  /** Masked for staff. */
  identityNumber: z.string().nullable(),
  mobile: z.string().nullable(),
  personId: zUuid,
  /** City-relative page of the record that the case is about, e.g. a project. */
  subjectPath: z.string().nullable(),
  standing: standingSchema,
  /** Whether the reader may have it compared with what was approved (`lapses.lapse-case`). */
  mayCompare: z.boolean(),
  filedBy: z.object({ name: z.string(), consent: z.string() }).nullable(),
  facts: z.array(factShownSchema),
  evidenceNeeded: z.array(neededEvidenceSchema),
  evidence: z.array(evidenceSchema),
  /** As stored at submission or correction. */
  decision: decisionSchema.nullable(),
  /** The same decision as the officer reads it. */
  tree: officerStepSchema.nullable(),
  /** As the facts give it today; differs from `decision` when a fact changed since. */
  decisionNow: decisionSchema,
  /** What stands in its place or lowers its sum: other benefits, due or granted before. */
  beside: besideOthersSchema,
  policyDigest: z.string(),
  decisionDigest: z.string().nullable(),
  corrections: z.array(correctionSchema),
  /** What may be asked for: evidence codes and facts of the benefit. */
  askable: z.array(
    z.object({ kind: z.enum(['evidence', 'fact']), id: z.string(), name: localizedSchema }),
  ),
  timeline: z.array(eventSchema),
  /** Days that an office corrected, newest first. */
  correctedDates: z.array(
    z.object({
      at: z.iso.datetime(),
      by: z.string(),
      label: localizedSchema,
      from: zCivilDate.nullable(),
      to: zCivilDate,
      reason: z.string(),
    }),
  ),
  /** Facts of the benefit that are days, where the reader may correct them. */
  correctable: z.array(z.string()),
  remedy: z.string().nullable(),
});
export type SubsidyCase = z.infer<typeof caseSchema>;

export const showCase = endpoint({
  id: 'subsidies.case',
  method: 'GET',
  path: '/subsidies/cases/:applicationId',
  summary: 'One case with evidence, decision tree and history; the view is audited',
  params,
  reply: caseSchema,
});

export const askCorrection = endpoint({
  id: 'subsidies.ask-correction',
  method: 'POST',
  path: '/subsidies/cases/:applicationId/corrections',
  summary:
    'Ask once for everything that is missing; a second request needs a reason and is recorded',
  params,
  body: z.object({
    items: z.array(correctionItemSchema).min(1).max(30),
    /** Why it was not asked the first time; only for a second request. */
    againReason: zReason.optional(),
  }),
  reply: moved,
  faults: [faults.askedBefore, faults.itemUnknown],
});

export const correctDate = endpoint({
  id: 'subsidies.correct-date',
  method: 'POST',
  path: '/subsidies/cases/:applicationId/dates/:factId',
  summary:
    'Correct a day among the facts of a case by its papers, with a reason; the applicant is told',
  params: z.object({ applicationId: zUuid, factId: z.string().max(60) }),
  body: z.object({ value: zCivilDate, reason: zReason }),
  reply: z.object({ corrected: z.literal(true) }),
  faults: [faults.notADay, 'applications.not-allowed'],
});

export const propose = endpoint({
  id: 'subsidies.propose',
  method: 'POST',
  path: '/subsidies/cases/:applicationId/propose',
  summary: 'Officer one proposes the case for approval (初审)',
  params,
  body: z.object({ note: zReason.optional() }),
  reply: moved,
  faults: [faults.noLongerYes, 'applications.excluded-duty'],
});

export const check = endpoint({
  id: 'subsidies.check',
  method: 'POST',
  path: '/subsidies/cases/:applicationId/check',
  summary: 'Officer two passes the case on (复审)',
  params,
  body: z.object({ note: zReason.optional() }),
  reply: moved,
  faults: [faults.noLongerYes, 'applications.excluded-duty'],
});

export const sendBack = endpoint({
  id: 'subsidies.send-back',
  method: 'POST',
  path: '/subsidies/cases/:applicationId/send-back',
  summary: 'Send the case back one step, with the reason',
  params,
  body: z.object({ reason: zReason }),
  reply: moved,
  faults: ['applications.excluded-duty'],
});

export const refuse = endpoint({
  id: 'subsidies.refuse',
  method: 'POST',
  path: '/subsidies/cases/:applicationId/refuse',
  summary: 'Refuse, with the reason and what the applicant can do',
  params,
  body: z.object({ reason: zReason, remedy: zText(500) }),
  reply: moved,
  faults: ['applications.excluded-duty'],
});

/** Moves that many cases may make at once; approving has its own list, with the budget beside it. */
export const bulkMoves = ['propose', 'check', 'send-back'] as const;

/** Why a line does not go: a fault of the line's own. Its words stand under `faults.<code>`. */
const lineProblem = z
  .object({
    code: z.string(),
    values: z.record(z.string(), z.union([z.string(), z.number()])),
  })
  .nullable();
const lineHead = {
  applicationId: zUuid,
  reference: z.string().nullable(),
  applicantName: z.string(),
};

export const previewMoves = endpoint({
  id: 'subsidies.preview-moves',
  method: 'POST',
  path: '/subsidies/moves/preview',
  summary: 'Which of these cases would make a move now, and why the others would not',
  body: z.object({ move: z.enum(bulkMoves), applicationIds: z.array(zUuid).min(1).max(200) }),
  reply: z.object({
    lines: z.array(
      z.object({
        ...lineHead,
        amountFen: z.int().nullable(),
        /** What the reader saw; the act refuses a case that has changed since. */
        version: z.int(),
        problem: lineProblem,
      }),
    ),
  }),
});

export const moveCases = endpoint({
  id: 'subsidies.move-cases',
  method: 'POST',
  path: '/subsidies/moves',
  summary: 'One move for many cases, each with a result of its own; at most 200',
  body: z.object({
    move: z.enum(bulkMoves),
    /** Needed to send back. */
    reason: zReason.optional(),
    lines: z
      .array(z.object({ applicationId: zUuid, version: z.int().positive() }))
      .min(1)
      .max(200),
  }),
  reply: z.object({
    done: z.int(),
    results: z.array(z.object({ ...lineHead, problem: lineProblem })),
  }),
  faults: ['applications.reason-missing'],
});

const approvalBody = z.object({ applicationIds: z.array(zUuid).min(1).max(200) });

export const previewApproval = endpoint({
  id: 'subsidies.preview-approval',
  method: 'POST',
  path: '/subsidies/approvals/preview',
  summary: 'What approving these lines would reserve, and what would be left',
  body: approvalBody,
  reply: z.object({
    lines: z.array(
      z.object({
        applicationId: zUuid,
        reference: z.string().nullable(),
        applicantName: z.string(),
        county: z.string().nullable(),
        amountFen: z.int().nullable(),
        /** Why the applicant was asked a second time for a correction; null where it was once at most. */
        againReason: z.string().nullable(),
        /** Why the line cannot be approved; null when it can. */
        problem: localizedSchema.nullable(),
      }),
    ),
    totalFen: z.int(),
    budgets: z.array(
      z.object({ benefit: benefitHeadSchema, asksFen: z.int(), leftFen: z.int().nullable() }),
    ),
  }),
});

export const approveList = endpoint({
  id: 'subsidies.approve-list',
  method: 'POST',
  path: '/subsidies/approvals',
  summary: 'Approve a list (审定): every line and its reservation in one transaction, or none',
  body: approvalBody,
  reply: z.object({ approved: z.int(), totalFen: z.int() }),
  faults: [faults.lineFails, 'payments.budget-short', 'applications.excluded-duty'],
});

/* The audit */

const difference = z.discriminatedUnion('what', [
  z.object({ what: z.literal('unreadable') }),
  z.object({ what: z.literal('policy-missing'), policyDigest: z.string() }),
  z.object({
    what: z.enum(['digest', 'facts', 'outcome', 'amount', 'case-amount', 'case-policy', 'event']),
    stored: z.string(),
    now: z.string(),
  }),
  z.object({ what: z.literal('engine'), conditions: z.array(z.string()) }),
]);
export type DecisionDifference = z.infer<typeof difference>;

export const recomputeDecisions = endpoint({
  id: 'subsidies.recompute',
  method: 'GET',
  path: '/subsidies/recomputed-decisions',
  summary: 'Compute stored decisions again, by their stored facts and policy version, page by page',
  query: z.object({
    /** One case by its reference number or id; all of them where left out. */
    application: z.string().max(60).optional(),
    after: z.string().max(400).optional(),
    limit: z.coerce.number().int().min(1).max(500).default(200),
  }),
  reply: z.object({
    /** Decisions computed again on this page. */
    checked: z.int(),
    rows: z.array(
      z.object({
        applicationId: zUuid,
        reference: z.string().nullable(),
        benefitId: z.string(),
        amountFen: z.int().nullable(),
        /** What differs; empty when it came out the same to the fen. */
        differences: z.array(difference),
      }),
    ),
    next: z.string().nullable(),
  }),
});

/* The window */

export const fileAtWindow = endpoint({
  id: 'subsidies.window-filing',
  method: 'POST',
  path: '/subsidies/window-filings',
  summary: 'The window files for a person who cannot, with the consent recorded',
  body: z.object({
    name: zPersonName,
    identityNumber: zIdentityNumber,
    mobile: zMobile,
    benefitId: z.string().max(60),
    /** Only where an employer stands in the benefit; its county is the case's. */
    organisationId: zUuid.optional(),
    /** Where no employer does. */
    county: z
      .string()
      .regex(/^[1-9]\d{5}$/)
      .optional(),
    bankName: zText(60, { lines: 'one' }).optional(),
    bankAccount: zBankCard.optional(),
    answers: answersSchema,
    consent: z.object({
      how: z.enum(['in-person', 'guardian', 'written', 'telephone']),
      note: zText(300),
    }),
  }),
  reply: z.object({ applicationId: zUuid, resumed: z.boolean() }),
  faults: [
    faults.alreadyOpen,
    faults.windowClosed,
    faults.notAppliedFor,
    faults.accountKnown,
    faults.employerMissing,
    faults.countyMissing,
  ],
});

export const submitAtWindow = endpoint({
  id: 'subsidies.window-submit',
  method: 'POST',
  path: '/subsidies/window-filings/:applicationId/submit',
  summary: 'Submit a case filed at the window, once its evidence is scanned',
  params,
  reply: submissionReply,
  faults: submit.faults ?? [],
});

export const listWindowFilings = endpoint({
  id: 'subsidies.window-filings',
  method: 'GET',
  path: '/subsidies/window-filings',
  summary: 'Cases that I filed at the window, newest first',
  reply: z.object({ applications: z.array(mineSchema.extend({ applicantName: z.string() })) }),
});

export const showWindowFiling = endpoint({
  id: 'subsidies.show-window-filing',
  method: 'GET',
  path: '/subsidies/window-filings/:applicationId',
  summary: 'One case that I filed at the window',
  params,
  reply: myApplicationSchema,
});

export const downloadReceipt = endpoint({
  id: 'subsidies.receipt',
  method: 'GET',
  path: '/subsidies/receipts/:applicationId',
  summary: 'Receipt of an application as PDF, for the applicant and the clerk who filed it',
  params,
  kind: 'download',
  reply: z.unknown(),
});
