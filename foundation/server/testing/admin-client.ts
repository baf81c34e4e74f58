import pg from 'pg';

/**
 * Runs work as the database's owner in a transaction that is rolled back: to take a guard away and see
 * that what it guards would pass.
 */
export async function asOwnerRolledBack<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: process.env['YANZHEN_TEST_PG'] ?? '' });
  await client.connect();
  try {
    await client.query('begin');
    return await work(client);
  } finally {
    await client.query('rollback');
    await client.end();
  }
}

/** Lets the planner know what a test has put into a table. */
export async function analyse(table: string): Promise<void> {
  const client = new pg.Client({ connectionString: process.env['YANZHEN_TEST_PG'] ?? '' });
  await client.connect();
  try {
    await client.query(`analyze ${pg.escapeIdentifier(table)}`);
  } finally {
    await client.end();
  }
}
