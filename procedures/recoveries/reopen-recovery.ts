import { sql } from 'kysely';
import type { AppealableDeclaration } from '@yanzhen/server/manifest/feature.ts';
import { fault, notFound } from '@yanzhen/server/routes/fault.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { waiveDemand } from '../payments/offers.ts';
import { faults } from './contract.ts';
import { moveRecovery } from './move-recovery.ts';
import { dropPlan, findDemanded, lockRecovery } from './store.ts';

/** A demand that stands may be appealed against; a later one after another counting anew. */
export const appealable: readonly AppealableDeclaration[] = [
  {
    id: 'recoveries.demanded',
    name: { zh: '追回决定', en: 'Demand to repay' },
    rows: (city) => sql`
      select e.id, r.application_id as case_id, r.person_id, a.reference, a.applicant_name as title,
        r.benefit_id as kind, r.county, e.at as told_at, e.reason, r.clause
      from recovery_event e
      join recovery r on r.city = e.city and r.id = e.recovery_id
      join application a on a.city = r.city and a.id = r.application_id
      where e.city = ${city} and not a.for_organisation and e.move = 'demand' and r.state in ('repaying', 'enforced')
        and not exists (select from recovery_event o where o.city = e.city
          and o.recovery_id = e.recovery_id and o.move = 'demand' and o.number > e.number)`,
    reopen: reopenDemand,
  },
];

/**
 * Takes a demand back: the money counts as rightly paid, and the recovery is counted again from the start.
 *
 * @throws Fault `recoveries.money-came` when some of it came back meanwhile, or it is being enforced.
 */
async function reopenDemand(turn: Turn, eventId: string, reason: string): Promise<void> {
  const recoveryId = await findDemanded(turn, eventId);
  const row = recoveryId && (await lockRecovery(turn, recoveryId));
  if (!row) throw notFound();
  if (row.state !== 'repaying' || row.receivedFen > 0) throw fault(faults.moneyCame);
  const settle = {
    reply_due_on: null,
    reply_counting: null,
    noticed_by_person: null,
    demanded_by_person: null,
  };
  await moveRecovery(turn, row, 'reopen', { reason, settle });
  await dropPlan(turn, row.id);
  const { applicationId, amountFen, number: memo } = row;
  await waiveDemand(turn, { applicationId, amountFen, memo });
}
