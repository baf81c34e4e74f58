import { fault, notFound } from '@yanzhen/server/routes/fault.ts';
import { holdsFor, type Actor } from '@yanzhen/server/turn/actor.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import { getOrganisations } from '@yanzhen/registers/organisations/offers.ts';
import { requireArea } from '@yanzhen/registers/policies/offers.ts';
import { faults } from './contract.ts';

interface Placed {
  readonly county: string | null;
  readonly cluster: string | null;
}

/** Whether an actor keeps records of a county by one of the roles; null is the whole city. */
export function mayKeep(
  actor: Actor | null,
  keepers: readonly string[],
  county: string | null,
): boolean {
  return actor !== null && holdsFor(actor, keepers, county);
}

/** That the actor may keep a record of this county and cluster, and that the city has them. */
export async function requireOwnArea(
  turn: Turn,
  area: Placed,
  keepers: readonly string[],
): Promise<void> {
  await requireArea(turn, area);
  if (!mayKeep(actorOf(turn), keepers, area.county)) {
    throw fault('request.not-allowed', { status: 403 });
  }
}

/**
 * A record of the keeper's county at the version that the keeper saw.
 *
 * @throws Fault `request.not-found`, `records.stale`.
 */
export function requireCurrent<
  Row extends { readonly county: string | null; readonly version: number },
>(turn: Turn, row: Row | undefined, keepers: readonly string[], version?: number): Row {
  if (!row || !mayKeep(actorOf(turn), keepers, row.county)) throw notFound();
  if (version !== undefined && row.version !== version) throw fault(faults.stale);
  return row;
}

/** That an organisation stands in the register. */
export async function requireRegistered(turn: Turn, id: string, field: string): Promise<void> {
  if (!(await getOrganisations(turn, [id])).has(id)) {
    throw fault(faults.partyNotRegistered, { status: 400, field });
  }
}

/** That a day is not in the future. */
export function requirePast({ today }: Turn, day: string, field: string): void {
  if (day > today) throw fault(faults.inFuture, { status: 400, field });
}

/** That the actor is another natural person than who took the step before; the database holds it, too. */
export function requireOther(turn: Turn, before: string | null): void {
  if (before === actorOf(turn).personId) throw fault(faults.otherPerson);
}
