import { Fault, fault } from '@yanzhen/server/routes/fault.ts';
import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import {
  getApplications,
  mayOversee,
  requireMove,
  type Application,
} from '@yanzhen/procedures/applications/offers.ts';
import { moveOnContent, requireSameContent } from '@yanzhen/procedures/approvals/offers.ts';
import { reserveAll } from '@yanzhen/procedures/payments/offers.ts';
import type { PublishedBenefit } from '@yanzhen/registers/policies/offers.ts';
import { notFound } from '@yanzhen/server/routes/fault.ts';
import type * as contract from './contract.ts';
import { faults } from './contract.ts';
import { benefitOf } from './own-case.ts';
import { requireUnchanged } from './require-yes.ts';
import { reserveRequest } from './reserve-request.ts';
import { tellApplicant } from './tell.ts';

/**
 * Approves a list (审定): each case moves and its money is reserved, all in this turn, or nothing
 * happens and the line that fails is named.
 */
export async function approveList(
  turn: Turn,
  { body }: Input<typeof contract.approveList>,
): Promise<Output<typeof contract.approveList>> {
  const applications = await getList(turn, body.applicationIds);
  const approved: Approved[] = [];
  for (const application of applications) approved.push(await approveOne(turn, application));
  const requests = [];
  for (const { application, published } of approved) {
    requests.push(await reserveRequest(turn, application, published));
  }
  await reserveAll(turn, requests);
  for (const { application, published } of approved) {
    // A benefit without a public notice goes to finance at once.
    const step = application.state === 'payable' ? 'approved-payable' : 'approved';
    await tellApplicant(turn, step, application, published);
  }
  const totalFen = approved.reduce((sum, { application }) => sum + (application.amountFen ?? 0), 0);
  await turn.record({
    act: 'subsidies.approve-list',
    subject: { type: 'approval', id: turn.newId() },
    detail: { applications: approved.map(({ application }) => application.id), totalFen },
  });
  return { approved: approved.length, totalFen };
}

/** The cases of a list, in one order for every approver, so that two lists never wait for each other. */
export async function getList(turn: Turn, ids: readonly string[]): Promise<Application[]> {
  const actor = actorOf(turn);
  const applications = await getApplications(turn, [...new Set(ids)].toSorted());
  if (!applications.every((each) => mayOversee(each, actor))) throw notFound('body.applicationIds');
  return applications;
}

interface Approved {
  readonly application: Application;
  readonly published: PublishedBenefit;
}

/** @throws the line's own fault, with the line named beside it. */
async function approveOne(turn: Turn, application: Application): Promise<Approved> {
  try {
    requireMove(turn, application, 'approve');
    await requireSameContent(turn, application);
    const published = await benefitOf(turn, application);
    await requireUnchanged(turn, application, published);
    return { application: await moveOnContent(turn, application, 'approve'), published };
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    const { code, status, values } = error;
    const field = `body.applicationIds.${application.id}`;
    const line = { reference: application.reference ?? '', name: application.applicantName };
    throw fault(code, {
      status,
      values,
      field,
      also: [
        fault(faults.lineFails, { field, values: line }),
        ...(error.field ? [fault(code, { status, values, field: error.field })] : []),
        ...error.also,
      ],
    });
  }
}
