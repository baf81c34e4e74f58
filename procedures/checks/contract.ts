import * as z from 'zod';
import { endpoint } from '@yanzhen/values/endpoint.ts';
import { zCivilDate, zReason, zText, zUuid } from '@yanzhen/values/fields.ts';
import { page, pageQuery } from '@yanzhen/values/page.ts';
import { localizedSchema } from '@yanzhen/values/session.ts';
import { countingSchema, stateSchema } from '../applications/contract.ts';
import { importEndpoints } from '../imports/contract.ts';

export const answers = ['yes', 'no', 'no-data'] as const;
export type Answer = (typeof answers)[number];

/** How an answer came: by a person at the desk or in a spreadsheet, or from the department's server. */
export const ways = ['desk', 'sheet', 'http'] as const;
export type Way = (typeof ways)[number];

export const questionStates = ['open', 'answered', 'disputed', 'settled', 'withdrawn'] as const;
export type QuestionState = (typeof questionStates)[number];

/** What came of a try to ask a department's server. */
export const tryOutcomes = [
  'answered',
  'not-yet',
  'timeout',
  'unreachable',
  'redirected',
  'status',
  'too-large',
  'malformed',
  'wrong-question',
  'bad-signature',
  'stale',
] as const;
export type TryOutcome = (typeof tryOutcomes)[number];

/** A request fault of this folder; words under `faults.<code>`. */
export const faults = {
  /** The case is not with the asker's office now: ask while it is. */
  notAsking: 'checks.not-asking',
  /** None of the cases has a check that could be asked: all are asked, or nothing is stated. */
  nothingToAsk: 'checks.nothing-to-ask',
  /** The account answers for no department: an administrator gives it one. */
  noSeat: 'checks.no-seat',
  /** The question was answered by this way, settled or withdrawn: reload. */
  closed: 'checks.closed',
  /** A no, and that there is no data, need a note. */
  noteMissing: 'checks.note-missing',
  /** A row of a spreadsheet names no question of the reader's department. */
  notMine: 'checks.not-mine',
  /** Nobody answers what they asked themselves, or in a case of their own. */
  ownQuestion: 'checks.own-question',
  /** Who answered does not settle: a colleague of the case's office does. */
  ownAnswer: 'checks.own-answer',
  /** Only answers that differ are settled. */
  notDisputed: 'checks.not-disputed',
  /** The office asks departments about this case: wait for the answers or settle them. */
  stillOpen: 'checks.still-open',
  /** No account of the staff with the role joint-checker has this name. */
  noChecker: 'checks.no-checker',
  /** The city pack has no such department. */
  noDepartment: 'checks.no-department',
} as const;

const answerSchema = z.object({
  way: z.enum(ways),
  answer: z.enum(answers),
  note: z.string().nullable(),
  answeredOn: zCivilDate,
  receivedAt: z.iso.datetime(),
  by: z.string().nullable(),
});

const questionHead = {
  id: zUuid,
  number: z.string(),
  department: localizedSchema,
  asks: localizedSchema,
  state: z.enum(questionStates),
  askedAt: z.iso.datetime(),
  dueOn: zCivilDate,
  /** Open past its last day. */
  overdue: z.boolean(),
};

/** What a department sees of a question: never the case, its number, its sum or its papers. */
const mineSchema = z.object({
  ...questionHead,
  /** As given to the department; null where it is not needed. */
  name: z.string().nullable(),
  /** Whether the department's own answer is there. */
  answered: z.boolean(),
});
export type MyQuestion = z.infer<typeof mineSchema>;

export const listMine = endpoint({
  id: 'checks.mine',
  method: 'GET',
  path: '/checks/mine',
  summary: "The questions of the reader's department, soonest due first",
  query: z.object({
    show: z.enum(['open', 'overdue', 'closed']).default('open'),
    ...pageQuery,
  }),
  reply: page(mineSchema).extend({ departmentId: z.string(), department: localizedSchema }),
});

