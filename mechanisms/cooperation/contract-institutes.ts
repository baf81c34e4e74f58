import * as z from 'zod';
import { endpoint } from '@yanzhen/values/endpoint.ts';
import {
  zCivilDate,
  zIdentityNumber,
  zPersonName,
  zReason,
  zText,
  zUuid,
} from '@yanzhen/values/fields.ts';
import { page, pageQuery } from '@yanzhen/values/page.ts';
import { paperEndpoints, recordParts } from '@yanzhen/procedures/records/contract.ts';
import { area, faults } from './contract.ts';

export const instituteKinds = [
  'research-institute',
  'joint-laboratory',
  'innovation-centre',
] as const;
export const instituteStates = ['assessing', 'agreed', 'settled', 'left', 'declined'] as const;
export type InstituteState = (typeof instituteStates)[number];
export const instituteMoves = ['agree', 'settle', 'decline'] as const;

export const titles = ['senior', 'associate', 'intermediate', 'other'] as const;
export const modes = ['full-time', 'flexible'] as const;
export const verdicts = ['keep', 'leave'] as const;

const proposed = {
  name: zText(100, { lines: 'one' }),
  kind: z.enum(instituteKinds).default('research-institute'),
  organisationId: zUuid,
  ...area,
};
const gathered = z.object({ title: z.enum(titles), persons: z.int() });

const instituteSchema = z.object({
  id: zUuid,
  ...proposed,
  state: z.enum(instituteStates),
  /** Null until it is agreed. */
  agreementId: zUuid.nullable(),
  agreementTitle: z.string().nullable(),
  /** Null until it settled. */
  settledOn: zCivilDate.nullable(),
  organisationName: z.string(),
  leftOn: zCivilDate.nullable(),
  /** Persons who are there today. */
  persons: z.int(),
  version: z.int(),
});

const detailSchema = instituteSchema.extend({
  byTitle: z.array(gathered),
  /** Null for a reader who sees counts only. */
  people: z
    .array(
      z.object({
        id: zUuid,
        name: z.string(),
        title: z.enum(titles),
        mode: z.enum(modes),
        joinedOn: zCivilDate,
        leftOn: zCivilDate.nullable(),
      }),
    )
    .nullable(),
  assessments: z.array(
    z.object({
      year: z.int(),
      verdict: z.enum(verdicts),
      note: z.string(),
      by: z.string(),
      at: z.iso.datetime(),
    }),
  ),
  ...recordParts,
  moves: z.array(z.enum(instituteMoves)),
  /** The year before is not assessed yet. */
  assessmentDue: z.boolean(),
});
export type InstituteDetail = z.infer<typeof detailSchema>;

const params = z.object({ instituteId: zUuid });
export const institutePapers = paperEndpoints('cooperation', '/institutes', 'institute-');

export const listInstitutes = endpoint({
  id: 'cooperation.institutes',
  method: 'GET',
  path: '/institutes',
  summary: 'Joint institutes, newest first, with how many people they gather',
  query: z.object({
    kind: z.enum(instituteKinds).optional(),
    state: z.enum(instituteStates).optional(),
    ...pageQuery,
  }),
  reply: page(instituteSchema),
});

export const showInstitute = endpoint({
  id: 'cooperation.institute',
  method: 'GET',
  path: '/institutes/:instituteId',
  summary: 'One institute: people by title, and its yearly assessments',
  params,
  reply: detailSchema,
});

const proposalFaults = [
  faults.partyNotRegistered,
  faults.instituteThere,
  'policies.county-unknown',
  'policies.cluster-unknown',
] as const;

export const settleInstitute = endpoint({
  id: 'cooperation.settle-institute',
  method: 'POST',
  path: '/institutes',
  summary: 'Record a joint institute that settled under an agreement',
  body: z.object({ ...proposed, agreementId: zUuid, settledOn: zCivilDate }),
  reply: detailSchema,
  faults: [...proposalFaults, faults.agreementEnded, faults.inFuture],
});

export const proposeInstitute = endpoint({
  id: 'cooperation.propose-institute',
  method: 'POST',
  path: '/institutes/proposals',
  summary: 'Record an institute that is to be assessed before it is agreed on',
  body: z.object(proposed),
  reply: detailSchema,
  faults: proposalFaults,
});

export const moveInstitute = endpoint({
  id: 'cooperation.move-institute',
  method: 'POST',
  path: '/institutes/:instituteId/moves',
  summary: 'Agree on an assessed institute, let it settle, or decline it',
  params,
  body: z.object({
    version: z.int(),
    move: z.enum(instituteMoves),
    reason: zReason,
    /** To agree: the agreement. */
    agreementId: zUuid.nullable().default(null),
    /** To settle: the day. */
    on: zCivilDate.nullable().default(null),
  }),
  reply: detailSchema,
  faults: [
    faults.wrongState,
    faults.stale,
    faults.agreementEnded,
    faults.notAgreed,
    faults.inFuture,
  ],
});

export const assessInstitute = endpoint({
  id: 'cooperation.assess-institute',
  method: 'POST',
  path: '/institutes/:instituteId/assessments',
  summary: 'The assessment of a year: the institute is kept, or is to leave by a day',
  params,
  body: z.object({
    version: z.int(),
    year: z.int().min(2000).max(2199),
    verdict: z.enum(verdicts),
    note: zReason,
    /** Its last day, where it is to leave. */
    lastDay: zCivilDate.nullable(),
  }),
  reply: detailSchema,
  faults: [
    faults.wrongState,
    faults.stale,
    faults.assessedBefore,
    faults.datesBackwards,
    faults.inFuture,
  ],
});

export const addPerson = endpoint({
  id: 'cooperation.add-person',
  method: 'POST',
  path: '/institutes/:instituteId/people',
  summary: 'Record a person gathered by the institute, with the title held',
  params,
  body: z.object({
    name: zPersonName,
    identityNumber: zIdentityNumber,
    title: z.enum(titles),
    mode: z.enum(modes),
    joinedOn: zCivilDate,
  }),
  reply: detailSchema,
  faults: [faults.wrongState, faults.inFuture, faults.personThere],
});

export const changePerson = endpoint({
  id: 'cooperation.change-person',
  method: 'PUT',
  path: '/institute-people/:personRecordId',
  summary: 'Correct the title, or record the last day; what was known before stays in the history',
  params: z.object({ personRecordId: zUuid }),
  body: z.object({
    title: z.enum(titles),
    mode: z.enum(modes),
    /** The last day; null while the person is there. */
    lastDay: zCivilDate.nullable(),
    reason: zReason,
  }),
  reply: detailSchema,
  faults: [faults.datesBackwards],
});
