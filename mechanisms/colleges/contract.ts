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
import { zCivilDate, zFen, zReason, zText, zUuid } from '@yanzhen/values/fields.ts';
import { page, pageQuery } from '@yanzhen/values/page.ts';

export const kinds = ['undergraduate', 'vocational-undergraduate'] as const;
export const states = [
  'listed',
  'gap-analysis',
  'rectifying',
  'province-review',
  'expert-site',
  'ministry-publicity',
  'approved',
  'stopped',
] as const;
export type UpgradeState = (typeof states)[number];
export const moveIds = ['analyse', 'rectify', 'submit', 'visit', 'publish', 'send-back', 'approve', 'stop'] as const; // prettier-ignore
export type MoveId = (typeof moveIds)[number];

export const keepers = ['education-officer'] as const;
/** Who fills the yearly values: the officers, and each college's clerk for the own college. */
export const fillers = [...keepers, 'college-clerk'] as const;
export const readers = [
  ...fillers,
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
  /** The college is listed already. */
  listedBefore: 'colleges.listed-before',
  /** The appropriation of a year is below the year before. */
  appropriationFalls: 'colleges.appropriation-falls',
  /** The provincial average is not reached in the last year of the plan. */
  averageNotReached: 'colleges.average-not-reached',
  /** Years follow one another, three to five after the base year. */
  yearsWrong: 'colleges.years-wrong',
  /** The plan was approved or replaced before. */
  planNotDraft: 'colleges.plan-not-draft',
  /** A criterion of another kind, or of none. */
  criterionUnknown: 'colleges.criterion-unknown',
  /** Criteria are short or not filled. */
  gapLeft: 'colleges.gap-left',
  /** Values stand on no paper. */
  valuesUnproven: 'colleges.values-unproven',
  /** More staff than the quota. */
  beyondQuota: 'colleges.beyond-quota',
  /** The milestone was reached before. */
  reachedBefore: 'colleges.reached-before',
} as const;

const zYear = z.int().min(2000).max(2199);
const zMeasure = z.number().min(0).max(9_999_999_999).multipleOf(0.01);
const content = {
  organisationId: zUuid,
  kind: z.enum(kinds),
  document: zText(100, { lines: 'one' }),
  targetYear: zYear,
  ...area,
};

const upgradeSchema = z.object({
  id: zUuid,
  ...content,
  organisationName: z.string(),
  state: z.enum(states),
  version: z.int(),
});
export type UpgradeView = z.infer<typeof upgradeSchema>;

const criterionSchema = z.object({
  id: zUuid,
  kind: z.enum(kinds),
  key: z.string(),
  bound: z.enum(['least', 'most']),
  target: z.number(),
  version: z.int(),
});
export type CriterionView = z.infer<typeof criterionSchema>;

const measuredSchema = criterionSchema.extend({
  /** The newest value, and its year; null where none is filled. */
  value: z.number().nullable(),
  year: z.int().nullable(),
  proven: z.boolean(),
  /** How much is missing, 0 where the criterion is met; null where nothing is filled. */
  gap: z.number().nullable(),
  /** Values by year, oldest first. */
  values: z.array(z.object({ year: z.int(), value: z.number() })),
});
export type MeasuredCriterion = z.infer<typeof measuredSchema>;

const planSchema = z.object({
  id: zUuid,
  state: z.enum(['draft', 'in-force', 'replaced']),
  provincialAverageFen: zFen,
  years: z.array(z.object({ year: z.int(), perStudentFen: zFen })),
  madeBy: z.string(),
  approvedBy: z.string().nullable(),
  approvedOn: zCivilDate.nullable(),
  version: z.int(),
  mayApprove: z.boolean(),
});
export type PlanView = z.infer<typeof planSchema>;

const detailSchema = upgradeSchema.extend({
  ...recordParts,
  mayFill: z.boolean(),
  moves: movesSchema(moveIds),
  criteria: z.array(measuredSchema),
  plans: z.array(planSchema),
  staffing: z.array(
    z.object({
      id: zUuid,
      year: z.int(),
      quota: z.int(),
      filled: z.int(),
      document: z.string(),
    }),
  ),
  milestones: z.array(
    z.object({
      id: zUuid,
      says: z.string(),
      dueOn: zCivilDate,
      reachedOn: zCivilDate.nullable(),
      overdue: z.boolean(),
      version: z.int(),
    }),
  ),
});
export type UpgradeDetail = z.infer<typeof detailSchema>;

const params = z.object({ upgradeId: zUuid });

export const collegePapers = paperEndpoints('colleges', '/college-upgrades');
export const valueImportName = { zh: '升本指标年度填报表', en: 'Yearly values of colleges' };
export const valueImport = importEndpoints('colleges.values', valueImportName);

export const listUpgrades = endpoint({
  id: 'colleges.list',
  method: 'GET',
  path: '/college-upgrades',
  summary: 'Colleges on their way to the undergraduate level, newest first',
  query: z.object({ state: z.enum(states).optional(), ...pageQuery }),
  reply: page(upgradeSchema),
});

