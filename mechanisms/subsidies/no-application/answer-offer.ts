import { sql } from 'kysely';
import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import type {
  askForOffer as asking,
  declineOffer as declining,
} from '../contract-no-application.ts';
import { viewMyOffer } from './my-offers.ts';
import { makeOffersSoon } from './make-offers.ts';
import * as store from './offer-store.ts';
import { getOwnOffer } from './own-offer.ts';

/** The person does not want it; the money goes to the next who waits. */
export async function declineOffer(
  turn: Turn,
  { params, body }: Input<typeof declining>,
): Promise<Output<typeof declining>> {
  const offer = await getOwnOffer(turn, params.offerId, 'decline');
  const { reason } = body;
  await store.moveWhere(turn, sql`o.id = ${offer.id}`, { move: 'decline', to: 'declined', reason });
  await turn.record({
    act: 'subsidies.decline-offer',
    subject: { type: 'offer', id: offer.id },
    ...(reason ? { reason } : {}),
  });
  await makeOffersSoon(turn);
  return viewMyOffer(turn, offer.id);
}

/** The person wants it after all: the next night finds them again, if they are still entitled. */
export async function askForOffer(
  turn: Turn,
  { params }: Input<typeof asking>,
): Promise<Output<typeof asking>> {
  const offer = await getOwnOffer(turn, params.offerId, 'ask-again');
  await store.moveWhere(turn, sql`o.id = ${offer.id}`, { move: 'ask-again', to: 'asked' });
  await turn.record({ act: 'subsidies.ask-for-offer', subject: { type: 'offer', id: offer.id } });
  return viewMyOffer(turn, offer.id);
}
