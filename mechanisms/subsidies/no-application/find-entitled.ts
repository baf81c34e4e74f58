import { commitmentOf } from '@yanzhen/draw';
import { comesByItself } from '@yanzhen/registers/policies/contract.ts';
import { getCityProfile, listBenefits } from '@yanzhen/registers/policies/offers.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { digestOf, freshSeed } from './digests.ts';
import * as store from './round-store.ts';

type Rules = Pick<store.NewRound, 'digest' | 'samplePercent' | 'sampleLeast' | 'offerDays'>;

/** What holds where a city pack says nothing of no-application benefits. */
const usual: Rules = { digest: 'sha256', samplePercent: 5, sampleLeast: 3, offerDays: 30 };

/**
 * The nightly job: opens the day's list of each no-application benefit once, its seed drawn and committed to
 * before anybody is on it, and sees that every list that is not looked through goes on. Safe to run at any
 * time and twice at once.
 */
export async function findEntitled(turn: Turn): Promise<void> {
  const { noApplication = usual } = await getCityProfile(turn);
  for (const { benefit } of await listBenefits(turn)) {
    if (!comesByItself(benefit)) continue;
    if (!(await store.hasRoundOfDay(turn, benefit.id))) await open(turn, benefit.id, noApplication);
  }
  for (const { id } of await store.listUnfinished(turn)) await lookOn(turn, id);
}

/** Queues the next part of a list. */
export function lookOn(turn: Turn, roundId: string): Promise<void> {
  return turn.enqueue('subsidies.look-through', { roundId }, `look-through/${roundId}`);
}

async function open(
  turn: Turn,
  benefitId: string,
  { digest, samplePercent, sampleLeast, offerDays }: Rules,
): Promise<void> {
  const id = turn.newId();
  const seed = freshSeed();
  const year = turn.today.slice(0, 4);
  const order = String(await turn.next(`offer-round/${year}`)).padStart(4, '0');
  const round: store.NewRound = {
    id,
    number: `MS-${year}-${order}`,
    benefitId,
    digest,
    samplePercent,
    sampleLeast,
    offerDays,
    seedSealed: turn.secrets.seal('offer_round', 'seed', id, seed),
    commitment: commitmentOf(digestOf(digest), seed),
  };
  if (!(await store.saveRound(turn, round))) return;
  await turn.record({
    act: 'subsidies.open-offer-round',
    subject: { type: 'offer-round', id },
    detail: { number: round.number, benefitId, commitment: round.commitment },
  });
}
