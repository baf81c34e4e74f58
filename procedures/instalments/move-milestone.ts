import { fault } from '@yanzhen/server/routes/fault.ts';
import type { Input } from '@yanzhen/server/routes/route.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import { keepEvidence, listEvidenceOf } from '../evidence/offers.ts';
import { openAccepted } from './check-duties.ts';
import type * as contract from './contract-milestones.ts';
import { milestoneFaults as faults, type MilestoneDetail } from './contract-milestones.ts';
import * as access from './milestone-access.ts';
import * as store from './milestone-store.ts';
import { paperCode, viewDetail } from './show-milestones.ts';

/** Who reports adds papers that show what was reached. */
export async function addMilestonePaper(
  turn: Turn,
  { params, files }: Input<typeof contract.addMilestonePaper>,
): Promise<MilestoneDetail> {
  const of = await access.lockForAct(turn, params.milestoneId, { by: 'reporter', from: 'agreed' });
  const { applicationId, partId } = of.row;
  await keepEvidence(turn, { applicationId, code: paperCode(partId), files });
  await record(turn, of, 'add-milestone-paper', { files: files.length });
  return viewDetail(turn, of);
}

/** The applicant, or an office for one who cannot, reports that a milestone is reached. */
export async function reportMilestone(
  turn: Turn,
  { params, body }: Input<typeof contract.reportMilestone>,
): Promise<MilestoneDetail> {
  const { version, report } = body;
  const of = await access.lockForAct(turn, params.milestoneId, { by: 'reporter', from: 'agreed', version });
  await requirePaper(turn, of);
  await store.writeStep(turn, of.row, { move: 'report', to: 'reported', reason: report, report });
  await record(turn, of, 'report-milestone', {}, report);
  return again(turn, of);
} // prettier-ignore

/** What was reported is not enough. */
export async function sendBackMilestone(
  turn: Turn,
  { params, body }: Input<typeof contract.sendBackMilestone>,
): Promise<MilestoneDetail> {
  const { version, reason } = body;
  const of = await access.lockForAct(turn, params.milestoneId, { by: 'accepter', from: 'reported', version });
  if (!(await access.standsApart(turn, of))) throw fault(faults.acceptOwn, { status: 403 });
  await store.writeStep(turn, of.row, { move: 'send-back', to: 'agreed', reason });
  await tell(turn, of, 'milestone-sent-back', { reason });
  await record(turn, of, 'send-back-milestone', {}, reason);
  return again(turn, of);
} // prettier-ignore

/** Another natural person than who reported accepts a milestone by a paper: its part can be paid. */
export async function acceptMilestone(
  turn: Turn,
  { params, body }: Input<typeof contract.acceptMilestone>,
): Promise<MilestoneDetail> {
  const { version, evidenceId, note = null } = body;
  const of = await access.lockForAct(turn, params.milestoneId, { by: 'accepter', from: 'reported', version });
  if (!(await access.standsApart(turn, of))) throw fault(faults.acceptOwn, { status: 403 });
  const paper = await requirePaper(turn, of, evidenceId);
  await store.writeStep(turn, of.row, {
    move: 'accept',
    to: 'accepted',
    reason: note,
    accepted: { evidenceId: paper, note },
  });
  await openAccepted(turn, of.row.applicationId);
  // Money of the budget is taken, and the case handed to finance, by the job that does so for every part.
  await turn.enqueue('instalments.check-duties', {}, 'instalments.check-duties');
  await tell(turn, of, 'milestone-accepted', {});
  await record(turn, of, 'accept-milestone', { evidenceId: paper }, note ?? undefined);
  return again(turn, of);
} // prettier-ignore

/** @returns the paper named, of this milestone; any of it where none is named. */
async function requirePaper(
  turn: Turn,
  { row }: access.MilestoneOfCase,
  evidenceId?: string | null,
): Promise<string> {
  const papers = (await listEvidenceOf(turn, row.applicationId)).filter(
    ({ code }) => code === paperCode(row.partId),
  );
  const found = evidenceId === undefined ? papers[0] : papers.find(({ id }) => id === evidenceId);
  if (found) return found.id;
  const field = evidenceId === undefined ? 'file' : 'body.evidenceId';
  throw fault(faults.noPaper, { status: 400, field });
}

async function again(
  turn: Turn,
  { row, application }: access.MilestoneOfCase,
): Promise<MilestoneDetail> {
  const now = await store.findMilestone(turn, row.id);
  if (!now) throw new Error('the milestone just moved is not there');
  return viewDetail(turn, { row: now, application });
}

async function tell(
  turn: Turn,
  { row, application }: access.MilestoneOfCase,
  template: string,
  values: Readonly<Record<string, string>>,
): Promise<void> {
  const { id, reference, applicantPersonId } = application;
  await turn.send({
    personId: row.reportedByPerson ?? applicantPersonId,
    template: `instalments.${template}`,
    values: { reference: reference ?? '', says: row.says, ...values },
    subject: { type: 'application', id },
  });
}

async function record(
  turn: Turn,
  { row }: access.MilestoneOfCase,
  act: string,
  detail: Readonly<Record<string, unknown>>,
  reason?: string,
): Promise<void> {
  await turn.record({
    act: `instalments.${act}`,
    subject: { type: 'milestone', id: row.id },
    ...(reason ? { reason } : {}),
    detail: { applicationId: row.applicationId, partId: row.partId, by: actorOf(turn).kind, ...detail },
  });
} // prettier-ignore
