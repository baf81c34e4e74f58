import * as z from 'zod';
import { endpoint } from '@yanzhen/values/endpoint.ts';
import { zCivilDate, zFen, zUuid } from '@yanzhen/values/fields.ts';
import { page, pageQuery } from '@yanzhen/values/page.ts';
import { localizedSchema } from '@yanzhen/values/session.ts';

/** Where a part of a granted sum is on its way to the bank, as anyone may see. */
export const progressStages = ['before-queue', 'queue', 'batch', 'bank'] as const;
export type ProgressStage = (typeof progressStages)[number];

/** Why it is not further; the words stand under `late.<reason>`. */
export const lateReasons = [
  /** The public notice runs, or is to be posted. */
  'publicity',
  /** A duty is checked again before this part. */
  'recheck',
  /** No budget line of the year, or no money appropriated to it. */
  'awaiting-appropriation',
  /** The budget line holds less than the part. */
  'budget-short',
  /** The bank sent it back for the account or the holder's name. */
  'account-wrong',
  /** The bank sent it back for another reason. */
  'returned',
  /** The bank has not answered yet. */
  'bank-answer',
] as const;
export type LateReason = (typeof lateReasons)[number];

export const progressSchema = z.object({
  reference: z.string(),
  benefitId: z.string(),
  stage: z.enum(progressStages),
  /** Place among all of the benefit that wait for a batch, from 1; null elsewhere. */
  place: z.int().nullable(),
  /** How many wait for a batch in that benefit. */
  waiting: z.int(),
  batchNumber: z.string().nullable(),
  reason: z.enum(lateReasons).nullable(),
  /** Day by which it is promised; null while nothing is promised. */
  expectedOn: zCivilDate.nullable(),
  late: z.boolean(),
  since: zCivilDate,
});
export type Progress = z.infer<typeof progressSchema>;

export const listProgress = endpoint({
  id: 'payments.progress',
  method: 'GET',
  path: '/payments/progress',
  summary: 'Public batch board (拨付进度): where each case is, which batch, why late; no names',
  query: z.object({
    benefitId: z.string().max(60).optional(),
    /** Number of a case, whole. */
    reference: z.string().trim().max(40).optional(),
    ...pageQuery,
  }),
  reply: page(progressSchema).extend({
    benefits: z.array(
      z.object({
        benefitId: z.string(),
        beforeQueue: z.int(),
        queue: z.int(),
        underWay: z.int(),
        paid: z.int(),
        /** Newest batch that went to the bank. */
        lastBatch: z.object({ number: z.string(), on: zCivilDate }).nullable(),
      }),
    ),
  }),
});

/** What happened to the money of one person's case; the words stand under `statement.<kind>`. */
export const statementKinds = [
  'granted',
  'opening',
  'paid',
  'returned',
  'recalled',
  'demanded',
  'waived',
  'recovered',
  'offset',
] as const;

export const myStatement = endpoint({
  id: 'payments.my-statement',
  method: 'GET',
  path: '/payments/mine/statement',
  summary: 'Statement of the person who asks (对账单): granted, paid, returned, recovered, due',
  reply: z.object({
    name: z.string(),
    on: zCivilDate,
    totals: z.object({
      grantedFen: zFen,
      /** Arrived, less what the bank sent back later. */
      paidFen: zFen,
      returnedFen: zFen,
      /** Demanded back and not settled. */
      owedFen: zFen,
      recoveredFen: zFen,
      /** Granted and still to be paid. */
      dueFen: zFen,
    }),
    cases: z.array(
      z.object({
        applicationId: zUuid,
        reference: z.string().nullable(),
        benefitId: z.string(),
        grantedFen: zFen,
        lines: z.array(z.object({ on: zCivilDate, kind: z.enum(statementKinds), amountFen: zFen })),
        due: z.array(
          z.object({ number: z.int(), name: localizedSchema, amountFen: zFen, dueOn: zCivilDate }),
        ),
      }),
    ),
  }),
});
