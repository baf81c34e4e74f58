import { sql } from 'kysely';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { makeOffersSoon } from './make-offers.ts';
import * as store from './offer-store.ts';
import { tellOffer } from './tell-offer.ts';

/** Offers of one job. */
const batch = 200;

/**
 * The hourly job: offers that nobody confirmed within their term end, and their persons are told that they may
 * ask again; the money they held back, and what came besides, goes to those who wait.
 */
export async function tendOffers(turn: Turn): Promise<void> {
  const over = await store.lockOver(turn, batch);
  const ids = over.map(({ id }) => id);
  if (ids.length > 0) {
    const those = sql`o.id = any(${ids}::uuid[]) and o.state = 'offered'`;
    await store.moveWhere(turn, those, { move: 'expire', to: 'expired' });
    for (const offer of await store.listByIds(turn, ids)) {
      await tellOffer(turn, 'offer-expired', offer, { until: offer.expiresOn ?? '' });
    }
  }
  if (over.length === batch) await turn.enqueue('subsidies.tend-offers', {}, 'tend-offers');
  await makeOffersSoon(turn);
}
