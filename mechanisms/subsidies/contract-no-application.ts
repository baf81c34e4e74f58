import * as z from 'zod';
import { endpoint } from '@yanzhen/values/endpoint.ts';
import { zBankCard, zCivilDate, zReason, zText, zUuid } from '@yanzhen/values/fields.ts';
import { page, pageQuery } from '@yanzhen/values/page.ts';
import { localizedSchema } from '@yanzhen/values/session.ts';
import { personDecisionSchema as decisionSchema } from '@yanzhen/registers/policies/contract.ts';
import {
  countingSchema,
  faults as applicationFaults,
} from '@yanzhen/procedures/applications/contract.ts';
import { benefitHeadSchema, factShownSchema } from './contract-parts.ts';

/** A night's list (批次): found, its sample drawn, looked through, approved. */
export const roundStates = [
  'finding',
  'empty',
  'found',
  'sampled',
  'checked',
  'approved',
  'stopped',
] as const;
export type RoundState = (typeof roundStates)[number];

export const roundMoves = [
  'open',
  'close-list',
  'draw',
  'look',
  'pass',
  'send-back',
  'approve',
  'stop',
] as const;
export type RoundMove = (typeof roundMoves)[number];

/** One person on a list. */
export const offerStates = [
  'found',
  'taken-out',
  'waiting',
  'offered',
  'confirmed',
  'declined',
  'expired',
  'lapsed',
  'asked',
] as const;
export type OfferState = (typeof offerStates)[number];

export const offerMoves = [
  'find',
  'take-out',
  'pass-on',
  'offer',
  'put-back',
  'confirm',
  'decline',
  'expire',
  'lapse',
  'ask-again',
] as const;
export type OfferMove = (typeof offerMoves)[number];

/** Request faults of no-application benefits; words under `faults.<code>` of subsidies. */
export const offerFaults = {
  /** The round is at another step, or the move is another office's: reload. */
  roundStep: 'subsidies.round-step',
  /** Who drew, looked through or approved this list has no second duty in it: a colleague does. */
  roundDuty: 'subsidies.round-duty',
  /** Who stands on the list decides nothing about it, until they are taken out. */
  roundOwn: 'subsidies.round-own',
  /** Look at each person of the sample first; values `left`. */
  sampleOpen: 'subsidies.sample-open',
  /** The offer is at another step: reload. */
  offerStep: 'subsidies.offer-step',
  /** The term of the offer is over: ask for it again; values `until`. */
  offerOver: 'subsidies.offer-over',
  /** An account is known: leave it out here, and change it under the account itself. */
  offerAccountKnown: 'subsidies.offer-account-known',
  /** As for an application: say where the money goes. */
  accountMissing: 'subsidies.account-missing',
  /** As for an application: say your name and identity number. */
  identityMissing: 'subsidies.identity-missing',
} as const;

const roundParams = z.object({ roundId: zUuid });
const offerParams = z.object({ offerId: zUuid });
const hex = z.string().regex(/^[0-9a-f]{64}$/);

const roundHead = {
  id: zUuid,
  number: z.string(),
  benefit: benefitHeadSchema,
  /** The night. */
  on: zCivilDate,
  state: z.enum(roundStates),
  since: z.iso.datetime(),
  dueOn: zCivilDate.nullable(),
  /** Persons of the register that were looked at, and how many of them are on the list. */
  looked: z.int(),
  found: z.int(),
  /** What cannot be told yet: never offered. */
  unknown: z.int(),
  /** Entitled, but they have it, had it, or refused it. */
  barred: z.int(),
  sample: z.int(),
  sampleDone: z.int(),
  /** Of those who were not taken out, whole fen. */
  amountFen: z.int(),
};
const roundRowSchema = z.object(roundHead);
export type OfferRoundRow = z.infer<typeof roundRowSchema>;

const roundSchema = roundRowSchema.extend({
  /** How the day was counted; null where none runs. */
  counting: countingSchema.nullable(),
  digest: z.enum(['sha256', 'sm3']),
  samplePercent: z.int(),
  sampleLeast: z.int(),
  offerDays: z.int(),
  /** Published before anybody was on the list. */
  commitment: hex,
  listDigest: hex.nullable(),
  /** Null until it is revealed by the draw. */
  seed: hex.nullable(),
  counts: z.partialRecord(z.enum(offerStates), z.int()),
  /** Of a list to be approved: for how many the budget reaches now, behind those who wait; else null. */
  funded: z.int().nullable(),
  /** What this reader may do now. */
  allowedMoves: z.array(z.enum(roundMoves)),
  events: z.array(
    z.object({
      number: z.int(),
      move: z.enum(roundMoves),
      duty: z.enum(['propose', 'check', 'approve']).nullable(),
      by: z.string().nullable(),
      reason: z.string().nullable(),
      at: z.iso.datetime(),
    }),
  ),
});
export type OfferRound = z.infer<typeof roundSchema>;

