import * as z from 'zod';
import { endpoint } from '@yanzhen/values/endpoint.ts';
import { zCivilDate, zReason, zUuid } from '@yanzhen/values/fields.ts';

/** Request faults of this folder; words under `faults.<code>`. */
export const faults = {
  /** A side stands in no register: register the organisation first. */
  partyNotRegistered: 'records.party-not-registered',
  /** Somebody changed it meanwhile: reload. */
  stale: 'records.stale',
  /** It stands at another step: reload. */
  wrongState: 'records.wrong-state',
  /** The day lies in the future. */
  inFuture: 'records.in-future',
  /** The last day lies before the first. */
  datesBackwards: 'records.dates-backwards',
  /** The paper is not one of this record: add it first. */
  paperMissing: 'records.paper-missing',
  /** A record has this many papers at most. */
  tooManyPapers: 'records.too-many-papers',
  /** Who took the step before does not take this one: a colleague does. */
  otherPerson: 'records.other-person',
} as const;

/** Faults of every step of a record. */
export const stepFaults = [faults.wrongState, faults.stale, faults.otherPerson] as const;

/** Faults of what a record is made of. */
export const contentFaults = [
  faults.partyNotRegistered,
  faults.inFuture,
  faults.datesBackwards,
  'policies.county-unknown',
  'policies.cluster-unknown',
] as const;

/** Where a record belongs (M38). */
export const area = {
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

const paperSchema = z.object({
  id: zUuid,
  name: z.string(),
  bytes: z.int(),
  addedBy: z.string(),
  addedAt: z.iso.datetime(),
});
export type PaperView = z.infer<typeof paperSchema>;

const eventSchema = z.object({
  id: zUuid,
  move: z.string(),
  by: z.string().nullable(),
  reason: z.string().nullable(),
  at: z.iso.datetime(),
});
export type EventView = z.infer<typeof eventSchema>;

/** What every record shows beside its own content. */
export const recordParts = {
  papers: z.array(paperSchema),
  events: z.array(eventSchema),
  mayKeep: z.boolean(),
};

/** A move of a record: the version that the keeper saw, the reason; a day and a paper where the step asks for them. */
export const moveBody = {
  version: z.int(),
  reason: zReason,
  on: zCivilDate.nullable().default(null),
  paperId: zUuid.nullable().default(null),
};

/** Moves that a reader can make now, and what each asks for. */
export const movesSchema = <const Ids extends readonly [string, ...string[]]>(ids: Ids) =>
  z.array(z.object({ move: z.enum(ids), paper: z.boolean(), day: z.boolean() }));

/**
 * The addresses of the papers of one sort of record.
 *
 * @param feature  The mechanism's id.
 * @param path     Of the list, e.g. `/platforms`.
 * @param sort     Which of the mechanism's records, where it has several sorts, e.g. `round-`.
 */
export function paperEndpoints(feature: string, path: string, sort: `${string}-` | '' = '') {
  const params = z.object({ recordId: zUuid });
  return {
    add: endpoint({
      id: `${feature}.add-${sort}paper`,
      method: 'POST',
      path: `${path}/:recordId/papers`,
      summary: 'Add a photo or PDF (field `file`) that shows what the record says',
      params,
      kind: 'multipart',
      reply: z.object({ papers: z.array(paperSchema) }),
      faults: [faults.tooManyPapers],
    }),
    show: endpoint({
      id: `${feature}.${sort}paper`,
      method: 'GET',
      path: `${path}/:recordId/papers/:paperId`,
      summary: 'A paper of the record',
      params: params.extend({ paperId: zUuid }),
      kind: 'download',
      reply: z.unknown(),
    }),
  } as const;
}
export type PaperEndpoints = ReturnType<typeof paperEndpoints>;
