import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import { daysBetween } from '@yanzhen/values/civil-date.ts';
import { lastDayOf } from './calendar-state.ts';
import type { AgreementDetail, AgreementView } from './contract.ts';
import { movesFor } from './lifecycle.ts';
import * as store from './store.ts';

/** Agreements as their readers see them. */
export async function viewAgreements(
  turn: Turn,
  rows: readonly store.AgreementRow[],
): Promise<AgreementView[]> {
  const parties = await store.listParties(
    turn,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => viewRow(turn, row, parties));
}

/** One agreement with its chain, its events and what the reader can do. */
export async function viewDetail(turn: Turn, row: store.AgreementRow): Promise<AgreementDetail> {
  const [view] = await viewAgreements(turn, [row]);
  if (!view) throw new Error('an agreement was not viewed');
  const chain = await store.listChain(turn, row.chainId);
  const events = await store.listEvents(turn, row.id);
  return {
    ...view,
    chain: chain.map(({ id, number, title, state, termFrom, termUntil }) => ({
      id,
      number,
      title,
      state,
      termFrom,
      termTo: termUntil && lastDayOf(termUntil),
    })),
    events: events.map((event) => ({ ...event, at: event.at.toISOString() })),
    moves: movesFor(row, actorOf(turn)),
  };
}

function viewRow(
  turn: Turn,
  row: store.AgreementRow,
  parties: readonly store.PartyRow[],
): AgreementView {
  const { chainId: _chain, keeperPersonId: _keeper, termUntil, scopes, ...rest } = row;
  const runs = row.state === 'in-force' || row.state === 'due-soon';
  return {
    ...rest,
    scopes: [...scopes],
    termTo: termUntil && lastDayOf(termUntil),
    daysLeft: runs && termUntil ? Math.max(0, daysBetween(turn.today, termUntil)) : null,
    reviewOverdue: runs && row.nextReviewOn !== null && row.nextReviewOn < turn.today,
    parties: parties
      .filter((each) => each.agreementId === row.id)
      .map(({ organisationId, role, name }) => ({ organisationId, role, name })),
  };
}
