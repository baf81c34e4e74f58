import { commitmentOf, draw } from '@yanzhen/draw';
import { workingDays } from '@yanzhen/registers/calendar/offers.ts';
import { fault, notFound } from '@yanzhen/server/routes/fault.ts';
import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import { countTerm } from '../applications/offers.ts';
import { faults, type drawRound as endpoint } from './contract.ts';
import { digestOf } from './digests.ts';
import { getStaffRound } from './read-rounds.ts';
import { strataOf } from './round-list.ts';
import * as store from './store.ts';

/**
 * Reveals the seed and draws from the list whose digest was published. A seed or a list that is not the
 * one committed to draws nothing: that is no mistake of who asks.
 */
export async function drawRound(
  turn: Turn,
  { params }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const round = await store.lockRound(turn, params.roundId);
  if (!round) throw notFound();
  if (round.state !== 'listed') throw fault(faults.wrongStep);
  const items = await store.listItemsOf(turn, round.id);
  const digest = digestOf(round.digest);
  const seed = turn.secrets.open('second_look_round', 'seed', round.id, round.seedSealed);
  if (commitmentOf(digest, seed) !== round.commitment) throw new Error('not the seed committed to');
  const drawn = draw(digest, seed, strataOf(items));
  if (drawn.listDigest !== round.listDigest) throw new Error('not the list that was published');

  const taken = new Set(drawn.tickets.filter((each) => each.taken).map((each) => each.item));
  const picked = items.filter((each) => taken.has(each.token));
  const term = countTerm(await workingDays(turn), turn.today, round.workingDays);
  await store.saveDraw(turn, round.id, { seed, items: picked, ...term }, actorOf(turn));
  await turn.record({
    act: 'second-looks.draw',
    subject: { type: 'second-look-round', id: round.id },
    detail: { number: round.number, picks: picked.length },
  });
  return getStaffRound(turn, round.id);
}
