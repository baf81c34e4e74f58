import { protocol } from '@yanzhen/draw';
import { notFound } from '@yanzhen/server/routes/fault.ts';
import { pageOf } from '@yanzhen/server/routes/page-of.ts';
import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import type * as contract from '../contract-no-application.ts';
import { benefitNames, type NameOf } from './benefit-names.ts';
import { allowedRoundMoves } from './lifecycle.ts';
import { countFunded } from './make-offers.ts';
import { listItems, listPicks } from './offer-store.ts';
import * as store from './round-store.ts';
import { sampleSize } from './sample.ts';

/** Every list that anybody is on, newest first. */
export async function listOfferRounds(
  turn: Turn,
  { query }: Input<typeof contract.listOfferRounds>,
): Promise<Output<typeof contract.listOfferRounds>> {
  const { state, after, limit } = query;
  const rows = await store.listRounds(turn, { state, after, limit: limit + 1 });
  const counts = await store.countOffers(
    turn,
    rows.map(({ id }) => id),
  );
  const nameOf = await benefitNames(turn);
  const shown = rows.map((row) => headOf(row, counts, nameOf));
  return pageOf(shown, limit, await store.countRounds(turn, state), ({ id }) => [id]);
}

export async function showOfferRound(
  turn: Turn,
  { params }: Input<typeof contract.showOfferRound>,
): Promise<Output<typeof contract.showOfferRound>> {
  const round = await store.findRound(turn, params.roundId);
  if (!round) throw notFound();
  return viewRound(turn, round);
}

/** One list as an office sees it. */
export async function viewRound(turn: Turn, round: store.RoundRow): Promise<contract.OfferRound> {
  const counts = await store.countOffers(turn, [round.id]);
  const events = await store.listRoundEvents(turn, round.id);
  return {
    ...headOf(round, counts, await benefitNames(turn)),
    counting: round.counting,
    digest: round.digest,
    samplePercent: round.samplePercent,
    sampleLeast: round.sampleLeast,
    offerDays: round.offerDays,
    commitment: round.commitment,
    listDigest: round.listDigest,
    seed: round.seed,
    counts: Object.fromEntries(counts.map(({ state, count }) => [state, count])),
    funded: round.state === 'checked' ? await countFunded(turn, round.id) : null,
    allowedMoves: allowedRoundMoves(round.state, turn.actor).filter((move) => move !== 'look'),
    events: events.map(({ number, move, duty, by, reason, at }) => ({
      number,
      move,
      duty,
      by,
      reason,
      at: at.toISOString(),
    })),
  };
}

/** What recomputing a sample takes; there is none before the draw. @throws Fault `request.not-found`. */
export async function showSampleRecord(
  turn: Turn,
  { params }: Input<typeof contract.showSampleRecord>,
): Promise<Output<typeof contract.showSampleRecord>> {
  const round = await store.findRound(turn, params.roundId);
  if (!round?.seed || !round.listDigest) throw notFound();
  const items = await listItems(turn, round.id);
  const take = sampleSize(items.length, round);
  return {
    protocol,
    hash: round.digest,
    commitment: round.commitment,
    listDigest: round.listDigest,
    seed: round.seed,
    list: items.map((item) => ({ stratum: 'list', take, item })),
    picks: await listPicks(turn, round.id),
  };
}

function headOf(
  row: store.RoundRow,
  counts: readonly store.StateCount[],
  nameOf: NameOf,
): contract.OfferRoundRow {
  const own = counts.filter(({ roundId }) => roundId === row.id);
  const sum = (of: (each: store.StateCount) => number): number =>
    own.reduce((total, each) => total + of(each), 0);
  return {
    id: row.id,
    number: row.number,
    benefit: { id: row.benefitId, name: nameOf(row.benefitId) },
    on: row.on,
    state: row.state,
    since: row.since.toISOString(),
    dueOn: row.dueOn,
    looked: row.looked,
    found: row.found,
    unknown: row.unknown,
    barred: row.barred,
    sample: sum(({ sample }) => sample),
    sampleDone: sum(({ sampleDone }) => sampleDone),
    amountFen: sum(({ state, amountFen }) => (state === 'taken-out' ? 0 : amountFen)),
  };
}