export const showMine = endpoint({
  id: 'checks.my-question',
  method: 'GET',
  path: '/checks/mine/:questionId',
  summary: 'One question with the minimum of the person that its answer needs',
  params: z.object({ questionId: zUuid }),
  reply: mineSchema.extend({
    purpose: localizedSchema,
    basis: localizedSchema,
    /** Masked; opened by an act of its own. */
    identityNumber: z.string().nullable(),
    employer: z.string().nullable(),
    facts: z.array(z.object({ label: localizedSchema, shown: localizedSchema })),
    counting: countingSchema,
    /** The department's own answers. */
    answers: z.array(answerSchema),
    mayAnswer: z.boolean(),
  }),
});

export const openIdentity = endpoint({
  id: 'checks.open-identity',
  method: 'POST',
  path: '/checks/mine/:questionId/identity',
  summary: 'See the identity number that the question needs; audited',
  params: z.object({ questionId: zUuid }),
  reply: z.object({ identityNumber: z.string() }),
  faults: [faults.closed],
});

export const answerQuestion = endpoint({
  id: 'checks.answer',
  method: 'POST',
  path: '/checks/mine/:questionId/answer',
  summary: 'Answer yes, no or no data; a note is needed unless it is a yes',
  params: z.object({ questionId: zUuid }),
  body: z.object({ answer: z.enum(answers), note: zText(500).optional() }),
  reply: z.object({ state: z.enum(questionStates) }),
  faults: [faults.closed, faults.noteMissing, faults.ownQuestion, faults.noSeat],
});

export const downloadQuestions = endpoint({
  id: 'checks.download-questions',
  method: 'GET',
  path: '/checks/mine/sheet',
  summary:
    "The open questions of the reader's department as .xlsx, to fill in and send back; audited",
  kind: 'download',
  reply: z.undefined(),
});

export const answerImportName = { zh: '联审答复表', en: 'Answers to joint checks' };
/** Upload, dry run and acceptance of the sheet that comes back. */
export const answerImport = importEndpoints('checks.answers', answerImportName);

const staffQuestionSchema = z.object({
  ...questionHead,
  checkId: z.string(),
  applicationId: zUuid,
  reference: z.string().nullable(),
  applicantName: z.string(),
  outcome: z.enum(answers).nullable(),
  answers: z.array(answerSchema),
});
export type StaffQuestion = z.infer<typeof staffQuestionSchema>;

export const listQuestions = endpoint({
  id: 'checks.questions',
  method: 'GET',
  path: '/checks/questions',
  summary: "Questions about the cases that the reader's office sees, soonest due first",
  query: z.object({
    show: z.enum(['open', 'overdue', 'disputed', 'closed']).default('open'),
    department: z.string().max(40).optional(),
    applicationId: zUuid.optional(),
    ...pageQuery,
  }),
  reply: page(staffQuestionSchema),
});

export const showQuestion = endpoint({
  id: 'checks.question',
  method: 'GET',
  path: '/checks/questions/:questionId',
  summary: 'One question: purpose, basis, answers side by side, tries of the adapter',
  params: z.object({ questionId: zUuid }),
  reply: staffQuestionSchema.extend({
    list: z.string(),
    askedBy: z.string(),
    purpose: localizedSchema,
    basis: localizedSchema,
    fact: localizedSchema,
    stated: localizedSchema.nullable(),
    counting: countingSchema,
    closedBy: z.string().nullable(),
    closedAt: z.iso.datetime().nullable(),
    reason: z.string().nullable(),
    tries: z.array(
      z.object({
        number: z.int(),
        at: z.iso.datetime(),
        outcome: z.enum(tryOutcomes),
        status: z.int().nullable(),
      }),
    ),
    nextTryAt: z.iso.datetime().nullable(),
    maySettle: z.boolean(),
    mayWithdraw: z.boolean(),
  }),
});

