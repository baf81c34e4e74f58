import * as z from 'zod';
import { endpoint } from '@yanzhen/values/endpoint.ts';
import { zCivilDate, zFen, zReason, zText, zUuid } from '@yanzhen/values/fields.ts';
import { page, pageQuery } from '@yanzhen/values/page.ts';

export const agreementStates = [
  'intent',
  'draft',
  'legal-review',
  'signed',
  'in-force',
  'due-soon',
  'renewed',
  'closed',
  'terminated',
  'withdrawn',
] as const;
export type AgreementState = (typeof agreementStates)[number];

export const levels = ['strategic', 'project'] as const;
export const scopes = [
  'think-tank',
  'training',
  'research',
  'transfer',
  'institute',
  'base',
] as const;
export const partyRoles = ['government', 'school', 'institute', 'enterprise'] as const;
export type PartyRole = (typeof partyRoles)[number];

/** Moves that a person makes by name; entering, changing, reviewing and renewing have their own addresses. */
export const namedMoves = [
  'draft',
  'send-to-review',
  'send-back',
  'sign',
  'close',
  'terminate',
  'withdraw',
] as const;
export const moveIds = [
  'enter',
  'record',
  ...namedMoves,
  'amend',
  'review',
  'renew',
  'keep-calendar',
] as const;
export type MoveId = (typeof moveIds)[number];