export const showUpgrade = endpoint({
  id: 'colleges.show',
  method: 'GET',
  path: '/college-upgrades/:upgradeId',
  summary: 'One college: criteria with the gap, plans, staffing, milestones',
  params,
  reply: detailSchema,
});

export const listCollege = endpoint({
  id: 'colleges.enlist',
  method: 'POST',
  path: '/college-upgrades',
  summary: 'List a college in the plan of upgrades',
  body: z.object(content),
  reply: detailSchema,
  faults: [...contentFaults, faults.listedBefore],
});

export const moveUpgrade = endpoint({
  id: 'colleges.move',
  method: 'POST',
  path: '/college-upgrades/:upgradeId/moves',
  summary: 'Lead a college on; it goes to the province only without a gap, on papers',
  params,
  body: z.object({ ...moveBody, move: z.enum(moveIds) }),
  reply: detailSchema,
  faults: [...stepFaults, recordFaults.paperMissing, faults.gapLeft, faults.valuesUnproven],
});

export const fillValues = endpoint({
  id: 'colleges.fill-values',
  method: 'PUT',
  path: '/college-upgrades/:upgradeId/values/:year',
  summary: 'Fill or correct the values of a year; those that are not named stay as they are',
  params: params.extend({ year: z.coerce.number().int().min(2000).max(2199) }),
  body: z.object({
    values: z.array(z.object({ criterionId: zUuid, value: zMeasure })).min(1).max(50),
    paperId: zUuid.nullable(),
  }),
  reply: detailSchema,
  faults: [recordFaults.wrongState, recordFaults.paperMissing, recordFaults.inFuture, faults.criterionUnknown],
}); // prettier-ignore

export const listCriteria = endpoint({
  id: 'colleges.criteria',
  method: 'GET',
  path: '/college-criteria',
  summary: 'What colleges are measured by',
  reply: z.object({ rows: z.array(criterionSchema) }),
});

export const changeCriterion = endpoint({
  id: 'colleges.change-criterion',
  method: 'PUT',
  path: '/college-criteria/:criterionId',
  summary: 'Change the target of a criterion, with the reason',
  params: z.object({ criterionId: zUuid }),
  body: z.object({ version: z.int(), target: zMeasure, reason: zReason }),
  reply: z.object({ rows: z.array(criterionSchema) }),
  faults: [recordFaults.stale],
});

export const makePlan = endpoint({
  id: 'colleges.make-plan',
  method: 'POST',
  path: '/college-upgrades/:upgradeId/plans',
  summary: 'Plan the per-student appropriation: never below the year before, up to the average',
  params,
  body: z.object({
    provincialAverageFen: zFen,
    /** The base year first. */
    years: z
      .array(z.object({ year: zYear, perStudentFen: zFen }))
      .min(2)
      .max(10),
  }),
  reply: detailSchema,
  faults: [
    recordFaults.wrongState,
    faults.yearsWrong,
    faults.appropriationFalls,
    faults.averageNotReached,
  ],
});

export const approvePlan = endpoint({
  id: 'colleges.approve-plan',
  method: 'POST',
  path: '/college-plans/:planId/approval',
  summary: 'Approve a plan made by another, on a paper; the one before is replaced',
  params: z.object({ planId: zUuid }),
  body: z.object({ version: z.int(), paperId: zUuid.nullable() }),
  reply: detailSchema,
  faults: [
    recordFaults.stale,
    recordFaults.otherPerson,
    recordFaults.paperMissing,
    faults.planNotDraft,
    faults.appropriationFalls,
  ],
});

export const setStaffing = endpoint({
  id: 'colleges.set-staffing',
  method: 'PUT',
  path: '/college-upgrades/:upgradeId/staffing/:year',
  summary: 'Staff quota of a year, and how much of it is filled',
  params: params.extend({ year: z.coerce.number().int().min(2000).max(2199) }),
  body: z.object({
    quota: z.int().min(0).max(100_000),
    filled: z.int().min(0).max(100_000),
    document: zText(100, { lines: 'one' }),
  }),
  reply: detailSchema,
  faults: [faults.beyondQuota],
});

export const setMilestone = endpoint({
  id: 'colleges.set-milestone',
  method: 'POST',
  path: '/college-upgrades/:upgradeId/milestones',
  summary: 'What is to be reached by a day',
  params,
  body: z.object({ says: zText(200, { lines: 'one' }), dueOn: zCivilDate }),
  reply: detailSchema,
});

export const reachMilestone = endpoint({
  id: 'colleges.reach-milestone',
  method: 'POST',
  path: '/college-milestones/:milestoneId/result',
  summary: 'A milestone was reached on a day, as a paper shows',
  params: z.object({ milestoneId: zUuid }),
  body: z.object({ version: z.int(), on: zCivilDate, paperId: zUuid.nullable() }),
  reply: detailSchema,
  faults: [
    recordFaults.stale,
    recordFaults.inFuture,
    recordFaults.paperMissing,
    faults.reachedBefore,
  ],
});
