import * as z from 'zod';
import { endpoint } from '@yanzhen/values/endpoint.ts';
import { zCivilDate, zFen, zReason, zText, zUuid } from '@yanzhen/values/fields.ts';
import { page, pageQuery } from '@yanzhen/values/page.ts';

export const projectFields = [
  'equipment',
  'materials-energy',
  'electronics',
  'medicine',
  'food-agriculture',
  'urban-society',
  'other',
] as const;
export type ProjectField = (typeof projectFields)[number];

export const projectStates = [
  'planned',
  'running',
  'accepted',
  'tracking',
  'closed',
  'stopped',
  'withdrawn',
  'joined',
] as const;
export type ProjectState = (typeof projectStates)[number];

/** Moves that are made by name; recording, changing and joining have their own addresses. */
export const namedMoves = [
  'begin',
  'mid-term',
  'accept',
  'track',
  'close',
  'stop',
  'withdraw',
] as const;
export const moveIds = ['record', ...namedMoves, 'change', 'join'] as const;
export type MoveId = (typeof moveIds)[number];

export const projectFlags = ['money-beyond-whole', 'overdue', 'perhaps-double'] as const;
export type ProjectFlag = (typeof projectFlags)[number];

export const keepers = ['science-officer'] as const;
export const readers = [
  ...keepers,
  'county-officer',
  'city-checker',
  'approver',
  'finance-preparer',
  'finance-signer',
  'finance-releaser',
  'leader',
  'auditor',
  'letter-drafter',
  'letter-checker',
  'letter-signer',
  'administrator',
] as const;

/** Request faults of this folder; words under `faults.<code>`. */
export const faults = {
  /** The parts by who pays add up to more than the whole. */
  partsBeyondWhole: 'projects.parts-beyond-whole',
  /** A side stands in no register: register the organisation first. */
  partyNotRegistered: 'projects.party-not-registered',
  /** School and enterprise are the same organisation. */
  oneSide: 'projects.one-side',
  /** The last day lies before the first. */
  datesBackwards: 'projects.dates-backwards',
  /** The agreement is not there, or ended. */
  agreementEnded: 'projects.agreement-ended',
  /** Another project has this number. */
  numberTaken: 'projects.number-taken',
  /** The same project, by its sides and its name, is recorded already. */
  recordedBefore: 'projects.recorded-before',
  /** Nothing of the name tells it from others. */
  nameEmpty: 'projects.name-empty',
  /** The project stands at another step: reload. */
  wrongState: 'projects.wrong-state',
  /** Somebody changed it meanwhile: reload. */
  stale: 'projects.stale',
  /** The move asks for a reason. */
  reasonMissing: 'projects.reason-missing',
  /** A record is joined with another one that stands. */
  joinWrong: 'projects.join-wrong',
  /** A month, a day or a sum of an outcome lies in the future. */
  outcomeInFuture: 'projects.outcome-in-future',
  /** A thing is recorded one by one. */
  thingIsOne: 'projects.thing-is-one',
  /** An outcome without a paper cannot be audited: add the paper first. */
  evidenceMissing: 'projects.evidence-missing',
  /** Who reported an outcome, or acts for the enterprise, does not audit it: a colleague does. */
  auditOwn: 'projects.audit-own',
  /** More was audited than was reported: let the report be corrected first. */
  auditedAbove: 'projects.audited-above',
  /** An audit rests on this paper. */
  evidenceInUse: 'projects.evidence-in-use',
  /** Ten papers of one outcome are enough. */
  tooMuchEvidence: 'projects.too-much-evidence',
  /** The outcome was withdrawn, or its project is not counted any more. */
  outcomeClosed: 'projects.outcome-closed',
} as const;

const plan = {
  totalFen: zFen,
  specialFundFen: zFen,
  enterpriseFen: zFen,
  provinceFen: zFen,
  otherFen: zFen,
};
const content = {
  number: zText(60, { lines: 'one' }),
  name: zText(120, { lines: 'one' }),
  field: z.enum(projectFields),
  agreementId: zUuid.nullable(),
  /** University, college or institute. */
  partnerId: zUuid,
  enterpriseId: zUuid,
  /** County code of the city pack. */
  county: z.string().regex(/^[1-9]\d{5}$/),
  cluster: z
    .string()
    .regex(/^[a-z][a-z0-9-]{0,40}$/)
    .nullable(),
  startedOn: zCivilDate,
  /** The last day planned. */
  endsOn: zCivilDate,
  ...plan,
};

