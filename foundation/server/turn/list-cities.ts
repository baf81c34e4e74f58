import type { Localized } from '@yanzhen/values/localized.ts';
import type { TurnGround } from './open-turn.ts';

export interface CityRow {
  readonly city: string;
  readonly name: Localized;
  readonly demonstration: boolean;
  readonly pack_digest: string | null;
}

/** The cities of this database, before any is chosen; the only read without a city. */
export async function listCities(ground: Pick<TurnGround, 'pool'>): Promise<CityRow[]> {
  const client = await ground.pool.connect();
  try {
    await client.query(`begin; select set_config('role', 'yanzhen_app', true)`);
    const { rows } = await client.query<CityRow>('select * from yanzhen_cities()');
    return rows;
  } finally {
    // A connection that cannot even be rolled back is thrown away; what broke it is told by the query.
    await client.query('rollback').then(
      () => client.release(),
      () => client.release(true),
    );
  }
}
