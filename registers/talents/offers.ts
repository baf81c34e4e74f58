import type { FactsGiven } from '@yanzhen/policy';
import { notFound } from '@yanzhen/server/routes/fault.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { civilDateOf } from '@yanzhen/values/civil-date.ts';
import { maskAccount, maskIdentityNumber, maskPhone } from '@yanzhen/values/masking.ts';
import { getOrganisations } from '../organisations/offers.ts';
import { getFactDictionary } from '../policies/offers.ts';
import type { KnownFact } from './contract.ts';
import type { HoldCode } from './contract-payees.ts';
import { knownFact } from './known-fact.ts';
import { holdOf, openPayee, payeeInForce } from './payee.ts';
import { idOfHolder, listLivePayees, type PayeeHolder, type PayeeRow } from './payee-store.ts';
import * as store from './store.ts';

export { keepFacts as saveFacts } from './keep-facts.ts';
export { askPayee, importPayee } from './ask-payee.ts';
export { saveAssisted } from './store.ts';
export { idOfHolder, type PayeeHolder } from './payee-store.ts';
export { isAgentOf } from './organisation-payee.ts';
export { keepDocument } from './keep-document.ts';

/** A person as the staff may see them: every number masked, `null` where none is known. */
export interface Talent {
  readonly personId: string;
  readonly name: string;
  readonly identityNumber: string | null;
  readonly mobile: string | null;
  readonly bankName: string | null;
  readonly bankAccount: string | null;
  readonly county: string | null;
}

/** To whom money is paid; only for the bank file. */
export interface Payee {
  /** The version of the account, and since when it is in force: a payment line refers to both. */
  readonly versionId: string;
  readonly inForceFrom: Date;
  readonly name: string;
  readonly bankName: string;
  readonly account: string;
}

/** Why nothing is paid to a person now, and until when where that is known. */
export interface PayeeHold {
  readonly code: HoldCode;
  readonly until: Date | null;
}

/** The facts of a person as rules read them, by English id; facts that are not known are left out. */
export async function factsOf(turn: Turn, personId: string): Promise<FactsGiven> {
  const rows = await store.listFacts(turn, personId);
  return Object.fromEntries(
    rows
      .filter((row) => row.value !== null)
      .map((row) => {
        const { value, source, verified } = row;
        return [row.name, { value, source, verified, asOf: civilDateOf(row.recorded_from) }];
      }),
  );
}

/**
 * The facts of everybody of whom one is known, for figures over all: values by fact id, the county, and who it
 * is. Who may see that is for the caller to ask.
 */
export async function factsOfAll(turn: Turn): Promise<store.PersonFacts[]> {
  return store.listAllFacts(turn);
}

/** A person of the register by what others vouch for alone. */
export interface VerifiedPerson {
  readonly personId: string;
  readonly county: string | null;
  readonly facts: FactsGiven;
}

/**
 * Persons by verified facts alone, in the order of their ids: those named, or the next ones after an id. Who
 * has none of these facts verified is left out.
 *
 * @param names  Facts that are asked for, by English id.
 */
export async function verifiedFacts(
  turn: Turn,
  names: readonly string[],
  asked: store.PersonsAsked,
): Promise<VerifiedPerson[]> {
  const rows = await store.listVerified(turn, names, asked);
  return rows.map(({ personId, county, facts }) => ({
    personId,
    county,
    facts: Object.fromEntries(
      Object.entries(facts).map(([id, { at, ...fact }]) => [
        id,
        { ...fact, asOf: civilDateOf(new Date(at)) },
      ]),
    ),
  }));
}

/** The facts of a person with their labels and sources, as pages show them. */
export async function listKnownFacts(turn: Turn, personId: string): Promise<KnownFact[]> {
  const dictionary = await getFactDictionary(turn);
  const rows = await store.listFacts(turn, personId);
  return rows.flatMap((row) => knownFact(dictionary, row) ?? []);
}

/** Facts of which two records know something else, as pages show them, and whose is read for both. */
export async function factsThatDiffer(
  turn: Turn,
  one: string,
  other: string,
): Promise<{ one: KnownFact; other: KnownFact; counts: 'one' | 'other' }[]> {
  const dictionary = await getFactDictionary(turn);
  const theirs = new Map((await store.listFacts(turn, other)).map((row) => [row.name, row]));
  return (await store.listFacts(turn, one)).flatMap((row) => {
    const their = theirs.get(row.name);
    const [own, differs] = [knownFact(dictionary, row), their && knownFact(dictionary, their)];
    if (!their || !own || !differs || own.value === differs.value) return [];
    const counts = store.weighsMore(their, row) ? 'other' : 'one';
    return [{ one: own, other: differs, counts } as const];
  });
}

/** One person. @throws Fault `request.not-found` when the city has no such person. */
export async function getTalent(turn: Turn, personId: string): Promise<Talent> {
  const talent = (await getTalents(turn, [personId])).get(personId);
  if (!talent) throw notFound();
  return talent;
}

