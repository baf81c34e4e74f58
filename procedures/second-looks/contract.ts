import * as z from 'zod';
import { endpoint } from '@yanzhen/values/endpoint.ts';
import { zCivilDate, zReason, zUuid } from '@yanzhen/values/fields.ts';
import { page, pageQuery } from '@yanzhen/values/page.ts';
import { countingSchema, stateSchema } from '../applications/contract.ts';

/** A round: its seed is committed to, its list is made, its seed is revealed. */
export const roundStates = ['open', 'listed', 'drawn'] as const;
export type RoundState = (typeof roundStates)[number];
export const verdicts = ['agree', 'disagree'] as const;
export const outcomes = ['approved', 'refused'] as const;

/** A request fault of this folder; words under `faults.<code>`. */
export const faults = {
  /** The city pack has no shares for second looks. */
  noShares: 'second-looks.no-shares',
  /** The period is over, so the seed could be chosen by the list: choose one that still runs. */
  periodOver: 'second-looks.period-over',
  /** The period is empty, or longer than 366 days. */
  periodWrong: 'second-looks.period-wrong',
  /** Another round has days of this period. */
  periodTaken: 'second-looks.period-taken',
  /** The period still runs: its list is made when it is over. */
  periodRuns: 'second-looks.period-runs',
  /** More decisions than a round takes: shorter periods from the next round on. */
  tooMany: 'second-looks.too-many',
  /** The round is at another step: reload. */
  wrongStep: 'second-looks.wrong-step',
  /** Who acted in the case does not look at it again: a colleague does. */
  acted: 'second-looks.acted',
  /** The second look was recorded before. */
  done: 'second-looks.done',
  /** Take the task first. */
  notTaken: 'second-looks.not-taken',
} as const;

const hex = z.string().regex(/^[0-9a-f]{64}$/);

const roundHead = {
  id: zUuid,
  number: z.string(),
  from: zCivilDate,
  /** Last day of the period. */
  to: zCivilDate,
  state: z.enum(roundStates),
  digest: z.enum(['sha256', 'sm3']),
  commitment: hex,
  committedAt: z.iso.datetime(),
  /** Null until the list is made. */
  listDigest: hex.nullable(),
  listedAt: z.iso.datetime().nullable(),
  items: z.int().nullable(),
  /** Null until it is revealed. */
  seed: hex.nullable(),
  drawnAt: z.iso.datetime().nullable(),
  picks: z.int().nullable(),
};
const roundSchema = z.object(roundHead);
export type Round = z.infer<typeof roundSchema>;

const shareSchema = z.object({ benefit: z.string(), approved: z.int(), refused: z.int() });
const stratumSchema = z.object({
  id: z.string(),
  benefitId: z.string(),
  outcome: z.enum(outcomes),
  items: z.int(),
  take: z.int(),
});

export const listPublicRounds = endpoint({
  id: 'second-looks.public-rounds',
  method: 'GET',
  path: '/second-looks/public',
  summary: 'Every round with what was published of it, newest first',
  query: z.object(pageQuery),
  reply: page(roundSchema),
});

export const showPublicRound = endpoint({
  id: 'second-looks.public-round',
  method: 'GET',
  path: '/second-looks/public/:roundId',
  summary: 'One round for anyone: shares, commitment, list digest, seed, strata without names',
  params: z.object({ roundId: zUuid }),
  reply: roundSchema.extend({ shares: z.array(shareSchema), strata: z.array(stratumSchema) }),
});

/** Everything that recomputing a draw takes; `scripts/verify-draw.mjs` reads it. */
export const showRecord = endpoint({
  id: 'second-looks.record',
  method: 'GET',
  path: '/second-looks/public/:roundId/record',
  summary: 'The record of a draw, for anyone to recompute it; not found before the draw',
  params: z.object({ roundId: zUuid }),
  reply: z.object({
    protocol: z.string(),
    hash: z.enum(['sha256', 'sm3']),
    commitment: hex,
    listDigest: hex,
    seed: hex,
    list: z.array(z.object({ stratum: z.string(), take: z.int(), item: z.string() })),
    picks: z.array(z.string()),
  }),
});

const officerResultSchema = z.object({
  officer: z.string(),
  benefitId: z.string(),
  outcome: z.enum(outcomes),
  decided: z.int(),
  picked: z.int(),
  agreed: z.int(),
  disagreed: z.int(),
});
export type OfficerResult = z.infer<typeof officerResultSchema>;

