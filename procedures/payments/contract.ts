import * as z from 'zod';
import { endpoint } from '@yanzhen/values/endpoint.ts';
import type { Localized } from '@yanzhen/values/localized.ts';
import { page, pageQuery } from '@yanzhen/values/page.ts';
import { zCivilDate, zFen, zReason, zText, zUuid } from '@yanzhen/values/fields.ts';
import { postingKinds, accounts } from './chart.ts';

export { instalmentStates } from './contract-instalments.ts';

export const batchStates = [
  'prepared',
  'signed',
  'exported',
  'answered',
  'cancelled',
  'voided',
] as const;
export const lineStates = ['open', 'removed', 'paid', 'returned', 'recalled', 'voided'] as const;

/** Roles that may see batches, payees' names and masked accounts. */
export const financeRoles = [
  'finance-preparer',
  'finance-signer',
  'finance-releaser',
  'auditor',
] as const;

/** A request fault of this folder; words under `faults.<code>`. */
export const faults = {
  /** The budget line has less left than is to be reserved: wait for money or approve fewer. */
  budgetShort: 'payments.budget-short',
  /** No budget line for the benefit in this year: finance opens one. */
  noBudget: 'payments.no-budget',
  /** The application already holds money. */
  reservedBefore: 'payments.reserved-before',
  /** The line exists already: change its appropriation. */
  lineExists: 'payments.line-exists',
  /** A county's share names no county, or another payer's one does. */
  countyOfPayer: 'payments.county-of-payer',
  /** The year's books are closed: post into the open year. */
  yearClosed: 'payments.year-closed',
  /** The year is not over: it is closed from 1 January of the next. */
  yearNotOver: 'payments.year-not-over',
  /** No line was ever opened in the year. */
  yearUnknown: 'payments.year-unknown',
  /** A batch is at the bank: import its answer first. */
  moneyAtBank: 'payments.money-at-bank',
  /** A line spent what the leading group lent it: cover it first. */
  overdraftOpen: 'payments.overdraft-open',
  /** Lines of two years: money changes years only when one is closed. */
  otherYear: 'payments.other-year',
  /** A line gives to itself. */
  sameLine: 'payments.same-line',
  /** The leading group's document was recorded for this line before. */
  actRecorded: 'payments.act-recorded',
  /** The act was confirmed before. */
  actConfirmed: 'payments.act-confirmed',
  /** An application is not in finance's queue (any more): reload the queue. */
  notPayable: 'payments.not-payable',
  /** An application of another benefit: one batch pays one benefit. */
  otherBenefit: 'payments.other-benefit',
  /** The talent gave no bank account: the talent enters it under "my data". */
  accountMissing: 'payments.account-missing',
  /** The talent changed the account after the line was made: remove the line and batch it again. */
  accountChanged: 'payments.account-changed',
  /** A change of the person's account waits for a second person: it is confirmed or refused first. */
  accountAsked: 'payments.account-asked',
  /** A change of the account is confirmed; its 24 hours are not over. */
  accountHeld: 'payments.account-held',
  /** Something about the case is looked into: its payment goes on when that is cleared. */
  caseHeld: 'payments.case-held',
  /** Some of the payment was demanded back: settle or waive the recovery first. */
  recallDemanded: 'payments.recall-demanded',
  /** The bank sends back what is not paid, or was sent back before. */
  notPaid: 'payments.not-paid',
  /** A later part of the case is under way: wait for the bank's answer to it. */
  laterUnderWay: 'payments.later-under-way',
  /** The batch is not in the state that the act starts from. */
  batchState: 'payments.batch-state',
  /** The batch changed since the signer opened it: look again. */
  batchChanged: 'payments.batch-changed',
  /** The same natural person had another part in this batch: a colleague acts. */
  samePerson: 'payments.same-person',
  /** Another answer of the bank was already imported for this batch. */
  answeredBefore: 'payments.answered-before',
  /** The bank's answer has faults, each told with its line; nothing of it was done. */
  answerFaulty: 'payments.answer-faulty',
  /** The bank file left before: why it is fetched again is written down. */
  againReasonMissing: 'payments.again-reason-missing',
  /** A character of the voucher cannot be printed: values `character`, `codePoint`, `where`. */
  voucherGlyph: 'payments.voucher-glyph',
  /** Whether the signed batch is voided waits for a second person: values `name`. */
  voidAsked: 'payments.void-asked',
  /** Nobody asked that the batch be voided, or it was decided before. */
  voidNotAsked: 'payments.void-not-asked',
  /** Nobody of finance has had the voucher printed yet. */
  voucherNotMade: 'payments.voucher-not-made',
  /** Only a demonstration plays the bank. */
  notADemonstration: 'payments.not-a-demonstration',
} as const;

