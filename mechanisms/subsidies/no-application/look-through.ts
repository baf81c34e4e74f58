import { listDigestOf } from '@yanzhen/draw';
import { personsWithCase } from '@yanzhen/procedures/applications/offers.ts';
import { priorAwardsOfAll } from '@yanzhen/procedures/payments/offers.ts';
import { factsNeeded, type PublishedBenefit } from '@yanzhen/registers/policies/offers.ts';
import { verifiedFacts, type VerifiedPerson } from '@yanzhen/registers/talents/offers.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { basisOf } from './basis.ts';
import { digestOf } from './digests.ts';
import { lookOn } from './find-entitled.ts';
import { findCurrent, groundsOf } from './grounds.ts';
import { mayBeFound } from './may-be-found.ts';
import { moveRound } from './move-round.ts';
import * as offers from './offer-store.ts';
import * as rounds from './round-store.ts';
import { listAsStrata } from './sample.ts';

/** Persons of one job: what a short transaction decides. */
const batch = 500;
/** Persons on one list at most; who is found beyond is on the next night's. */
const listMost = 10_000;

/** The job that looks through a list, a part at a time. */
export function lookThrough(turn: Turn, payload: Readonly<Record<string, unknown>>): Promise<void> {
  return lookThroughPart(turn, String(payload['roundId']), batch);
}

/**
 * A part of a list: the next persons of the register are decided, who is entitled is put on it, and how far it
 * came is kept in the same transaction. Cut off anywhere, it goes on where it stood; a second job beside it
 * finds the list taken and does nothing.
 */
export async function lookThroughPart(turn: Turn, roundId: string, most: number): Promise<void> {
  const round = await rounds.lockFreeRound(turn, roundId);
  if (round?.state !== 'finding') return;
  const published = await findCurrent(turn, round.benefitId);
  // The policy that was open in the evening may have ended at midnight: then nobody more is on the list.
  if (!published) return closeList(turn, round);
  const limit = Math.min(most, listMost - round.found);
  const people = await verifiedFacts(turn, factsNeeded(published), {
    after: round.lookedTo,
    limit,
  });
  const seen = await decide(turn, round, published, people);
  const found = await offers.saveFound(turn, round, seen.found);
  await rounds.addLooked(turn, round.id, {
    to: people.at(-1)?.personId ?? null,
    looked: people.length,
    found,
    unknown: seen.unknown,
    barred: seen.barred + seen.found.length - found,
  });
  const full = round.found + found >= listMost;
  if (people.length < limit || full)
    return closeList(turn, { ...round, found: round.found + found });
  await lookOn(turn, round.id);
}

async function decide(
  turn: Turn,
  { benefitId }: rounds.RoundRow,
  published: PublishedBenefit,
  people: readonly VerifiedPerson[],
): Promise<{ found: offers.FoundOffer[]; unknown: number; barred: number }> {
  const ids = people.map(({ personId }) => personId);
  const [running, prior, newest] = [
    await personsWithCase(turn, benefitId, ids),
    await priorAwardsOfAll(turn, ids),
    await offers.listLatest(turn, benefitId, ids),
  ];
  const latest = new Map(newest.map((each) => [each.personId, each]));
  const found: offers.FoundOffer[] = [];
  const counts = { unknown: 0, barred: 0 };
  for (const person of people) {
    const { personId, county } = person;
    const grounds = await groundsOf(turn, published, person, prior.get(personId) ?? []);
    if (grounds.outcome === 'unknown') counts.unknown += 1;
    if (grounds.outcome === 'beside') counts.barred += 1;
    if (grounds.outcome !== 'entitled') continue;
    const { facts, amountFen } = grounds.computed;
    const policyDigest = grounds.published.digest;
    const basis = basisOf({ policyDigest, facts, amountFen });
    if (running.has(personId) || !mayBeFound(latest.get(personId), basis)) {
      counts.barred += 1;
      continue;
    }
    found.push({ id: turn.newId(), personId, county, amountFen, policyDigest, facts, basis });
  }
  return { found, ...counts };
}

/** The list is whole: its digest is kept before the seed is told. */
async function closeList(turn: Turn, round: rounds.RoundRow): Promise<void> {
  if (round.found === 0) return void (await moveRound(turn, round, 'close-list', { to: 'empty' }));
  const items = await offers.listItems(turn, round.id);
  const listDigest = listDigestOf(digestOf(round.digest), listAsStrata(items, round));
  await moveRound(turn, round, 'close-list', { to: 'found', listDigest });
}