const staffRoundSchema = roundSchema.extend({
  openedBy: z.string(),
  listedBy: z.string().nullable(),
  drawnBy: z.string().nullable(),
  done: z.int(),
  mayList: z.boolean(),
  mayDraw: z.boolean(),
});
export type StaffRound = z.infer<typeof staffRoundSchema>;

export const listRounds = endpoint({
  id: 'second-looks.rounds',
  method: 'GET',
  path: '/second-looks/rounds',
  summary: 'Every round, newest first, and the shares that the next one would have',
  query: z.object(pageQuery),
  reply: page(staffRoundSchema).extend({ shares: z.array(shareSchema), mayOpen: z.boolean() }),
});

export const showRound = endpoint({
  id: 'second-looks.round',
  method: 'GET',
  path: '/second-looks/rounds/:roundId',
  summary: 'One round with its strata, and its results by officer and benefit',
  params: z.object({ roundId: zUuid }),
  reply: staffRoundSchema.extend({
    shares: z.array(shareSchema),
    strata: z.array(stratumSchema),
    results: z.array(officerResultSchema),
  }),
});

export const openRound = endpoint({
  id: 'second-looks.open',
  method: 'POST',
  path: '/second-looks/rounds',
  summary: 'Open a round for a period that still runs: its seed is drawn and committed to',
  body: z.object({ from: zCivilDate, to: zCivilDate }),
  reply: staffRoundSchema,
  faults: [faults.noShares, faults.periodOver, faults.periodWrong, faults.periodTaken],
});

export const makeList = endpoint({
  id: 'second-looks.list',
  method: 'POST',
  path: '/second-looks/rounds/:roundId/list',
  summary: 'Make the list of a period that is over, and publish its digest',
  params: z.object({ roundId: zUuid }),
  reply: staffRoundSchema,
  faults: [faults.periodRuns, faults.wrongStep, faults.tooMany],
});

export const drawRound = endpoint({
  id: 'second-looks.draw',
  method: 'POST',
  path: '/second-looks/rounds/:roundId/draw',
  summary: 'Reveal the seed and draw: what is picked becomes tasks',
  params: z.object({ roundId: zUuid }),
  reply: staffRoundSchema,
  faults: [faults.wrongStep],
});

export const downloadList = endpoint({
  id: 'second-looks.download-list',
  method: 'GET',
  path: '/second-looks/rounds/:roundId/list',
  summary: 'The list with the cases behind its tokens, as CSV: shows that no decision is missing',
  params: z.object({ roundId: zUuid }),
  kind: 'download',
  reply: z.undefined(),
});

const taskSchema = z.object({
  id: zUuid,
  roundNumber: z.string(),
  applicationId: zUuid,
  reference: z.string().nullable(),
  applicantName: z.string(),
  benefitId: z.string(),
  county: z.string().nullable(),
  state: stateSchema,
  outcome: z.enum(outcomes),
  dueOn: zCivilDate,
  /** Null for a task of before the countings were kept. */
  counting: countingSchema.nullable(),
  overdue: z.boolean(),
  takenBy: z.string().nullable(),
  /** The reader took it last. */
  mine: z.boolean(),
  verdict: z.enum(verdicts).nullable(),
  reason: z.string().nullable(),
  doneBy: z.string().nullable(),
  doneAt: z.iso.datetime().nullable(),
});
export type SecondLookTask = z.infer<typeof taskSchema>;

export const listTasks = endpoint({
  id: 'second-looks.tasks',
  method: 'GET',
  path: '/second-looks/tasks',
  summary: 'Second looks that the reader may take, has taken, or that are done, soonest due first',
  query: z.object({
    show: z.enum(['open', 'mine', 'done']).default('open'),
    roundId: zUuid.optional(),
    ...pageQuery,
  }),
  reply: page(taskSchema),
});

export const takeTask = endpoint({
  id: 'second-looks.take',
  method: 'POST',
  path: '/second-looks/tasks/:taskId/taking',
  summary: 'Take a second look upon oneself; refused to everybody who acted in the case',
  params: z.object({ taskId: zUuid }),
  reply: taskSchema,
  faults: [faults.acted, faults.done],
});

export const recordResult = endpoint({
  id: 'second-looks.record-result',
  method: 'POST',
  path: '/second-looks/tasks/:taskId/result',
  summary: 'Agree or disagree with the decision, with the reason',
  params: z.object({ taskId: zUuid }),
  body: z.object({ verdict: z.enum(verdicts), reason: zReason }),
  reply: taskSchema,
  faults: [faults.notTaken, faults.done, faults.acted],
});
