import * as z from 'zod';
import { endpoint } from '@yanzhen/values/endpoint.ts';
import { zCivilDate, zFen, zReason, zUuid } from '@yanzhen/values/fields.ts';
import { page, pageQuery } from '@yanzhen/values/page.ts';
import { localizedSchema } from '@yanzhen/values/session.ts';
import { standingSchema, stateSchema } from '@yanzhen/procedures/applications/contract.ts';
import { evidenceSchema } from '@yanzhen/procedures/evidence/contract.ts';
import { scheduleSchema } from '@yanzhen/procedures/instalments/contract.ts';
import { faults } from './contract.ts';

const rowSchema = z.object({
  applicationId: zUuid,
  reference: z.string().nullable(),
  state: stateSchema,
  dueOn: zCivilDate.nullable(),
  call: z.object({ id: zUuid, number: z.string(), title: z.string() }),
  project: z.object({ id: zUuid, number: z.string(), name: z.string(), partnerName: z.string() }),
  enterpriseName: z.string(),
  county: z.string().nullable(),
  requestedFen: zFen.nullable(),
  /** What the policy gives; null before submission. */
  amountFen: zFen.nullable(),
  paidFen: zFen,
  milestones: z.object({ all: z.int(), accepted: z.int(), overdue: z.int() }),
});
export type FundRow = z.infer<typeof rowSchema>;

const planSchema = z.object({
  partId: z.string().max(60),
  says: z.string().trim().min(1).max(500),
  dueOn: zCivilDate,
});

const detailSchema = rowSchema.extend({
  version: z.int(),
  standing: standingSchema,
  plan: z.object({ specialFundFen: zFen, enterpriseFen: zFen, totalFen: zFen }),
  /** What is to be reached for each later part; empty while nothing is agreed on. */
  agreed: z.array(
    planSchema.extend({
      id: zUuid,
      state: z.enum(['agreed', 'reported', 'accepted']),
      overdue: z.boolean(),
    }),
  ),
  /** Later parts of the benefit, each of which needs a milestone. */
  laterParts: z.array(z.object({ id: z.string(), name: localizedSchema, share: z.number() })),
  schedule: scheduleSchema.nullable(),
  decision: z.object({
    outcome: z.enum(['yes', 'no', 'not-applicable', 'unknown']),
    amountFen: zFen.nullable(),
    reasons: z.array(
      z.object({
        id: z.string(),
        outcome: z.enum(['yes', 'no', 'not-applicable', 'unknown']),
        says: localizedSchema,
        remedy: localizedSchema.nullable(),
      }),
    ),
  }),
  papers: z.array(
    z.object({ code: z.string(), name: localizedSchema, required: z.boolean(), uploaded: z.int() }),
  ),
  evidence: z.array(evidenceSchema),
  /** What the office asked for and is not answered. */
  asked: z.array(z.object({ name: localizedSchema, note: z.string().nullable() })),
  refusal: z.string().nullable(),
  /** Masked; null while no account is in force. */
  account: z.string().nullable(),
  recoveryId: zUuid.nullable(),
  maySave: z.boolean(),
  mayWithdraw: z.boolean(),
  mayTerminate: z.boolean(),
});
export type FundApplication = z.infer<typeof detailSchema>;

const params = z.object({ applicationId: zUuid });

export const listOfCall = endpoint({
  id: 'special-funds.applications',
  method: 'GET',
  path: '/fund-calls/:callId/applications',
  summary: 'Applications that were submitted under a call, newest first',
  params: z.object({ callId: zUuid }),
  query: z.object({ ...pageQuery }),
  reply: page(rowSchema),
});

export const listMine = endpoint({
  id: 'special-funds.mine',
  method: 'GET',
  path: '/my-fund-applications',
  summary: "My enterprise's applications for grants, newest first",
  query: z.object({ ...pageQuery }),
  reply: page(rowSchema),
});

export const listProjectsForCall = endpoint({
  id: 'special-funds.projects',
  method: 'GET',
  path: '/fund-calls/:callId/projects',
  summary: 'Projects of my enterprise that can be applied for under a call',
  params: z.object({ callId: zUuid }),
  reply: z.object({
    rows: z.array(
      z.object({
        id: zUuid,
        number: z.string(),
        name: z.string(),
        partnerName: z.string(),
        specialFundFen: zFen,
        enterpriseFen: zFen,
        /** Of an application that is open or was paid. */
        applicationId: zUuid.nullable(),
      }),
    ),
  }),
});

export const showFund = endpoint({
  id: 'special-funds.application',
  method: 'GET',
  path: '/fund-applications/:applicationId',
  summary: 'One application for a grant, with its milestones, parts and papers',
  params,
  reply: detailSchema,
});

export const startFund = endpoint({
  id: 'special-funds.start',
  method: 'POST',
  path: '/fund-calls/:callId/applications',
  summary: 'Begin an application for one of my projects',
  params: z.object({ callId: zUuid }),
  body: z.object({ projectId: zUuid }),
  reply: z.object({ applicationId: zUuid }),
  faults: [faults.callShut, faults.projectUnfit, faults.appliedBefore],
});

export const saveFund = endpoint({
  id: 'special-funds.save',
  method: 'PUT',
  path: '/fund-applications/:applicationId',
  summary: 'Say what is asked for, what is to be reached for each later part, and by when',
  params,
  body: z.object({ requestedFen: zFen.min(1), milestones: z.array(planSchema).max(20) }),
  reply: detailSchema,
  faults: [faults.notYours, faults.beyondCall, 'instalments.milestone-plan'],
});

export const submitFund = endpoint({
  id: 'special-funds.submit',
  method: 'POST',
  path: '/fund-applications/:applicationId/submission',
  summary:
    'Submit an application, or send what was asked for; a no of the policy comes back as its answer',
  params,
  reply: z.object({ submitted: z.boolean(), application: detailSchema }),
  faults: [
    faults.notYours,
    faults.callShut,
    faults.paperMissing,
    faults.milestonesMissing,
    faults.accountMissing,
    'applications.stale',
  ],
});

export const withdrawFund = endpoint({
  id: 'special-funds.withdraw',
  method: 'POST',
  path: '/fund-applications/:applicationId/withdrawal',
  summary: 'Withdraw an application until its payment is prepared; another may follow',
  params,
  body: z.object({ reason: zReason.optional() }),
  reply: detailSchema,
  faults: ['applications.wrong-state', 'lapses.part-paid'],
});

export const terminateFund = endpoint({
  id: 'special-funds.terminate',
  method: 'POST',
  path: '/fund-applications/:applicationId/termination',
  summary: 'End a grant: nothing more is paid, and what was not spent on it is asked back',
  params,
  body: z.object({
    reason: zReason,
    /** The day from which it has ended. */
    on: zCivilDate,
    /** Of what was paid; 0 where nothing is to be repaid. */
    repayFen: zFen,
  }),
  reply: detailSchema,
  faults: [faults.underWay, faults.repaidBeyond, faults.terminatedOn],
});
