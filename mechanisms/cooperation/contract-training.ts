import * as z from 'zod';
import { endpoint } from '@yanzhen/values/endpoint.ts';
import {
  zCivilDate,
  zFen,
  zIdentityNumber,
  zPersonName,
  zReason,
  zText,
  zUuid,
} from '@yanzhen/values/fields.ts';
import { page, pageQuery } from '@yanzhen/values/page.ts';
import { paperEndpoints, recordParts } from '@yanzhen/procedures/records/contract.ts';
import { agreedFaults, area, faults } from './contract.ts';

export const classKinds = ['order', 'named', 'custom', 'joint-pilot'] as const;
export const classLevels = ['secondary', 'college', 'undergraduate'] as const;
/** `uninsured`: interns without liability insurance; `promise-open`: completed, and fewer in jobs than promised. */
const classFlags = ['uninsured', 'promise-open'] as const;
export const classStates = ['running', 'completed', 'withdrawn'] as const;

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
  /** Internship liability insurance, paid by the school; a class of which nothing is known is not insured. */
  insured: z.boolean().default(false),
  /** Teachers whom the enterprise sends. */
  enterpriseTeachers: z.int().min(0).max(1_000).nullable().default(null),
  /** What an intern is paid a month. */
  internPayFenMonthly: zFen.nullable().default(null),
  /** Graduates whom the enterprise promises to hire. */
  jobsPromised: z.int().min(0).max(5_000).nullable().default(null),
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
  flags: z.array(z.enum(classFlags)),
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
  /** Null for a reader who sees counts only; papers may name students, and are shown to the same readers. */
  people: z.array(studentSchema).nullable(),
  ...recordParts,
});
export type ClassDetail = z.infer<typeof classDetail>;
const classParams = z.object({ classId: zUuid });
export const classPapers = paperEndpoints('cooperation', '/training-classes', 'class-');

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
  faults: [...agreedFaults, faults.datesBackwards, faults.promiseBeyond],
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
