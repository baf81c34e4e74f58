import { sql } from 'kysely';
import { fault, notFound } from '@yanzhen/server/routes/fault.ts';
import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import { holdsFor } from '@yanzhen/server/turn/actor.ts';
import * as contract from '../contract-no-application.ts';
import { findOfferMove } from './lifecycle.ts';
import { getRoundForAct, moveRound } from './move-round.ts';
import * as store from './offer-store.ts';
import { getStaffOffer, viewStaffOffer } from './read-offers.ts';
import { listRoundEvents, lockRound } from './round-store.ts';
import { tellOffer } from './tell-offer.ts';

const { offerFaults } = contract;

/** An officer has looked at a person of the sample, who is right. */
export async function lookAtOffer(
  turn: Turn,
  { params }: Input<typeof contract.lookAtOffer>,
): Promise<Output<typeof contract.lookAtOffer>> {
  const { personId } = actorOf(turn);
  const offer = await getStaffOffer(turn, params.offerId);
  const round = await getRoundForAct(turn, offer.roundId);
  const held = await store.lockOffer(turn, offer.id);
  if (!held?.sampled || held.state !== 'found') throw fault(offerFaults.offerStep);
  // The first look is the officer's duty in this list; the database keeps it apart from the others.
  const events = await listRoundEvents(turn, round.id);
  const known = events.some((each) => each.move === 'look' && each.personId === personId);
  if (!known || round.state !== 'sampled') await moveRound(turn, round, 'look');
  await store.saveLook(turn, held.id, personId);
  await turn.record({ act: 'subsidies.look-at-offer', subject: { type: 'offer', id: held.id } });
  return viewStaffOffer(turn, held.id);
}

/**
 * Takes a single person out, with the reason: before the approval by who checks the list, afterwards by the
 * offices that checked and approved it. Who was offered something is told.
 */
export async function takeOfferOut(
  turn: Turn,
  { params, body }: Input<typeof contract.takeOfferOut>,
): Promise<Output<typeof contract.takeOfferOut>> {
  const actor = actorOf(turn);
  const seen = await getStaffOffer(turn, params.offerId);
  if (!holdsFor(actor, ['city-checker', 'approver'], seen.county)) throw notFound();
  // The list first, as every act on it does: nobody is taken out while it is being approved.
  await lockRound(turn, seen.roundId);
  const offer = await store.lockOffer(turn, seen.id);
  if (!offer || offer.personId === actor.personId) throw fault(offerFaults.roundOwn);
  const move = findOfferMove('take-out', offer.state);
  if (!move) throw fault(offerFaults.offerStep);
  const { reason } = body;
  await store.moveWhere(turn, sql`o.id = ${offer.id}`, { move: 'take-out', to: move.to, reason });
  await turn.record({
    act: 'subsidies.take-offer-out',
    subject: { type: 'offer', id: offer.id },
    reason,
    detail: { was: offer.state },
  });
  if (offer.state === 'offered') await tellOffer(turn, 'offer-taken-out', offer, { reason });
  return viewStaffOffer(turn, offer.id);
}
