import * as z from 'zod';
import { countingSchema } from '../applications/contract.ts';
import { endpoint } from '@yanzhen/values/endpoint.ts';
import { page, pageQuery } from '@yanzhen/values/page.ts';
import { zCivilDate, zFen, zReason, zText, zUuid } from '@yanzhen/values/fields.ts';

export const lineStates = ['open', 'frozen', 'passed', 'withdrawn'] as const;
export const objectionStates = ['open', 'dismissed', 'upheld'] as const;

/** A request fault of this folder; words under `faults.<code>`. */
export const faults = {
  /** An application is not approved (any more), or of another benefit: reload and choose again. */
  notApproved: 'publicity.not-approved',
  /** The notice has ended, or the line is no longer on it: write to the office instead. */
  closed: 'publicity.closed',
  /** The period still runs: it ends on the day named. */
  notDue: 'publicity.not-due',
  /** The objection was decided before. */
  decided: 'publicity.decided',
  /** Who decided the case may not decide an objection to it: a colleague does. */
  ownCase: 'publicity.own-case',
  /** The objector left no contact. */
  noContact: 'publicity.no-contact',
  /** Fewer files at once: values `max`. */
  tooManyFiles: 'publicity.too-many-files',
  /** Objections to this line have many files already: bring further ones to the office. */
  filesFull: 'publicity.files-full',
} as const;

/** Files of one objection. */
export const objectionFilesMax = 3;

/** What anyone may see of a line: never a full name, an identity, phone or account number. */
export const publicLineSchema = z.object({
  id: zUuid,
  number: z.int(),
  maskedName: z.string(),
  employer: z.string().nullable(),
  county: z.string().nullable(),
  /** null where the list shows no amounts. */
  amountFen: zFen.nullable(),
});

const listHead = {
  id: zUuid,
  number: z.string(),
  benefitId: z.string(),
  postedOn: zCivilDate,
  workingDays: z.int(),
  /** The last day on which anyone may object. */
  endsOn: zCivilDate,
  lineCount: z.int(),
};
export const publicListSchema = z.object(listHead);

export const listPublic = endpoint({
  id: 'publicity.public-lists',
  method: 'GET',
  path: '/publicity/lists',
  summary: 'Lists on public notice today',
  reply: z.object({ rows: z.array(publicListSchema) }),
});

export const showPublic = endpoint({
  id: 'publicity.public-list',
  method: 'GET',
  path: '/publicity/lists/:listId',
  summary: 'One list while its notice lasts; afterwards it is not found',
  params: z.object({ listId: zUuid }),
  reply: publicListSchema.extend({
    /** Where to write or call. */
    contact: z.string().nullable(),
    showsAmounts: z.boolean(),
    counting: countingSchema,
    lines: z.array(publicLineSchema),
  }),
});

const objectionBody = z.object({
  text: zText(1000),
  /** How to reach the objector; sealed, and left out by who objects without a name. */
  contact: zText(100, { lines: 'one' }).optional(),
});

export const objectToLine = endpoint({
  id: 'publicity.object',
  method: 'POST',
  path: '/publicity/lists/:listId/lines/:lineId/objections',
  summary: 'Object to one line; the line is looked into, the others go on',
  params: z.object({ listId: zUuid, lineId: zUuid }),
  body: objectionBody,
  reply: z.object({ number: z.string(), receivedAt: z.iso.datetime() }),
  faults: [faults.closed],
});

export const objectWithFiles = endpoint({
  id: 'publicity.object-with-files',
  method: 'POST',
  path: '/publicity/lists/:listId/lines/:lineId/objections/with-files',
  summary:
    'Object to one line with up to three photos or PDF (fields `file`; the words in the part `body`)',
  params: z.object({ listId: zUuid, lineId: zUuid }),
  body: objectionBody,
  kind: 'multipart',
  reply: z.object({ number: z.string(), receivedAt: z.iso.datetime() }),
  faults: [faults.closed, faults.tooManyFiles, faults.filesFull],
});

export const candidateSchema = z.object({
  applicationId: zUuid,
  reference: z.string().nullable(),
  benefitId: z.string(),
  name: z.string(),
  /** As it would stand on the list. */
  maskedName: z.string(),
  employer: z.string().nullable(),
  county: z.string().nullable(),
  amountFen: zFen,
  approvedAt: z.iso.datetime(),
  dueOn: zCivilDate.nullable(),
});

export type Candidate = z.infer<typeof candidateSchema>;

export const listCandidates = endpoint({
  id: 'publicity.candidates',
  method: 'GET',
  path: '/publicity/candidates',
  summary:
    'Approved applications that wait for their public notice, with the names as they would show',
  query: z.object({ benefitId: z.string().max(60).optional(), ...pageQuery }),
  reply: page(candidateSchema),
});

export const previewPeriod = endpoint({
  id: 'publicity.preview',
  method: 'GET',
  path: '/publicity/preview',
  summary: 'When a list posted today would end, with the counting',
  query: z.object({ workingDays: z.coerce.number().int().min(1).max(60).default(5) }),
  reply: z.object({ postedOn: zCivilDate, endsOn: zCivilDate, counting: countingSchema }),
});

