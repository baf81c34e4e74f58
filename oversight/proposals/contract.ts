import * as z from 'zod';
import { endpoint } from '@yanzhen/values/endpoint.ts';
import { zCivilDate, zReason, zText, zUuid } from '@yanzhen/values/fields.ts';
import { page, pageQuery } from '@yanzhen/values/page.ts';
import { localizedSchema as localized } from '@yanzhen/values/session.ts';

/** Where an item stands; `lifecycle.ts` says how it gets from one to the next. */
export const proposalStates = ['submitted', 'declined', 'filed', 'merged', 'split', 'assigned', 'handling', 'internal', 'supervision', 'cleared', 'answered', 'face-to-face', 'following', 'closed'] as const; // prettier-ignore
export type ProposalState = (typeof proposalStates)[number];

export const proposalMoves = ['submit', 'file', 'decline', 'merge', 'split', 'assign', 'accept', 'return', 'extend', 'draft', 'ask-approval', 'approve', 'send-back', 'clear', 'deliver', 'again', 'face', 'meet', 'close', 'follow', 'conclude'] as const; // prettier-ignore
export type ProposalMove = (typeof proposalMoves)[number];

export const bodies = ['congress', 'cppcc'] as const;
export const topics = ['finance-economy', 'agriculture', 'urban-environment', 'education-science-culture-health', 'judicial', 'social'] as const; // prettier-ignore
export const grades = ['satisfied', 'basically', 'not'] as const;
export type Grade = (typeof grades)[number];
export const answerKinds = ['done', 'will', 'cannot'] as const;
export const contactStages = ['before', 'during', 'after'] as const;
export const contactModes = ['meeting', 'visit', 'phone', 'letter'] as const;
/** Days before the last day on which who has it is reminded. */
export const reminderDays = [30, 15, 7, 1] as const;

export const proposalReaders = ['proposal-officer', 'proposal-handler', 'proposal-checker', 'proposal-supervisor', 'leader', 'auditor'] as const; // prettier-ignore

/** Request faults of this folder; words under `faults.<code>`. */
export const faults = {
  /** The item is at another step: reload it. */
  wrongState: 'proposals.wrong-state',
  /** The step is another role's, or another unit's: the person who holds it acts. */
  notYours: 'proposals.not-yours',
  /** The city's pack says nothing of proposals: complete `city.yaml`. */
  noRules: 'proposals.no-rules',
  /** No line of the pack's terms fits the body and session: add one. */
  noTerm: 'proposals.no-term',
  /** A sponsor must be a deputy with an account. */
  noDeputy: 'proposals.no-deputy',
  /** An item is assigned to at least one unit of the city. */
  noUnit: 'proposals.no-unit',
  /** The unit does not stand in the city's list, or stands twice. Values `unit`. */
  unitUnknown: 'proposals.unit-unknown',
  /** An item is merged into another of the same body that is not handled yet. */
  notMergeable: 'proposals.not-mergeable',
  /** The term of the return is over. Values `until`. */
  returnLate: 'proposals.return-late',
  /** A later day must come after the present one and not past the ceiling. Values `until`. */
  pastCeiling: 'proposals.past-ceiling',
  /** What was asked is not noted point by point yet. */
  noPoints: 'proposals.no-points',
  /** Points stand once there is a reply. */
  pointsStand: 'proposals.points-stand',
  /** A unit has not given its opinion. Values `unit`. */
  opinionOpen: 'proposals.opinion-open',
  /** The unit was not asked for an opinion, or has given it. */
  notAsked: 'proposals.not-asked',
  /** The paragraph is none of the letter. */
  paragraphUnknown: 'proposals.paragraph-unknown',
  /** "Will be done" needs a day and somebody who answers for it. */
  promiseIncomplete: 'proposals.promise-incomplete',
  /** A point has no paragraph that answers it. Values `number`, `says`. */
  unanswered: 'proposals.unanswered',
  /** A point's answer is not confirmed for this text. Values `number`. */
  unconfirmed: 'proposals.unconfirmed',
  /** Who drafted the letter or the answer does not confirm it. */
  confirmedByDrafter: 'proposals.confirmed-by-drafter',
  /** The letter is not where the step needs it: submit, or issue it. */
  letterNotReady: 'proposals.letter-not-ready',
  /** The item has not passed the supervisor's check: the letter cannot go on. */
  notCleared: 'proposals.not-cleared',
  /** The letter says another class than the supervisor's. Values `class`. */
  classDiffers: 'proposals.class-differs',
  /** The class is none of the city's. */
  classUnknown: 'proposals.class-unknown',
  /** Only somebody who sponsored the item, and was answered, rates it. */
  notSponsor: 'proposals.not-sponsor',
  /** A sponsor rates an answer once. */
  ratedOnce: 'proposals.rated-once',
  /** Each point is rated, and no other. */
  pointsDiffer: 'proposals.points-differ',
  /** Commitments are open: finish each with its evidence. Values `count`. */
  commitmentsOpen: 'proposals.commitments-open',
  /** A text to be published holds a number of a person. */
  personalNumber: 'proposals.personal-number',
  /** The deputy did not agree to publication in full. */
  noConsent: 'proposals.no-consent',
} as const;

