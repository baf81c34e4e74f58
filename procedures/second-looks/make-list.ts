import { listDigestOf } from '@yanzhen/draw';
import { fault, notFound } from '@yanzhen/server/routes/fault.ts';
import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import type { CivilDate } from '@yanzhen/values/civil-date.ts';
import { listDecisions } from '../applications/offers.ts';
import { faults, type makeList as endpoint } from './contract.ts';
import { digestOf, freshSalt } from './digests.ts';
import { getStaffRound } from './read-rounds.ts';
import { listItems, strataOf } from './round-list.ts';
import * as store from './store.ts';

/** Decisions that a round takes at most. */
const itemsMost = 50_000;

/** Makes the list of a period that is over, and publishes its digest; the seed stays sealed. */
export async function makeList(
  turn: Turn,
  { params }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const round = await store.lockRound(turn, params.roundId);
  if (!round) throw notFound();
  if (round.state !== 'open') throw fault(faults.wrongStep);
  if (turn.today < round.until) throw fault(faults.periodRuns, { values: { until: round.until } });
  const benefits = round.shares.map((each) => each.benefit);
  const span = { from: startOfDay(round.from), until: startOfDay(round.until) };
  const decisions = await listDecisions(turn, benefits, span, itemsMost + 1);
  if (decisions.length > itemsMost) throw fault(faults.tooMany, { values: { most: itemsMost } });

  const digest = digestOf(round.digest);
  const items = listItems(decisions, round.shares, digest, freshSalt);
  const listDigest = listDigestOf(digest, strataOf(items));
  await store.saveList(turn, round, listDigest, items, actorOf(turn));
  await turn.record({
    act: 'second-looks.list',
    subject: { type: 'second-look-round', id: round.id },
    detail: { number: round.number, listDigest, items: items.length },
  });
  return getStaffRound(turn, round.id);
}

/** The city's clock is UTC+8. */
function startOfDay(day: CivilDate): Date {
  return new Date(`${day}T00:00:00+08:00`);
}
