import { pageOf, readCursor } from '@yanzhen/server/routes/page-of.ts';
import { notFound } from '@yanzhen/server/routes/fault.ts';
import type { Download, Input, Output } from '@yanzhen/server/routes/route.ts';
import { countiesFor } from '@yanzhen/server/turn/actor.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import { isOwn } from '../applications/offers.ts';
import { listEvidenceOf, readEvidence } from '../evidence/offers.ts';
import type * as contract from './contract-milestones.ts';
import { accepters, type Milestone, type MilestoneDetail } from './contract-milestones.ts';
import * as access from './milestone-access.ts';
import * as store from './milestone-store.ts';

/** Who sees the list beside those who accept. */
export const milestoneReaders = [...accepters, 'county-officer', 'approver', 'auditor', 'leader'];

/** The code of a milestone's papers among the files of its case. */
export function paperCode(partId: string): string {
  return `milestone-${partId}`;
}

/** Milestones of the reader's counties, soonest due first. */
export async function listMilestones(
  turn: Turn,
  { query }: Input<typeof contract.listMilestones>,
): Promise<Output<typeof contract.listMilestones>> {
  const { state, overdue, after, limit } = query;
  const counties = countiesFor(actorOf(turn), milestoneReaders) ?? [];
  const filter = { state, overdue: overdue === 'yes', counties };
  const rows = await store.listMilestones(turn, filter, placeOf(after), limit + 1);
  const count = await store.countMilestones(turn, filter);
  return pageOf(
    rows.map((row) => viewMilestone(turn, row)),
    limit,
    count,
    (row) => [row.dueOn, row.id],
  );
}

/** A place that was not written here begins the list anew. */
function placeOf(after: string | undefined): readonly [string, string] | undefined {
  const [dueOn, id] = readCursor(after) ?? [];
  const sound = dueOn && id && /^\d{4}-\d\d-\d\d$/.test(dueOn) && /^[0-9a-f-]{36}$/.test(id);
  return sound ? [dueOn, id] : undefined;
}

/** The milestones of one case. */
export async function listMilestonesOf(
  turn: Turn,
  { params }: Input<typeof contract.listMilestonesOf>,
): Promise<Output<typeof contract.listMilestonesOf>> {
  const { id } = await access.getCaseInSight(turn, params.applicationId);
  const rows = await store.listOfCases(turn, [id]);
  return { rows: rows.map((row) => viewMilestone(turn, row)) };
}

/** The milestones of cases whose reader was checked. */
export async function milestonesOfCases(
  turn: Turn,
  applicationIds: readonly string[],
): Promise<Milestone[]> {
  return (await store.listOfCases(turn, applicationIds)).map((row) => viewMilestone(turn, row));
}

/** One milestone with its papers and what was done. */
export async function showMilestone(
  turn: Turn,
  { params }: Input<typeof contract.showMilestone>,
): Promise<MilestoneDetail> {
  return viewDetail(turn, await access.getInSight(turn, params.milestoneId));
}

/** A paper, shown in the page. */
export async function showMilestonePaper(
  turn: Turn,
  { params }: Input<typeof contract.showMilestonePaper>,
): Promise<Download> {
  const { row } = await access.getInSight(turn, params.milestoneId);
  const file = await readEvidence(turn, row.applicationId, params.evidenceId);
  if (file?.code !== paperCode(row.partId)) throw notFound();
  return file;
}

export async function viewDetail(turn: Turn, of: access.MilestoneOfCase): Promise<MilestoneDetail> {
  const { row, application } = of;
  const actor = actorOf(turn);
  const papers = await listEvidenceOf(turn, row.applicationId);
  const steps = await store.listSteps(turn, row.id);
  const accepts = access.mayAcceptIn(actor, application.county);
  const moves: MilestoneDetail['moves'] = [];
  if (access.isLive(row) && row.state === 'agreed' && (accepts || isOwn(application, actor))) {
    moves.push('report');
  }
  if (
    access.isLive(row) &&
    row.state === 'reported' &&
    accepts &&
    (await access.standsApart(turn, of))
  ) {
    moves.push('send-back', 'accept');
  }
  return {
    ...viewMilestone(turn, row),
    evidence: papers
      .filter(({ code }) => code === paperCode(row.partId))
      .map(({ id, name, mediaType, bytes }) => ({ id, name, mediaType, bytes })),
    events: steps.map((step) => ({ ...step, at: step.at.toISOString() })),
    moves,
  };
}

function viewMilestone(turn: Turn, row: store.MilestoneRow): Milestone {
  const { instalment: _number, reportedByPerson: _person, ...shown } = row;
  return {
    ...shown,
    overdue: row.state !== 'accepted' && row.dueOn < turn.today,
    reportedAt: row.reportedAt?.toISOString() ?? null,
    acceptedAt: row.acceptedAt?.toISOString() ?? null,
  };
}
