import { hasRole } from '@yanzhen/server/turn/actor.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import type { Opening } from './contract.ts';
import type { ActRow } from './store.ts';

/** Who prepares an act, and who confirms one that another prepared. */
export const openingRoles = {
  prepare: ['finance-preparer'],
  confirm: ['finance-signer', 'finance-releaser'],
} as const;

export function viewAct(turn: Turn, row: ActRow): Opening {
  const { preparedByPerson, preparedByName, preparedAt, decidedByName, decidedAt, ...act } = row;
  const mine = preparedByPerson === actorOf(turn).personId;
  return {
    ...act,
    prepared: { name: preparedByName, at: preparedAt.toISOString() },
    decided:
      decidedByName && decidedAt ? { name: decidedByName, at: decidedAt.toISOString() } : null,
    mayDecide: row.state === 'prepared' && !mine && hasRole(turn.actor, ...openingRoles.confirm),
  };
}
