import { notFound } from '@yanzhen/server/routes/fault.ts';
import { hasRole } from '@yanzhen/server/turn/actor.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { addDays } from '@yanzhen/values/civil-date.ts';
import { mayKeep, movesFrom, recordPartsOf } from '@yanzhen/procedures/records/offers.ts';
import {
  keepers,
  personReaders,
  type NominationDetail,
  type NominationView,
  type RoundDetail,
  type RoundView,
} from './contract.ts';
import { moves, roundTable } from './lifecycle.ts';
import * as rounds from './round-store.ts';
import * as store from './store.ts';

export function viewRound({ movedBy: _mover, ...row }: rounds.RoundRow): RoundView {
  return row;
}

/** One nomination; the name for those who may see it. */
function viewNomination(turn: Turn, row: store.NominationRow): NominationView {
  return {
    id: row.id,
    roundId: row.roundId,
    roundName: row.roundName,
    organisationName: row.organisationName,
    post: row.post,
    county: row.county,
    cluster: row.cluster,
    state: row.state,
    place: row.place,
    name: hasRole(turn.actor, ...personReaders) ? row.name : null,
    recommendedOn: row.recommendedOn,
    serviceFrom: row.serviceFrom,
    serviceLastDay: row.serviceUntil && addDays(row.serviceUntil, -1),
    version: row.version,
  };
}

/** One round with its nominees. @throws Fault `request.not-found`. */
export async function viewRoundDetail(turn: Turn, id: string): Promise<RoundDetail> {
  const row = await rounds.findRound(turn, id);
  if (!row) throw notFound();
  const nominations = await store.listOfRound(turn, id);
  const keeps = mayKeep(turn.actor, keepers, row.county);
  return {
    ...viewRound(row),
    ...(await recordPartsOf(turn, id)),
    mayKeep: keeps,
    moves: keeps ? movesFrom(roundTable, row, turn.actor) : [],
    nominations: nominations.map((each) => viewNomination(turn, each)),
  };
}

/** One nomination with its papers and trail. @throws Fault `request.not-found`. */
export async function viewDetail(turn: Turn, id: string): Promise<NominationDetail> {
  const row = await store.findNomination(turn, id);
  if (!row) throw notFound();
  const also = await store.listAlso(turn, row);
  const keeps = mayKeep(turn.actor, keepers, row.county);
  const offered = keeps ? movesFrom(moves, row, turn.actor) : [];
  const seesPerson = hasRole(turn.actor, ...personReaders);
  const parts = await recordPartsOf(turn, id);
  return {
    ...viewNomination(turn, row),
    ...parts,
    papers: seesPerson ? parts.papers : [],
    mayKeep: keeps,
    moves: offered.filter(({ move }) => move !== 'serve' || row.serviceMonths > 0),
    serviceMonths: row.serviceMonths,
    also: also.map(({ id: other, roundName }) => ({ id: other, roundName })),
  };
}