const line = (most: number) => zText(most, { lines: 'one' });
const unitId = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/);
const params = z.object({ proposalId: zUuid });
const done = z.object({ id: zUuid, state: z.enum(proposalStates) });

/** An act on one item: its address, and a reply that says where the item now stands. */
function act<Body extends z.ZodType>(
  name: string,
  summary: string,
  body: Body,
  codes: readonly string[] = [],
) {
  return endpoint({
    id: `proposals.${name}`,
    method: 'POST',
    path: `/proposals/:proposalId/${name}`,
    summary,
    params,
    body,
    reply: done,
    faults: [faults.wrongState, faults.notYours, ...codes],
  });
}

const written = {
  body: z.enum(bodies),
  congress: z.int().min(1).max(99),
  session: z.int().min(1).max(20),
  inSession: z.boolean(),
  title: line(200),
  topic: z.enum(topics),
  content: zText(2500),
  /** What is asked, point by point. */
  points: z.array(zText(500)).max(30),
  publishConsent: z.boolean(),
};

const rowSchema = z.object({
  id: zUuid,
  body: z.enum(bodies),
  number: z.string().nullable(),
  title: z.string(),
  state: z.enum(proposalStates),
  sponsors: z.string(),
  leadUnit: localized.nullable(),
  receivedOn: zCivilDate,
  dueOn: zCivilDate.nullable(),
  overdue: z.boolean(),
  resultClass: z.string().nullable(),
});
export type ProposalRow = z.infer<typeof rowSchema>;

const answerSchema = z.object({
  kind: z.enum(answerKinds),
  paragraph: z.string(),
  says: z.string(),
  dueOn: zCivilDate.nullable(),
  owner: z.string().nullable(),
  by: z.string(),
  confirmedBy: z.string().nullable(),
});
const pointSchema = z.object({
  id: zUuid,
  number: z.int(),
  says: z.string(),
  answer: answerSchema.nullable(),
});
const commitmentSchema = z.object({
  id: zUuid,
  says: z.string(),
  owner: z.string(),
  dueOn: zCivilDate,
  doneOn: zCivilDate.nullable(),
  evidence: z.string().nullable(),
});
const ratingSchema = z.object({
  id: zUuid,
  round: z.int(),
  by: z.string(),
  attitude: z.enum(grades),
  result: z.enum(grades),
  says: z.string().nullable(),
  channel: z.enum(['sign-in', 'form']),
  on: zCivilDate,
});
const eventSchema = z.object({
  id: zUuid,
  move: z.enum(proposalMoves),
  by: z.string().nullable(),
  reason: z.string().nullable(),
  at: z.iso.datetime(),
});
const unitSchema = z.object({ id: z.string(), name: localized });
const classSchema = z.object({ id: z.string(), says: localized, followUp: z.boolean() });

