import { notFound } from '@yanzhen/server/routes/fault.ts';
import type { Output } from '@yanzhen/server/routes/route.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { getCityProfile } from './city-profile.ts';
import type * as contract from './contract.ts';

/** Counties and clusters by name, for every page. */
export async function showCity(turn: Turn): Promise<Output<typeof contract.showCity>> {
  const { areaCode, name, counties, clusters } = await getCityProfile(turn);
  if (areaCode === undefined || name === undefined) throw notFound();
  return { city: turn.city, areaCode, name, counties, clusters };
}
