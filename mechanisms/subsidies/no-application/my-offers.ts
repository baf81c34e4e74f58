import { getBenefit } from '@yanzhen/registers/policies/offers.ts';
import { getTalent } from '@yanzhen/registers/talents/offers.ts';
import { notFound } from '@yanzhen/server/routes/fault.ts';
import type { Output } from '@yanzhen/server/routes/route.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import type { listMyOffers as endpoint, MyOffer, OfferMove } from '../contract-no-application.ts';
import { findOfferMove } from './lifecycle.ts';
import * as store from './offer-store.ts';
import { whyOf } from './tell-offer.ts';

/** What waits for the person's word comes first, then what waits for money. */
const firstStates: readonly string[] = ['offered', 'waiting'];

/** What the person can have without applying, and what became of it. */
export async function listMyOffers(turn: Turn): Promise<Output<typeof endpoint>> {
  const { personId } = actorOf(turn);
  const rows = await store.listOwn(turn, personId);
  const places = await store.placesOf(
    turn,
    rows.map(({ id }) => id),
  );
  const rank = ({ state }: store.OfferRow): number => {
    const at = firstStates.indexOf(state);
    return at < 0 ? firstStates.length : at;
  };
  const offers = [];
  for (const row of rows.toSorted((a, b) => rank(a) - rank(b))) {
    offers.push(await view(turn, row, places.get(row.id) ?? null));
  }
  const { bankName, bankAccount, identityNumber } = await getTalent(turn, personId);
  return { offers, bankName, bankAccount, identityKnown: identityNumber !== null };
}

/** One offer as its person sees it. */
export async function viewMyOffer(turn: Turn, id: string): Promise<MyOffer> {
  const row = await store.findOffer(turn, id);
  if (!row) throw notFound();
  return view(turn, row, (await store.placesOf(turn, [id])).get(id) ?? null);
}

const moves = ['confirm', 'decline', 'ask-again'] as const satisfies readonly OfferMove[];

async function view(turn: Turn, row: store.OfferRow, place: number | null): Promise<MyOffer> {
  const { benefitId, policyDigest, facts, state } = row;
  const published = await getBenefit(turn, benefitId, policyDigest, row.foundOn);
  const over = row.expiresOn !== null && row.expiresOn < turn.today;
  return {
    id: row.id,
    benefit: { id: benefitId, name: published.benefit.name },
    state,
    since: row.since.toISOString(),
    amountFen: row.amountFen,
    why: whyOf(published, published.compiled.explain(facts)),
    document: published.policy.document.title,
    expiresOn: row.expiresOn,
    place,
    changed: [...(row.changed ?? [])],
    reason: row.reason,
    applicationId: row.applicationId,
    may: moves.filter((each) => findOfferMove(each, state) && !(over && each === 'confirm')),
  };
}
