import * as z from 'zod';
import { endpoint } from '@yanzhen/values/endpoint.ts';
import { zCivilDate, zFen, zReason, zText, zUuid } from '@yanzhen/values/fields.ts';
import { page, pageQuery } from '@yanzhen/values/page.ts';
import { localizedSchema } from '@yanzhen/values/session.ts';
import { instalmentStates } from '../payments/contract.ts';

export const milestoneStates = ['agreed', 'reported', 'accepted'] as const;
export type MilestoneState = (typeof milestoneStates)[number];
export const milestoneMoves = ['report', 'send-back', 'accept'] as const;

/** Who accepts what was reached, and reports it where the applicant cannot. */
export const accepters = ['science-officer', 'city-checker'] as const;

export const milestoneFaults = {
  /** Somebody moved it meanwhile: reload. */
  stale: 'instalments.milestone-stale',
  /** The milestone stands at another step, or its part was stopped. */
  wrongState: 'instalments.milestone-wrong-state',
  /** Nothing is reported, and nothing accepted, without a paper: add one first. */
  noPaper: 'instalments.milestone-no-paper',
  /** Who reported it does not accept it, nor does an agent of the organisation: a colleague does. */
  acceptOwn: 'instalments.milestone-accept-own',
  /** The part waits for its milestone: it is accepted, not confirmed. */
  open: 'instalments.milestone-open',
  /** Each later part has one milestone, and its day lies after today. */
  plan: 'instalments.milestone-plan',
} as const;

/** What is to be reached before a part is paid, and by when. */
export const milestonePlan = z.object({
  partId: z.string().max(60),
  says: zText(500),
  dueOn: zCivilDate,
});
export type MilestonePlan = z.infer<typeof milestonePlan>;

const milestoneSchema = milestonePlan.extend({
  id: zUuid,
  applicationId: zUuid,
  reference: z.string().nullable(),
  /** Whose case it is. */
  name: z.string(),
  county: z.string().nullable(),
  benefitId: z.string(),
  state: z.enum(milestoneStates),
  /** Not accepted, and its day is over. */
  overdue: z.boolean(),
  /** Of the part that is paid for it; null before the grant. */
  partName: localizedSchema.nullable(),
  amountFen: zFen.nullable(),
  partState: z.enum(instalmentStates).nullable(),
  report: z.string().nullable(),
  reportedBy: z.string().nullable(),
  reportedAt: z.iso.datetime().nullable(),
  acceptedBy: z.string().nullable(),
  acceptedAt: z.iso.datetime().nullable(),
  note: z.string().nullable(),
  version: z.int(),
});
export type Milestone = z.infer<typeof milestoneSchema>;

const detailSchema = milestoneSchema.extend({
  evidence: z.array(
    z.object({ id: zUuid, name: z.string(), mediaType: z.string(), bytes: z.int() }),
  ),
  events: z.array(
    z.object({
      id: zUuid,
      move: z.enum(milestoneMoves),
      by: z.string(),
      reason: z.string().nullable(),
      at: z.iso.datetime(),
    }),
  ),
  moves: z.array(z.enum(milestoneMoves)),
});
export type MilestoneDetail = z.infer<typeof detailSchema>;

const params = z.object({ milestoneId: zUuid });

export const listMilestones = endpoint({
  id: 'instalments.milestones',
  method: 'GET',
  path: '/milestones',
  summary: 'Milestones of grants by state, soonest due first',
  query: z.object({
    state: z.enum(milestoneStates).default('reported'),
    /** Only those whose day is over. */
    overdue: z.enum(['yes']).optional(),
    ...pageQuery,
  }),
  reply: page(milestoneSchema),
});

export const listMilestonesOf = endpoint({
  id: 'instalments.milestones-of',
  method: 'GET',
  path: '/applications/:applicationId/milestones',
  summary: 'The milestones of one case, in the order in which its parts are paid',
  params: z.object({ applicationId: zUuid }),
  reply: z.object({ rows: z.array(milestoneSchema) }),
});

export const showMilestone = endpoint({
  id: 'instalments.milestone',
  method: 'GET',
  path: '/milestones/:milestoneId',
  summary: 'One milestone with its papers and what was done',
  params,
  reply: detailSchema,
});

export const addMilestonePaper = endpoint({
  id: 'instalments.milestone-paper',
  method: 'POST',
  path: '/milestones/:milestoneId/papers',
  summary: 'Add a photo or PDF (field `file`) that shows what was reached',
  params,
  kind: 'multipart',
  reply: detailSchema,
  faults: [milestoneFaults.wrongState, 'evidence.too-many'],
});

export const showMilestonePaper = endpoint({
  id: 'instalments.milestone-paper-file',
  method: 'GET',
  path: '/milestones/:milestoneId/papers/:evidenceId',
  summary: 'A paper that shows what was reached',
  params: params.extend({ evidenceId: zUuid }),
  kind: 'download',
  reply: z.unknown(),
});

export const reportMilestone = endpoint({
  id: 'instalments.report-milestone',
  method: 'POST',
  path: '/milestones/:milestoneId/report',
  summary: 'Report that a milestone is reached, after its papers were added',
  params,
  body: z.object({ version: z.int(), report: zReason }),
  reply: detailSchema,
  faults: [milestoneFaults.stale, milestoneFaults.wrongState, milestoneFaults.noPaper],
});

export const sendBackMilestone = endpoint({
  id: 'instalments.send-back-milestone',
  method: 'POST',
  path: '/milestones/:milestoneId/sending-back',
  summary: 'What was reported is not enough: back to who reports, with the reason',
  params,
  body: z.object({ version: z.int(), reason: zReason }),
  reply: detailSchema,
  faults: [milestoneFaults.stale, milestoneFaults.wrongState, milestoneFaults.acceptOwn],
});

export const acceptMilestone = endpoint({
  id: 'instalments.accept-milestone',
  method: 'POST',
  path: '/milestones/:milestoneId/acceptance',
  summary: 'Accept a milestone by a paper; its part can then be paid',
  params,
  body: z.object({ version: z.int(), evidenceId: zUuid.nullable(), note: zReason.optional() }),
  reply: detailSchema,
  faults: [
    milestoneFaults.stale,
    milestoneFaults.wrongState,
    milestoneFaults.acceptOwn,
    milestoneFaults.noPaper,
  ],
});
