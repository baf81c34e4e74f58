import { sql } from 'kysely';
import { fault } from '@yanzhen/server/routes/fault.ts';
import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import * as contract from '../contract-no-application.ts';
import { makeOffersSoon } from './make-offers.ts';
import { getRoundForAct, moveRound } from './move-round.ts';
import * as offers from './offer-store.ts';
import { viewRound } from './read-rounds.ts';
import { countOffers } from './round-store.ts';

/** The sample is looked through: the list goes to the approver. */
export async function passRound(
  turn: Turn,
  { params }: Input<typeof contract.passRound>,
): Promise<Output<typeof contract.passRound>> {
  const round = await getRoundForAct(turn, params.roundId);
  const counts = await countOffers(turn, [round.id]);
  const left = counts.reduce((sum, each) => sum + each.sample - each.sampleDone, 0);
  if (round.state === 'sampled' && left > 0) {
    throw fault(contract.offerFaults.sampleOpen, { values: { left } });
  }
  return viewRound(turn, await moveRound(turn, round, 'pass'));
}

/** The approver wants a list looked at again. */
export async function sendRoundBack(
  turn: Turn,
  { params, body }: Input<typeof contract.sendRoundBack>,
): Promise<Output<typeof contract.sendRoundBack>> {
  const round = await getRoundForAct(turn, params.roundId);
  const moved = await moveRound(turn, round, 'send-back', { reason: body.reason });
  return viewRound(turn, moved);
}

/** Approves a list: its offers wait for their money from here on, and those that have it are made at once. */
export async function approveRound(
  turn: Turn,
  { params }: Input<typeof contract.approveRound>,
): Promise<Output<typeof contract.approveRound>> {
  const round = await getRoundForAct(turn, params.roundId);
  const moved = await moveRound(turn, round, 'approve');
  const found = sql`o.round_id = ${round.id} and o.state = 'found'`;
  await offers.moveAll(turn, found, { move: 'pass-on', to: 'waiting' });
  await makeOffersSoon(turn);
  return viewRound(turn, moved);
}

/** Stops a whole list: the sample showed that its ground is wrong. */
export async function stopRound(
  turn: Turn,
  { params, body }: Input<typeof contract.stopRound>,
): Promise<Output<typeof contract.stopRound>> {
  const { reason } = body;
  const round = await getRoundForAct(turn, params.roundId);
  const moved = await moveRound(turn, round, 'stop', { reason });
  const found = sql`o.round_id = ${round.id} and o.state = 'found'`;
  await offers.moveAll(turn, found, { move: 'take-out', to: 'taken-out', reason });
  return viewRound(turn, moved);
}
