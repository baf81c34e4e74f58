import { commitmentOf, draw } from '@yanzhen/draw';
import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import type { drawSample as endpoint } from '../contract-no-application.ts';
import { digestOf } from './digests.ts';
import { getRoundForAct, moveRound } from './move-round.ts';
import * as offers from './offer-store.ts';
import { viewRound } from './read-rounds.ts';
import { listAsStrata } from './sample.ts';

/**
 * Reveals the seed and draws the sample from the list whose digest was kept before: who is looked at is
 * nobody's choice. The tickets of the others are the order in which they wait, should the money not reach.
 */
export async function drawSample(
  turn: Turn,
  { params }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const round = await getRoundForAct(turn, params.roundId);
  const digest = digestOf(round.digest);
  const seed = turn.secrets.open('offer_round', 'seed', round.id, round.seedSealed);
  const moved = await moveRound(turn, round, 'draw', { seed });
  if (commitmentOf(digest, seed) !== round.commitment) throw new Error('not the seed committed to');
  const items = await offers.listItems(turn, round.id);
  const drawn = draw(digest, seed, listAsStrata(items, round));
  if (drawn.listDigest !== round.listDigest) throw new Error('not the list that was made');
  await offers.saveTickets(turn, drawn.tickets);
  return viewRound(turn, moved);
}
