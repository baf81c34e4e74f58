import { getBenefit, personDecision } from '@yanzhen/registers/policies/offers.ts';
import { notFound } from '@yanzhen/server/routes/fault.ts';
import { pageOf, readCursor } from '@yanzhen/server/routes/page-of.ts';
import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import { countiesFor, hasRole, holdsFor } from '@yanzhen/server/turn/actor.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import type * as contract from '../contract-no-application.ts';
import { factsShown } from '../facts-shown.ts';
import { benefitNames, type NameOf } from './benefit-names.ts';
import { findOfferMove } from './lifecycle.ts';
import * as store from './offer-store.ts';
import { findRound } from './round-store.ts';

/** Who sees the persons on a list, within their counties. */
export const offerReaders = ['county-officer', 'city-checker', 'approver', 'auditor'] as const;

/** The persons of a list: the sample, or all. */
export async function listRoundOffers(
  turn: Turn,
  { params, query }: Input<typeof contract.listRoundOffers>,
): Promise<Output<typeof contract.listRoundOffers>> {
  const { show, after, limit } = query;
  if (!(await findRound(turn, params.roundId))) throw notFound();
  const counties = readersCounties(turn);
  const page = { counties, after: readCursor(after), limit: limit + 1 };
  const rows = await store.listOfRound(turn, params.roundId, show, page);
  const counted = await store.countOfRound(turn, params.roundId, show, counties);
  const nameOf = await benefitNames(turn);
  return pageOf(
    rows.map((row) => rowOf(row, nameOf)),
    limit,
    counted,
    ({ id }) => [id],
  );
}

/** Approved offers for which there is no money yet, the next one first. */
export async function listWaitingOffers(
  turn: Turn,
  { query }: Input<typeof contract.listWaitingOffers>,
): Promise<Output<typeof contract.listWaitingOffers>> {
  const { after, limit } = query;
  const counties = readersCounties(turn);
  const page = { counties, after: readCursor(after), limit: limit + 1 };
  const rows = await store.listWaiting(turn, page);
  const nameOf = await benefitNames(turn);
  const keys = new Map(rows.map(({ id, foundOn, ticket }) => [id, [foundOn, ticket ?? '', id]]));
  const counted = await store.countWaiting(turn, counties);
  const shown = rows.map((row) => rowOf(row, nameOf));
  return pageOf(shown, limit, counted, ({ id }) => keys.get(id) ?? [id]);
}

export async function showOffer(
  turn: Turn,
  { params }: Input<typeof contract.showOffer>,
): Promise<Output<typeof contract.showOffer>> {
  const { id } = await getStaffOffer(turn, params.offerId);
  return viewStaffOffer(turn, id);
}

/** An offer that the actor's office sees, in its counties. @throws Fault `request.not-found`. */
export async function getStaffOffer(turn: Turn, id: string): Promise<store.OfferRow> {
  const offer = await store.findOffer(turn, id);
  if (!offer || !holdsFor(actorOf(turn), offerReaders, offer.county)) throw notFound();
  return offer;
}

/** One offer as an office sees it: the decision it was found by, with the facts and who vouches for them. */
export async function viewStaffOffer(turn: Turn, id: string): Promise<contract.StaffOffer> {
  const row = await store.findOffer(turn, id);
  if (!row) throw notFound();
  const { benefitId, policyDigest, facts, state } = row;
  const published = await getBenefit(turn, benefitId, policyDigest, row.foundOn);
  const round = await findRound(turn, row.roundId);
  const events = await store.listOfferEvents(turn, id);
  const checks = hasRole(turn.actor, 'city-checker');
  return {
    ...rowOf(row, () => published.benefit.name),
    decision: personDecision(published, published.compiled.explain(facts), facts),
    facts: factsShown(published, facts),
    mayLook: checks && row.sampled && state === 'found' && round?.state === 'sampled',
    mayTakeOut:
      (checks || hasRole(turn.actor, 'approver')) && findOfferMove('take-out', state) !== undefined,
    events: events.map((each) => ({ ...each, at: each.at.toISOString() })),
  };
}

function rowOf(row: store.OfferRow, nameOf: NameOf): contract.OfferRow {
  return {
    id: row.id,
    roundId: row.roundId,
    roundNumber: row.roundNumber,
    benefit: { id: row.benefitId, name: nameOf(row.benefitId) },
    personName: row.personName,
    county: row.county,
    amountFen: row.amountFen,
    foundOn: row.foundOn,
    state: row.state,
    since: row.since.toISOString(),
    sampled: row.sampled,
    lookedBy: row.lookedBy,
    expiresOn: row.expiresOn,
    applicationId: row.applicationId,
    reason: row.reason,
  };
}

function readersCounties(turn: Turn): readonly string[] {
  const counties = countiesFor(actorOf(turn), offerReaders);
  if (counties === null) throw notFound();
  return counties;
}
