import { fault } from '@yanzhen/server/routes/fault.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { getCityProfile } from '../policies/offers.ts';
import type { Organisation } from './contract.ts';
import * as store from './store.ts';

/**
 * Enters an organisation, or corrects the entry with its id.
 *
 * @param organisation  Credit code in its canonical form; a new id is made when none is given.
 * @throws Fault `organisations.credit-code-taken`, `.county-unknown`, `.cluster-unknown`.
 */
export async function keepOrganisation(
  turn: Turn,
  { id, ...entry }: Omit<Organisation, 'id'> & { readonly id?: string },
): Promise<Organisation> {
  const profile = await getCityProfile(turn);
  const isHere = profile.counties.some((county) => county.code === entry.county);
  if (entry.county !== null && !isHere) {
    throw fault('organisations.county-unknown', { status: 400, field: 'body.county' });
  }
  const known = profile.clusters.some((cluster) => cluster.id === entry.cluster);
  if (entry.cluster !== null && !known) {
    throw fault('organisations.cluster-unknown', { status: 400, field: 'body.cluster' });
  }
  const organisation = { id: id ?? turn.newId(), ...entry };
  if (!(await store.saveOrganisation(turn, organisation))) {
    throw fault('organisations.credit-code-taken', { field: 'body.creditCode' });
  }
  return organisation;
}
