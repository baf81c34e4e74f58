import {
  procedureOf,
  moveApplication,
  startApplication,
  type Application,
} from '@yanzhen/procedures/applications/offers.ts';
import { moveOnContent } from '@yanzhen/procedures/approvals/offers.ts';
import { reserveAll } from '@yanzhen/procedures/payments/offers.ts';
import type { Actor } from '@yanzhen/server/turn/actor.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { reserveRequest } from '../reserve-request.ts';
import { decidedNow, nextReference } from '../submit.ts';
import type { CheckedAgain } from './check-again.ts';
import type { RoundDuty } from './lifecycle.ts';
import type { OfferRow } from './offer-store.ts';
import { listRoundEvents } from './round-store.ts';

/** The duties of a list, in the order in which its cases carry them. */
const carried = [
  ['propose', 'round-propose'],
  ['check', 'round-check'],
  ['approve', 'round-approve'],
] as const;

/**
 * Files the case of a confirmed offer in the person's name, and passes it by the duties that were discharged for
 * its list: each stands in the case as the act of the natural person who did it, so that the database keeps them
 * from paying it. From there it is a case like any other, its money reserved on the same way.
 *
 * @throws Fault as `reserveAll`, and `applications.excluded-duty`.
 */
export async function grantOffer(
  turn: Turn,
  offer: OfferRow,
  { published, computed, county }: Extract<CheckedAgain, { holds: true }>,
): Promise<Application> {
  const started = await startApplication(turn, {
    benefitId: offer.benefitId,
    policyDigest: published.digest,
    applicantPersonId: offer.personId,
    applicantName: offer.personName,
    county,
    ...procedureOf(published),
    answers: { offer: { id: offer.id, round: offer.roundNumber } },
    detail: { offerId: offer.id, round: offer.roundNumber },
  });
  const reference = await nextReference(turn, published);
  const by = { reference, name: offer.personName };
  const decided = decidedNow(turn, published, computed, by);
  let application = await moveApplication(turn, started, 'confirm-offer', decided);
  const done = await duties(turn, offer.roundId);
  for (const [duty, move] of carried) {
    const officer = done.get(duty);
    if (!officer) throw new Error(`the list of offer ${offer.id} has no ${duty}`);
    const detail = {
      offerId: offer.id,
      round: offer.roundNumber,
      roundAt: officer.at.toISOString(),
    };
    application = await moveOnContent({ ...turn, actor: officer.actor }, application, move, {
      detail,
    });
  }
  await reserveAll(turn, [await reserveRequest(turn, application, published)]);
  return application;
}

/** Who discharged each duty of a list last. */
async function duties(
  turn: Turn,
  roundId: string,
): Promise<ReadonlyMap<RoundDuty, { actor: Actor; at: Date }>> {
  const found = new Map<RoundDuty, { actor: Actor; at: Date }>();
  for (const { duty, personId, accountId, by, at } of await listRoundEvents(turn, roundId)) {
    if (duty === null || personId === null || accountId === null) continue;
    const whose = { personId, accountId, name: by ?? '' };
    const actor = {
      ...whose,
      kind: 'staff',
      roles: [],
      counties: [],
      organisationId: null,
    } as const;
    found.set(duty, { actor, at });
  }
  return found;
}
