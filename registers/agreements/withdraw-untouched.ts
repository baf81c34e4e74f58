import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { actorOf } from '@yanzhen/server/turn/turn.ts';
import { mayKeep, requireMove } from './lifecycle.ts';
import * as store from './store.ts';

/**
 * Withdraws an agreement with which nobody did anything since it was recorded, e.g. by an import that is taken
 * back.
 *
 * @returns whether it was withdrawn.
 */
export async function withdrawUntouched(turn: Turn, id: string, reason: string): Promise<boolean> {
  const row = await store.lockAgreement(turn, id);
  if (!row || row.version > 1 || row.state === 'closed') return false;
  if (!mayKeep(actorOf(turn), row.county)) return false;
  requireMove('withdraw', row.state);
  await store.changeAgreement(turn, row, { state: 'withdrawn' });
  await store.appendEvent(turn, {
    agreementId: id,
    number: 2,
    move: 'withdraw',
    from: row.state,
    to: 'withdrawn',
    reason,
  });
  await turn.record({ act: 'agreements.withdraw', subject: { type: 'agreement', id }, reason });
  return true;
}
