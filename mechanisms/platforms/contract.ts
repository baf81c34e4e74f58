import * as z from 'zod';
import { importEndpoints } from '@yanzhen/procedures/imports/contract.ts';
import {
  area,
  contentFaults,
  faults as recordFaults,
  moveBody,
  movesSchema,
  paperEndpoints,
  recordParts,
  stepFaults,
} from '@yanzhen/procedures/records/contract.ts';
import { endpoint } from '@yanzhen/values/endpoint.ts';
import { zCivilDate, zReason, zText, zUuid } from '@yanzhen/values/fields.ts';
import { page, pageQuery } from '@yanzhen/values/page.ts';

export const levels = ['national', 'provincial', 'city'] as const;
export const types = [
  'key-laboratory',
  'engineering-centre',
  'technology-centre',
  'postdoctoral-station',
  'expert-station',
  'incubator',
  'research-institute',
] as const;
export const states = [
  'cultivating',
  'applied',
  'approved',
  'building',
  'accepted',
  'operating',
  'evaluated',
  'upgraded',
  'rectifying',
  'removed',
  'withdrawn',
] as const;
export type PlatformState = (typeof states)[number];
export const moveIds = [
  'apply',
  'approve',
  'build',
  'accept',
  'operate',
  'evaluate',
  'continue',
  'upgrade',
  'rectify',
  'remove',
  'withdraw',
] as const;
export type MoveId = (typeof moveIds)[number];
export const lights = ['green', 'amber', 'red', 'met'] as const;

export const keepers = ['science-officer'] as const;
export const readers = [
  ...keepers,
  'county-officer',
  'city-checker',
  'approver',
  'leader',
  'auditor',
  'letter-drafter',
  'letter-checker',
  'letter-signer',
  'administrator',
] as const;

/** Request faults of this folder; words under `faults.<code>`. */
export const faults = {
  /** The host has a platform of this type and name already. */
  recordedBefore: 'platforms.recorded-before',
  /** Nothing of the name tells it from others. */
  nameEmpty: 'platforms.name-empty',
  /** What is approved has its document and day. */
  documentMissing: 'platforms.document-missing',
  /** A platform rises to a higher level. */
  levelNotHigher: 'platforms.level-not-higher',
  /** The task's day lies in another year. */
  dayOutsideYear: 'platforms.day-outside-year',
  /** The platform has this task in this year already. */
  taskThere: 'platforms.task-there',
  /** The task was dropped. */
  taskDropped: 'platforms.task-dropped',
  /** The year was reported before. */
  reportedBefore: 'platforms.reported-before',
  /** The year was scored before. */
  scoredBefore: 'platforms.scored-before',
} as const;

const zYear = z.int().min(2000).max(2199);
const content = {
  name: zText(100, { lines: 'one' }),
  level: z.enum(levels),
  type: z.enum(types),
  field: zText(60, { lines: 'one' }),
  hostId: zUuid,
  ...area,
};
const approval = {
  document: zText(60, { lines: 'one' }).nullable(),
  approvedOn: zCivilDate.nullable(),
};

const platformSchema = z.object({
  id: zUuid,
  ...content,
  ...approval,
  hostName: z.string(),
  state: z.enum(states),
  nextEvaluationOn: zCivilDate.nullable(),
  /** Tasks of this year that are red. */
  behind: z.int(),
  version: z.int(),
});
export type PlatformView = z.infer<typeof platformSchema>;

const taskSchema = z.object({
  id: zUuid,
  platformId: zUuid,
  platformName: z.string(),
  county: area.county,
  cluster: area.cluster,
  year: z.int(),
  says: z.string(),
  target: z.int(),
  done: z.int(),
  dueOn: zCivilDate,
  owner: z.string(),
  light: z.enum(lights),
  version: z.int(),
});
export type TaskView = z.infer<typeof taskSchema>;

const detailSchema = platformSchema.extend({
  ...recordParts,
  moves: movesSchema(moveIds),
  tasks: z.array(taskSchema),
  scores: z.array(
    z.object({
      id: zUuid,
      year: z.int(),
      selfScore: z.int(),
      reportedBy: z.string(),
      score: z.int().nullable(),
      scoredBy: z.string().nullable(),
      note: z.string().nullable(),
      version: z.int(),
      mayScore: z.boolean(),
    }),
  ),
});
export type PlatformDetail = z.infer<typeof detailSchema>;

const goalSchema = z.object({
  id: zUuid,
  year: z.int(),
  level: z.enum(levels),
  target: z.int(),
  document: z.string(),
  /** Platforms of the level and above today. */
  actual: z.int(),
  version: z.int(),
});
export type GoalView = z.infer<typeof goalSchema>;

const params = z.object({ platformId: zUuid });

export const platformPapers = paperEndpoints('platforms', '/platforms');
export const platformImportName = { zh: '平台载体登记表', en: 'Innovation platforms' };
export const platformImport = importEndpoints('platforms.platforms', platformImportName);

export const listPlatforms = endpoint({
  id: 'platforms.list',
  method: 'GET',
  path: '/platforms',
  summary: 'Innovation platforms, newest first',
  query: z.object({
    q: z.string().trim().max(100).optional(),
    level: z.enum(levels).optional(),
    type: z.enum(types).optional(),
    state: z.enum(states).optional(),
    county: z.string().max(10).optional(),
    ...pageQuery,
  }),
  reply: page(platformSchema),
});