const projectSchema = z.object({
  id: zUuid,
  ...content,
  state: z.enum(projectStates),
  partnerName: z.string(),
  enterpriseName: z.string(),
  agreementTitle: z.string().nullable(),
  sameAs: zUuid.nullable(),
  version: z.int(),
  outcomes: z.int(),
  /** Outcomes that nobody has audited yet. */
  unaudited: z.int(),
  flags: z.array(z.enum(projectFlags)),
});
export type ProjectView = z.infer<typeof projectSchema>;

const detailSchema = projectSchema.extend({
  /** Records of the same sides whose names are much alike. */
  doubles: z.array(z.object({ id: zUuid, number: z.string(), name: z.string() })),
  events: z.array(
    z.object({
      id: zUuid,
      move: z.enum(moveIds),
      by: z.string(),
      reason: z.string().nullable(),
      at: z.iso.datetime(),
    }),
  ),
  moves: z.array(z.enum(moveIds)),
});
export type ProjectDetail = z.infer<typeof detailSchema>;

const params = z.object({ projectId: zUuid });

export const listProjects = endpoint({
  id: 'projects.list',
  method: 'GET',
  path: '/projects',
  summary: 'Cooperation projects, newest first',
  query: z.object({
    q: z.string().trim().max(100).optional(),
    state: z.enum(projectStates).optional(),
    field: z.enum(projectFields).optional(),
    county: z.string().max(10).optional(),
    cluster: z.string().max(41).optional(),
    agreementId: zUuid.optional(),
    organisationId: zUuid.optional(),
    ...pageQuery,
  }),
  reply: page(projectSchema),
});

export const showProject = endpoint({
  id: 'projects.show',
  method: 'GET',
  path: '/projects/:projectId',
  summary: 'One project with its record and with others that may be the same one',
  params,
  reply: detailSchema,
});

const contentFaults = [
  faults.partsBeyondWhole,
  faults.partyNotRegistered,
  faults.oneSide,
  faults.datesBackwards,
  faults.agreementEnded,
  faults.numberTaken,
  faults.recordedBefore,
  faults.nameEmpty,
  'policies.county-unknown',
  'policies.cluster-unknown',
] as const;

export const listMyProjects = endpoint({
  id: 'projects.mine',
  method: 'GET',
  path: '/my-projects',
  summary: "My enterprise's cooperation projects, newest first",
  query: z.object({ ...pageQuery }),
  reply: page(projectSchema),
});

export const showMyProject = endpoint({
  id: 'projects.mine-one',
  method: 'GET',
  path: '/my-projects/:projectId',
  summary: "One of my enterprise's cooperation projects",
  params,
  reply: projectSchema,
});

export const recordProject = endpoint({
  id: 'projects.record',
  method: 'POST',
  path: '/projects',
  summary: 'Record a cooperation project',
  body: z.object(content),
  reply: detailSchema,
  faults: contentFaults,
});

export const changeProject = endpoint({
  id: 'projects.change',
  method: 'PUT',
  path: '/projects/:projectId',
  summary:
    'Change or correct a project, with the reason; what was known before stays in the history',
  params,
  body: z.object({ ...content, version: z.int(), reason: zReason }),
  reply: detailSchema,
  faults: [...contentFaults, faults.wrongState, faults.stale],
});

export const moveProject = endpoint({
  id: 'projects.move',
  method: 'POST',
  path: '/projects/:projectId/moves',
  summary: 'Begin, look at midway, accept, track, close, stop or withdraw a project',
  params,
  body: z.object({ move: z.enum(namedMoves), version: z.int(), reason: zReason.optional() }),
  reply: detailSchema,
  faults: [faults.wrongState, faults.stale, faults.reasonMissing],
});

export const joinProject = endpoint({
  id: 'projects.join',
  method: 'POST',
  path: '/projects/:projectId/joining',
  summary:
    'Two records of one project: this one gives its outcomes to the other and is counted no more',
  params,
  body: z.object({ into: zUuid, version: z.int(), reason: zReason }),
  reply: detailSchema,
  faults: [faults.wrongState, faults.stale, faults.joinWrong],
});