/** Where a fault stands in a bank's answer; each is a code under `faults.answer-…`. */
export const answerFaults = [
  'answer-encoding',
  'answer-empty',
  'answer-header',
  'answer-batch',
  'answer-columns',
  'answer-line-number',
  'answer-line-unknown',
  'answer-line-doubled',
  'answer-line-missing',
  'answer-account',
  'answer-name',
  'answer-amount',
  'answer-reference',
  'answer-token',
  'answer-status',
  'answer-reason',
  'answer-paid-on',
  'answer-totals',
] as const;
export type AnswerFaultCode = (typeof answerFaults)[number];

export const payableSchema = z.object({
  applicationId: zUuid,
  reference: z.string(),
  benefitId: z.string(),
  personId: zUuid,
  name: z.string(),
  county: z.string().nullable(),
  amountFen: zFen,
  state: z.enum(['payable', 'returned']),
  since: z.iso.datetime(),
  dueOn: zCivilDate.nullable(),
  /** Masked; null when the talent gave none, and the line cannot be paid. */
  account: z.string().nullable(),
  /** Why it cannot be put in a batch now; null where it can. */
  hold: z.object({ code: z.string(), until: z.iso.datetime().nullable() }).nullable(),
  /** Which part of how many. */
  instalment: z.object({ number: z.int(), of: z.int() }),
  /** Why the bank sent the money back the last time. */
  returnedReason: z.string().nullable(),
});

export const listPayable = endpoint({
  id: 'payments.payable',
  method: 'GET',
  path: '/payments/payable',
  summary: "Finance's queue: what may be put in a batch, oldest first",
  query: z.object({
    benefitId: z.string().max(60).optional(),
    county: z.string().max(6).optional(),
    ...pageQuery,
  }),
  reply: page(payableSchema),
});

export const signature = z.object({ name: z.string(), at: z.iso.datetime() });
export const batchSchema = z.object({
  id: zUuid,
  number: z.string(),
  benefitId: z.string(),
  state: z.enum(batchStates),
  lineCount: z.int(),
  totalFen: zFen,
  prepared: signature,
  signed: signature.nullable(),
  released: signature.nullable(),
  answeredAt: z.iso.datetime().nullable(),
});
export type Batch = z.infer<typeof batchSchema>;

export const batchLineSchema = z.object({
  id: zUuid,
  number: z.int().nullable(),
  applicationId: zUuid,
  reference: z.string(),
  name: z.string(),
  /** Masked; in full only in the bank file. */
  account: z.string(),
  bankName: z.string().nullable(),
  county: z.string().nullable(),
  amountFen: zFen,
  state: z.enum(lineStates),
  reason: z.string().nullable(),
  paidOn: zCivilDate.nullable(),
});

export const batchMoves = [
  'remove',
  'sign',
  'export',
  'ask-void',
  'confirm-void',
  'drop-void',
  'voucher',
  'import',
  'recall',
] as const;

export const batchDetailSchema = batchSchema.extend({
  /** SHA-256 of the exported file. */
  fileDigest: z.string().nullable(),
  /** The printed voucher; null until it was first made. */
  voucher: z.object({ sha256: z.string(), madeAt: z.iso.datetime() }).nullable(),
  lines: z.array(batchLineSchema),
  answer: z
    .object({
      importedAt: z.iso.datetime(),
      okCount: z.int(),
      okFen: zFen,
      returnedCount: z.int(),
      returnedFen: zFen,
    })
    .nullable(),
  /** What was last asked about voiding it; null where nobody did. */
  void: z
    .object({
      reason: z.string(),
      asked: signature,
      decision: z.enum(['confirmed', 'dropped']).nullable(),
      decided: signature.nullable(),
    })
    .nullable(),
  /** What the reader can do now. */
  moves: z.array(z.enum(batchMoves)),
  demonstration: z.boolean(),
});

export type BatchDetail = z.infer<typeof batchDetailSchema>;

export const batchParams = z.object({ batchId: zUuid });

export const listBatches = endpoint({
  id: 'payments.batches',
  method: 'GET',
  path: '/payments/batches',
  summary: 'Payment batches, newest first',
  query: z.object({ state: z.enum(batchStates).optional(), ...pageQuery }),
  reply: page(batchSchema),
});

export const showBatch = endpoint({
  id: 'payments.batch',
  method: 'GET',
  path: '/payments/batches/:batchId',
  summary: 'One batch with its lines',
  params: batchParams,
  reply: batchDetailSchema,
});

