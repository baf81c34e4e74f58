import * as z from 'zod';
import { endpoint } from '@yanzhen/values/endpoint.ts';
import { zCivilDate, zReason, zText, zUuid } from '@yanzhen/values/fields.ts';
import { page, pageQuery } from '@yanzhen/values/page.ts';
import { recordAgreement } from '@yanzhen/registers/agreements/contract.ts';
import { paperEndpoints, recordParts } from '@yanzhen/procedures/records/contract.ts';
import { area, faults } from './contract.ts';

export const gatheringKinds = [
  'university-visit',
  'experts-visit',
  'school-enterprise',
  'exchange',
] as const;
export const gatheringStates = ['planned', 'held', 'closed', 'withdrawn'] as const;
export type GatheringState = (typeof gatheringStates)[number];
const gatheringMoves = ['close', 'withdraw'] as const;
export const needStates = ['open', 'answered', 'dropped'] as const;

const content = {
  kind: z.enum(gatheringKinds),
  title: zText(120, { lines: 'one' }),
  /** Of a planned round of visits. */
  round: z.int().min(1).max(99).nullable(),
  organisationId: zUuid,
  heldOn: zCivilDate,
  agenda: zText(2000),
  county: area.county.nullable(),
  cluster: area.cluster,
};

const gatheringSchema = z.object({
  id: zUuid,
  ...content,
  organisationName: z.string(),
  state: z.enum(gatheringStates),
  attendants: z.int().nullable(),
  openNeeds: z.int(),
  openTasks: z.int(),
  version: z.int(),
});
export type GatheringView = z.infer<typeof gatheringSchema>;

const needSchema = z.object({
  id: zUuid,
  side: z.enum(['need', 'offer']),
  organisationId: zUuid,
  organisationName: z.string(),
  says: z.string(),
  state: z.enum(needStates),
  agreementId: zUuid.nullable(),
  agreementTitle: z.string().nullable(),
  reason: z.string().nullable(),
});
const taskSchema = z.object({
  id: zUuid,
  says: z.string(),
  office: z.string(),
  dueOn: zCivilDate,
  overdue: z.boolean(),
  doneOn: zCivilDate.nullable(),
  result: z.string().nullable(),
});
const detailSchema = gatheringSchema.extend({
  minutes: z.string().nullable(),
  needs: z.array(needSchema),
  tasks: z.array(taskSchema),
  ...recordParts,
});
export type GatheringDetail = z.infer<typeof detailSchema>;

const params = z.object({ gatheringId: zUuid });
export const gatheringPapers = paperEndpoints('cooperation', '/gatherings', 'gathering-');

export const listGatherings = endpoint({
  id: 'cooperation.gatherings',
  method: 'GET',
  path: '/gatherings',
  summary: 'Visits, meetings and exchanges, newest first',
  query: z.object({
    kind: z.enum(gatheringKinds).optional(),
    state: z.enum(gatheringStates).optional(),
    ...pageQuery,
  }),
  reply: page(gatheringSchema),
});

export const showGathering = endpoint({
  id: 'cooperation.gathering',
  method: 'GET',
  path: '/gatherings/:gatheringId',
  summary: 'One meeting with its needs and tasks',
  params,
  reply: detailSchema,
});

export const planGathering = endpoint({
  id: 'cooperation.plan-gathering',
  method: 'POST',
  path: '/gatherings',
  summary: 'Plan a visit, a meeting of schools and enterprises, or an exchange',
  body: z.object(content),
  reply: detailSchema,
  faults: [faults.partyNotRegistered, 'policies.county-unknown', 'policies.cluster-unknown'],
});

export const recordMinutes = endpoint({
  id: 'cooperation.record-minutes',
  method: 'POST',
  path: '/gatherings/:gatheringId/minutes',
  summary: 'Record that it was held: on which day, by how many, and what was said',
  params,
  body: z.object({
    version: z.int(),
    heldOn: zCivilDate,
    attendants: z.int().min(1).max(10_000),
    minutes: zText(5000),
  }),
  reply: detailSchema,
  faults: [faults.wrongState, faults.stale, faults.inFuture],
});

export const moveGathering = endpoint({
  id: 'cooperation.move-gathering',
  method: 'POST',
  path: '/gatherings/:gatheringId/moves',
  summary:
    'Close a meeting whose needs and tasks are done with, or withdraw a record made in error',
  params,
  body: z.object({ version: z.int(), move: z.enum(gatheringMoves), reason: zReason }),
  reply: detailSchema,
  faults: [faults.wrongState, faults.stale, faults.stillOpen],
});

export const addNeed = endpoint({
  id: 'cooperation.add-need',
  method: 'POST',
  path: '/gatherings/:gatheringId/needs',
  summary: 'Note a need or an offer that was voiced',
  params,
  body: z.object({ side: z.enum(['need', 'offer']), organisationId: zUuid, says: zText(500) }),
  reply: detailSchema,
  faults: [faults.partyNotRegistered, faults.wrongState],
});

const needParams = z.object({ needId: zUuid });
/** What the agreement says is the register's own; whose it is follows from it. */
const newAgreement = recordAgreement.body ?? z.never();

export const answerNeed = endpoint({
  id: 'cooperation.answer-need',
  method: 'POST',
  path: '/needs/:needId/agreement',
  summary: 'A need becomes an agreement: a new one, or one that is there; the need closes',
  params: needParams,
  body: z.union([
    z.object({ agreementId: zUuid }).strict(),
    z.object({ agreement: newAgreement }).strict(),
  ]),
  reply: detailSchema,
  faults: [faults.needClosed, faults.agreementEnded, ...(recordAgreement.faults ?? [])],
});

export const dropNeed = endpoint({
  id: 'cooperation.drop-need',
  method: 'POST',
  path: '/needs/:needId/dropping',
  summary: 'Drop a need, with the reason',
  params: needParams,
  body: z.object({ reason: zReason }),
  reply: detailSchema,
  faults: [faults.needClosed],
});

export const addTask = endpoint({
  id: 'cooperation.add-task',
  method: 'POST',
  path: '/gatherings/:gatheringId/tasks',
  summary: 'Give an office a task that follows from the meeting',
  params,
  body: z.object({ says: zText(500), office: zText(100, { lines: 'one' }), dueOn: zCivilDate }),
  reply: detailSchema,
  faults: [faults.wrongState],
});

export const finishTask = endpoint({
  id: 'cooperation.finish-task',
  method: 'POST',
  path: '/gathering-tasks/:taskId/result',
  summary: 'Record what became of a task',
  params: z.object({ taskId: zUuid }),
  body: z.object({ result: zReason }),
  reply: detailSchema,
  faults: [faults.wrongState],
});
