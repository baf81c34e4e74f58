import * as z from 'zod';
import { importEndpoints } from '@yanzhen/procedures/imports/contract.ts';
import {
  area,
  contentFaults,
  faults as recordFaults,
  paperEndpoints,
  recordParts,
} from '@yanzhen/procedures/records/contract.ts';
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

export const boards = ['main', 'star', 'growth', 'beijing', 'overseas'] as const;
/** In their order. */
export const stages = [
  'enrolled',
  'reformed',
  'filed',
  'coached',
  'applied',
  'passed',
  'listed',
] as const;
export type Stage = (typeof stages)[number];
export const states = ['active', 'left', 'withdrawn'] as const;

export const keepers = ['listing-officer'] as const;
export const advisers = ['listing-adviser'] as const;
/** Who reads every enterprise; an adviser reads the own ones. */
export const allReaders = [
  ...keepers,
  'county-officer',
  'city-checker',
  'approver',
  'leader',
  'auditor',
  'letter-drafter',
  'letter-checker',
  'letter-signer',
  'administrator',
] as const;
export const readers = [...allReaders, ...advisers] as const;

/** Request faults of this folder; words under `faults.<code>`. */
export const faults = {
  /** The enterprise is enrolled already. */
  enrolledBefore: 'listing.enrolled-before',
  /** The enterprise left the plan. */
  notActive: 'listing.not-active',
  /** Nobody advises the enterprise by this account. */
  notAdviser: 'listing.not-adviser',
  /** A stage moves only with a record of the adviser that recommends it. */
  recordMissing: 'listing.record-missing',
  /** The record recommends another stage than the next one. */
  notNext: 'listing.not-next',
} as const;

const content = {
  organisationId: zUuid,
  board: z.enum(boards),
  targetYear: z.int().min(2000).max(2199),
  enrolledOn: zCivilDate,
  ...area,
};

const enterpriseSchema = z.object({
  id: zUuid,
  ...content,
  organisationName: z.string(),
  state: z.enum(states),
  stage: z.enum(stages),
  coachedOn: zCivilDate.nullable(),
  /** The adviser's firm; null where none is appointed. */
  firm: z.string().nullable(),
  version: z.int(),
});
export type EnterpriseView = z.infer<typeof enterpriseSchema>;

const recordSchema = z.object({
  id: zUuid,
  heldOn: zCivilDate,
  topic: z.string(),
  findings: z.string(),
  recommends: z.enum(stages).nullable(),
  writtenBy: z.string(),
  /** Whether a step rests on it. */
  used: z.boolean(),
});
export type RecordView = z.infer<typeof recordSchema>;

const detailSchema = enterpriseSchema.extend({
  ...recordParts,
  adviserName: z.string().nullable(),
  mayAdvise: z.boolean(),
  /** The stage that comes next; null at the end. */
  nextStage: z.enum(stages).nullable(),
  records: z.array(recordSchema),
});
export type EnterpriseDetail = z.infer<typeof detailSchema>;

const params = z.object({ enterpriseId: zUuid });

export const listingPapers = paperEndpoints('listing', '/listing-enterprises');
export const enterpriseImportName = {
  zh: '上市培育企业名单',
  en: 'Enterprises of the listing plan',
};
export const enterpriseImport = importEndpoints('listing.enterprises', enterpriseImportName);

export const listEnterprises = endpoint({
  id: 'listing.list',
  method: 'GET',
  path: '/listing-enterprises',
  summary: 'Enterprises of the listing plan, newest first; an adviser sees the own ones',
  query: z.object({
    stage: z.enum(stages).optional(),
    state: z.enum(states).optional(),
    ...pageQuery,
  }),
  reply: page(enterpriseSchema),
});

export const showEnterprise = endpoint({
  id: 'listing.show',
  method: 'GET',
  path: '/listing-enterprises/:enterpriseId',
  summary: 'One enterprise: its adviser, coaching records and stage',
  params,
  reply: detailSchema,
});

export const enrol = endpoint({
  id: 'listing.enrol',
  method: 'POST',
  path: '/listing-enterprises',
  summary: 'Enrol an enterprise in the listing plan',
  body: z.object(content),
  reply: detailSchema,
  faults: [...contentFaults, faults.enrolledBefore],
});

export const appointAdviser = endpoint({
  id: 'listing.appoint-adviser',
  method: 'POST',
  path: '/listing-enterprises/:enterpriseId/advisers',
  summary: 'Appoint the adviser; the one before advises no longer',
  params,
  body: z.object({
    name: zPersonName,
    identityNumber: zIdentityNumber,
    firm: zText(100, { lines: 'one' }),
  }),
  reply: detailSchema,
  faults: [faults.notActive],
});

export const writeRecord = endpoint({
  id: 'listing.write-record',
  method: 'POST',
  path: '/listing-enterprises/:enterpriseId/records',
  summary: 'The adviser records a coaching, and may recommend the next stage on a paper',
  params,
  body: z.object({
    heldOn: zCivilDate,
    topic: zText(100, { lines: 'one' }),
    findings: zText(2000),
    recommends: z.enum(stages).nullable(),
    paperId: zUuid.nullable(),
  }),
  reply: detailSchema,
  faults: [
    recordFaults.inFuture,
    recordFaults.datesBackwards,
    recordFaults.paperMissing,
    faults.notActive,
    faults.notAdviser,
    faults.notNext,
  ],
});

export const moveStage = endpoint({
  id: 'listing.move-stage',
  method: 'POST',
  path: '/listing-enterprises/:enterpriseId/steps',
  summary: "Move an enterprise to the stage that its adviser's record recommends",
  params,
  body: z.object({ version: z.int(), recordId: zUuid.nullable(), reason: zReason }),
  reply: detailSchema,
  faults: [
    recordFaults.stale,
    recordFaults.otherPerson,
    faults.notActive,
    faults.recordMissing,
    faults.notNext,
  ],
});

export const endEnterprise = endpoint({
  id: 'listing.end',
  method: 'POST',
  path: '/listing-enterprises/:enterpriseId/ending',
  summary: 'The enterprise leaves the plan, or was enrolled in error',
  params,
  body: z.object({
    version: z.int(),
    state: z.enum(['left', 'withdrawn']),
    reason: zReason,
  }),
  reply: detailSchema,
  faults: [recordFaults.stale, faults.notActive],
});
