import type pg from 'pg';

/** First half of the advisory locks under which living workers stand; the second is the worker's id. */
const family = `hashtext('yanzhen-worker')`;

/** Shows that a worker lives, for as long as it holds. */
export interface WorkerLease {
  /** Takes the lease again where its connection was lost. */
  renew(): Promise<void>;
  release(): void;
}

/** A lease that ends with its process, however that ends: a lock of a connection of its own. */
export function leaseOf(pool: pg.Pool, workerId: string): WorkerLease {
  let holder: pg.PoolClient | undefined;
  const lose = (client: pg.PoolClient): void => {
    if (holder !== client) return;
    holder = undefined;
    client.release(true);
  };
  return {
    renew: async () => {
      if (holder) return;
      const client = await pool.connect();
      holder = client;
      client.once('error', () => lose(client));
      client.once('end', () => lose(client));
      try {
        await client.query(`select pg_advisory_lock(${family}, hashtext($1))`, [workerId]);
      } catch (error) {
        lose(client);
        throw error;
      }
    },
    release: () => {
      if (holder) lose(holder);
    },
  };
}

/**
 * Frees the jobs that a killed worker took with it; the queue itself would wait four hours. A job counts
 * as left when its worker has no lease and took it a few seconds ago.
 *
 * @returns the ids of the workers that were found dead.
 */
export async function freeLeftJobs(pool: pg.Pool): Promise<readonly string[]> {
  const { rows } = await pool.query<{ id: string }>(`
    with holders as (
      select locked_by as id, max(locked_at) as at from (
        select locked_by, locked_at from graphile_worker._private_jobs
        union all select locked_by, locked_at from graphile_worker._private_job_queues) taken
      where locked_by like 'pool-%' group by locked_by)
    select id from holders
    where at < now() - interval '3 seconds' and not exists (
      select from pg_locks l
      where l.locktype = 'advisory' and l.granted
        and l.database = (select oid from pg_database where datname = current_database())
        and l.classid = (${family}::bigint & 4294967295)::oid
        and l.objid = (hashtext(holders.id)::bigint & 4294967295)::oid)`);
  const dead = rows.map((row) => row.id);
  if (dead.length > 0) {
    await pool.query('select graphile_worker.force_unlock_workers($1::text[])', [dead]);
  }
  return dead;
}
