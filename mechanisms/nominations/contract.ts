import * as z from 'zod';
import { importEndpoints } from '@yanzhen/procedures/imports/contract.ts';
import {
  area,
  contentFaults,
  faults as recordFaults,
  moveBody,
  movesSchema,
  paperEndpoints,
  recordParts,
  stepFaults,
} from '@yanzhen/procedures/records/contract.ts';
import { endpoint } from '@yanzhen/values/endpoint.ts';
import { zCivilDate, zIdentityNumber, zPersonName, zText, zUuid } from '@yanzhen/values/fields.ts';
import { page, pageQuery } from '@yanzhen/values/page.ts';

export const kinds = [
  'talent-programme',
  'visiting-scholar',
  'oriented-training',
  'posting',
] as const;
export const roundStates = ['applied', 'open', 'closed', 'withdrawn'] as const;
export type RoundState = (typeof roundStates)[number];
export const roundMoves = ['open', 'close', 'withdraw'] as const;
export type RoundMove = (typeof roundMoves)[number];
export const states = [
  'proposed',
  'recommended',
  'selected',
  'not-selected',
  'serving',
  'served',
  'broken',
  'withdrawn',
] as const;
export type NominationState = (typeof states)[number];
export const moveIds = [
  'recommend',
  'select',
  'decline',
  'serve',
  'complete',
  'break',
  'withdraw',
] as const;
export type MoveId = (typeof moveIds)[number];

export const keepers = ['nomination-officer'] as const;
/** Who sees names and papers of nominees; others see counts. */
export const personReaders = [...keepers, 'auditor'] as const;
export const readers = [
  ...personReaders,
  'county-officer',
  'city-checker',
  'approver',
  'leader',
  'letter-drafter',
  'letter-checker',
  'letter-signer',
  'administrator',
] as const;

/** Request faults of this folder; words under `faults.<code>`. */
export const faults = {
  /** The year has this round already. */
  roundThere: 'nominations.round-there',
  /** Every place of the quota is held. */
  quotaFull: 'nominations.quota-full',
  /** The round takes no nominees now. */
  roundNotOpen: 'nominations.round-not-open',
  /** The person is nominated in this round already. */
  personThere: 'nominations.person-there',
  /** Somebody holds a place of the round. */
  roundUsed: 'nominations.round-used',
  /** An open round has its number of places. */
  placesMissing: 'nominations.places-missing',
  /** The round asks for no service. */
  noService: 'nominations.no-service',
  /** The service promised is not over. */
  serviceNotOver: 'nominations.service-not-over',
  /** No round has this name in the year. */
  roundUnknown: 'nominations.round-unknown',
} as const;

const roundContent = {
  kind: z.enum(kinds),
  name: zText(100, { lines: 'one' }),
  authority: zText(100, { lines: 'one' }),
  field: zText(60, { lines: 'one' }).nullable(),
  year: z.int().min(2000).max(2199),
  appliedPlaces: z.int().min(1).max(1000),
  closesOn: zCivilDate,
  serviceMonths: z.int().min(0).max(240),
  ...area,
};

const roundSchema = z.object({
  id: zUuid,
  ...roundContent,
  places: z.int().nullable(),
  /** Places that somebody holds. */
  held: z.int(),
  state: z.enum(roundStates),
  version: z.int(),
});
export type RoundView = z.infer<typeof roundSchema>;

const nominationSchema = z.object({
  id: zUuid,
  roundId: zUuid,
  roundName: z.string(),
  /** Null for a reader who sees counts only. */
  name: z.string().nullable(),
  organisationName: z.string(),
  post: z.string(),
  ...area,
  state: z.enum(states),
  place: z.int().nullable(),
  recommendedOn: zCivilDate.nullable(),
  serviceFrom: zCivilDate.nullable(),
  /** The last day promised. */
  serviceLastDay: zCivilDate.nullable(),
  version: z.int(),
});
export type NominationView = z.infer<typeof nominationSchema>;

