import * as z from 'zod';
import { endpoint } from '@yanzhen/values/endpoint.ts';
import { zCivilDate, zReason, zText, zUuid } from '@yanzhen/values/fields.ts';
import { page, pageQuery } from '@yanzhen/values/page.ts';
import { localizedSchema } from '@yanzhen/values/session.ts';
import { countingSchema } from '../applications/contract.ts';

/** Five grades, best first: 5 很好, 4 好, 3 一般, 2 差, 1 很差. */
export const grades = [5, 4, 3, 2, 1] as const;
/** From this grade down a rating is a bad one (差评) and makes a task. */
export const badFrom = 2;

/** Ready reasons: of what was good, and of what was not. */
export const goodReasons = ['fast', 'clear', 'kind', 'easy'] as const;
export const poorReasons = ['slow', 'unclear', 'manner', 'again', 'outcome', 'system'] as const;

/** The ready reasons that go with a grade. */
export function reasonsFor(grade: number): readonly string[] {
  return grade >= 4 ? goodReasons : poorReasons;
}

/** Where a task stands; `lifecycle.ts` says how it gets from one to the next. */
export const taskStates = ['open', 'taken', 'called', 'handled', 'replied', 'closed'] as const;
export type TaskState = (typeof taskStates)[number];

export const taskMoves = [
  'open',
  'take',
  'call-back',
  'handle',
  'reply',
  'escalate',
  'rate-again',
  'close',
] as const;
export type TaskMove = (typeof taskMoves)[number];

/** Request faults of this folder; words under `faults.<code>`. */
export const faults = {
  /** The step is not over, or it is not the reader's: read the list again. */
  noStep: 'ratings.no-step',
  /** The step was rated before; a rating is not changed. */
  once: 'ratings.once',
  /** A reason is not one of those that go with the grade. */
  reasonUnknown: 'ratings.reason-unknown',
  /** A second rating comes after the reply to a bad one, once. */
  notAgain: 'ratings.not-again',
  /** The task is at another step, or the reader may not make this move: reload. */
  wrongState: 'ratings.wrong-state',
  /** Who was rated does not follow it up: a colleague or the leader does. */
  rated: 'ratings.rated',
  /** Take the task first. */
  notTaken: 'ratings.not-taken',
  /** The person left no telephone number. */
  noContact: 'ratings.no-contact',
} as const;

const gradeSchema = z.int().min(1).max(5);
const given = {
  grade: gradeSchema,
  reasons: z.array(z.string().max(40)).max(6).default([]),
  says: zText(500).optional(),
};

const secondSchema = z.object({ grade: gradeSchema, at: z.iso.datetime() });

const ownRatingSchema = z.object({
  id: zUuid,
  number: z.string(),
  grade: gradeSchema,
  reasons: z.array(z.string()),
  says: z.string().nullable(),
  at: z.iso.datetime(),
  /** How a bad one is followed up; null where nothing is to be. */
  followUp: z
    .object({
      state: z.enum(taskStates),
      dueOn: zCivilDate.nullable(),
      counting: countingSchema.nullable(),
      /** What was done, as told to the person. */
      reply: z.string().nullable(),
    })
    .nullable(),
  second: secondSchema.nullable(),
  mayRateAgain: z.boolean(),
});
export type OwnRating = z.infer<typeof ownRatingSchema>;

/** A step of service that is over, with the rating that the person gave it. */
const stepSchema = z.object({
  step: z.string(),
  id: zUuid,
  name: localizedSchema,
  applicationId: zUuid,
  reference: z.string().nullable(),
  benefitId: z.string(),
  at: z.iso.datetime(),
  rating: ownRatingSchema.nullable(),
});
export type RateableStep = z.infer<typeof stepSchema>;

export const listMine = endpoint({
  id: 'ratings.mine',
  method: 'GET',
  path: '/my-ratings',
  summary: 'Steps of my cases that are over, newest first, with the rating I gave each',
  query: z.object({ applicationId: zUuid.optional() }),
  reply: z.object({ steps: z.array(stepSchema) }),
});

export const rateStep = endpoint({
  id: 'ratings.rate',
  method: 'POST',
  path: '/my-ratings',
  summary: 'Rate a step that is over, once; nothing depends on it',
  body: z.object({ step: z.string().max(80), id: zUuid, ...given }),
  reply: z.object({ rating: ownRatingSchema }),
  faults: [faults.noStep, faults.once, faults.reasonUnknown],
});

export const rateAgain = endpoint({
  id: 'ratings.rate-again',
  method: 'POST',
  path: '/my-ratings/:ratingId/second',
  summary: 'Rate once more after a bad rating was answered',
  params: z.object({ ratingId: zUuid }),
  body: z.object(given),
  reply: z.object({ rating: ownRatingSchema }),
  faults: [faults.notAgain, faults.reasonUnknown],
});

/* The department and the leader. No name of who rated stands in any of this. */

