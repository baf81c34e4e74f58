import type { Area } from '@yanzhen/values/area.ts';
import { fault } from '@yanzhen/server/routes/fault.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { getCityProfile } from './city-profile.ts';

/** Counties and clusters of the city pack, by code and id. */
export interface KnownAreas {
  readonly counties: ReadonlySet<string>;
  readonly clusters: ReadonlySet<string>;
}

export async function knownAreas(turn: Turn): Promise<KnownAreas> {
  const { counties, clusters } = await getCityProfile(turn);
  return {
    counties: new Set(counties.map(({ code }) => code)),
    clusters: new Set(clusters.map(({ id }) => id)),
  };
}

/**
 * That a record stands in a county and cluster of the city; null is the whole city, or no cluster.
 *
 * @param known  Where many records are looked at: the areas, read once.
 * @throws Fault `policies.county-unknown`, `policies.cluster-unknown`.
 */
export async function requireArea(
  turn: Turn,
  { county, cluster }: Pick<Area, 'county' | 'cluster'>,
  known?: KnownAreas,
): Promise<void> {
  const { counties, clusters } = known ?? (await knownAreas(turn));
  if (county !== null && !counties.has(county)) {
    throw fault('policies.county-unknown', { status: 400, field: 'body.county' });
  }
  if (cluster !== null && !clusters.has(cluster)) {
    throw fault('policies.cluster-unknown', { status: 400, field: 'body.cluster' });
  }
}
