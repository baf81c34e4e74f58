import { fault } from '@yanzhen/server/routes/fault.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { getCityProfile } from '../policies/offers.ts';
import * as store from './store.ts';

/** Keeps in which county a person works. @throws Fault `talents.county-unknown`. */
export async function keepCounty(turn: Turn, personId: string, county: string): Promise<void> {
  const { counties } = await getCityProfile(turn);
  if (!counties.some((each) => each.code === county)) {
    throw fault('talents.county-unknown', { status: 400, field: 'body.county' });
  }
  await store.saveCounty(turn, personId, county);
}
