import { fault, type Fault } from '@yanzhen/server/routes/fault.ts';
import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import {
  changeDraft,
  moveApplication,
  payeeOfCase,
  procedureOf,
  requireMove,
  type Application,
} from '@yanzhen/procedures/applications/offers.ts';
import { listEvidenceOf } from '@yanzhen/procedures/evidence/offers.ts';
import { agreeMilestones, milestoneDays } from '@yanzhen/procedures/instalments/offers.ts';
import { takeBack } from '@yanzhen/procedures/lapses/offers.ts';
import { getOrganisation } from '@yanzhen/registers/organisations/offers.ts';
import {
  storedDecision,
  throwAll,
  type PublishedBenefit,
} from '@yanzhen/registers/policies/offers.ts';
import { idOfHolder, payeeHolds } from '@yanzhen/registers/talents/offers.ts';
import { moveNames } from '@yanzhen/procedures/applications/contract.ts';
import { referenceNumber } from '@yanzhen/values/ids.ts';
import { isOpen } from './calls.ts';
import { findCall } from './call-store.ts';
import { faults } from './contract.ts';
import type * as contract from './contract-applications.ts';
import type { FundApplication } from './contract-applications.ts';
import { decideFund } from './decide-fund.ts';
import { laterParts, requestedFact } from './fund-benefits.ts';
import { markSubmitted } from './fund-store.ts';
import { benefitOfFund, getOwnFund, requireOpenToChange, type Fund } from './own-fund.ts';
import { callShut } from './start-fund.ts';
import { viewFund } from './view-fund.ts';

/** The agent says what is asked for, and what is to be reached for each later part. */
export async function saveFund(
  turn: Turn,
  { params, body }: Input<typeof contract.saveFund>,
): Promise<FundApplication> {
  const { application, listed } = await getOwnFund(turn, params.applicationId);
  await requireOpenToChange(turn, application);
  const call = await findCall(turn, listed.callId);
  if (call && body.requestedFen > call.totalFen) {
    throw fault(faults.beyondCall, { status: 400, field: 'body.requestedFen' });
  }
  const published = await benefitOfFund(turn, application);
  const stated = { value: body.requestedFen, source: 'self', verified: false, asOf: turn.today };
  const answers = { ...application.answers, facts: { [requestedFact]: stated } };
  await changeDraft(turn, application, { answers });
  const parts = laterParts(published).map(({ id }) => id);
  await agreeMilestones(turn, application, parts, body.milestones);
  await turn.record({
    act: 'special-funds.save',
    subject: { type: 'application', id: application.id },
    detail: { requestedFen: body.requestedFen, milestones: body.milestones.length },
  });
  return viewFund(turn, await getOwnFund(turn, application.id));
}

/**
 * Submits a draft within the days of its call, or sends what was asked for. A no of the policy is its answer: nothing
 * is submitted then.
 */
export async function submitFund(
  turn: Turn,
  { params }: Input<typeof contract.submitFund>,
): Promise<Output<typeof contract.submitFund>> {
  const fund = await getOwnFund(turn, params.applicationId);
  const { application } = fund;
  const move = application.state === 'correction' ? 'correct' : 'submit';
  requireMove(turn, application, move);
  const published = await benefitOfFund(turn, application);
  if (move === 'submit') await requireCallOpen(turn, fund);
  throwAll(await findMissing(turn, application, published));
  const computed = await decideFund(turn, application, published);
  const { outcome, amountFen } = computed.decision;
  if (outcome !== 'yes' || amountFen === null) {
    return { submitted: false, application: await viewFund(turn, fund) };
  }
  const kept = storedDecision(turn, published, computed);
  const reference = application.reference ?? (await nextReference(turn));
  const enterprise = await getOrganisation(turn, actorOf(turn).organisationId ?? '');
  await moveApplication(turn, application, move, {
    detail: { decisionDigest: kept.digest, policyDigest: published.digest },
    settle: {
      reference,
      applicantName: enterprise.name,
      amountFen,
      decision: { ...kept },
      ...(move === 'submit'
        ? { policyDigest: published.digest, submittedAt: turn.now, ...procedureOf(published) }
        : {}),
    },
  });
  if (move === 'submit') await markSubmitted(turn, application.id);
  await turn.record({
    act: `special-funds.${move}`,
    subject: { type: 'application', id: application.id },
    detail: { reference, decisionDigest: kept.digest },
  });
  return { submitted: true, application: await viewFund(turn, await getOwnFund(turn, application.id)) };
} // prettier-ignore

/** The agent withdraws, until the payment is prepared: what was reserved goes back to the budget. */
export async function withdrawFund(
  turn: Turn,
  { params, body }: Input<typeof contract.withdrawFund>,
): Promise<FundApplication> {
  const { application } = await getOwnFund(turn, params.applicationId);
  requireMove(turn, application, 'withdraw');
  await takeBack(turn, application.id, body.reason ?? moveNames.withdraw.zh);
  const why = body.reason ? { reason: body.reason } : {};
  await moveApplication(turn, application, 'withdraw', why);
  await turn.record({
    act: 'special-funds.withdraw',
    subject: { type: 'application', id: application.id },
    ...why,
  });
  return viewFund(turn, await getOwnFund(turn, application.id));
}

async function requireCallOpen(turn: Turn, { listed }: Fund): Promise<void> {
  const call = await findCall(turn, listed.callId);
  if (!call) throw new Error('an application without its call');
  if (!isOpen(turn, call)) throw callShut(call);
}

/** Everything that must be there before the case goes to the office, all at once. */
async function findMissing(
  turn: Turn,
  application: Application,
  published: PublishedBenefit,
): Promise<Fault[]> {
  const found: Fault[] = [];
  const days = await milestoneDays(turn, application.id);
  const open = laterParts(published).filter(({ id }) => !days.has(id));
  if (open.length > 0) found.push(fault(faults.milestonesMissing, { field: 'milestones' }));
  const files = new Set((await listEvidenceOf(turn, application.id)).map(({ code }) => code));
  for (const { code, name, required } of published.benefit.evidence) {
    if (!required || files.has(code)) continue;
    const values = { name: name.zh, nameEn: name.en };
    found.push(fault(faults.paperMissing, { field: `evidence.${code}`, values }));
  }
  // One that waits for its second person or its day is there; nothing is paid to it before.
  const id = idOfHolder(payeeOfCase(application));
  const hold = (await payeeHolds(turn, [id])).get(id);
  if (hold?.code === 'no-account') found.push(fault(faults.accountMissing, { field: 'account' }));
  return found;
}

async function nextReference(turn: Turn): Promise<string> {
  return referenceNumber('ZX', turn.today, await turn.next(`reference/ZX/${turn.today}`));
}