const offerRowSchema = z.object({
  id: zUuid,
  roundId: zUuid,
  roundNumber: z.string(),
  benefit: benefitHeadSchema,
  personName: z.string(),
  county: z.string().nullable(),
  amountFen: z.int(),
  foundOn: zCivilDate,
  state: z.enum(offerStates),
  since: z.iso.datetime(),
  sampled: z.boolean(),
  lookedBy: z.string().nullable(),
  expiresOn: zCivilDate.nullable(),
  applicationId: zUuid.nullable(),
  /** What was said when it was taken out, declined or lapsed. */
  reason: z.string().nullable(),
});
export type OfferRow = z.infer<typeof offerRowSchema>;

const offerSchema = offerRowSchema.extend({
  decision: decisionSchema,
  facts: z.array(factShownSchema),
  mayLook: z.boolean(),
  mayTakeOut: z.boolean(),
  events: z.array(
    z.object({
      number: z.int(),
      move: z.enum(offerMoves),
      by: z.string().nullable(),
      reason: z.string().nullable(),
      at: z.iso.datetime(),
    }),
  ),
});
export type StaffOffer = z.infer<typeof offerSchema>;

/* The offices */

export const listOfferRounds = endpoint({
  id: 'subsidies.offer-rounds',
  method: 'GET',
  path: '/subsidies/offer-rounds',
  summary: 'Nightly lists of no-application benefits, newest first; empty nights are left out',
  query: z.object({ state: z.enum(roundStates).optional(), ...pageQuery }),
  reply: page(roundRowSchema),
});

export const showOfferRound = endpoint({
  id: 'subsidies.offer-round',
  method: 'GET',
  path: '/subsidies/offer-rounds/:roundId',
  summary: 'One list: how it came about, its sample, what became of its offers',
  params: roundParams,
  reply: roundSchema,
});

export const listRoundOffers = endpoint({
  id: 'subsidies.round-offers',
  method: 'GET',
  path: '/subsidies/offer-rounds/:roundId/offers',
  summary: 'The persons of a list, in the reader’s counties: the sample, or all',
  params: roundParams,
  query: z.object({ show: z.enum(['sample', 'all']).default('all'), ...pageQuery }),
  reply: page(offerRowSchema),
});

export const listWaitingOffers = endpoint({
  id: 'subsidies.waiting-offers',
  method: 'GET',
  path: '/subsidies/offers/waiting',
  summary: 'Approved offers that wait for money, in the order in which they are made',
  query: z.object(pageQuery),
  reply: page(offerRowSchema),
});

export const showOffer = endpoint({
  id: 'subsidies.offer',
  method: 'GET',
  path: '/subsidies/offers/:offerId',
  summary:
    'One person on a list: the decision, the verified facts it was made by, what became of it',
  params: offerParams,
  reply: offerSchema,
});

/** Everything that recomputing the sample takes; `scripts/verify-draw.mjs` reads it. */
export const showSampleRecord = endpoint({
  id: 'subsidies.sample-record',
  method: 'GET',
  path: '/subsidies/offer-rounds/:roundId/record',
  summary: 'The record of the draw of a sample, to recompute it; not found before the draw',
  params: roundParams,
  reply: z.object({
    protocol: z.string(),
    hash: z.enum(['sha256', 'sm3']),
    commitment: hex,
    listDigest: hex,
    seed: hex,
    list: z.array(z.object({ stratum: z.string(), take: z.int(), item: z.string() })),
    picks: z.array(z.string()),
  }),
});

const roundFaults = [
  offerFaults.roundStep,
  offerFaults.roundDuty,
  offerFaults.roundOwn,
  applicationFaults.roleEnded,
];

export const drawSample = endpoint({
  id: 'subsidies.draw-sample',
  method: 'POST',
  path: '/subsidies/offer-rounds/:roundId/draw',
  summary: 'Reveal the seed and draw the sample of a list (duty propose)',
  params: roundParams,
  reply: roundSchema,
  faults: roundFaults,
});

export const lookAtOffer = endpoint({
  id: 'subsidies.look-at-offer',
  method: 'POST',
  path: '/subsidies/offers/:offerId/look',
  summary: 'A person of the sample was looked at and is right (duty check)',
  params: offerParams,
  reply: offerSchema,
  faults: [...roundFaults, offerFaults.offerStep],
});

export const takeOfferOut = endpoint({
  id: 'subsidies.take-offer-out',
  method: 'POST',
  path: '/subsidies/offers/:offerId/taking-out',
  summary: 'Take a single person out, with the reason; an offer that was made is told of it',
  params: offerParams,
  body: z.object({ reason: zReason }),
  reply: offerSchema,
  faults: [...roundFaults, offerFaults.offerStep],
});

