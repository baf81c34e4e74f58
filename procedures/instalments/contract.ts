import * as z from 'zod';
import { endpoint } from '@yanzhen/values/endpoint.ts';
import { page, pageQuery } from '@yanzhen/values/page.ts';
import { zCivilDate, zFen, zReason, zUuid } from '@yanzhen/values/fields.ts';
import { localizedSchema } from '@yanzhen/values/session.ts';
import { instalmentStates } from '../payments/contract.ts';

/** Request faults of this folder; words under `faults.<code>`. */
export const faults = {
  /** The check was decided before: reload. */
  decided: 'instalments.decided',
  /** A duty is known to be broken: stop the payments, or have the fact corrected first. */
  dutyBroken: 'instalments.duty-broken',
  /** A part of the case is in a batch: wait for the bank, or take it out first. */
  underWay: 'instalments.under-way',
  /** Nothing was paid yet: withdraw the application. */
  notBegun: 'instalments.not-begun',
  /** No part is left to be paid. */
  nothingLeft: 'instalments.nothing-left',
} as const;

/** One duty that was looked at again. */
export const findingSchema = z.object({
  /** `service`, or the id of a condition of the benefit. */
  id: z.string(),
  says: localizedSchema,
  outcome: z.enum(['yes', 'no', 'unknown']),
  /** Who says so, and when; null while nobody has since the last check. */
  source: z
    .enum(['document', 'employer', 'department', 'import', 'report', 'recovery', 'acceptance'])
    .nullable(),
  on: zCivilDate.nullable(),
});
export type Finding = z.infer<typeof findingSchema>;

export const checkStates = ['open', 'met', 'stopped'] as const;

const checkSchema = z.object({
  id: zUuid,
  applicationId: zUuid,
  instalment: z.int(),
  reference: z.string().nullable(),
  benefitId: z.string(),
  name: z.string(),
  county: z.string().nullable(),
  partName: localizedSchema,
  amountFen: zFen,
  dueOn: zCivilDate,
  since: zCivilDate,
  state: z.enum(checkStates),
  findings: z.array(findingSchema),
  note: z.string().nullable(),
  mayDecide: z.boolean(),
});
export type DutyCheck = z.infer<typeof checkSchema>;

export const listChecks = endpoint({
  id: 'instalments.checks',
  method: 'GET',
  path: '/instalments/checks',
  summary: 'Duties to be checked again before an instalment is paid, longest waiting first',
  query: z.object({ state: z.enum(checkStates).default('open'), ...pageQuery }),
  reply: page(checkSchema),
});

const params = z.object({ checkId: zUuid });

export const confirmDuty = endpoint({
  id: 'instalments.confirm',
  method: 'POST',
  path: '/instalments/checks/:checkId/confirm',
  summary: 'An officer confirms what no fact tells: the duty holds, the instalment can be paid',
  params,
  body: z.object({ note: zReason }),
  reply: z.object({ state: z.enum(instalmentStates) }),
  faults: [faults.decided, faults.dutyBroken, 'instalments.milestone-open'],
});

export const stopInstalments = endpoint({
  id: 'instalments.stop',
  method: 'POST',
  path: '/instalments/checks/:checkId/stop',
  summary: 'A duty is broken: this and all later instalments are stopped, the reason is told',
  params,
  body: z.object({
    reason: zReason,
    /** Last day of service, where the person left: a recovery is opened. */
    leftOn: zCivilDate.optional(),
  }),
  reply: z.object({ recoveryId: zUuid.nullable() }),
  faults: [faults.decided, faults.underWay, 'recoveries.left-on'],
});

const partSchema = z.object({
  number: z.int(),
  name: localizedSchema,
  amountFen: zFen,
  dueOn: zCivilDate,
  checkedAgain: z.boolean(),
  state: z.enum(instalmentStates),
  reason: z.string().nullable(),
});

export const scheduleSchema = z.object({
  applicationId: zUuid,
  reference: z.string().nullable(),
  benefitId: z.string(),
  grantedOn: zCivilDate,
  totalFen: zFen,
  paidFen: zFen,
  /** Came in from before this system. */
  imported: z.boolean(),
  /** Whether its owner may do without what is still to come. */
  mayGiveUp: z.boolean(),
  parts: z.array(partSchema),
});
export type Schedule = z.infer<typeof scheduleSchema>;

export const listMySchedules = endpoint({
  id: 'instalments.mine',
  method: 'GET',
  path: '/my-instalments',
  summary: 'What I was granted, in which parts and when each is paid',
  reply: z.object({ rows: z.array(scheduleSchema) }),
});

export const giveUp = endpoint({
  id: 'instalments.give-up',
  method: 'POST',
  path: '/my-instalments/:applicationId/give-up',
  summary: 'Do without the instalments still to come; what arrived stays',
  params: z.object({ applicationId: zUuid }),
  body: z.object({ reason: zReason.optional() }),
  reply: scheduleSchema,
  faults: [faults.underWay, faults.notBegun, faults.nothingLeft],
});

export const showSchedule = endpoint({
  id: 'instalments.schedule',
  method: 'GET',
  path: '/instalments/schedules/:applicationId',
  summary: 'The schedule of one case',
  params: z.object({ applicationId: zUuid }),
  reply: scheduleSchema.nullable(),
});

export const listPromised = endpoint({
  id: 'instalments.promised',
  method: 'GET',
  path: '/instalments/promised',
  summary: 'Instalments promised and not yet held by a budget line, by year and benefit',
  reply: z.object({
    rows: z.array(
      z.object({ benefitId: z.string(), year: z.int(), amountFen: zFen, parts: z.int() }),
    ),
  }),
});
