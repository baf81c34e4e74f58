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

export const baseKinds = ['training', 'engineer-practice'] as const;
export const baseStates = ['applied', 'recognised', 'removed', 'withdrawn'] as const;
const baseMoves = ['recognise', 'remove', 'withdraw'] as const;
export const classKinds = ['order', 'named', 'custom', 'joint-pilot'] as const;
export const classLevels = ['secondary', 'college', 'undergraduate'] as const;
export const classStates = ['running', 'completed', 'withdrawn'] as const;

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
};
const baseSchema = z.object({
  id: zUuid,
  ...baseContent,
  schoolName: z.string(),
  enterpriseName: z.string(),
  state: z.enum(baseStates),
  recognisedOn: zCivilDate.nullable(),
  version: z.int(),
  moves: z.array(z.enum(baseMoves)),
});
export type BaseView = z.infer<typeof baseSchema>;

const agreedFaults = [
  faults.partyNotRegistered,
  faults.agreementEnded,
  faults.notParty,
  'policies.county-unknown',
  'policies.cluster-unknown',
] as const;

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
  summary: 'One training or practice base',
  params: z.object({ baseId: zUuid }),
  reply: baseSchema,
});

export const applyForBase = endpoint({
  id: 'cooperation.apply-for-base',
  method: 'POST',
  path: '/training-bases',
  summary: 'Record a base of a school and an enterprise that is to be recognised',
  body: z.object(baseContent),
  reply: baseSchema,
  faults: agreedFaults,
});

export const moveBase = endpoint({
  id: 'cooperation.move-base',
  method: 'POST',
  path: '/training-bases/:baseId/moves',
  summary: 'Recognise a base after the check on site, remove it, or withdraw the record',
  params: z.object({ baseId: zUuid }),
  body: z.object({
    version: z.int(),
    move: z.enum(baseMoves),
    reason: zReason,
    /** To recognise or remove: the day. */
    on: zCivilDate.optional(),
  }),
  reply: baseSchema,
  faults: [faults.wrongState, faults.stale, faults.notInsured, faults.inFuture],
});

const classContent = {
  name: zText(100, { lines: 'one' }),
  kind: z.enum(classKinds),
  level: z.enum(classLevels),
  schoolId: zUuid,
  /** The enterprise, or the university of a joint pilot. */
  partnerId: zUuid,
  agreementId: zUuid,
  ...area,
  trade: zText(100, { lines: 'one' }),
  /** Students at most. */
  intake: z.int().min(1).max(5_000),
  startedOn: zCivilDate,
  endsOn: zCivilDate,
};
const classSchema = z.object({
  id: zUuid,
  ...classContent,
  schoolName: z.string(),
  partnerName: z.string(),
  state: z.enum(classStates),
  students: z.int(),
  graduated: z.int(),
  /** Graduates followed to a job with insurance months as proof. */
  employed: z.int(),
  version: z.int(),
});
export type ClassView = z.infer<typeof classSchema>;

const studentSchema = z.object({
  id: zUuid,
  name: z.string(),
  enrolledOn: zCivilDate,
  leftOn: zCivilDate.nullable(),
  graduatedOn: zCivilDate.nullable(),
  job: z.object({ organisation: z.string(), from: zCivilDate, insuredMonths: z.int() }).nullable(),
});
const classDetail = classSchema.extend({
  /** Null for a reader who sees counts only. */
  people: z.array(studentSchema).nullable(),
  mayKeep: z.boolean(),
});
export type ClassDetail = z.infer<typeof classDetail>;
const classParams = z.object({ classId: zUuid });

export const listClasses = endpoint({
  id: 'cooperation.classes',
  method: 'GET',
  path: '/training-classes',
  summary: 'Order, named and custom classes and joint pilots, newest first',
  query: z.object({
    kind: z.enum(classKinds).optional(),
    state: z.enum(classStates).optional(),
    ...pageQuery,
  }),
  reply: page(classSchema),
});

export const showClass = endpoint({
  id: 'cooperation.class',
  method: 'GET',
  path: '/training-classes/:classId',
  summary: 'One class with its students and what became of its graduates',
  params: classParams,
  reply: classDetail,
});

export const openClass = endpoint({
  id: 'cooperation.open-class',
  method: 'POST',
  path: '/training-classes',
  summary: 'Record a class of a school with an enterprise or a university',
  body: z.object(classContent),
  reply: classDetail,
  faults: [...agreedFaults, faults.datesBackwards],
});

export const enrol = endpoint({
  id: 'cooperation.enrol',
  method: 'POST',
  path: '/training-classes/:classId/students',
  summary: 'Enrol students, all or none; each natural person once',
  params: classParams,
  body: z.object({
    students: z
      .array(
        z.object({
          name: zPersonName,
          identityNumber: zIdentityNumber,
          enrolledOn: zCivilDate,
        }),
      )
      .min(1)
      .max(200),
  }),
  reply: classDetail,
  faults: [faults.wrongState, faults.inFuture, faults.personThere, faults.classFull],
});

const studentParams = z.object({ studentId: zUuid });

export const leaveClass = endpoint({
  id: 'cooperation.leave-class',
  method: 'POST',
  path: '/class-students/:studentId/leaving',
  summary: 'Record that a student left before the end',
  params: studentParams,
  body: z.object({ lastDay: zCivilDate, reason: zReason }),
  reply: classDetail,
  faults: [faults.wrongState, faults.datesBackwards],
});

export const completeClass = endpoint({
  id: 'cooperation.complete-class',
  method: 'POST',
  path: '/training-classes/:classId/completion',
  summary: 'Complete a class: how many graduated, and which of its students did not',
  params: classParams,
  body: z.object({
    version: z.int(),
    on: zCivilDate,
    /** As the school reports it. */
    graduated: z.int().min(0).max(5_000),
    /** Students who did not graduate. */
    without: z.array(zUuid).max(5_000),
  }),
  reply: classDetail,
  faults: [
    faults.wrongState,
    faults.stale,
    faults.inFuture,
    faults.graduatesBeyond,
    faults.graduatesDiffer,
  ],
});

export const withdrawClass = endpoint({
  id: 'cooperation.withdraw-class',
  method: 'POST',
  path: '/training-classes/:classId/withdrawal',
  summary: 'Withdraw a class recorded in error: no figure counts it or its students any more',
  params: classParams,
  body: z.object({ version: z.int(), reason: zReason }),
  reply: classDetail,
  faults: [faults.wrongState, faults.stale],
});

export const followToJob = endpoint({
  id: 'cooperation.follow-to-job',
  method: 'POST',
  path: '/class-students/:studentId/job',
  summary:
    'Follow a graduate to a job: the employer, and months of insurance with the paper (field `file`) that shows them',
  params: studentParams,
  kind: 'multipart',
  body: z.object({
    organisationId: zUuid,
    from: zCivilDate,
    insuredMonths: z.int().min(1).max(600),
  }),
  reply: classDetail,
  faults: [faults.notGraduate, faults.partyNotRegistered, faults.monthsBeyond],
});

export const showProof = endpoint({
  id: 'cooperation.job-proof',
  method: 'GET',
  path: '/class-students/:studentId/job/proof',
  summary: 'The paper that shows the months of insurance; a view is audited',
  params: studentParams,
  kind: 'download',
  reply: z.unknown(),
});