export const passRound = endpoint({
  id: 'subsidies.pass-round',
  method: 'POST',
  path: '/subsidies/offer-rounds/:roundId/pass',
  summary: 'The sample is looked through: the list goes to the approver (duty check)',
  params: roundParams,
  reply: roundSchema,
  faults: [...roundFaults, offerFaults.sampleOpen],
});

export const sendRoundBack = endpoint({
  id: 'subsidies.send-round-back',
  method: 'POST',
  path: '/subsidies/offer-rounds/:roundId/return',
  summary: 'The approver sends a list back to be looked at again',
  params: roundParams,
  body: z.object({ reason: zReason }),
  reply: roundSchema,
  faults: roundFaults,
});

export const approveRound = endpoint({
  id: 'subsidies.approve-round',
  method: 'POST',
  path: '/subsidies/offer-rounds/:roundId/approval',
  summary: 'Approve a list (duty approve): its offers are made as far as the budget goes',
  params: roundParams,
  reply: roundSchema,
  faults: roundFaults,
});

export const stopRound = endpoint({
  id: 'subsidies.stop-round',
  method: 'POST',
  path: '/subsidies/offer-rounds/:roundId/stop',
  summary: 'Stop a whole list, with the reason: nobody on it is offered anything by it',
  params: roundParams,
  body: z.object({ reason: zReason }),
  reply: roundSchema,
  faults: roundFaults,
});

/* The person */

const myOfferSchema = z.object({
  id: zUuid,
  benefit: benefitHeadSchema,
  state: z.enum(offerStates),
  since: z.iso.datetime(),
  amountFen: z.int(),
  /** Why, in words and with the clause of each. */
  why: z.array(z.object({ says: localizedSchema, clause: z.string() })),
  document: localizedSchema,
  /** Last day on which it can be confirmed; null while it was not offered. */
  expiresOn: zCivilDate.nullable(),
  /** Place in the waiting order, from 1; null unless it waits for money. */
  place: z.int().nullable(),
  /** What changed, where it lapsed. */
  changed: z.array(localizedSchema),
  reason: z.string().nullable(),
  applicationId: zUuid.nullable(),
  may: z.array(z.enum(['confirm', 'decline', 'ask-again'])),
});
export type MyOffer = z.infer<typeof myOfferSchema>;

export const listMyOffers = endpoint({
  id: 'subsidies.my-offers',
  method: 'GET',
  path: '/subsidies/offers/mine',
  summary: 'What I can have without applying: what waits for my word first',
  reply: z.object({
    offers: z.array(myOfferSchema),
    /** Where the money would go, masked; null where none is known. */
    bankName: z.string().nullable(),
    bankAccount: z.string().nullable(),
    identityKnown: z.boolean(),
  }),
});

export const confirmOffer = endpoint({
  id: 'subsidies.confirm-offer',
  method: 'POST',
  path: '/subsidies/offers/mine/:offerId/confirmation',
  summary: 'I take it: decided again, filed, approved by the list, its money reserved',
  params: offerParams,
  body: z.object({
    /** Only where no account is known. */
    account: z.object({ bankName: zText(60, { lines: 'one' }), bankAccount: zBankCard }).optional(),
  }),
  reply: z.discriminatedUnion('result', [
    z.object({
      result: z.literal('confirmed'),
      applicationId: zUuid,
      reference: z.string(),
      amountFen: z.int(),
    }),
    /** Something is not as it was found: the offer lapsed, and is found again if it still holds. */
    z.object({ result: z.literal('changed'), changed: z.array(localizedSchema) }),
    /** The money went elsewhere meanwhile: it waits, at this place. */
    z.object({ result: z.literal('waiting'), place: z.int() }),
  ]),
  faults: [
    offerFaults.offerStep,
    offerFaults.offerOver,
    offerFaults.offerAccountKnown,
    offerFaults.accountMissing,
    offerFaults.identityMissing,
  ],
});

export const declineOffer = endpoint({
  id: 'subsidies.decline-offer',
  method: 'POST',
  path: '/subsidies/offers/mine/:offerId/refusal',
  summary: 'I do not want it; nothing is offered again until I ask',
  params: offerParams,
  body: z.object({ reason: zReason.optional() }),
  reply: myOfferSchema,
  faults: [offerFaults.offerStep],
});

export const askForOffer = endpoint({
  id: 'subsidies.ask-for-offer',
  method: 'POST',
  path: '/subsidies/offers/mine/:offerId/asking',
  summary: 'I want it after all: the next night looks again',
  params: offerParams,
  reply: myOfferSchema,
  faults: [offerFaults.offerStep],
});
