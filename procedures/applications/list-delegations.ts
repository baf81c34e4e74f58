import { addDays } from '@yanzhen/values/civil-date.ts';
import {
  listDelegations as listRows,
  listStaff,
  type Delegation,
} from '@yanzhen/server/accounts/delegations.ts';
import { notFound } from '@yanzhen/server/routes/fault.ts';
import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import { hasRole } from '@yanzhen/server/turn/actor.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import type * as contract from './contract-delegations.ts';
import type { DelegationView } from './contract-delegations.ts';
import { officeRoles, ownRoles } from './office-roles.ts';

/** Roles handed over by or to the reader; auditors and administrators see all of the city. */
export async function listDelegations(
  turn: Turn,
  { query }: Input<typeof contract.listDelegations>,
): Promise<Output<typeof contract.listDelegations>> {
  const actor = actorOf(turn);
  const { after, limit } = query;
  if (after && !/^[0-9a-f-]{36}$/.test(after)) throw notFound('query.after');
  const all = hasRole(actor, 'auditor', 'administrator');
  const rows = await listRows(turn, {
    ...(all ? {} : { accountId: actor.accountId }),
    ...(after ? { after } : {}),
    limit: limit + 1,
  });
  const shown = rows.slice(0, limit);
  return {
    rows: shown.map((row) => viewDelegation(turn, row)),
    next: rows.length > limit ? (shown.at(-1)?.id ?? null) : null,
    mine: ownRoles(actor).filter((role) => officeRoles.includes(role)),
  };
}

/** Staff by the beginning of a name, for choosing a delegate. */
export async function listDelegates(
  turn: Turn,
  { query }: Input<typeof contract.listDelegates>,
): Promise<Output<typeof contract.listDelegates>> {
  const { accountId: own } = actorOf(turn);
  const rows = await listStaff(turn, query.name, 20);
  return {
    rows: rows
      .filter((row) => row.accountId !== own)
      .map(({ accountId, name, roles }) => ({ accountId, name, roles })),
  };
}

export function viewDelegation(turn: Turn, row: Delegation): DelegationView {
  const actor = actorOf(turn);
  const state = stateOf(row, turn.today);
  const party = row.fromAccountId === actor.accountId || row.toAccountId === actor.accountId;
  return {
    delegationId: row.id,
    role: row.role,
    from: row.from,
    lastOn: addDays(row.until, -1),
    giver: row.fromName,
    delegate: row.toName,
    reason: row.reason,
    state,
    endedBy: row.endedBy,
    endReason: row.endReason,
    mayEnd:
      (state === 'coming' || state === 'running') && (party || hasRole(actor, 'administrator')),
  };
}

function stateOf(row: Delegation, today: string): DelegationView['state'] {
  if (row.endedAt !== null) return 'ended';
  if (row.until <= today) return 'over';
  return row.from > today ? 'coming' : 'running';
}
