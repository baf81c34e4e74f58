import { protocol } from '@yanzhen/draw';
import { getCityProfile } from '@yanzhen/registers/policies/offers.ts';
import { notFound } from '@yanzhen/server/routes/fault.ts';
import { pageOf } from '@yanzhen/server/routes/page-of.ts';
import type { Download, Input, Output } from '@yanzhen/server/routes/route.ts';
import { hasRole } from '@yanzhen/server/turn/actor.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { addDays } from '@yanzhen/values/civil-date.ts';
import { guardFormula } from '@yanzhen/values/formula-guard.ts';
import type * as contract from './contract.ts';
import type { Round, StaffRound } from './contract.ts';
import * as store from './store.ts';

/** Rounds for anyone. */
export async function listPublicRounds(
  turn: Turn,
  { query }: Input<typeof contract.listPublicRounds>,
): Promise<Output<typeof contract.listPublicRounds>> {
  const { after, limit } = query;
  const rows = await store.listRounds(turn, { after, limit: limit + 1 });
  return pageOf(rows.map(viewRound), limit, await store.countRounds(turn), (row) => [row.number]);
}

/** One round for anyone: what recomputing takes, and nobody's name. */
export async function showPublicRound(
  turn: Turn,
  { params }: Input<typeof contract.showPublicRound>,
): Promise<Output<typeof contract.showPublicRound>> {
  const round = await store.findRound(turn, params.roundId);
  if (!round) throw notFound();
  const strata = await store.listStrata(turn, round.id);
  return { ...viewRound(round), shares: [...round.shares], strata };
}

/** The record of a draw; there is none before it. */
export async function showRecord(
  turn: Turn,
  { params }: Input<typeof contract.showRecord>,
): Promise<Output<typeof contract.showRecord>> {
  const round = await store.findRound(turn, params.roundId);
  if (!round || round.seed === null || round.listDigest === null) throw notFound();
  const items = await store.listItemsOf(turn, round.id);
  const { commitment, listDigest, seed } = round;
  return {
    protocol,
    hash: round.digest,
    commitment,
    listDigest,
    seed,
    list: items.map(({ stratum, take, token }) => ({ stratum, take, item: token })),
    picks: items.filter((each) => each.picked).map((each) => each.token),
  };
}

/** Rounds for staff, with the shares that the next one would have. */
export async function listStaffRounds(
  turn: Turn,
  { query }: Input<typeof contract.listRounds>,
): Promise<Output<typeof contract.listRounds>> {
  const { after, limit } = query;
  const rows = await store.listRounds(turn, { after, limit: limit + 1 });
  const { secondLooks } = await getCityProfile(turn);
  const shown = rows.map((row) => viewStaff(turn, row));
  return {
    ...pageOf(shown, limit, await store.countRounds(turn), (row) => [row.number]),
    shares: (secondLooks?.shares ?? []).map(({ benefit, approved, refused }) => ({ benefit, approved, refused })), // prettier-ignore
    mayOpen: secondLooks !== undefined && hasRole(turn.actor, 'second-look-officer'),
  };
}

/** One round for staff, with its results by officer and benefit. */
export async function showStaffRound(
  turn: Turn,
  { params }: Input<typeof contract.showRound>,
): Promise<Output<typeof contract.showRound>> {
  const round = await store.findRound(turn, params.roundId);
  if (!round) throw notFound();
  const results = await store.countResults(turn, round.id);
  return {
    ...viewStaff(turn, round),
    shares: [...round.shares],
    strata: await store.listStrata(turn, round.id),
    results: results.map((each) => ({ ...each, officer: each.officer ?? '' })),
  };
}

export async function getStaffRound(turn: Turn, id: string): Promise<StaffRound> {
  const round = await store.findRound(turn, id);
  if (!round) throw notFound();
  return viewStaff(turn, round);
}

/** The list with what stands behind each token, so that nobody need believe that it is complete. */
export async function downloadList(
  turn: Turn,
  { params }: Input<typeof contract.downloadList>,
): Promise<Download> {
  const round = await store.findRound(turn, params.roundId);
  if (!round?.listDigest) throw notFound();
  const items = await store.listItemsOf(turn, round.id);
  await turn.record({
    act: 'second-looks.download-list',
    subject: { type: 'second-look-round', id: round.id },
  });
  const head = ['stratum', 'take', 'token', 'salt', 'reference', 'outcome', 'benefit', 'officer', 'picked']; // prettier-ignore
  const lines = items.map((each) =>
    [
      each.stratum,
      each.take,
      each.token,
      each.salt,
      each.reference ?? '',
      each.outcome,
      each.benefitId,
      each.officer ?? '',
      each.picked ? 'yes' : '',
    ].map((cell) => `"${guardFormula(String(cell)).replaceAll('"', '""')}"`),
  );
  const text = [head, ...lines].map((cells) => cells.join(',')).join('\r\n');
  return {
    name: `${round.number}.csv`,
    mediaType: 'text/csv; charset=utf-8',
    content: Buffer.from(`\uFEFF${text}\r\n`, 'utf8'),
  };
}

function viewRound(row: store.RoundRow): Round {
  const { id, number, from, until, state, digest, commitment, listDigest, items, seed } = row;
  return {
    id,
    number,
    from,
    state,
    digest,
    commitment,
    listDigest,
    items,
    seed,
    to: addDays(until, -1),
    committedAt: row.openedAt.toISOString(),
    listedAt: row.listedAt?.toISOString() ?? null,
    drawnAt: row.drawnAt?.toISOString() ?? null,
    picks: state === 'drawn' ? row.picks : null,
  };
}

function viewStaff(turn: Turn, row: store.RoundRow): StaffRound {
  const officer = hasRole(turn.actor, 'second-look-officer');
  return {
    ...viewRound(row),
    openedBy: row.openedByName,
    listedBy: row.listedByName,
    drawnBy: row.drawnByName,
    done: row.done,
    mayList: officer && row.state === 'open' && turn.today >= row.until,
    mayDraw: officer && row.state === 'listed',
  };
}
