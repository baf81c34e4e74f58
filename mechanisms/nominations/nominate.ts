import { findKept } from '@yanzhen/server/accounts/one-person.ts';
import { findOrSavePerson, findPersonsByIdentity } from '@yanzhen/server/accounts/save-person.ts';
import { fault, notFound } from '@yanzhen/server/routes/fault.ts';
import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import {
  appendEvent,
  requireOwnArea,
  requireRegistered,
} from '@yanzhen/procedures/records/offers.ts';
import { faults, keepers } from './contract.ts';
import type * as contract from './contract.ts';
import * as rounds from './round-store.ts';
import * as store from './store.ts';
import { viewDetail } from './view.ts';

/** A nominee as told by a form or a sheet. */
export interface Nominee extends Omit<store.NominationContent, 'personId'> {
  readonly name: string;
  readonly identityNumber: string;
}

/**
 * What stands against a nominee.
 *
 * @param before  Nominees of the same sheet that would hold a place before this one.
 */
export async function requireNominee(
  turn: Turn,
  nominee: Nominee,
  before: readonly Nominee[] = [],
): Promise<void> {
  const round = await rounds.findRound(turn, nominee.roundId);
  if (!round) throw notFound();
  if (round.state !== 'open' || turn.today > round.closesOn) throw fault(faults.roundNotOpen);
  await requireOwnArea(turn, nominee, keepers);
  await requireRegistered(turn, nominee.organisationId, 'body.organisationId');
  const known = await findPersonsByIdentity(turn, [nominee.identityNumber]);
  const personId = known.get(nominee.identityNumber)?.id;
  if (personId && (await store.findOfPerson(turn, { roundId: round.id, personId }))) {
    throw fault(faults.personThere, { field: 'body.identityNumber' });
  }
  const waiting = before.filter(({ roundId }) => roundId === round.id).length;
  if (round.held + waiting >= (round.places ?? 0)) {
    throw fault(faults.quotaFull, { values: { places: round.places ?? 0 } });
  }
}

/** Keeps a checked nominee in the lowest free place; the id of the nomination. */
export async function keepNominee(turn: Turn, nominee: Nominee): Promise<string> {
  const { name, identityNumber, ...content } = nominee;
  // Held until the turn ends, so that two do not find the same place free; the key holds it anyway.
  const round = await rounds.lockRound(turn, nominee.roundId);
  const place = await rounds.findFreePlace(turn, nominee.roundId);
  if (place === undefined) {
    throw fault(faults.quotaFull, { values: { places: round?.places ?? 0 } });
  }
  const personId = await findKept(turn, await findOrSavePerson(turn, { name, identityNumber }));
  if (await store.findOfPerson(turn, { roundId: nominee.roundId, personId })) {
    throw fault(faults.personThere, { field: 'body.identityNumber' });
  }
  const id = turn.newId();
  await store.saveNomination(turn, { ...content, id, personId, place });
  const act = { feature: 'nominations', move: 'nominate', to: 'proposed', detail: { place } };
  await appendEvent(turn, { type: 'nomination', id }, act);
  return id;
}

/** A keeper proposes a nominee. */
export async function nominate(
  turn: Turn,
  { params, body }: Input<typeof contract.nominate>,
): Promise<Output<typeof contract.nominate>> {
  const nominee = { ...body, roundId: params.roundId };
  await requireNominee(turn, nominee);
  return viewDetail(turn, await keepNominee(turn, nominee));
}

/** Takes back a nomination with which nothing was done. */
export async function withdrawUntouched(turn: Turn, id: string, reason: string): Promise<boolean> {
  const row = await store.lockNomination(turn, id);
  if (!row || row.version !== 1) return false;
  await store.changeNomination(turn, row, { state: 'withdrawn', place: null });
  const act = {
    feature: 'nominations',
    move: 'withdraw',
    from: row.state,
    to: 'withdrawn',
    reason,
  };
  await appendEvent(turn, { type: 'nomination', id }, act);
  return true;
}