export const settleQuestion = endpoint({
  id: 'checks.settle',
  method: 'POST',
  path: '/checks/questions/:questionId/settlement',
  summary: 'Settle answers that differ, with a reason',
  params: z.object({ questionId: zUuid }),
  body: z.object({ outcome: z.enum(answers), reason: zReason }),
  reply: z.object({ state: z.enum(questionStates) }),
  faults: [faults.notDisputed, faults.notAsking, faults.ownAnswer],
});

export const withdrawQuestion = endpoint({
  id: 'checks.withdraw',
  method: 'POST',
  path: '/checks/questions/:questionId/withdrawal',
  summary: 'Take a question back, with a reason',
  params: z.object({ questionId: zUuid }),
  body: z.object({ reason: zReason }),
  reply: z.object({ state: z.enum(questionStates) }),
  faults: [faults.closed, faults.notAsking],
});

const caseCheckSchema = z.object({
  checkId: z.string(),
  department: localizedSchema,
  asks: localizedSchema,
  /** `none`: not asked yet; `nothing-stated`: there is nothing to confirm. */
  state: z.enum([...questionStates, 'none', 'nothing-stated']),
  questionId: zUuid.nullable(),
  outcome: z.enum(answers).nullable(),
});
export type CaseCheck = z.infer<typeof caseCheckSchema>;

export const showCaseChecks = endpoint({
  id: 'checks.of-case',
  method: 'GET',
  path: '/checks/cases/:applicationId',
  summary: 'The checks of one case, asked or not',
  params: z.object({ applicationId: zUuid }),
  reply: z.object({ checks: z.array(caseCheckSchema), mayAsk: z.boolean() }),
});

export const listAskable = endpoint({
  id: 'checks.askable',
  method: 'GET',
  path: '/checks/askable',
  summary: "Cases with the reader's office, each with its joint checks",
  query: z.object({ benefitId: z.string().max(60).optional(), ...pageQuery }),
  reply: page(
    z.object({
      applicationId: zUuid,
      reference: z.string().nullable(),
      applicantName: z.string(),
      state: stateSchema,
      county: z.string().nullable(),
      dueOn: zCivilDate.nullable(),
      checks: z.array(caseCheckSchema),
    }),
  ),
});

export const askDepartments = endpoint({
  id: 'checks.ask',
  method: 'POST',
  path: '/checks/lists',
  summary: 'Ask the departments about one or many cases: one list, one question a check and case',
  body: z.object({
    applicationIds: z.array(zUuid).min(1).max(200),
    /** Which checks; every one that was not asked when left out. */
    checkIds: z.array(z.string().max(40)).min(1).max(20).optional(),
  }),
  reply: z.object({
    number: z.string(),
    asked: z.int(),
    departments: z.array(
      z.object({
        name: localizedSchema,
        asked: z.int(),
        dueOn: zCivilDate,
        automatic: z.boolean(),
      }),
    ),
  }),
  faults: [faults.notAsking, faults.nothingToAsk],
});

export const listDepartments = endpoint({
  id: 'checks.departments',
  method: 'GET',
  path: '/checks/departments',
  summary: 'Departments with their questions, seats and adapters',
  reply: z.object({
    rows: z.array(
      z.object({
        id: z.string(),
        name: localizedSchema,
        asks: z.array(localizedSchema),
        open: z.int(),
        overdue: z.int(),
        /** The installation has an address to ask at. */
        automatic: z.boolean(),
        seats: z.array(z.object({ login: z.string().nullable(), name: z.string() })),
      }),
    ),
  }),
});

export const giveSeat = endpoint({
  id: 'checks.give-seat',
  method: 'POST',
  path: '/checks/seats',
  summary: 'Say for which department a joint-checker answers',
  body: z.object({
    login: zText(60, { lines: 'one' }),
    departmentId: z.string().max(40),
    reason: zReason,
  }),
  reply: z.object({ given: z.literal(true) }),
  faults: [faults.noChecker, faults.noDepartment],
});