export const makeBatch = endpoint({
  id: 'payments.make-batch',
  method: 'POST',
  path: '/payments/batches',
  summary: 'Put payable applications of one benefit in a batch; sums are those approved',
  body: z.object({
    benefitId: z.string().min(1).max(60),
    applicationIds: z.array(zUuid).min(1).max(500),
  }),
  reply: batchSchema,
  faults: [
    faults.notPayable,
    faults.otherBenefit,
    faults.accountMissing,
    faults.accountAsked,
    faults.accountHeld,
    faults.caseHeld,
  ],
});

export const removeLine = endpoint({
  id: 'payments.remove-line',
  method: 'POST',
  path: '/payments/batches/:batchId/lines/:lineId/remove',
  summary: 'Take a line out of a batch that is not signed; it goes back to the queue',
  params: z.object({ batchId: zUuid, lineId: zUuid }),
  body: z.object({ reason: zReason }),
  reply: batchSchema,
  faults: [faults.batchState],
});

export const signBatch = endpoint({
  id: 'payments.sign-batch',
  method: 'POST',
  path: '/payments/batches/:batchId/sign',
  summary: 'Sign a batch that another person prepared; states the sum that was seen',
  params: batchParams,
  /** What the signer saw: a batch that changed meanwhile is not signed. */
  body: z.object({ lineCount: z.int().min(1), totalFen: zFen }),
  reply: batchSchema,
  faults: [
    faults.batchState,
    faults.batchChanged,
    faults.samePerson,
    faults.accountChanged,
    faults.accountAsked,
    faults.accountHeld,
    faults.caseHeld,
  ],
});

export const exportBatch = endpoint({
  id: 'payments.export-batch',
  method: 'POST',
  path: '/payments/batches/:batchId/file',
  summary:
    'Release a signed batch and get its bank file; again, with a reason: the same bytes, nothing moves',
  params: batchParams,
  /** Needed when the file left before. */
  body: z.object({ reason: zReason.optional() }).optional(),
  reply: z.unknown(),
  faults: [faults.batchState, faults.samePerson, faults.againReasonMissing, faults.voidAsked],
  kind: 'download',
});

export const importAnswer = endpoint({
  id: 'payments.import-answer',
  method: 'POST',
  path: '/payments/batches/:batchId/answer',
  summary:
    "Import the bank's answer file: all lines or nothing; the same file again changes nothing",
  params: batchParams,
  reply: z.object({
    /** False when this answer was imported before. */
    changed: z.boolean(),
    okCount: z.int(),
    okFen: zFen,
    returnedCount: z.int(),
    returnedFen: zFen,
  }),
  faults: [faults.answerFaulty, faults.answeredBefore, faults.batchState],
  kind: 'multipart',
});

export const recallLine = endpoint({
  id: 'payments.recall-line',
  method: 'POST',
  path: '/payments/batches/:batchId/lines/:lineId/recall',
  summary: 'The bank sent back what it had confirmed: the part waits to be paid again',
  params: z.object({ batchId: zUuid, lineId: zUuid }),
  body: z.object({
    reason: zReason,
    /** Day on which the money came back. */
    on: zCivilDate,
    /** The bank's own document. */
    document: zText(200, { lines: 'one' }),
  }),
  reply: batchDetailSchema,
  faults: [faults.notPaid, faults.laterUnderWay, faults.recallDemanded],
});

export const demonstrationAnswer = endpoint({
  id: 'payments.demonstration-answer',
  method: 'GET',
  path: '/payments/batches/:batchId/demonstration-answer',
  summary: "The demonstration's bank answers a batch; lines named come back as returned",
  params: batchParams,
  query: z.object({
    /** Line numbers to send back, e.g. `2,5`. */
    returned: z
      .string()
      .max(400)
      .regex(/^(\d+(,\d+)*)?$/)
      .optional(),
  }),
  reply: z.unknown(),
  faults: [faults.batchState, faults.notADemonstration],
  kind: 'download',
});

export const payers = ['city', 'county', 'province', 'state'] as const;
export type Payer = (typeof payers)[number];
export const payerNames: Readonly<Record<Payer, Localized>> = {
  city: { zh: '市级', en: 'the city' },
  county: { zh: '县（市、区）级', en: 'the county' },
  province: { zh: '省级', en: 'the province' },
  state: { zh: '中央', en: 'the state' },
};

