import { Fault } from '@yanzhen/server/routes/fault.ts';
import { yuanForReader } from '@yanzhen/values/money.ts';
import { byItself } from '@yanzhen/server/turn/by-itself.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { getBenefit } from '@yanzhen/registers/policies/offers.ts';
import { moveApplication, payeeOfCase, type Application } from '../applications/offers.ts';
import {
  heldCases,
  holdsMoney,
  moveInstalments,
  noteInstalment,
  reserveParts,
  type InstalmentRow,
} from '../payments/offers.ts';

/**
 * A part whose duty holds goes to finance's queue, with money of this year's budget; where the budget
 * is short it waits and says so.
 *
 * @returns false while it waits: for the budget, for the part before it, or while the case is held.
 */
export async function payNext(
  turn: Turn,
  application: Application,
  part: InstalmentRow,
): Promise<boolean> {
  if (application.state !== 'in-service') return false;
  const { applicationId, number: instalment } = part;
  const key = { applicationId, instalment };
  if ((await heldCases(turn, [applicationId])).has(applicationId)) {
    await noteInstalment(turn, key, 'payments.case-held');
    return false;
  }
  if (!(await holdsMoney(turn, key)) && !(await reserveNow(turn, application, part))) return false;
  await moveInstalments(turn, [key], ['checked'], 'payable');
  const { dueOn } = await moveApplication(turn, application, 'pay-next', {
    detail: { instalment },
  });
  await turn.send({
    personId: application.applicantPersonId,
    template: 'instalments.next',
    values: {
      reference: application.reference ?? '',
      number: instalment,
      amount: yuanForReader(part.amountFen),
      dueOn: dueOn ?? '',
    },
    subject: { type: 'application', id: applicationId },
  });
  return true;
}

/** Reserves a part's money, or notes why it cannot be; the turn goes on either way. */
async function reserveNow(
  turn: Turn,
  application: Application,
  { number, amountFen }: InstalmentRow,
): Promise<boolean> {
  const { id, benefitId, policyDigest, county } = application;
  const { benefit } = await getBenefit(turn, benefitId, policyDigest);
  const request = {
    applicationId: id,
    instalment: number,
    benefitId,
    ...payeeOfCase(application),
    amountFen,
    payers: benefit.payers,
    county,
  };
  return byItself(
    turn,
    async () => {
      await reserveParts(turn, [request]);
      return true;
    },
    async (error) => {
      const waits = ['payments.budget-short', 'payments.no-budget'];
      if (!(error instanceof Fault) || !waits.includes(error.code)) throw error;
      await noteInstalment(turn, { applicationId: id, instalment: number }, error.code);
      return false;
    },
  );
}
