import type { CivilDate } from '@yanzhen/values/civil-date.ts';
import type { Fen } from '@yanzhen/values/money.ts';
import { referenceNumber } from '@yanzhen/values/ids.ts';
import { fault, notFound } from '@yanzhen/server/routes/fault.ts';
import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import { coversCounty } from '@yanzhen/server/turn/actor.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import { getBenefit } from '@yanzhen/registers/policies/offers.ts';
import { getApplication, type Application } from '../applications/offers.ts';
import { findAward, findPaid } from '../payments/offers.ts';
import * as contract from './contract.ts';
import { countRecovery, type RecoveryCount } from './count-recovery.ts';
import { appendEvent, findOfCase, lockCase, saveRecovery } from './store.ts';
import { viewRecovery } from './view-recovery.ts';

const { faults } = contract;

/** An officer found that a service was broken off. */
export async function openRecovery(
  turn: Turn,
  { body }: Input<typeof contract.openRecovery>,
): Promise<Output<typeof contract.openRecovery>> {
  const application = await getApplication(turn, body.applicationId);
  if (!coversCounty(actorOf(turn), application.county)) throw notFound('body.applicationId');
  await lockCase(turn, application.id);
  if (await findOfCase(turn, application.id)) throw fault(faults.openBefore);
  const { leftOn, reason } = body;
  const id = await keepRecovery(turn, application, { leftOn, cause: 'officer', reason });
  if (!id) throw fault(faults.nothingToRecover);
  return viewRecovery(turn, id);
}

/** What was paid and was not due at all, with the clause that says so. */
export interface NotDue {
  readonly amountFen: Fen;
  readonly clause: string;
}

/**
 * Opens the recovery of a case whose service was broken off, in its grace where the duty may count on; or
 * of what was not due at all.
 *
 * @param found  `leftOn` is the last day of service, or the day that shows that it was not due.
 * @returns undefined when nothing is to be repaid, or when one is open already.
 * @throws Fault `recoveries.left-on`.
 */
export async function keepRecovery(
  turn: Turn,
  application: Application,
  found: {
    leftOn: CivilDate;
    cause: 'reported' | 'comparison' | 'officer';
    reason: string;
    notDue?: NotDue | undefined;
  },
): Promise<string | undefined> {
  await lockCase(turn, application.id);
  if (await findOfCase(turn, application.id)) return undefined;
  const count = found.notDue
    ? await countNotDue(turn, application, found.notDue)
    : await countFor(turn, application, found.leftOn);
  if (!count) return undefined;
  const inGrace = count.graceUntil !== null && count.graceUntil >= turn.today;
  const id = turn.newId();
  const sequence = await turn.next(`recovery/${turn.today}`);
  const number = referenceNumber('ZH', turn.today, sequence);
  const state = inGrace ? 'grace' : 'opened';
  await saveRecovery(turn, {
    id,
    number,
    applicationId: application.id,
    personId: application.applicantPersonId,
    benefitId: application.benefitId,
    county: application.county,
    state,
    leftOn: found.leftOn,
    cause: found.cause,
    ...count,
  });
  const detail = { leftOn: found.leftOn, amountFen: count.amountFen };
  await appendEvent(turn, id, { number: 1, move: 'open', from: null, to: state, reason: found.reason, detail }); // prettier-ignore
  await turn.record({
    act: 'recoveries.open',
    subject: { type: 'recovery', id },
    reason: found.reason,
    detail: { number, applicationId: application.id, cause: found.cause, ...detail },
  });
  return id;
}

/** The counting of a case: by the duties of its own policy version. @throws Fault `recoveries.left-on`. */
export async function countFor(
  turn: Turn,
  application: Application,
  leftOn: CivilDate,
): Promise<RecoveryCount | undefined> {
  const award = await findAward(turn, application.id);
  const paid = await findPaid(turn, application.id);
  if (!award || !paid?.firstPaidOn) return undefined;
  if (leftOn > turn.today || leftOn < award.grantedOn) {
    throw fault(faults.leftOn, { field: 'body.leftOn', values: { from: award.grantedOn } });
  }
  const { benefit } = await getBenefit(turn, application.benefitId, application.policyDigest);
  return countRecovery(benefit.duties, paid.paidFen, paid.firstPaidOn, leftOn);
}

/** What was paid under a case and was not due; nothing where nothing was paid. */
async function countNotDue(
  turn: Turn,
  application: Application,
  { amountFen, clause }: NotDue,
): Promise<(Omit<RecoveryCount, 'rule'> & { rule: 'not-due' }) | undefined> {
  const paid = await findPaid(turn, application.id);
  const owedFen = Math.min(amountFen, paid?.paidFen ?? 0);
  if (!paid?.firstPaidOn || owedFen === 0) return undefined;
  return {
    rule: 'not-due',
    clause,
    serviceFrom: paid.firstPaidOn,
    requiredMonths: 0,
    servedMonths: 0,
    paidFen: paid.paidFen,
    amountFen: owedFen,
    graceUntil: null,
  };
}