export const detailSchema = rowSchema.extend({
  leadUnitId: z.string().nullable(),
  congress: z.int(),
  session: z.int(),
  inSession: z.boolean(),
  topic: z.enum(topics),
  content: z.string(),
  publishConsent: z.boolean(),
  round: z.int(),
  ceilingOn: zCivilDate.nullable(),
  returnUntil: zCivilDate.nullable(),
  /** Which line of the pack gave the term. */
  term: z.object({ months: z.int(), source: localized }).nullable(),
  answeredOn: zCivilDate.nullable(),
  sponsorList: z.array(z.object({ personId: zUuid, name: z.string(), number: z.string().nullable(), answeredOn: zCivilDate.nullable(), rated: z.boolean() })), // prettier-ignore
  mergedInto: z.object({ id: zUuid, number: z.string() }).nullable(),
  points: z.array(pointSchema),
  joint: z.array(z.object({ unit: unitSchema, dueOn: zCivilDate, returnUntil: zCivilDate, opinion: z.string().nullable(), by: z.string().nullable() })), // prettier-ignore
  returns: z.array(z.object({ id: zUuid, unit: localized, reason: z.string(), on: zCivilDate, by: z.string() })), // prettier-ignore
  contacts: z.array(z.object({ id: zUuid, stage: z.enum([...contactStages, 'face-to-face']), mode: z.enum(contactModes), on: zCivilDate, says: z.string(), by: z.string() })), // prettier-ignore
  letter: z.object({ id: zUuid, state: z.string(), number: z.string().nullable(), class: z.string().nullable(), paragraphs: z.array(z.object({ key: z.string(), shown: z.string() })) }).nullable(), // prettier-ignore
  commitments: z.array(commitmentSchema),
  ratings: z.array(ratingSchema),
  publication: z.object({ mode: z.enum(['full', 'summary', 'none']), reason: z.string().nullable(), answered: z.string().nullable() }).nullable(), // prettier-ignore
  events: z.array(eventSchema),
  /** What the reader can do now. */
  moves: z.array(z.enum(proposalMoves)),
  /** What the reader can do beside the moves. */
  may: z.object({ points: z.boolean(), contact: z.boolean(), opinionFor: z.array(z.string()), answer: z.boolean(), confirm: z.boolean(), form: z.boolean(), publish: z.boolean(), finish: z.boolean() }), // prettier-ignore
  classes: z.array(classSchema),
});
export type ProposalDetail = z.infer<typeof detailSchema>;

export const listProposals = endpoint({
  id: 'proposals.list',
  method: 'GET',
  path: '/proposals',
  summary: 'Suggestions and proposals, newest first',
  query: z.object({ show: z.enum(['open', 'answered', 'ended', 'all']).default('open'), ...pageQuery }), // prettier-ignore
  reply: page(rowSchema),
});

export const showProposal = endpoint({
  id: 'proposals.show',
  method: 'GET',
  path: '/proposals/:proposalId',
  summary: 'One item: points and answers side by side, units, contacts, reply, ratings, history',
  params,
  reply: detailSchema,
});

export const showChoices = endpoint({
  id: 'proposals.choices',
  method: 'GET',
  path: '/proposal-choices',
  summary: 'Deputies, units and classes to choose from',
  reply: z.object({
    deputies: z.array(z.object({ personId: zUuid, name: z.string() })),
    units: z.array(unitSchema),
    classes: z.array(classSchema),
    assumed: z.boolean(),
  }),
});

