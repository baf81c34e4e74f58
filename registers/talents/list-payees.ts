import { maskAccount } from '@yanzhen/values/masking.ts';
import { pageOf } from '@yanzhen/server/routes/page-of.ts';
import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import { getOrganisations, type Organisation } from '../organisations/offers.ts';
import { isWaiting } from './ask-payee.ts';
import type * as contract from './contract-payees.ts';
import { mayConfirm } from './decide-payee-change.ts';
import { openPayee, payeeInForce, viewChange } from './payee.ts';
import * as payees from './payee-store.ts';

/** What waits for a second person, or for its day. */
export async function listPayeeChanges(
  turn: Turn,
  { query }: Input<typeof contract.listPayeeChanges>,
): Promise<Output<typeof contract.listPayeeChanges>> {
  const { state, after, limit } = query;
  const filter = { state, counties: actorOf(turn).counties };
  const rows = await payees.listChanges(turn, filter, after, limit + 1);
  const live = await payees.listLivePayees(turn, [...new Set(rows.map((row) => row.holderId))]);
  const ids = rows.flatMap((row) => row.organisationId ?? []);
  const organisations =
    ids.length > 0 ? await getOrganisations(turn, ids) : new Map<string, Organisation>();
  const views = rows.map((row) => {
    const before = payeeInForce(
      turn,
      live.filter((each) => each.holderId === row.holderId),
    );
    return {
      ...viewChange(turn, row),
      holderId: row.holderId,
      ofOrganisation: row.organisationId !== null,
      name: row.name ?? organisations.get(row.holderId)?.name ?? '',
      county: row.county,
      askedBy: row.askedByName,
      before: before ? maskAccount(openPayee(turn, before)) : null,
      mayConfirm: row.state === 'asked' && mayConfirm(turn, row),
    };
  });
  return pageOf(views, limit, await payees.countChanges(turn, filter), (row) => [row.id]);
}

/** A person's own accounts, newest first. */
export function listMyPayees(turn: Turn): Promise<Output<typeof contract.listMyPayees>> {
  return listOf(turn, actorOf(turn).personId);
}

/** The accounts of the agent's organisation, newest first. */
export async function listOrganisationPayees(
  turn: Turn,
): Promise<Output<typeof contract.listOrganisationPayees>> {
  const { organisationId } = actorOf(turn);
  return organisationId === null ? { rows: [] } : listOf(turn, organisationId);
}

async function listOf(turn: Turn, holderId: string): Promise<Output<typeof contract.listMyPayees>> {
  const versions = await payees.listVersionsOf(turn, holderId);
  const inForce = payeeInForce(turn, versions);
  return {
    rows: versions.map((row) => ({
      ...viewChange(turn, row),
      inForce: row.id === inForce?.id,
      mayWithdraw: isWaiting(turn, row.state, row.inForceFrom),
    })),
  };
}
