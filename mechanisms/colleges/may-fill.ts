import { notFound } from '@yanzhen/server/routes/fault.ts';
import { hasRole } from '@yanzhen/server/turn/actor.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { mayKeep } from '@yanzhen/procedures/records/offers.ts';
import { keepers } from './contract.ts';
import type { UpgradeRow } from './store.ts';

/** Whether the actor fills this college's values: an officer of its county, or the college's own clerk. */
export function mayFill({ actor }: Turn, { county, organisationId }: UpgradeRow): boolean {
  if (mayKeep(actor, keepers, county)) return true;
  return hasRole(actor, 'college-clerk') && actor?.organisationId === organisationId;
}

/** @throws Fault `request.not-found`. */
export function requireFiller(turn: Turn, row: UpgradeRow | undefined): UpgradeRow {
  if (!row || !mayFill(turn, row)) throw notFound();
  return row;
}