const fileFaults = [faults.noRules, faults.noTerm, faults.noDeputy];
export const fileProposal = endpoint({
  id: 'proposals.file',
  method: 'POST',
  path: '/proposals',
  summary: 'Record and number an item that came on paper, with its sponsors; the first leads',
  body: z.object({ ...written, receivedOn: zCivilDate, sponsors: z.array(zUuid).min(1).max(100) }),
  reply: done,
  faults: fileFaults,
});
export const acceptSubmitted = act('filing', 'Number an item that a deputy handed in', z.object({}), fileFaults); // prettier-ignore
export const declineProposal = act('decline', 'Not an item of this sort: told to the deputy with the reason', z.object({ reason: zReason })); // prettier-ignore
export const mergeProposal = act('merge', 'Handle together with another item; each sponsor is answered', z.object({ into: zUuid }), [faults.notMergeable]); // prettier-ignore
export const splitProposal = act('split', 'Answered by several units, each for itself: one part a unit', z.object({ units: z.array(unitId).min(2).max(10) }), [faults.unitUnknown]); // prettier-ignore
export const assignProposal = act(
  'assignment',
  'Assign to a lead unit, with joint units where there are any',
  z.object({ leadUnit: z.string().max(40), jointUnits: z.array(unitId).max(20).default([]) }),
  [faults.noUnit, faults.unitUnknown],
);
export const acceptAssignment = act('acceptance', 'The lead unit signs for it', z.object({}));
export const returnAssignment = act('return', 'A wrong assignment goes back within its term, with the reason', z.object({ unit: unitId, reason: zReason }), [faults.returnLate]); // prettier-ignore
export const extendTerm = act('extension', 'Consent to a later day, within the ceiling', z.object({ until: zCivilDate, reason: zReason }), [faults.pastCeiling]); // prettier-ignore
export const giveOpinion = act('opinion', 'A joint unit gives its opinion to the lead unit', z.object({ unit: unitId, opinion: zText(2000) }), [faults.notAsked]); // prettier-ignore
export const setPoints = act('points', 'What was asked, point by point, before a reply is drafted', z.object({ points: z.array(zText(500)).min(1).max(30) }), [faults.pointsStand]); // prettier-ignore
export const addContact = act('contacts', 'A contact with the deputy', z.object({ stage: z.enum(contactStages), mode: z.enum(contactModes), on: zCivilDate, says: zText(2000) })); // prettier-ignore
export const draftReply = act('reply', 'Start the reply letter: one heading for each point', z.object({}), [faults.noPoints]); // prettier-ignore
export const answerPoint = act(
  'answers',
  'Which paragraph answers a point, and what it says',
  z.object({
    pointId: zUuid,
    kind: z.enum(answerKinds),
    paragraph: z.string().min(1).max(6000),
    says: zReason,
    dueOn: zCivilDate.nullable().default(null),
    owner: line(100).nullable().default(null),
  }),
  [faults.paragraphUnknown, faults.promiseIncomplete],
);
export const confirmAnswer = act('confirmations', 'The checker confirms that the paragraph answers the point', z.object({ pointId: zUuid }), [faults.unanswered, faults.confirmedByDrafter, faults.letterNotReady]); // prettier-ignore
const wholeFaults = [faults.noPoints, faults.unanswered, faults.unconfirmed, faults.opinionOpen, faults.letterNotReady]; // prettier-ignore
export const askApproval = act('approval-request', 'Ask for approval inside the unit', z.object({}), wholeFaults); // prettier-ignore
export const approveReply = act('approval', 'Approve inside the unit; every answer is confirmed', z.object({}), [...wholeFaults, faults.confirmedByDrafter]); // prettier-ignore
export const sendBack = act('sending-back', 'Back to the handler, with the reason', z.object({ reason: zReason })); // prettier-ignore
export const clearReply = act('clearance', "Supervisor's check; may change the class", z.object({ resultClass: z.string().max(4), reason: z.union([z.literal(''), zReason]).default('') }), [...wholeFaults, faults.classUnknown]); // prettier-ignore
export const deliverReply = act('delivery', 'The issued letter goes to each sponsor', z.object({}), [faults.letterNotReady, faults.classDiffers]); // prettier-ignore
export const recordMeeting = act('meeting', 'What a meeting face to face came to', z.object({ on: zCivilDate, says: zText(2000) })); // prettier-ignore
export const finishCommitment = act('commitments', 'A commitment is done, with its evidence', z.object({ commitmentId: zUuid, evidence: zReason }), [faults.wrongState]); // prettier-ignore
export const concludeFollowUp = act('conclusion', 'All that was promised is done: the first class, told to the sponsors', z.object({ reason: zReason }), [faults.commitmentsOpen]); // prettier-ignore
export const publishProposal = act(
  'publication',
  'Publish in full, as a summary, or not, with the reason; numbers of persons are refused',
  z.object({
    mode: z.enum(['full', 'summary', 'none']),
    reason: z.union([z.literal(''), zReason]).default(''),
    summary: z.union([z.literal(''), zText(2000)]).default(''),
  }),
  [faults.personalNumber, faults.noConsent],
);

const rated = {
  attitude: z.enum(grades),
  result: z.enum(grades),
  says: z.union([z.literal(''), zReason]).default(''),
};
const rateFaults = [faults.notSponsor, faults.ratedOnce, faults.pointsDiffer];
export const recordForm = endpoint({
  id: 'proposals.record-form',
  method: 'POST',
  path: '/proposals/:proposalId/forms',
  summary: 'Record the rating of a signed form; its scan is the field `file`',
  params,
  kind: 'multipart',
  body: z.object({ ...rated, personId: zUuid }),
  reply: done,
  faults: [faults.wrongState, ...rateFaults],
});
export const showForm = endpoint({
  id: 'proposals.form',
  method: 'GET',
  path: '/proposals/:proposalId/forms/:ratingId',
  summary: 'The scan of a signed form; a view is audited',
  params: params.extend({ ratingId: zUuid }),
  kind: 'download',
  reply: z.unknown(),
});

export const listSimilar = endpoint({
  id: 'proposals.similar',
  method: 'GET',
  path: '/proposals/:proposalId/similar',
  summary: 'Past items of five years with like words, with the words they share',
  params,
  reply: z.object({
    compared: z.int(),
    rows: z.array(rowSchema.pick({ id: true, number: true, title: true, resultClass: true, receivedOn: true }).extend({ percent: z.int(), shared: z.array(z.string()), letterId: zUuid.nullable() })), // prettier-ignore
  }),
});

