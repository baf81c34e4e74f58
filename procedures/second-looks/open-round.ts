import { commitmentOf } from '@yanzhen/draw';
import { getCityProfile } from '@yanzhen/registers/policies/offers.ts';
import { fault, type Fault } from '@yanzhen/server/routes/fault.ts';
import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import { addDays, daysBetween } from '@yanzhen/values/civil-date.ts';
import { faults, type openRound as endpoint } from './contract.ts';
import { digestOf, freshSeed } from './digests.ts';
import { getStaffRound } from './read-rounds.ts';
import * as store from './store.ts';

/** Days that a round takes at most. */
const daysMost = 366;

/**
 * Opens a round for a period that still runs. The seed is drawn here, kept sealed and committed to, so
 * that neither who decides cases nor who makes the list knows it.
 */
export async function openRound(
  turn: Turn,
  { body }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const until = addDays(body.to, 1);
  const days = daysBetween(body.from, until);
  if (days < 1 || days > daysMost) {
    throw fault(faults.periodWrong, { status: 400, field: 'body.to', values: { most: daysMost } });
  }
  if (body.to < turn.today) throw fault(faults.periodOver, { field: 'body.to' });
  const { secondLooks } = await getCityProfile(turn);
  if (!secondLooks) throw fault(faults.noShares);

  const id = turn.newId();
  const seed = freshSeed();
  const year = body.from.slice(0, 4);
  const order = String(await turn.next(`second-look/${year}`)).padStart(3, '0');
  const round: store.NewRound = {
    id,
    number: `CC-${year}-${order}`,
    from: body.from,
    until,
    digest: secondLooks.digest,
    shares: secondLooks.shares.map(({ benefit, approved, refused }) => ({ benefit, approved, refused })), // prettier-ignore
    workingDays: secondLooks.workingDays,
    seedSealed: turn.secrets.seal('second_look_round', 'seed', id, seed),
    commitment: commitmentOf(digestOf(secondLooks.digest), seed),
  };
  await store.saveRound(turn, round, actorOf(turn)).catch((error: unknown) => {
    throw takenOf(error) ?? error;
  });
  await turn.record({
    act: 'second-looks.open',
    subject: { type: 'second-look-round', id },
    detail: { number: round.number, commitment: round.commitment },
  });
  return getStaffRound(turn, id);
}

/** The fault for the database's own refusal of a period that another round has days of. */
function takenOf(error: unknown): Fault | undefined {
  const { constraint } = (error ?? {}) as { constraint?: string };
  return constraint === 'second_look_drawn_once' ? fault(faults.periodTaken, { field: 'body.from' }) : undefined; // prettier-ignore
}
