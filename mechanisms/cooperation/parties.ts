import { fault, notFound } from '@yanzhen/server/routes/fault.ts';
import { coversCounty, hasRole, type Actor } from '@yanzhen/server/turn/actor.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import { getAgreement, isOpen } from '@yanzhen/registers/agreements/offers.ts';
import { getOrganisations } from '@yanzhen/registers/organisations/offers.ts';
import { requireArea } from '@yanzhen/registers/policies/offers.ts';
import { faults, keepers } from './contract.ts';

/** Whether an actor keeps what belongs to a county; null is the whole city. */
export function mayKeep(actor: Actor, county: string | null): boolean {
  return hasRole(actor, ...keepers) && coversCounty(actor, county);
}

/** That the actor may keep a record of this county and cluster, and that the city has them. */
export async function requireOwnArea(
  turn: Turn,
  area: { readonly county: string | null; readonly cluster: string | null },
): Promise<void> {
  await requireArea(turn, area);
  if (!mayKeep(actorOf(turn), area.county)) throw fault('request.not-allowed', { status: 403 });
}

/** A record of a keeper's county. @throws Fault `request.not-found`. */
export function requireKept<Row extends { readonly county: string | null }>(
  turn: Turn,
  row: Row | undefined,
): Row {
  if (!row || !mayKeep(actorOf(turn), row.county)) throw notFound();
  return row;
}

/**
 * A record of a keeper's county at the version that the keeper saw.
 *
 * @throws Fault `request.not-found`, `cooperation.stale`.
 */
export function requireCurrent<
  Row extends { readonly county: string | null; readonly version: number },
>(turn: Turn, row: Row | undefined, version?: number): Row {
  const kept = requireKept(turn, row);
  if (version !== undefined && kept.version !== version) throw fault(faults.stale);
  return kept;
}

/** That organisations stand in the register, by the field of the request. */
export async function requireRegistered(
  turn: Turn,
  ids: Readonly<Record<string, string>>,
): Promise<void> {
  const known = await getOrganisations(turn, Object.values(ids));
  const stranger = Object.entries(ids).find(([, id]) => !known.has(id));
  if (stranger) {
    throw fault(faults.partyNotRegistered, { status: 400, field: `body.${stranger[0]}` });
  }
}

/** That a day is not in the future. */
export function requirePast({ today }: Turn, day: string, field: string): void {
  if (day > today) throw fault(faults.inFuture, { status: 400, field });
}

/**
 * That the sides of a base or class agreed on it: both are party to an agreement that has not ended.
 *
 * @param sides  Ids of the organisations by the field of the request.
 */
export async function requireAgreed(
  turn: Turn,
  agreementId: string,
  sides: Readonly<Record<string, string>>,
): Promise<void> {
  await requireRegistered(turn, sides);
  const agreement = await getAgreement(turn, agreementId).catch(() => undefined);
  const field = 'body.agreementId';
  if (!agreement || !isOpen(agreement)) throw fault(faults.agreementEnded, { status: 400, field });
  const parties = agreement.parties.map(({ organisationId }) => organisationId);
  const outsider = Object.entries(sides).find(([, id]) => !parties.includes(id));
  if (outsider) throw fault(faults.notParty, { status: 400, field: `body.${outsider[0]}` });
}
