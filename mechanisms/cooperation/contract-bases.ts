import * as z from 'zod';
import { endpoint } from '@yanzhen/values/endpoint.ts';
import { zCivilDate, zFen, zReason, zText, zUuid } from '@yanzhen/values/fields.ts';
import { page, pageQuery } from '@yanzhen/values/page.ts';
import { paperEndpoints, recordParts } from '@yanzhen/procedures/records/contract.ts';
import { agreedFaults, area, faults } from './contract.ts';

export const baseKinds = ['training', 'engineer-practice'] as const;
export const baseStates = ['applied', 'checked', 'recognised', 'removed', 'withdrawn'] as const;
export const baseMoves = ['check', 'recognise', 'remove', 'withdraw'] as const;
export const baseVerdicts = ['keep', 'remove'] as const;

const baseContent = {
  name: zText(100, { lines: 'one' }),
  kind: z.enum(baseKinds),
  schoolId: zUuid,
  enterpriseId: zUuid,
  agreementId: zUuid,
  ...area,
  trades: zText(200, { lines: 'one' }),
  places: z.int().min(1).max(100_000),
  /** Internship liability insurance, paid by the school. */
  insured: z.boolean(),
  /** Floor of its workshops, whole square metres. */
  floorSquareMetres: z.int().min(1).max(10_000_000).nullable().default(null),
  equipmentFen: zFen.nullable().default(null),
};
const baseSchema = z.object({
  id: zUuid,
  ...baseContent,
  schoolName: z.string(),
  enterpriseName: z.string(),
  state: z.enum(baseStates),
  /** Of the check on site. */
  checkedOn: zCivilDate.nullable(),
  recognisedOn: zCivilDate.nullable(),
  /** The year before is not evaluated yet. */
  evaluationDue: z.boolean(),
  version: z.int(),
  moves: z.array(z.enum(baseMoves)),
});
export type BaseView = z.infer<typeof baseSchema>;

const baseDetail = baseSchema.extend({
  ...recordParts,
  evaluations: z.array(
    z.object({
      year: z.int(),
      verdict: z.enum(baseVerdicts),
      students: z.int(),
      studentDays: z.int(),
      note: z.string(),
      by: z.string(),
      at: z.iso.datetime(),
    }),
  ),
});
export type BaseDetail = z.infer<typeof baseDetail>;
export const basePapers = paperEndpoints('cooperation', '/training-bases', 'base-');

export const listBases = endpoint({
  id: 'cooperation.bases',
  method: 'GET',
  path: '/training-bases',
  summary: 'Training and practice bases, newest first',
  query: z.object({
    kind: z.enum(baseKinds).optional(),
    state: z.enum(baseStates).optional(),
    ...pageQuery,
  }),
  reply: page(baseSchema),
});

export const showBase = endpoint({
  id: 'cooperation.base',
  method: 'GET',
  path: '/training-bases/:baseId',
  summary: 'One training or practice base with its evaluations, papers and trail',
  params: z.object({ baseId: zUuid }),
  reply: baseDetail,
});

export const applyForBase = endpoint({
  id: 'cooperation.apply-for-base',
  method: 'POST',
  path: '/training-bases',
  summary: 'Record a base of a school and an enterprise that is to be recognised',
  body: z.object(baseContent),
  reply: baseDetail,
  faults: agreedFaults,
});

export const moveBase = endpoint({
  id: 'cooperation.move-base',
  method: 'POST',
  path: '/training-bases/:baseId/moves',
  summary: 'Record the check on site, recognise a base, remove it, or withdraw the record',
  params: z.object({ baseId: zUuid }),
  body: z.object({
    version: z.int(),
    move: z.enum(baseMoves),
    reason: zReason,
    /** To check, recognise or remove: the day. */
    on: zCivilDate.optional(),
  }),
  reply: baseDetail,
  faults: [
    faults.wrongState,
    faults.stale,
    faults.notInsured,
    faults.inFuture,
    faults.datesBackwards,
  ],
});

export const evaluateBase = endpoint({
  id: 'cooperation.evaluate-base',
  method: 'POST',
  path: '/training-bases/:baseId/evaluations',
  summary: 'The evaluation of a year: how many students were there for how long; kept or removed',
  params: z.object({ baseId: zUuid }),
  body: z.object({
    version: z.int(),
    year: z.int().min(2000).max(2199),
    verdict: z.enum(baseVerdicts),
    students: z.int().min(0).max(1_000_000),
    studentDays: z.int().min(0).max(400_000_000),
    note: zReason,
  }),
  reply: baseDetail,
  faults: [
    faults.wrongState,
    faults.stale,
    faults.inFuture,
    faults.datesBackwards,
    faults.assessedBefore,
    faults.daysBeyond,
  ],
});
