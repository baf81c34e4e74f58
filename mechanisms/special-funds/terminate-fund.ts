import { Fault, fault, notFound } from '@yanzhen/server/routes/fault.ts';
import type { Input } from '@yanzhen/server/routes/route.ts';
import { holdsFor } from '@yanzhen/server/turn/actor.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import { stopParts } from '@yanzhen/procedures/instalments/offers.ts';
import { findAward, findPaid } from '@yanzhen/procedures/payments/offers.ts';
import { keepRecovery } from '@yanzhen/procedures/recoveries/offers.ts';
import { yuanForReader } from '@yanzhen/values/money.ts';
import { faults, terminators } from './contract.ts';
import type * as contract from './contract-applications.ts';
import type { FundApplication } from './contract-applications.ts';
import { benefitOfFund, getFund } from './own-fund.ts';
import { viewFund } from './view-fund.ts';

/**
 * An office ends a grant: its further parts are stopped and their money goes back to the budget; what was paid and not
 * spent on the project goes the way of every recovery, with its notice and its reply.
 */
export async function terminateFund(
  turn: Turn,
  { params, body }: Input<typeof contract.terminateFund>,
): Promise<FundApplication> {
  const { application } = await getFund(turn, params.applicationId);
  if (!holdsFor(actorOf(turn), terminators, application.county)) throw notFound();
  const award = await findAward(turn, application.id);
  if (!award || body.on > turn.today || body.on < award.grantedOn) {
    throw fault(faults.terminatedOn, { status: 400, field: 'body.on' });
  }
  const paidFen = (await findPaid(turn, application.id))?.paidFen ?? 0;
  if (body.repayFen > paidFen) {
    const values = { paid: yuanForReader(paidFen) };
    throw fault(faults.repaidBeyond, { status: 400, field: 'body.repayFen', values });
  }
  const { reason, on, repayFen } = body;
  await stopParts(turn, application, reason, { on }).catch((error: unknown) => {
    const isUnderWay = error instanceof Fault && error.code === 'instalments.under-way';
    throw isUnderWay ? fault(faults.underWay) : error;
  });
  const recoveryId = repayFen > 0 ? await recover(turn, application.id, body) : undefined;
  await turn.record({
    act: 'special-funds.terminate',
    subject: { type: 'application', id: application.id },
    reason,
    detail: { on, repayFen, ...(recoveryId ? { recoveryId } : {}) },
  });
  return viewFund(turn, await getFund(turn, application.id));
}

async function recover(
  turn: Turn,
  applicationId: string,
  { reason, on, repayFen }: Input<typeof contract.terminateFund>['body'],
): Promise<string | undefined> {
  const { application } = await getFund(turn, applicationId);
  const { clause } = (await benefitOfFund(turn, application)).benefit.duties;
  return keepRecovery(turn, application, {
    leftOn: on,
    cause: 'officer',
    reason,
    notDue: { amountFen: repayFen, clause },
  });
}