const share = z.object({ id: z.string(), count: z.int(), permille: z.int() });
export const statisticsSchema = z.object({
  total: z.int(),
  units: z.int(),
  byTopic: z.array(share),
  byClass: z.array(share),
  answered: share,
  inTime: share,
  met: share,
  first: z.array(share),
  final: z.array(share),
});
export type Statistics = z.infer<typeof statisticsSchema>;
export const showStatistics = endpoint({
  id: 'proposals.statistics',
  method: 'GET',
  path: '/proposal-statistics',
  summary: 'Figures of a year in the form in which they are published',
  query: z.object({
    year: z.coerce.number().int().min(2000).max(2199),
    body: z.enum(bodies).optional(),
  }),
  reply: statisticsSchema,
});

export const giveSeat = endpoint({
  id: 'proposals.give-seat',
  method: 'POST',
  path: '/proposal-seats',
  summary: 'Say for which unit an account acts',
  body: z.object({ login: line(60), unit: unitId }),
  reply: z.object({ personId: zUuid }),
  faults: [faults.unitUnknown],
});

/** What the deputy sees: no unit's inner workings. */
const mySchema = z.object({
  id: zUuid,
  number: z.string().nullable(),
  title: z.string(),
  body: z.enum(bodies),
  state: z.enum(proposalStates),
  content: z.string(),
  leadUnit: localized.nullable(),
  dueOn: zCivilDate.nullable(),
  resultClass: z.object({ id: z.string(), says: localized }).nullable(),
  letter: z.object({ id: zUuid, number: z.string().nullable() }).nullable(),
  /** Shown once the reply was delivered. */
  points: z.array(z.object({ id: zUuid, number: z.int(), says: z.string(), answer: answerSchema.omit({ by: true, confirmedBy: true }).nullable() })), // prettier-ignore
  commitments: z.array(commitmentSchema),
  contacts: z.array(z.object({ id: zUuid, stage: z.string(), on: zCivilDate, says: z.string() })),
  ratings: z.array(ratingSchema),
  mayRate: z.boolean(),
});
export type MyProposal = z.infer<typeof mySchema>;

export const listMine = endpoint({
  id: 'proposals.mine',
  method: 'GET',
  path: '/my-proposals',
  summary: 'Items that I sponsored, newest first',
  reply: z.object({ rows: z.array(mySchema.pick({ id: true, number: true, title: true, body: true, state: true, dueOn: true, mayRate: true })) }), // prettier-ignore
});
export const showMine = endpoint({
  id: 'proposals.show-mine',
  method: 'GET',
  path: '/my-proposals/:proposalId',
  summary: 'One item of mine: each point beside its answer, commitments, my ratings',
  params,
  reply: mySchema,
});
export const submitProposal = endpoint({
  id: 'proposals.submit',
  method: 'POST',
  path: '/my-proposals',
  summary: 'Hand in a suggestion or proposal',
  body: z.object({ ...written, points: written.points.min(1) }),
  reply: done,
  faults: [faults.noRules],
});
export const rateReply = endpoint({
  id: 'proposals.rate',
  method: 'POST',
  path: '/my-proposals/:proposalId/ratings',
  summary: 'Rate attitude and result, and each point; a dissatisfied rating opens the item again',
  params,
  body: z.object({
    ...rated,
    points: z.array(z.object({ pointId: zUuid, grade: z.enum(grades) })).max(60).default([]),
  }), // prettier-ignore
  reply: done,
  faults: [faults.wrongState, ...rateFaults],
});

const publicRow = z.object({
  id: zUuid,
  number: z.string(),
  title: z.string(),
  body: z.enum(bodies),
  mode: z.enum(['full', 'summary']),
  publishedOn: zCivilDate,
});
export const listPublished = endpoint({
  id: 'proposals.published',
  method: 'GET',
  path: '/public/proposals',
  summary: 'Published items, newest first; no names of persons',
  query: z.object(pageQuery),
  reply: page(publicRow),
});
export const showPublished = endpoint({
  id: 'proposals.show-published',
  method: 'GET',
  path: '/public/proposals/:proposalId',
  summary: 'One published item with its answer',
  params,
  reply: publicRow.extend({
    asked: z.string().nullable(),
    answered: z.string(),
    resultClass: z.string().nullable(),
    letterId: zUuid.nullable(),
  }),
});

/** An act on one item, as pages send it. */
export type ActEndpoint = ReturnType<typeof act<z.ZodType>>;
