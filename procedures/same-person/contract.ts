import * as z from 'zod';
import { endpoint } from '@yanzhen/values/endpoint.ts';
import { zCivilDate, zReason, zText, zUuid } from '@yanzhen/values/fields.ts';
import type { Localized } from '@yanzhen/values/localized.ts';
import { page, pageQuery } from '@yanzhen/values/page.ts';
import { localizedSchema } from '@yanzhen/values/session.ts';
import { countingSchema } from '../applications/contract.ts';

/** Where a match group stands; `lifecycle.ts` says how it gets from one to the next. */
export const groupStates = [
  'open',
  'unclear',
  'disputed',
  'proposed',
  'confirmed',
  'false',
] as const;
export type GroupState = (typeof groupStates)[number];

export const groupMoves = [
  'found',
  'join',
  'set-apart',
  'dismiss',
  'doubt',
  'dispute',
  'propose',
  'confirm',
  'reject',
  'reopen',
] as const;
export type GroupMove = (typeof groupMoves)[number];

/** Records of one group; who is found beyond begins another. */
export const membersMost = 30;

/** States as queues show them. */
export const stateNames: Readonly<Record<GroupState, Localized>> = {
  open: { zh: '待核查', en: 'To be looked at' },
  unclear: { zh: '存疑', en: 'Unclear' },
  disputed: { zh: '有异议', en: 'Disputed' },
  proposed: { zh: '拟确认', en: 'Proposed as one person' },
  confirmed: { zh: '确认同一人', en: 'One person' },
  false: { zh: '非同一人', en: 'Different persons' },
};

/** A request fault; words under `faults.<code>`. */
export const faults = {
  /** The person stands in a group that is not settled: it is settled first. */
  groupOpen: 'same-person.group-open',
  /** Another record of the applicant may be on file: its group is opened within minutes. */
  foundNow: 'same-person.found-now',
  /** The group is in another state, or the move is not this actor's: reload. */
  wrongState: 'same-person.wrong-state',
  /** One of the records is the actor's own: a colleague decides. */
  ownRecord: 'same-person.own-record',
  /** Whoever proposed or prepared does not confirm: another natural person does. */
  secondPerson: 'same-person.second-person',
  /** With fewer than two records left nothing is compared: say that they are different persons. */
  tooFew: 'same-person.too-few',
  /** The record is none of the group, or was set apart. */
  notMember: 'same-person.not-member',
  /** Two records of one person already: nothing to compare. */
  onePerson: 'same-person.one-person',
  /** No submitted case has this number. */
  noCase: 'same-person.no-case',
  /** Of two records the one with an identity number is kept. */
  keepIdentified: 'same-person.keep-identified',
  /** A merge of one of the records waits already. */
  mergeWaits: 'same-person.merge-waits',
  /** A record was merged meanwhile: look at the preview again. */
  mergedBefore: 'same-person.merged-before',
  /** The merge was done, dropped or undone: reload. */
  mergeEnded: 'same-person.merge-ended',
  /** Something was recorded of the person since the merge: it stays. */
  usedSince: 'same-person.used-since',
} as const;

const groupHead = {
  id: zUuid,
  number: z.string(),
  state: z.enum(groupStates),
  /** Every record of a confirmed group points to one. */
  merged: z.boolean(),
  stateSince: z.iso.datetime(),
  openedAt: z.iso.datetime(),
  dueOn: zCivilDate,
  names: z.array(z.string()),
  signs: z.array(localizedSchema),
};
const groupSchema = z.object(groupHead);
export type Group = z.infer<typeof groupSchema>;

/** What one record has of one sort in one year. */
const sumSchema = z.object({
  personId: zUuid,
  year: z.int(),
  count: z.int(),
  /** Null where the sort has no sums. */
  amountFen: z.int().nullable(),
  /** A few of them, with their pages. */
  rows: z.array(z.object({ reference: z.string(), path: z.string().nullable() })),
});
const lineSchema = z.object({
  what: localizedSchema,
  kind: localizedSchema.nullable(),
  step: localizedSchema.nullable(),
  sums: z.array(sumSchema),
});
export type RecordLine = z.infer<typeof lineSchema>;

const memberSchema = z.object({
  personId: zUuid,
  name: z.string(),
  /** Masked, as all numbers. */
  identityNumber: z.string().nullable(),
  mobile: z.string().nullable(),
  bankAccount: z.string().nullable(),
  county: localizedSchema.nullable(),
  knownSince: z.iso.datetime(),
  apart: z.boolean(),
  /** The record that this one was merged into. */
  keptPersonId: zUuid.nullable(),
  supports: z.array(localizedSchema),
});
export type Member = z.infer<typeof memberSchema>;

const mergeSchema = z.object({
  id: zUuid,
  awayPersonId: zUuid,
  keptPersonId: zUuid,
  state: z.enum(['prepared', 'done', 'dropped', 'undone']),
  reason: z.string(),
  preparedBy: z.string(),
  preparedAt: z.iso.datetime(),
  doneBy: z.string().nullable(),
  doneAt: z.iso.datetime().nullable(),
  endReason: z.string().nullable(),
  mayDo: z.boolean(),
});
export type Merge = z.infer<typeof mergeSchema>;