export const showPlatform = endpoint({
  id: 'platforms.show',
  method: 'GET',
  path: '/platforms/:platformId',
  summary: 'One platform: its tasks, scores, papers and trail',
  params,
  reply: detailSchema,
});

export const registerPlatform = endpoint({
  id: 'platforms.register',
  method: 'POST',
  path: '/platforms',
  summary: 'Register a platform: one that is cultivated, or one that a document approved already',
  body: z.object({ ...content, ...approval }),
  reply: detailSchema,
  faults: [...contentFaults, faults.recordedBefore, faults.nameEmpty, faults.documentMissing],
});

export const changePlatform = endpoint({
  id: 'platforms.change',
  method: 'PUT',
  path: '/platforms/:platformId',
  summary: 'Correct a platform, with the reason; what was known before stays in the history',
  params,
  body: z.object({ ...content, ...approval, version: z.int(), reason: zReason }),
  reply: detailSchema,
  faults: [
    ...contentFaults,
    ...stepFaults,
    faults.recordedBefore,
    faults.nameEmpty,
    faults.documentMissing,
  ],
});

export const movePlatform = endpoint({
  id: 'platforms.move',
  method: 'POST',
  path: '/platforms/:platformId/moves',
  summary: 'Apply, approve, build, accept, operate, evaluate, keep, upgrade, rectify or remove',
  params,
  body: z.object({
    ...moveBody,
    move: z.enum(moveIds),
    /** Of an approval: the document. */
    document: approval.document.default(null),
    /** Of an upgrade: the higher level. */
    level: z.enum(levels).nullable().default(null),
  }),
  reply: detailSchema,
  faults: [
    ...stepFaults,
    recordFaults.inFuture,
    recordFaults.paperMissing,
    faults.documentMissing,
    faults.levelNotHigher,
  ],
});

export const listTasks = endpoint({
  id: 'platforms.tasks',
  method: 'GET',
  path: '/platform-tasks',
  summary: 'The task list of a year, newest first',
  query: z.object({
    year: z.coerce.number().int().min(2000).max(2199),
    light: z.enum(lights).optional(),
    ...pageQuery,
  }),
  reply: page(taskSchema),
});

export const setTask = endpoint({
  id: 'platforms.set-task',
  method: 'POST',
  path: '/platforms/:platformId/tasks',
  summary: 'What a platform is to do in a year, by when, and who answers for it',
  params,
  body: z.object({
    year: zYear,
    says: zText(200, { lines: 'one' }),
    target: z.int().min(1).max(1_000_000),
    dueOn: zCivilDate,
    owner: zText(100, { lines: 'one' }),
  }),
  reply: detailSchema,
  faults: [recordFaults.wrongState, faults.dayOutsideYear, faults.taskThere],
});

export const reportTask = endpoint({
  id: 'platforms.report-task',
  method: 'POST',
  path: '/platform-tasks/:taskId/reports',
  summary: 'How much of a task is done; what is done in full rests on a paper',
  params: z.object({ taskId: zUuid }),
  body: z.object({
    version: z.int(),
    done: z.int().min(0).max(10_000_000),
    note: zReason,
    paperId: zUuid.nullable(),
  }),
  reply: detailSchema,
  faults: [recordFaults.stale, recordFaults.paperMissing, faults.taskDropped],
});

export const dropTask = endpoint({
  id: 'platforms.drop-task',
  method: 'POST',
  path: '/platform-tasks/:taskId/dropping',
  summary: 'Drop a task, with the reason',
  params: z.object({ taskId: zUuid }),
  body: z.object({ version: z.int(), reason: zReason }),
  reply: detailSchema,
  faults: [recordFaults.stale, faults.taskDropped],
});

export const reportYear = endpoint({
  id: 'platforms.report-year',
  method: 'POST',
  path: '/platforms/:platformId/scores',
  summary: 'The report of a year with the score that the platform gives itself',
  params,
  body: z.object({ year: zYear, selfScore: z.int().min(0).max(100), paperId: zUuid.nullable() }),
  reply: detailSchema,
  faults: [recordFaults.wrongState, recordFaults.paperMissing, faults.reportedBefore],
});

export const scoreYear = endpoint({
  id: 'platforms.score-year',
  method: 'POST',
  path: '/platform-scores/:scoreId/assessment',
  summary: 'The score of a year, by another person than reported it',
  params: z.object({ scoreId: zUuid }),
  body: z.object({ version: z.int(), score: z.int().min(0).max(100), note: zReason }),
  reply: detailSchema,
  faults: [recordFaults.stale, recordFaults.otherPerson, faults.scoredBefore],
});

export const listGoals = endpoint({
  id: 'platforms.goals',
  method: 'GET',
  path: '/platform-goals',
  summary: 'Goals by year, and how far the city is',
  reply: z.object({ rows: z.array(goalSchema) }),
});

export const setGoal = endpoint({
  id: 'platforms.set-goal',
  method: 'PUT',
  path: '/platform-goals/:year/:level',
  summary: 'How many platforms of a level and above the city wants by the end of a year',
  params: z.object({ year: z.coerce.number().int().min(2000).max(2199), level: z.enum(levels) }),
  body: z.object({ target: z.int().min(1).max(100_000), document: zText(100, { lines: 'one' }) }),
  reply: z.object({ rows: z.array(goalSchema) }),
});