export const budgetLineSchema = z.object({
  id: zUuid,
  year: z.int(),
  name: z.string(),
  /** Heading of the government's budget (预算科目). */
  subject: z.string().nullable(),
  payer: z.enum(payers),
  /** County that pays; null where another payer does. */
  county: z.string().nullable(),
  /** Benefits whose share of this payer the line carries; none for other expenses. */
  benefitIds: z.array(z.string()),
  closed: z.boolean(),
  /** Appropriated, less what was taken again. */
  totalFen: zFen,
  /** Paid before this system kept the books. */
  openingFen: zFen,
  /** Got from other lines, less what was given to them. */
  transferredFen: z.int(),
  /** Lent by acts of the leading group and not covered yet. */
  overdraftFen: zFen,
  availableFen: zFen,
  reservedFen: zFen,
  instructedFen: zFen,
  paidFen: zFen,
  /** Paid, and demanded back. */
  owedFen: zFen,
  /** Came back after the year was closed. */
  recoveredFen: zFen,
});
export type BudgetLine = z.infer<typeof budgetLineSchema>;

export const budgetYearSchema = z.object({
  year: z.int(),
  closed: z.boolean(),
  /** Document that closed the year. */
  document: z.string().nullable(),
  /** Appropriated to the lines of all payers. */
  totalFen: zFen,
  /** Appropriated to the city's own lines. */
  cityFen: zFen,
  /** The city's own lines against those of the year before, with the base; null without one. */
  growth: z
    .object({
      baseYear: z.int(),
      baseFen: zFen,
      /** Hundredths of a per cent. */
      hundredths: z.int(),
    })
    .nullable(),
});
export type BudgetYear = z.infer<typeof budgetYearSchema>;

/** Whole fen, at least one. */
export const zSum = zFen.refine((fen) => fen > 0);
/** Number or name of the document that an act rests on. */
export const zDocument = zText(200, { lines: 'one' });
export const lineParams = z.object({ lineId: zUuid });

export const listBudgetLines = endpoint({
  id: 'payments.budget-lines',
  method: 'GET',
  path: '/payments/budget-lines',
  summary: 'Budget lines: available, reserved, instructed, paid, owed back',
  query: z.object({ year: z.coerce.number().int().min(2000).max(2199).optional() }),
  reply: z.object({
    rows: z.array(budgetLineSchema),
    years: z.array(budgetYearSchema),
    mayChange: z.boolean(),
  }),
});

export const openBudgetLine = endpoint({
  id: 'payments.open-budget-line',
  method: 'POST',
  path: '/payments/budget-lines',
  summary: 'Open a budget line for a year with its appropriation',
  body: z.object({
    name: zText(80, { lines: 'one' }),
    subject: zText(80, { lines: 'one' }).nullish(),
    year: z.int().min(2000).max(2199),
    payer: z.enum(payers).default('city'),
    county: z
      .string()
      .regex(/^\d{6}$/)
      .nullish(),
    benefitIds: z.array(z.string().min(1).max(60)).max(50).default([]),
    amountFen: zSum,
    /** Document that appropriates the money. */
    document: zDocument,
  }),
  reply: budgetLineSchema,
  faults: [faults.lineExists, faults.yearClosed, faults.countyOfPayer],
});

export const changeAppropriation = endpoint({
  id: 'payments.change-appropriation',
  method: 'POST',
  path: '/payments/budget-lines/:lineId/appropriations',
  summary:
    'Add to a budget line (what it overdrew is covered first), or cut what is still available of it',
  params: lineParams,
  body: z.object({ direction: z.enum(['add', 'cut']), amountFen: zSum, document: zDocument }),
  reply: budgetLineSchema,
  faults: [faults.budgetShort, faults.yearClosed],
});

export const entrySchema = z.object({
  transactionId: zUuid,
  number: z.int(),
  kind: z.enum(postingKinds as [(typeof postingKinds)[number]]),
  account: z.enum(accounts),
  side: z.enum(['debit', 'credit']),
  amountFen: zFen,
  applicationId: zUuid.nullable(),
  reference: z.string().nullable(),
  happenedOn: zCivilDate,
  postedAt: z.iso.datetime(),
  memo: z.string().nullable(),
});

export const listEntries = endpoint({
  id: 'payments.entries',
  method: 'GET',
  path: '/payments/budget-lines/:lineId/entries',
  summary: 'Ledger entries of a budget line, newest first',
  params: z.object({ lineId: zUuid }),
  query: z.object(pageQuery),
  reply: page(entrySchema),
});

export const reconciliation = endpoint({
  id: 'payments.reconciliation',
  method: 'GET',
  path: '/payments/reconciliation',
  summary: 'Re-add counters from the ledger, and the ledger against reservations and payments',
  reply: z.object({
    ok: z.boolean(),
    lines: z.int(),
    transactions: z.int(),
    entries: z.int(),
    differences: z.array(
      z.object({
        budgetLineId: zUuid.nullable(),
        /** What disagrees: a counter, `reservations`, `payments`, or `transaction`. */
        what: z.string(),
        expectedFen: z.int(),
        foundFen: z.int(),
      }),
    ),
  }),
});
