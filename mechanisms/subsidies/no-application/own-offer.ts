import { fault, notFound } from '@yanzhen/server/routes/fault.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import { offerFaults, type OfferMove } from '../contract-no-application.ts';
import { findOfferMove } from './lifecycle.ts';
import * as store from './offer-store.ts';

/** States in which an offer has not reached its person, as long as it never did. */
const inside: readonly string[] = ['found', 'taken-out', 'lapsed'];

/**
 * An offer of the actor for an act on it, held until the turn ends.
 *
 * @throws Fault `request.not-found`, `subsidies.offer-step` when the table has no such move now.
 */
export async function getOwnOffer(
  turn: Turn,
  id: string,
  move: OfferMove,
): Promise<store.OfferRow> {
  const offer = await store.lockOffer(turn, id);
  const own = offer?.personId === actorOf(turn).personId;
  if (!offer || !own || (inside.includes(offer.state) && offer.expiresOn === null))
    throw notFound();
  if (!findOfferMove(move, offer.state)) throw fault(offerFaults.offerStep);
  return offer;
}
