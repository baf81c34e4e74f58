import { sql } from 'kysely';
import { fitInBudget, type FundingRequest } from '@yanzhen/procedures/payments/offers.ts';
import { getBenefit } from '@yanzhen/registers/policies/offers.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { addDays } from '@yanzhen/values/civil-date.ts';
import { partsOf } from '../reserve-request.ts';
import { checkAgain } from './check-again.ts';
import * as store from './offer-store.ts';
import { tellOffer, whyOf } from './tell-offer.ts';

/** Offers of one job. */
const batch = 100;
/** Offers of the waiting order that one job weighs; those behind them wait until it is their turn. */
const weighedMost = 20_000;

/** Queues the making of offers; many askings are one job. */
export function makeOffersSoon(turn: Turn): Promise<void> {
  return turn.enqueue('subsidies.make-offers', {}, 'make-offers');
}

/**
 * Makes offers in the waiting order (by the day on which they were found, then by their tickets) as far as this
 * year's budget goes, counting every offer that nobody has confirmed yet as spoken for. The rest wait on, in
 * sight; they are looked at again whenever money may have come.
 */
export async function makeOffers(turn: Turn): Promise<void> {
  await store.lockOrder(turn);
  const waiting = await store.listWaitingSums(turn, weighedMost);
  if (waiting.length === 0) return;
  const requests = await requestsOf(turn, waiting);
  const spoken = await requestsOf(turn, await store.listOfferedSums(turn));
  const fits = await fitInBudget(turn, spoken, requests);
  const next = waiting.filter((_, at) => fits[at]);
  const now = next.slice(0, batch).map(({ id }) => id);
  for (const offer of await store.listByIds(turn, now)) await makeOne(turn, offer);
  if (next.length > now.length) await makeOffersSoon(turn);
}

/** For how many of a list the budget reaches now, behind everybody who was approved before. */
export async function countFunded(turn: Turn, roundId: string): Promise<number> {
  const before = [
    ...(await store.listOfferedSums(turn)),
    ...(await store.listWaitingSums(turn, weighedMost)),
  ];
  const requests = await requestsOf(turn, await store.listRoundSums(turn, roundId));
  const fits = await fitInBudget(turn, await requestsOf(turn, before), requests);
  return fits.filter(Boolean).length;
}

/** What confirming these offers would ask of this year's budget. */
export async function requestsOf(
  turn: Turn,
  sums: readonly store.OfferSum[],
): Promise<FundingRequest[]> {
  const known = new Map<string, Awaited<ReturnType<typeof getBenefit>>>();
  const yearEnds = `${turn.today.slice(0, 4)}-12-31`;
  const requests: FundingRequest[] = [];
  for (const { benefitId, policyDigest, county, amountFen } of sums) {
    const key = `${benefitId} ${policyDigest}`;
    const published = known.get(key) ?? (await getBenefit(turn, benefitId, policyDigest));
    known.set(key, published);
    const thisYear = partsOf(published, amountFen, turn.today)
      .filter(({ dueOn }) => dueOn <= yearEnds)
      .reduce((sum, part) => sum + part.amountFen, 0);
    requests.push({ benefitId, amountFen: thisYear, payers: published.benefit.payers, county });
  }
  return requests;
}

/** One offer is made, or lapses where it does not hold any more: nobody is offered what is not so. */
async function makeOne(turn: Turn, offer: store.OfferRow): Promise<void> {
  const only = sql`o.id = ${offer.id} and o.state = 'waiting'`;
  const again = await checkAgain(turn, offer);
  if (!again.holds) {
    const { changed } = again;
    await store.moveWhere(turn, only, { move: 'lapse', to: 'lapsed', detail: { changed } });
    return;
  }
  const expiresOn = addDays(turn.today, offer.offerDays);
  await store.moveWhere(turn, only, { move: 'offer', to: 'offered', expiresOn });
  const why = whyOf(again.published, again.computed.decision);
  const clauses = [...new Set(why.map(({ clause }) => clause))];
  await tellOffer(turn, 'offered', offer, {
    why: why.map(({ says }) => says.zh).join('、'),
    whyEn: why.map(({ says }) => says.en).join('; '),
    clauses: clauses.join('、'),
    until: expiresOn,
  });
}
