import { fault, notFound } from '@yanzhen/server/routes/fault.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import { dateForReader, type CivilDate } from '@yanzhen/values/civil-date.ts';
import { getOrganisations } from '../organisations/offers.ts';
import { requireArea } from '../policies/offers.ts';
import { faults, type PartyRole } from './contract.ts';
import { mayKeep } from './lifecycle.ts';
import * as store from './store.ts';

/** An agreement for a change, held until the turn ends. @throws Fault `request.not-found`, `agreements.stale`. */
export async function lockCurrent(
  turn: Turn,
  id: string,
  version: number,
): Promise<store.AgreementRow> {
  const row = await store.lockAgreement(turn, id);
  if (!row || !mayKeep(actorOf(turn), row.county)) throw notFound();
  if (row.version !== version) throw fault(faults.stale);
  return row;
}

/** That a content is whole and stands in this city. */
export async function requireContent(
  turn: Turn,
  content: {
    readonly county: string | null;
    readonly cluster: string | null;
    readonly termFrom: CivilDate | null;
    readonly termTo: CivilDate | null;
  },
  isSigned: boolean,
): Promise<void> {
  const { termFrom, termTo } = content;
  if (isSigned && (termFrom === null || termTo === null)) {
    const field = termFrom === null ? 'body.termFrom' : 'body.termTo';
    throw fault(faults.signatureMissing, { status: 400, field });
  }
  requireTerm(turn, termFrom, termTo);
  await requireArea(turn, content);
  if (!mayKeep(actorOf(turn), content.county)) throw fault('request.not-allowed', { status: 403 });
}

/** @throws Fault `agreements.term-backwards` where the last day lies before the first. */
export function requireTerm(turn: Turn, from: CivilDate | null, to: CivilDate | null): void {
  if (from === null || to === null || to >= from) return;
  const values = { from: dateForReader(from, turn.language), to: dateForReader(to, turn.language) };
  throw fault(faults.termBackwards, { status: 400, field: 'body.termTo', values });
}

/** That a signature is of today or before, under a number of its own. */
export async function requireSignature(
  turn: Turn,
  signed: { readonly on: CivilDate; readonly number: string },
  id: string | null,
): Promise<void> {
  if (signed.on > turn.today) {
    throw fault(faults.signedInFuture, { status: 400, field: 'body.signed.on' });
  }
  if (await store.isNumberTaken(turn, signed.number, id)) {
    throw fault(faults.numberTaken, { field: 'body.signed.number' });
  }
}

/** That the parties are registered, each once, with somebody to work with. */
export async function requireParties(
  turn: Turn,
  parties: readonly { readonly organisationId: string; readonly role: PartyRole }[],
): Promise<void> {
  if (parties.length < 2)
    throw fault(faults.partiesMissing, { status: 400, field: 'body.parties' });
  const ids = parties.map(({ organisationId }) => organisationId);
  const twice = ids.findIndex((id, at) => ids.indexOf(id) < at);
  if (twice >= 0) {
    throw fault(faults.partyTwice, { status: 400, field: `body.parties.${twice}.organisationId` });
  }
  if (parties.every(({ role }) => role === 'government')) {
    throw fault(faults.partiesMissing, { status: 400, field: 'body.parties' });
  }
  const known = await getOrganisations(turn, ids);
  const stranger = ids.findIndex((id) => !known.has(id));
  if (stranger >= 0) {
    const field = `body.parties.${stranger}.organisationId`;
    throw fault(faults.partyNotRegistered, { status: 400, field });
  }
}
