import type { Fen } from '@yanzhen/values/money.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { getApplication } from '../applications/offers.ts';
import { countRecoveryOf } from '../recoveries/offers.ts';
import { earliest, latest, type CaseStanding, type Repay } from './kind.ts';

/**
 * What was paid under a case and would not have been due.
 *
 * @param paidFen  What was paid and stands, whole fen, >= 0.
 * @returns        Whole fen, never more than was paid.
 */
export function notDueFen(
  repay: Exclude<Repay, { by: 'service' }>,
  paidFen: Fen,
  parts: CaseStanding['parts'],
): Fen {
  if (repay.by === 'nothing') return 0;
  if (repay.by === 'whole') return paidFen;
  const after = parts.filter(({ dueOn, state }) => state === 'paid' && dueOn > repay.on);
  return Math.min(
    paidFen,
    after.reduce((sum, { amountFen }) => sum + amountFen, 0),
  );
}

/** The last day of service that a recovery is counted from: not before the grant, not after today. */
export function lastServed(turn: Turn, leftOn: string, grantedOn: string): string {
  return earliest(latest(leftOn, grantedOn), turn.today);
}

/** What would have to come back if the suspicion holds, counted as a recovery would count it today. */
export async function stakeOf(
  turn: Turn,
  repay: Repay,
  of: { applicationId: string; paidFen: Fen; standing: Pick<CaseStanding, 'grantedOn' | 'parts'> },
): Promise<Fen> {
  const { applicationId, paidFen, standing } = of;
  if (repay.by !== 'service') return notDueFen(repay, paidFen, standing.parts);
  if (standing.grantedOn === null) return 0;
  const application = await getApplication(turn, applicationId);
  const leftOn = lastServed(turn, repay.leftOn, standing.grantedOn);
  return (await countRecoveryOf(turn, application, leftOn))?.amountFen ?? 0;
}
