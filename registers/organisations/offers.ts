import { sql, type RawBuilder } from 'kysely';
import { notFound } from '@yanzhen/server/routes/fault.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import type { Organisation } from './contract.ts';
import * as store from './store.ts';

export type { Organisation } from './contract.ts';
export { keepOrganisation as saveOrganisation } from './keep-organisation.ts';

/** One organisation. @throws Fault `request.not-found` when the register has none of this id. */
export async function getOrganisation(turn: Turn, id: string): Promise<Organisation> {
  const found = await store.findOrganisationById(turn, id);
  if (!found) throw notFound();
  return found;
}

/** Organisations by id, for lists; those that are not there are left out. */
export async function getOrganisations(
  turn: Turn,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Organisation>> {
  const rows = await store.listOrganisationsById(turn, ids);
  return new Map(rows.map((row) => [row.id, row]));
}

/** The organisation with a credit code in its canonical form (18 capitals). */
export function findOrganisation(
  turn: Turn,
  creditCode: string,
): Promise<Organisation | undefined> {
  return store.findOrganisationByCode(turn, creditCode);
}

/** Organisations by credit code, for spreadsheets; those that are not there are left out. */
export async function listOrganisationsByCode(
  turn: Turn,
  creditCodes: readonly string[],
): Promise<ReadonlyMap<string, Organisation>> {
  const rows = await store.listOrganisationsByCode(turn, creditCodes);
  return new Map(rows.map((row) => [row.creditCode, row]));
}

/** Names beside credit codes, for whoever divides records by organisation. */
export function namesByCreditCode(creditCodes: readonly string[]): RawBuilder<unknown> {
  return sql`select credit_code as value, name from organisation
    where city = yanzhen_city() and credit_code = any(${[...creditCodes]}::text[])`;
}
