import { sql } from 'kysely';
import { fitInBudget } from '@yanzhen/procedures/payments/offers.ts';
import { askPayee, getTalent, type Talent } from '@yanzhen/registers/talents/offers.ts';
import { fault } from '@yanzhen/server/routes/fault.ts';
import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { offerFaults, type confirmOffer as endpoint } from '../contract-no-application.ts';
import { checkAgain } from './check-again.ts';
import { grantOffer } from './grant-offer.ts';
import { requestsOf } from './make-offers.ts';
import * as store from './offer-store.ts';
import { getOwnOffer } from './own-offer.ts';
import { tellOffer } from './tell-offer.ts';

/**
 * The person takes it, in one tap. It is decided again first: where something changed the offer lapses and says
 * what; where the money went elsewhere it waits on. Else the case is filed, passes by the list's approval and its
 * money is reserved, all in this turn.
 */
export async function confirmOffer(
  turn: Turn,
  { params, body }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const offer = await getOwnOffer(turn, params.offerId, 'confirm');
  if (offer.expiresOn !== null && offer.expiresOn < turn.today) {
    throw fault(offerFaults.offerOver, { values: { until: offer.expiresOn } });
  }
  const only = sql`o.id = ${offer.id}`;
  const again = await checkAgain(turn, offer);
  if (!again.holds) {
    const changed = [...again.changed];
    await store.moveWhere(turn, only, { move: 'lapse', to: 'lapsed', detail: { changed } });
    await turn.record({ act: 'subsidies.lapse-offer', subject: { type: 'offer', id: offer.id } });
    await tellOffer(turn, 'offer-lapsed', offer, {
      changed: changed.map(({ zh }) => zh).join('、'),
      changedEn: changed.map(({ en }) => en).join(', '),
    });
    return { result: 'changed', changed };
  }
  await requirePayee(turn, await getTalent(turn, offer.personId), body.account);
  const [fits] = await fitInBudget(
    turn,
    [],
    await requestsOf(turn, [{ ...offer, county: again.county }]),
  );
  if (!fits) {
    await store.moveWhere(turn, only, { move: 'put-back', to: 'waiting' });
    await turn.record({
      act: 'subsidies.put-offer-back',
      subject: { type: 'offer', id: offer.id },
    });
    return {
      result: 'waiting',
      place: (await store.placesOf(turn, [offer.id])).get(offer.id) ?? 1,
    };
  }
  const application = await grantOffer(turn, offer, again);
  await store.moveWhere(turn, only, {
    move: 'confirm',
    to: 'confirmed',
    applicationId: application.id,
  });
  const reference = application.reference ?? '';
  await turn.record({
    act: 'subsidies.confirm-offer',
    subject: { type: 'offer', id: offer.id },
    detail: { applicationId: application.id, reference },
  });
  await tellOffer(turn, 'offer-confirmed', offer, { reference });
  return {
    result: 'confirmed',
    applicationId: application.id,
    reference,
    amountFen: application.amountFen ?? 0,
  };
}

/** Who is paid, and where to: as known, or said now where nothing is. */
async function requirePayee(
  turn: Turn,
  talent: Talent,
  given: Input<typeof endpoint>['body']['account'],
): Promise<void> {
  if (talent.identityNumber === null) {
    throw fault(offerFaults.identityMissing, { field: 'identityNumber' });
  }
  const known = talent.bankAccount !== null;
  if (known && given) throw fault(offerFaults.offerAccountKnown, { field: 'body.account' });
  if (known) return;
  if (!given) throw fault(offerFaults.accountMissing, { field: 'body.account.bankAccount' });
  const { bankName, bankAccount: account } = given;
  await askPayee(turn, talent.personId, { bankName, account });
}