const detailSchema = groupSchema.extend({
  /** Null for a group of before the countings were kept. */
  counting: countingSchema.nullable(),
  members: z.array(memberSchema),
  matches: z.array(
    z.object({
      onePersonId: zUuid,
      otherPersonId: zUuid,
      sign: localizedSchema,
      foundAt: z.iso.datetime(),
    }),
  ),
  lines: z.array(lineSchema),
  events: z.array(
    z.object({
      id: zUuid,
      move: z.enum(groupMoves),
      by: z.string().nullable(),
      reason: z.string().nullable(),
      at: z.iso.datetime(),
    }),
  ),
  moves: z.array(z.enum(groupMoves)),
  merges: z.array(mergeSchema),
  mayPrepare: z.boolean(),
});
export type GroupDetail = z.infer<typeof detailSchema>;

export const listGroups = endpoint({
  id: 'same-person.groups',
  method: 'GET',
  path: '/same-person/groups',
  summary: 'Groups of records that may be of one person, newest first',
  query: z.object({ state: z.enum(groupStates).optional(), ...pageQuery }),
  reply: page(groupSchema),
});

export const showGroup = endpoint({
  id: 'same-person.group',
  method: 'GET',
  path: '/same-person/groups/:groupId',
  summary: 'One group: which signs matched, and what each record has, side by side by year',
  params: z.object({ groupId: zUuid }),
  reply: detailSchema,
});

export const reportPair = endpoint({
  id: 'same-person.report',
  method: 'POST',
  path: '/same-person/groups',
  summary: 'Open a group by hand for the applicants of two cases that no sign brought together',
  body: z.object({
    references: z.tuple([zText(40, { lines: 'one' }), zText(40, { lines: 'one' })]),
    reason: zReason,
  }),
  reply: detailSchema,
  faults: [faults.noCase, faults.onePerson, faults.ownRecord],
});

export const moveGroup = endpoint({
  id: 'same-person.move',
  method: 'POST',
  path: '/same-person/groups/:groupId/moves',
  summary: 'Decide on a group, with the reason; one person is confirmed by a second natural person',
  params: z.object({ groupId: zUuid }),
  body: z.object({
    move: z.enum(['dismiss', 'doubt', 'dispute', 'propose', 'confirm', 'reject', 'reopen']),
    reason: zReason,
  }),
  reply: detailSchema,
  faults: [faults.wrongState, faults.ownRecord, faults.secondPerson],
});

export const setApart = endpoint({
  id: 'same-person.set-apart',
  method: 'POST',
  path: '/same-person/groups/:groupId/apart',
  summary: 'Take one record out of a group of three or more: it is of somebody else',
  params: z.object({ groupId: zUuid }),
  body: z.object({ personId: zUuid, reason: zReason }),
  reply: detailSchema,
  faults: [faults.wrongState, faults.ownRecord, faults.tooFew, faults.notMember],
});

const mergePair = { awayPersonId: zUuid, keptPersonId: zUuid };

export const previewMerge = endpoint({
  id: 'same-person.preview-merge',
  method: 'GET',
  path: '/same-person/groups/:groupId/merge-preview',
  summary:
    'What pointing one record to another changes: what counts for both, and which facts differ',
  params: z.object({ groupId: zUuid }),
  query: z.object(mergePair),
  reply: z.object({
    /** What the record that is merged away has, which is then read with the kept one. */
    follows: z.array(
      z.object({ what: localizedSchema, count: z.int(), amountFen: z.int().nullable() }),
    ),
    /** Facts of which both know something else, with the one that counts afterwards. */
    differs: z.array(
      z.object({
        label: localizedSchema,
        kept: localizedSchema,
        away: localizedSchema,
        counts: z.enum(['kept', 'away']),
      }),
    ),
    /** Benefits of which both have a case that is open or paid. */
    twice: z.array(localizedSchema),
    /** The account of the record merged away is not used any more. */
    accountEnds: z.boolean(),
    /** Other records that were merged into it before, and go with it. */
    carried: z.int(),
  }),
  faults: [faults.notMember, faults.keepIdentified, faults.mergedBefore],
});

export const prepareMerge = endpoint({
  id: 'same-person.prepare-merge',
  method: 'POST',
  path: '/same-person/groups/:groupId/merges',
  summary: 'Prepare the merge of two records of a confirmed group; another person does it',
  params: z.object({ groupId: zUuid }),
  body: z.object({ ...mergePair, reason: zReason }),
  reply: detailSchema,
  faults: [
    faults.wrongState,
    faults.ownRecord,
    faults.notMember,
    faults.keepIdentified,
    faults.mergeWaits,
    faults.mergedBefore,
  ],
});

const mergeParams = z.object({ mergeId: zUuid });

export const doMerge = endpoint({
  id: 'same-person.merge',
  method: 'POST',
  path: '/same-person/merges/:mergeId/done',
  summary: 'Merge as prepared: the record stays, points to the kept one, and every read follows',
  params: mergeParams,
  reply: detailSchema,
  faults: [faults.mergeEnded, faults.secondPerson, faults.ownRecord, faults.mergedBefore],
});

export const dropMerge = endpoint({
  id: 'same-person.drop-merge',
  method: 'POST',
  path: '/same-person/merges/:mergeId/dropped',
  summary: 'Drop a merge that was prepared',
  params: mergeParams,
  body: z.object({ reason: zReason }),
  reply: detailSchema,
  faults: [faults.mergeEnded],
});

export const undoMerge = endpoint({
  id: 'same-person.undo-merge',
  method: 'POST',
  path: '/same-person/merges/:mergeId/undone',
  summary: 'Undo a merge, as long as nothing was recorded of the person since',
  params: mergeParams,
  body: z.object({ reason: zReason }),
  reply: detailSchema,
  faults: [faults.mergeEnded, faults.usedSince, faults.ownRecord],
});