const roundDetail = roundSchema.extend({
  ...recordParts,
  moves: movesSchema(roundMoves),
  nominations: z.array(nominationSchema),
});
export type RoundDetail = z.infer<typeof roundDetail>;

const nominationDetail = nominationSchema.extend({
  ...recordParts,
  moves: movesSchema(moveIds),
  serviceMonths: z.int(),
  /** Other rounds of the year in which the same person is nominated. */
  also: z.array(z.object({ id: zUuid, roundName: z.string() })),
});
export type NominationDetail = z.infer<typeof nominationDetail>;

const roundParams = z.object({ roundId: zUuid });
const params = z.object({ nominationId: zUuid });

export const roundPapers = paperEndpoints('nominations', '/nomination-rounds', 'round-');
export const nominationPapers = paperEndpoints('nominations', '/nominations');
export const nomineeImportName = { zh: '推荐人选名单', en: 'Nominees' };
export const nomineeImport = importEndpoints('nominations.nominees', nomineeImportName);

export const listRounds = endpoint({
  id: 'nominations.rounds',
  method: 'GET',
  path: '/nomination-rounds',
  summary: 'Rounds of recommendation with their quotas, newest first',
  query: z.object({
    kind: z.enum(kinds).optional(),
    state: z.enum(roundStates).optional(),
    year: z.coerce.number().int().min(2000).max(2199).optional(),
    ...pageQuery,
  }),
  reply: page(roundSchema),
});

export const showRound = endpoint({
  id: 'nominations.round',
  method: 'GET',
  path: '/nomination-rounds/:roundId',
  summary: 'One round: its places and who holds them',
  params: roundParams,
  reply: roundDetail,
});

export const applyForRound = endpoint({
  id: 'nominations.apply-for-round',
  method: 'POST',
  path: '/nomination-rounds',
  summary: 'A quota is applied for with the unit above',
  body: z.object(roundContent),
  reply: roundDetail,
  faults: [faults.roundThere, 'policies.county-unknown', 'policies.cluster-unknown'],
});

export const moveRound = endpoint({
  id: 'nominations.move-round',
  method: 'POST',
  path: '/nomination-rounds/:roundId/moves',
  summary: 'Open a round with the places that the notice gives, close it, or withdraw it',
  params: roundParams,
  body: z.object({
    ...moveBody,
    move: z.enum(roundMoves),
    /** Of an opening: the places. */
    places: z.int().min(1).max(1000).nullable().default(null),
  }),
  reply: roundDetail,
  faults: [...stepFaults, recordFaults.paperMissing, faults.placesMissing, faults.roundUsed],
});

export const nominate = endpoint({
  id: 'nominations.nominate',
  method: 'POST',
  path: '/nomination-rounds/:roundId/nominations',
  summary: 'Propose a nominee, who holds a place of the quota from then on',
  params: roundParams,
  body: z.object({
    name: zPersonName,
    identityNumber: zIdentityNumber,
    organisationId: zUuid,
    post: zText(100, { lines: 'one' }),
    ...area,
  }),
  reply: nominationDetail,
  faults: [...contentFaults, faults.quotaFull, faults.roundNotOpen, faults.personThere],
});

export const showNomination = endpoint({
  id: 'nominations.show',
  method: 'GET',
  path: '/nominations/:nominationId',
  summary: 'One nomination: its result, service, papers and trail',
  params,
  reply: nominationDetail,
});

export const moveNomination = endpoint({
  id: 'nominations.move',
  method: 'POST',
  path: '/nominations/:nominationId/moves',
  summary: 'Recommend, record the result, follow the service, or withdraw: the place is free again',
  params,
  body: z.object({ ...moveBody, move: z.enum(moveIds) }),
  reply: nominationDetail,
  faults: [
    ...stepFaults,
    recordFaults.inFuture,
    recordFaults.datesBackwards,
    recordFaults.paperMissing,
    faults.noService,
    faults.serviceNotOver,
  ],
});