/** Who reads agreements; who keeps them is `keepers`. */
export const keepers = ['science-officer', 'education-officer'] as const;
export const readers = [
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

/** Request faults of this folder; words under `faults.<code>`. */
export const faults = {
  /** The last day lies before the first: mend the term. */
  termBackwards: 'agreements.term-backwards',
  /** A party stands in no register: register the organisation first. */
  partyNotRegistered: 'agreements.party-not-registered',
  /** One organisation is named twice. */
  partyTwice: 'agreements.party-twice',
  /** An agreement has at least two sides, one of them a school or an institute, or an enterprise. */
  partiesMissing: 'agreements.parties-missing',
  /** Another agreement has this file number. */
  numberTaken: 'agreements.number-taken',
  /** What is signed has a number, a day and a term. */
  signatureMissing: 'agreements.signature-missing',
  /** It cannot be signed on a day to come. */
  signedInFuture: 'agreements.signed-in-future',
  /** The agreement stands at another step: reload. */
  wrongState: 'agreements.wrong-state',
  /** Somebody changed it meanwhile: reload. */
  stale: 'agreements.stale',
  /** The move asks for a reason. */
  reasonMissing: 'agreements.reason-missing',
  /** The new term does not go on after the old one. */
  renewalEarly: 'agreements.renewal-early',
  /** It was renewed before. */
  renewedBefore: 'agreements.renewed-before',
} as const;

const area = {
  /** County code of the city pack; null for the whole city. */
  county: z
    .string()
    .regex(/^[1-9]\d{5}$/)
    .nullable(),
  /** Industry cluster of the city pack; null for none. */
  cluster: z
    .string()
    .regex(/^[a-z][a-z0-9-]{0,40}$/)
    .nullable(),
};
const number = zText(60, { lines: 'one' });
const content = {
  title: zText(120, { lines: 'one' }),
  level: z.enum(levels),
  scopes: z.array(z.enum(scopes)).min(1).max(scopes.length),
  ...area,
  termFrom: zCivilDate.nullable(),
  /** The last day. */
  termTo: zCivilDate.nullable(),
  /** Reviewed every so many months; null for no cycle. */
  reviewMonths: z.int().min(1).max(60).nullable(),
  liaison: zText(100, { lines: 'one' }),
  deliverables: zText(2000),
  moneyFen: zFen.nullable(),
};
const party = z.object({ organisationId: zUuid, role: z.enum(partyRoles) });
const newAgreement = z.object({
  ...content,
  parties: z.array(party).min(2).max(12),
  /** Where it was signed before it came into the register. */
  signed: z.object({ on: zCivilDate, number }).nullable(),
});

const agreementSchema = z.object({
  id: zUuid,
  number: z.string().nullable(),
  ...content,
  state: z.enum(agreementStates),
  signedOn: zCivilDate.nullable(),
  endedOn: zCivilDate.nullable(),
  nextReviewOn: zCivilDate.nullable(),
  /** The review of this cycle has not been held. */
  reviewOverdue: z.boolean(),
  /** Days left of the term; null where it does not run. */
  daysLeft: z.int().nullable(),
  renews: zUuid.nullable(),
  version: z.int(),
  parties: z.array(party.extend({ name: z.string() })),
});
export type AgreementView = z.infer<typeof agreementSchema>;

const detailSchema = agreementSchema.extend({
  /** All agreements of the chain, oldest first. */
  chain: z.array(agreementSchema.pick({ id: true, number: true, title: true, state: true, termFrom: true, termTo: true })), // prettier-ignore
  events: z.array(
    z.object({
      id: zUuid,
      move: z.enum(moveIds),
      by: z.string().nullable(),
      reason: z.string().nullable(),
      at: z.iso.datetime(),
    }),
  ),
  /** What this reader can do now. */
  moves: z.array(z.enum(moveIds)),
});
export type AgreementDetail = z.infer<typeof detailSchema>;

const params = z.object({ agreementId: zUuid });

export const listAgreements = endpoint({
  id: 'agreements.list',
  method: 'GET',
  path: '/agreements',
  summary: 'Cooperation agreements, newest first, or those whose term ends soonest',
  query: z.object({
    q: z.string().trim().max(100).optional(),
    state: z.enum(agreementStates).optional(),
    level: z.enum(levels).optional(),
    county: z.string().max(10).optional(),
    cluster: z.string().max(41).optional(),
    organisationId: zUuid.optional(),
    ...pageQuery,
  }),
  reply: page(agreementSchema),
});

export const showAgreement = endpoint({
  id: 'agreements.show',
  method: 'GET',
  path: '/agreements/:agreementId',
  summary: 'One agreement with its parties, its chain and what was done with it',
  params,
  reply: detailSchema,
});

const contentFaults = [
  faults.termBackwards,
  faults.signatureMissing,
  'policies.county-unknown',
  'policies.cluster-unknown',
] as const;

export const recordAgreement = endpoint({
  id: 'agreements.record',
  method: 'POST',
  path: '/agreements',
  summary: 'Record an intended agreement, or one that is signed already',
  body: newAgreement,
  reply: detailSchema,
  faults: [
    ...contentFaults,
    faults.partyNotRegistered,
    faults.partyTwice,
    faults.partiesMissing,
    faults.numberTaken,
    faults.signedInFuture,
  ],
});

export const amendAgreement = endpoint({
  id: 'agreements.amend',
  method: 'PUT',
  path: '/agreements/:agreementId',
  summary:
    'Change or correct an agreement, with the reason; what was known before stays in the history',
  params,
  body: z.object({ ...content, version: z.int(), reason: zReason }),
  reply: detailSchema,
  faults: [...contentFaults, faults.wrongState, faults.stale],
});

export const moveAgreement = endpoint({
  id: 'agreements.move',
  method: 'POST',
  path: '/agreements/:agreementId/moves',
  summary: 'Draft, send to legal review, sign, close, terminate or withdraw an agreement',
  params,
  body: z.object({
    move: z.enum(namedMoves),
    version: z.int(),
    reason: zReason.optional(),
    /** To sign. */
    signed: z.object({ on: zCivilDate, number }).optional(),
  }),
  reply: detailSchema,
  faults: [
    faults.wrongState,
    faults.stale,
    faults.reasonMissing,
    faults.signatureMissing,
    faults.signedInFuture,
    faults.numberTaken,
  ],
});

export const reviewAgreement = endpoint({
  id: 'agreements.review',
  method: 'POST',
  path: '/agreements/:agreementId/reviews',
  summary:
    'Record the review of a cycle: what was done and what follows; the next one is due a cycle later',
  params,
  body: z.object({ version: z.int(), result: zReason }),
  reply: detailSchema,
  faults: [faults.wrongState, faults.stale],
});

export const renewAgreement = endpoint({
  id: 'agreements.renew',
  method: 'POST',
  path: '/agreements/:agreementId/renewal',
  summary: 'Renew an agreement: a new one of the same parties that goes on in its chain',
  params,
  body: z.object({
    version: z.int(),
    signed: z.object({ on: zCivilDate, number }),
    termFrom: zCivilDate,
    termTo: zCivilDate,
  }),
  reply: detailSchema,
  faults: [
    faults.wrongState,
    faults.stale,
    faults.termBackwards,
    faults.renewalEarly,
    faults.renewedBefore,
    faults.numberTaken,
    faults.signedInFuture,
  ],
});
