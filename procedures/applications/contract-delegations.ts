import * as z from 'zod';
import { endpoint } from '@yanzhen/values/endpoint.ts';
import { zCivilDate, zReason, zUuid } from '@yanzhen/values/fields.ts';
import { pageQuery } from '@yanzhen/values/page.ts';
import { faults } from './contract.ts';

export const delegationSchema = z.object({
  delegationId: zUuid,
  /** A key of `holderNames`. */
  role: z.string(),
  from: zCivilDate,
  /** The last day on which it holds. */
  lastOn: zCivilDate,
  giver: z.string(),
  delegate: z.string(),
  reason: z.string(),
  state: z.enum(['coming', 'running', 'over', 'ended']),
  endedBy: z.string().nullable(),
  endReason: z.string().nullable(),
  /** Whether the reader may end it now. */
  mayEnd: z.boolean(),
});
export type DelegationView = z.infer<typeof delegationSchema>;

export const listDelegations = endpoint({
  id: 'applications.delegations',
  method: 'GET',
  path: '/applications/delegations',
  summary:
    'Roles handed over: those of the reader; all of the city for auditors and administrators',
  query: z.object(pageQuery),
  reply: z.object({
    rows: z.array(delegationSchema),
    next: z.string().nullable(),
    /** Roles that the reader may hand over. */
    mine: z.array(z.string()),
  }),
});

export const listDelegates = endpoint({
  id: 'applications.delegates',
  method: 'GET',
  path: '/applications/delegates',
  summary: 'Staff to whom a role could be handed over, by the beginning of their name',
  query: z.object({ name: z.string().trim().min(1).max(40) }),
  reply: z.object({
    rows: z.array(z.object({ accountId: zUuid, name: z.string(), roles: z.array(z.string()) })),
  }),
});

export const delegateRole = endpoint({
  id: 'applications.delegate-role',
  method: 'POST',
  path: '/applications/delegations',
  summary: 'Hand one of your roles to a colleague for some days; they act as themself',
  body: z.object({
    role: z.string().max(40),
    accountId: zUuid,
    from: zCivilDate,
    lastOn: zCivilDate,
    reason: zReason,
  }),
  reply: delegationSchema,
  faults: [
    faults.delegationNotYours,
    faults.delegationSelf,
    faults.delegationDays,
    faults.delegationExcludes,
    faults.delegationTwice,
  ],
});

export const endDelegation = endpoint({
  id: 'applications.end-delegation',
  method: 'POST',
  path: '/applications/delegations/:delegationId/end',
  summary: 'End a delegation before its last day',
  params: z.object({ delegationId: zUuid }),
  body: z.object({ reason: zReason }),
  reply: delegationSchema,
  faults: [faults.delegationOver],
});
