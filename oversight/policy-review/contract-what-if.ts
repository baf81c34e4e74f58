import * as z from 'zod';
import { endpoint } from '@yanzhen/values/endpoint.ts';
import { zUuid } from '@yanzhen/values/fields.ts';
import { localizedSchema as localized } from '@yanzhen/values/session.ts';

/** Request faults of the what-if; words under `faults.<code>`. */
export const whatIfFaults = {
  /** The text cannot be read as a policy: the check tells each place. */
  unreadable: 'policy-review.what-if-unreadable',
  /** The run was cancelled, or another one took its place. */
  cancelled: 'policy-review.what-if-cancelled',
  /** As many runs as the server makes at once are on their way. */
  busy: 'policy-review.what-if-busy',
} as const;

const fen = z.int();
const group = z.object({ code: z.string().nullable(), label: localized });
const share = z.object({ eligible: z.int(), costFen: fen });

const figures = z.object({
  eligible: z.int(),
  unknown: z.int(),
  displaced: z.int(),
  costFen: fen,
  aloneFen: fen,
  byYear: z.array(fen),
  byCounty: z.array(share),
  byClass: z.array(share),
  overlap: z.array(z.int()),
});

const totals = z.object({
  paidPersons: z.int(),
  costFen: fen,
  byYear: z.array(fen),
  byCounty: z.array(fen),
  byClass: z.array(fen),
});

const changed = z.object({ persons: z.int(), differenceFen: z.int() });

export const whatIfSchema = z.object({
  persons: z.int(),
  population: z.object({ kind: z.enum(['database', 'synthetic']) }),
  day: z.iso.date(),
  counties: z.array(group),
  classes: z.array(group),
  years: z.array(z.int()),
  benefits: z.array(
    z.object({
      id: z.string(),
      name: localized,
      documentId: z.string(),
      gives: z.enum(['money', 'quantity', 'ceiling', 'service']),
      before: figures.nullable(),
      after: figures.nullable(),
    }),
  ),
  totals: z.object({ before: totals, after: totals }),
  budget: z.array(
    z.object({
      lineId: z.string(),
      name: localized,
      benefitId: z.string(),
      year: z.int(),
      totalFen: fen,
      beforeFen: fen,
      afterFen: fen,
      exceeded: z.boolean(),
    }),
  ),
  winners: changed,
  losers: changed,
  people: z.array(
    z.object({
      row: z.int(),
      /** Masked; null in a synthetic population, and for readers who may not see persons. */
      name: z.string().nullable(),
      county: z.string().nullable(),
      class: z.string().nullable(),
      beforeFen: fen,
      afterFen: fen,
      benefits: z.array(z.object({ id: z.string(), beforeFen: fen, afterFen: fen })),
    }),
  ),
  /** Wall-clock milliseconds of the whole run, and of the change alone. */
  millis: z.object({ total: z.number(), whatIf: z.number() }),
});
export type WhatIf = z.infer<typeof whatIfSchema>;

const runParams = z.object({ runId: zUuid });

export const runWhatIf = endpoint({
  id: 'policy-review.what-if',
  method: 'POST',
  path: '/policy-what-ifs/:runId',
  summary: 'Who is eligible and what it costs, today and under a changed policy; nothing is kept',
  params: runParams,
  body: z.object({
    /** The changed policy file; null shows today on both sides. */
    content: z.string().min(1).max(200_000).nullable(),
    population: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('database') }),
      z.object({
        kind: z.literal('synthetic'),
        persons: z.int().min(1).max(10_000_000),
        seed: z.int().min(0).max(2_147_483_647).default(1),
      }),
    ]),
    /** How many winners and losers are named. */
    people: z.int().min(0).max(500).default(20),
  }),
  reply: whatIfSchema,
  faults: [whatIfFaults.unreadable, whatIfFaults.cancelled, whatIfFaults.busy],
});

const whatIfSteps = ['population', 'compile', 'full', 'baseline', 'what-if'] as const;

export const showProgress = endpoint({
  id: 'policy-review.what-if-progress',
  method: 'GET',
  path: '/policy-what-ifs/:runId',
  summary: 'How far a run has come; null when it is not on its way',
  params: runParams,
  reply: z.object({
    progress: z.object({ step: z.enum(whatIfSteps), done: z.number() }).nullable(),
  }),
});

export const cancelWhatIf = endpoint({
  id: 'policy-review.what-if-cancel',
  method: 'DELETE',
  path: '/policy-what-ifs/:runId',
  summary: 'Stops a run',
  params: runParams,
  reply: z.object({ cancelled: z.boolean() }),
});
