import * as z from 'zod';
import { endpoint } from '@yanzhen/values/endpoint.ts';
import { zCivilDate, zFen, zReason, zText, zUuid } from '@yanzhen/values/fields.ts';
import { page, pageQuery } from '@yanzhen/values/page.ts';
import { localizedSchema } from '@yanzhen/values/session.ts';
import { projectFields } from '@yanzhen/registers/projects/contract.ts';

export const callStates = ['draft', 'published', 'closed', 'withdrawn'] as const;
export type CallState = (typeof callStates)[number];
export const callMoves = ['publish', 'close', 'withdraw'] as const;
export type CallMove = (typeof callMoves)[number];

export const keepers = ['science-officer'] as const;
export const readers = [
  ...keepers,
  'county-officer',
  'city-checker',
  'approver',
  'publicity-officer',
  'finance-preparer',
  'finance-signer',
  'finance-releaser',
  'leader',
  'auditor',
] as const;
/** Who ends a grant: the offices that stop the parts of every case. */
export const terminators = ['county-officer', 'city-checker'] as const;

/** Request faults of this folder; words under `faults.<code>`. */
export const faults = {
  /** The last day lies before the first. */
  daysBackwards: 'special-funds.days-backwards',
  /** The benefit is none that is granted to a project: choose one whose parts wait for an acceptance. */
  benefitUnfit: 'special-funds.benefit-unfit',
  /** Another call has this number. */
  numberTaken: 'special-funds.number-taken',
  /** Somebody changed it meanwhile: reload. */
  stale: 'special-funds.stale',
  /** It stands at another step: reload. */
  wrongState: 'special-funds.wrong-state',
  /** Who prepared a call does not publish it: a colleague does. */
  publishOwn: 'special-funds.publish-own',
  /** A call is published before its last day is over. */
  callOver: 'special-funds.call-over',
  /** This year's budget has no line for it, or less than the call promises: values `payer`, `left`. */
  budgetMissing: 'special-funds.budget-missing',
  /** The move asks for a reason. */
  reasonMissing: 'special-funds.reason-missing',
  /** The call takes no application today: values `from`, `to`. */
  callShut: 'special-funds.call-shut',
  /** The project is none of the enterprise's, is not under way, or of a field that the call does not name. */
  projectUnfit: 'special-funds.project-unfit',
  /** The project has an application that is open or was paid: values `reference`. */
  appliedBefore: 'special-funds.applied-before',
  /** The application has left the enterprise's hands. */
  notYours: 'special-funds.not-yours',
  /** The sum is more than the call promises in all. */
  beyondCall: 'special-funds.beyond-call',
  /** Papers of the list are missing: values `name`. */
  paperMissing: 'special-funds.paper-missing',
  /** Each later part needs its milestone. */
  milestonesMissing: 'special-funds.milestones-missing',
  /** The enterprise has no account: ask for one first. */
  accountMissing: 'special-funds.account-missing',
  /** No more is to be repaid than was paid: values `paid`. */
  repaidBeyond: 'special-funds.repaid-beyond',
  /** The day lies in the future, or before the grant. */
  terminatedOn: 'special-funds.terminated-on',
  /** Money of it is on its way: wait for the bank, or take it out of the batch. */
  underWay: 'special-funds.under-way',
} as const;

const callContent = {
  benefitId: z.string().regex(/^[a-z][a-z0-9-]{0,60}$/),
  /** File number of the call. */
  number: zText(60, { lines: 'one' }),
  title: zText(120, { lines: 'one' }),
  /** Empty for projects of every field. */
  fields: z.array(z.enum(projectFields)).max(projectFields.length),
  opensOn: zCivilDate,
  lastDay: zCivilDate,
  totalFen: zFen.min(1),
  /** What the call asks for beside the policy, in words. */
  conditions: zText(2000),
};

const callSchema = z.object({
  id: zUuid,
  ...callContent,
  benefitName: localizedSchema,
  state: z.enum(callStates),
  /** Takes applications today. */
  open: z.boolean(),
  preparedBy: z.string(),
  publishedBy: z.string().nullable(),
  reason: z.string().nullable(),
  version: z.int(),
  applications: z.int(),
  askedFen: zFen,
  grantedFen: zFen,
  paidFen: zFen,
  moves: z.array(z.enum(callMoves)),
  mayChange: z.boolean(),
});
export type FundCall = z.infer<typeof callSchema>;

const callDetail = callSchema.extend({
  /** What is left of each payer's line this year; null where there is none. */
  budget: z.array(z.object({ payer: localizedSchema, leftFen: zFen.nullable() })),
});
export type FundCallDetail = z.infer<typeof callDetail>;

const callParams = z.object({ callId: zUuid });

export const listCalls = endpoint({
  id: 'special-funds.calls',
  method: 'GET',
  path: '/fund-calls',
  summary: 'Calls for grants, newest first; an agent sees those that were published',
  query: z.object({ state: z.enum(callStates).optional(), ...pageQuery }),
  reply: page(callSchema),
});

export const showCall = endpoint({
  id: 'special-funds.call',
  method: 'GET',
  path: '/fund-calls/:callId',
  summary: 'One call with what was asked for, granted and paid under it',
  params: callParams,
  reply: callDetail,
});

const contentFaults = [faults.daysBackwards, faults.benefitUnfit, faults.numberTaken] as const;

export const listBenefitsForCalls = endpoint({
  id: 'special-funds.benefits',
  method: 'GET',
  path: '/fund-benefits',
  summary: 'Benefits for which a call can be made: granted to projects and paid by milestones',
  reply: z.object({ rows: z.array(z.object({ id: z.string(), name: localizedSchema })) }),
});

export const prepareCall = endpoint({
  id: 'special-funds.prepare-call',
  method: 'POST',
  path: '/fund-calls',
  summary: 'Prepare a call; a colleague publishes it',
  body: z.object(callContent),
  reply: callDetail,
  faults: contentFaults,
});

export const changeCall = endpoint({
  id: 'special-funds.change-call',
  method: 'PUT',
  path: '/fund-calls/:callId',
  summary: 'Change a call that is not published; who changes it does not publish it',
  params: callParams,
  body: z.object({ ...callContent, version: z.int() }),
  reply: callDetail,
  faults: [...contentFaults, faults.stale, faults.wrongState],
});

export const moveCall = endpoint({
  id: 'special-funds.move-call',
  method: 'POST',
  path: '/fund-calls/:callId/moves',
  summary: 'Publish a call as another person than prepared it, close it early, or withdraw it',
  params: callParams,
  body: z.object({ move: z.enum(callMoves), version: z.int(), reason: zReason.optional() }),
  reply: callDetail,
  faults: [
    faults.stale,
    faults.wrongState,
    faults.publishOwn,
    faults.callOver,
    faults.budgetMissing,
    faults.reasonMissing,
  ],
});