/**
 * Persons by id, for lists; those that are not there are left out.
 *
 * @param options  `follow: false` for a record as it is by itself, though it was merged away.
 */
export async function getTalents(
  turn: Turn,
  personIds: readonly string[],
  options: { readonly follow?: boolean } = {},
): Promise<ReadonlyMap<string, Talent>> {
  const rows = await store.listPersons(turn, personIds, options);
  const versions = await listLivePayees(turn, personIds);
  return new Map(rows.map((row) => [row.id, maskedTalent(turn, row, versions)]));
}

/** County in which a person works, as they said; `null` while it is not known. */
export async function countyOf(turn: Turn, personId: string): Promise<string | null> {
  return (await getTalent(turn, personId)).county;
}

/**
 * Opens the account that money goes to now, and records that it was opened. `undefined` when the
 * person has none in force.
 */
export async function payeeOf(turn: Turn, holder: PayeeHolder): Promise<Payee | undefined> {
  const id = idOfHolder(holder);
  const name = await nameOfHolder(turn, holder);
  const row = payeeInForce(turn, await listLivePayees(turn, [id]));
  if (name === undefined || !row?.inForceFrom) return undefined;
  const type = holder.organisationId === null ? 'person' : 'organisation';
  await turn.record({ act: 'talents.open-payee', subject: { type, id } });
  const { id: versionId, inForceFrom, bankName } = row;
  return { versionId, inForceFrom, name, bankName, account: openPayee(turn, row) };
}

/** As the bank knows it: the name on the identity card, or in the register of organisations. */
async function nameOfHolder(turn: Turn, holder: PayeeHolder): Promise<string | undefined> {
  if (holder.organisationId !== null) {
    return (await getOrganisations(turn, [holder.organisationId])).get(holder.organisationId)?.name;
  }
  return (await store.listPersons(turn, [holder.personId]))[0]?.name;
}

/** Accounts of organisations as the staff may see them: masked; those that have none in force are left out. */
export async function accountsOfOrganisations(
  turn: Turn,
  organisationIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const versions = await listLivePayees(turn, organisationIds);
  return new Map(
    organisationIds.flatMap((id) => {
      const row = payeeInForce(
        turn,
        versions.filter(({ holderId }) => holderId === id),
      );
      return row ? [[id, maskAccount(openPayee(turn, row))] as const] : [];
    }),
  );
}

/**
 * Opens the identity number for somebody whom a procedure lets see it, and records that it was opened.
 * `undefined` when the person gave none.
 */
export async function openIdentityNumber(
  turn: Turn,
  personId: string,
  why: { readonly reason: string; readonly detail: Readonly<Record<string, unknown>> },
): Promise<string | undefined> {
  const row = (await store.listPersons(turn, [personId]))[0];
  if (!row?.identity_sealed) return undefined;
  await turn.record({
    act: 'talents.open-identity',
    subject: { type: 'person', id: personId },
    ...why,
  });
  return turn.secrets.open('person', 'identity', row.keptId, row.identity_sealed);
}

/** Why nothing can be paid to persons and organisations now, by id; those to whom something can be are left out. */
export async function payeeHolds(
  turn: Turn,
  holderIds: readonly string[],
): Promise<ReadonlyMap<string, PayeeHold>> {
  const versions = await listLivePayees(turn, holderIds);
  return new Map(
    holderIds.flatMap((id) => {
      const hold = holdOf(
        turn,
        versions.filter(({ holderId }) => holderId === id),
      );
      return hold ? [[id, hold] as const] : [];
    }),
  );
}

/**
 * A keyed mark of who is paid and where the first account leads, to see whether it changed without showing it;
 * `null` where no account is known. A change that two people and a day made is approved by itself and leaves the
 * mark as it was.
 */
export async function payeeMarkOf(turn: Turn, holder: PayeeHolder): Promise<string | null> {
  const name = await nameOfHolder(turn, holder);
  const versions = await listLivePayees(turn, [idOfHolder(holder)]);
  const first = versions.findLast(({ state }) => state === 'confirmed');
  if (name === undefined || !first) return null;
  const text = `${name}/${first.bankName}/${openPayee(turn, first)}`;
  return turn.secrets.index('payee', text).toString('hex');
}

function maskedTalent(turn: Turn, row: store.PersonRow, versions: readonly PayeeRow[]): Talent {
  const open = (table: string, column: string, sealed: Buffer | null): string | null =>
    sealed && turn.secrets.open(table, column, row.keptId, sealed);
  const identity = open('person', 'identity', row.identity_sealed);
  const mobile = open('person', 'mobile', row.mobile_sealed);
  const own = versions.filter(({ personId }) => personId === row.id);
  // An account that waits for its second person is shown where there is no other.
  const payee = payeeInForce(turn, own) ?? own[0];
  return {
    personId: row.id,
    name: row.name,
    identityNumber: identity && maskIdentityNumber(identity, 'staff'),
    mobile: mobile && maskPhone(mobile),
    bankName: payee?.bankName ?? null,
    bankAccount: payee ? maskAccount(openPayee(turn, payee)) : null,
    county: row.county,
  };
}