const staffListSchema = z.object({
  ...listHead,
  state: z.enum(['open', 'ended']),
  postedBy: z.string(),
  postedAt: z.iso.datetime(),
  endedAt: z.iso.datetime().nullable(),
  /** The last day is over, and the list waits to be ended. */
  due: z.boolean(),
  openObjections: z.int(),
});
export type StaffList = z.infer<typeof staffListSchema>;

const staffListDetailSchema = staffListSchema.extend({
  contact: z.string().nullable(),
  showsAmounts: z.boolean(),
  counting: countingSchema,
  lines: z.array(
    publicLineSchema.extend({
      applicationId: zUuid,
      reference: z.string().nullable(),
      state: z.enum(lineStates),
    }),
  ),
  /** The reader can end the notice now. */
  mayEnd: z.boolean(),
});

export const publishList = endpoint({
  id: 'publicity.publish',
  method: 'POST',
  path: '/publicity/lists',
  summary: 'Put approved applications of one benefit on public notice',
  body: z.object({
    benefitId: z.string().min(1).max(60),
    applicationIds: z.array(zUuid).min(1).max(500),
    showsAmounts: z.boolean().default(true),
    contact: zText(100, { lines: 'one' }).optional(),
  }),
  reply: staffListDetailSchema,
  faults: [faults.notApproved],
});

export const listStaffLists = endpoint({
  id: 'publicity.staff-lists',
  method: 'GET',
  path: '/publicity/staff-lists',
  summary: 'Every list, for staff, newest first',
  query: z.object({ state: z.enum(['open', 'ended']).optional(), ...pageQuery }),
  reply: page(staffListSchema),
});

export const showStaffList = endpoint({
  id: 'publicity.staff-list',
  method: 'GET',
  path: '/publicity/staff-lists/:listId',
  summary: 'One list, for staff, with the state of each line',
  params: z.object({ listId: zUuid }),
  reply: staffListDetailSchema,
});

export const endPeriod = endpoint({
  id: 'publicity.end-period',
  method: 'POST',
  path: '/publicity/lists/:listId/end',
  summary: 'End a notice whose last day is over: lines without objection become payable',
  params: z.object({ listId: zUuid }),
  reply: z.object({ passed: z.int(), frozen: z.int() }),
  faults: [faults.notDue],
});

export const objectionSchema = z.object({
  id: zUuid,
  number: z.string(),
  state: z.enum(objectionStates),
  text: z.string(),
  /** Whether the objector left a contact; shown by an act of its own. */
  hasContact: z.boolean(),
  receivedAt: z.iso.datetime(),
  reason: z.string().nullable(),
  decidedBy: z.string().nullable(),
  decidedAt: z.iso.datetime().nullable(),
  listId: zUuid,
  listNumber: z.string(),
  lineNumber: z.int(),
  applicationId: zUuid,
  reference: z.string().nullable(),
  maskedName: z.string(),
  dueOn: zCivilDate.nullable(),
  files: z.array(z.object({ id: zUuid, name: z.string(), bytes: z.int() })),
  /** How the objector was told of the decision; `by-hand` is still the office's to do; null without a contact. */
  told: z.enum(['sms', 'email', 'by-hand']).nullable(),
});
export type Objection = z.infer<typeof objectionSchema>;

export const listObjections = endpoint({
  id: 'publicity.objections',
  method: 'GET',
  path: '/publicity/objections',
  summary: 'Objections, newest first; the open ones are the queue',
  query: z.object({ state: z.enum(objectionStates).optional(), ...pageQuery }),
  reply: page(objectionSchema),
});

export const decideObjection = endpoint({
  id: 'publicity.decide-objection',
  method: 'POST',
  path: '/publicity/objections/:objectionId/decision',
  summary: 'Dismiss or uphold an objection; the reason is told to the applicant',
  params: z.object({ objectionId: zUuid }),
  body: z.object({
    outcome: z.enum(['dismissed', 'upheld']),
    reason: zReason,
    /** For the objector, who is told of the outcome in any case where a contact was left. */
    words: zReason.optional(),
  }),
  reply: objectionSchema,
  faults: [faults.decided, faults.ownCase],
});

export const revealContact = endpoint({
  id: 'publicity.reveal-contact',
  method: 'POST',
  path: '/publicity/objections/:objectionId/contact',
  summary: "See the objector's contact, for a stated reason; audited",
  params: z.object({ objectionId: zUuid }),
  body: z.object({ reason: zReason }),
  reply: z.object({ contact: z.string() }),
  faults: [faults.noContact],
});

export const showObjectionFile = endpoint({
  id: 'publicity.show-objection-file',
  method: 'GET',
  path: '/publicity/objections/:objectionId/files/:fileId',
  summary: 'A file of an objection; each view is audited, the applicant has no way to it',
  params: z.object({ objectionId: zUuid, fileId: zUuid }),
  kind: 'download',
  reply: z.unknown(),
});