const taskHead = {
  id: zUuid,
  number: z.string(),
  grade: gradeSchema,
  state: z.enum(taskStates),
  stepName: localizedSchema,
  benefitId: z.string(),
  county: z.string().nullable(),
  department: localizedSchema,
  ratedAt: z.iso.datetime(),
  dueOn: zCivilDate.nullable(),
  overdue: z.boolean(),
  /** It was overdue and is the leader's as well. */
  escalated: z.boolean(),
  handledBy: z.string().nullable(),
  mine: z.boolean(),
};
const taskRowSchema = z.object(taskHead);
export type RatingTaskRow = z.infer<typeof taskRowSchema>;

const taskSchema = z.object({
  ...taskHead,
  reasons: z.array(z.string()),
  says: z.string().nullable(),
  counting: countingSchema.nullable(),
  /** The case; only for who took the task, who needs it to call back. */
  application: z.object({ id: zUuid, reference: z.string().nullable() }).nullable(),
  second: secondSchema.nullable(),
  events: z.array(
    z.object({
      id: zUuid,
      move: z.enum(taskMoves),
      at: z.iso.datetime(),
      note: z.string().nullable(),
      /** null for a job, and for who rated. */
      by: z.string().nullable(),
    }),
  ),
  /** What the reader can do now. */
  moves: z.array(z.enum(taskMoves)),
});
export type RatingTask = z.infer<typeof taskSchema>;

export const listTasks = endpoint({
  id: 'ratings.tasks',
  method: 'GET',
  path: '/rating-tasks',
  summary: 'Bad ratings to follow up: those of the reader’s department, or all for the leader',
  query: z.object({
    show: z.enum(['open', 'late', 'ended']).default('open'),
    ...pageQuery,
  }),
  reply: page(taskRowSchema),
});

const params = z.object({ taskId: zUuid });

export const showTask = endpoint({
  id: 'ratings.task',
  method: 'GET',
  path: '/rating-tasks/:taskId',
  summary: 'One bad rating with what was said and done; never who said it',
  params,
  reply: taskSchema,
});

export const takeTask = endpoint({
  id: 'ratings.take',
  method: 'POST',
  path: '/rating-tasks/:taskId/taking',
  summary: 'Take a task upon oneself; refused to everybody who was rated',
  params,
  reply: taskSchema,
  faults: [faults.wrongState, faults.rated],
});

export const showContact = endpoint({
  id: 'ratings.contact',
  method: 'POST',
  path: '/rating-tasks/:taskId/contact',
  summary: 'Name and telephone of who rated, for who took the task to call back; recorded',
  params,
  body: z.object({ reason: zReason }),
  reply: z.object({ name: z.string(), mobile: z.string() }),
  faults: [faults.notTaken, faults.noContact],
});

/** A step of following up, with what was said or done. */
const step = (act: 'call-back' | 'handle' | 'reply', summary: string) =>
  endpoint({
    id: `ratings.${act}`,
    method: 'POST',
    path: `/rating-tasks/:taskId/${act}`,
    summary,
    params,
    body: z.object({ note: zText(1000) }),
    reply: taskSchema,
    faults: [faults.wrongState, faults.notTaken],
  });
export const callBack = step('call-back', 'Called back: what the person said');
export const handle = step('handle', 'Handled: what was found and put right');
export const reply = step('reply', 'Reply to the person, who may then rate once more');

const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);
const counted = {
  /** Ratings by grade, 5 first. */
  counts: z.array(z.int()).length(5),
  total: z.int(),
  /** Share of grades 3 to 5, in tenths of a percent; null without ratings. */
  goodPermille: z.int().nullable(),
  /** Bad ones, those answered, and second ratings of grade 3 to 5. */
  bad: z.int(),
  answered: z.int(),
  better: z.int(),
};
const statisticSchema = z.object({
  department: z.string(),
  departmentName: localizedSchema,
  benefitId: z.string(),
  month,
  ...counted,
});
export type RatingStatistic = z.infer<typeof statisticSchema>;

export const showStatistics = endpoint({
  id: 'ratings.statistics',
  method: 'GET',
  path: '/ratings/statistics',
  summary: 'First ratings by department, benefit and month: counts and the share of good ones',
  query: z.object({ from: month, to: month }),
  reply: z.object({
    rows: z.array(statisticSchema),
    sum: z.object(counted),
    /** More rows than are shown: choose fewer months. */
    more: z.boolean(),
  }),
});

const recordSchema = z.object({
  id: zUuid,
  number: z.string(),
  grade: gradeSchema,
  reasons: z.array(z.string()),
  /** Long numbers in it are masked. */
  says: z.string().nullable(),
  at: z.iso.datetime(),
  stepName: localizedSchema,
  taskId: zUuid.nullable(),
  taskState: z.enum(taskStates).nullable(),
  second: z.int().nullable(),
});
export type RatingRecord = z.infer<typeof recordSchema>;

export const listRecords = endpoint({
  id: 'ratings.records',
  method: 'GET',
  path: '/ratings/records',
  summary: 'The ratings behind a figure, without names or cases',
  query: z.object({
    department: z.string().max(40),
    benefitId: z.string().max(60),
    month,
    ...pageQuery,
  }),
  reply: page(recordSchema),
});
