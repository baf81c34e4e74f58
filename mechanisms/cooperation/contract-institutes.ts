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
import { area, faults } from './contract.ts';

export const titles = ['senior', 'associate', 'intermediate', 'other'] as const;
export const modes = ['full-time', 'flexible'] as const;
export const verdicts = ['keep', 'leave'] as const;

const content = {
  name: zText(100, { lines: 'one' }),
  agreementId: zUuid,
  organisationId: zUuid,
  ...area,
  settledOn: zCivilDate,
};
const gathered = z.object({ title: z.enum(titles), persons: z.int() });

const instituteSchema = z.object({
  id: zUuid,
  ...content,
  organisationName: z.string(),
  agreementTitle: z.string(),
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
  mayKeep: z.boolean(),
});
export type InstituteDetail = z.infer<typeof detailSchema>;

const params = z.object({ instituteId: zUuid });

export const listInstitutes = endpoint({
  id: 'cooperation.institutes',
  method: 'GET',
  path: '/institutes',
  summary: 'Joint institutes, newest first, with how many people they gather',
  query: z.object({ ...pageQuery }),
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

export const settleInstitute = endpoint({
  id: 'cooperation.settle-institute',
  method: 'POST',
  path: '/institutes',
  summary: 'Record a joint institute that settled under an agreement',
  body: z.object(content),
  reply: detailSchema,
  faults: [
    faults.partyNotRegistered,
    faults.agreementEnded,
    faults.instituteThere,
    faults.inFuture,
    'policies.county-unknown',
    'policies.cluster-unknown',
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
  faults: [faults.wrongState, faults.stale, faults.assessedBefore, faults.datesBackwards],
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
