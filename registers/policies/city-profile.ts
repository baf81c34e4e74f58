import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { cityFileSchema, type CityFile } from './pack/city-schema.ts';
import * as store from './store.ts';

/** What `city.yaml` of the city's pack says: counties, clusters, offices, budget lines, checks, letterhead. */
export type CityProfile = Omit<CityFile, 'city'>;

const none = { counties: [], clusters: [], offices: [], budgetLines: [] };

/** The city's profile; lists are empty before a pack is applied. */
export async function getCityProfile(
  turn: Turn,
): Promise<
  Pick<CityProfile, 'counties' | 'clusters' | 'offices' | 'budgetLines'> & Partial<CityProfile>
> {
  const parsed = profileSchema.safeParse(await store.getPack(turn));
  return parsed.success ? parsed.data : none;
}

const profileSchema = cityFileSchema.omit({ city: true });
