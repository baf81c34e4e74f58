import pg from 'pg';
import { compiler, types } from '../database/pool.ts';
import type { Turn } from '../turn/turn.ts';

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

/** A turn that reads what an owner's transaction sees, to look at what was altered past every right. */
export async function turnOver(turn: Turn, client: pg.Client): Promise<Turn> {
  await client.query(`select set_config('yanzhen.city', $1, true)`, [turn.city]);
  await client.query(`set local timezone to 'UTC'`);
  const rows: Turn['rows'] = async <Row>(statement: Parameters<Turn['rows']>[0]) => {
    const { sql: text, parameters } = statement.compile(compiler);
    return (await client.query({ text, values: [...parameters], types })).rows as Row[];
  };
  return {
    ...turn,
    rows,
    row: async <Row>(asked: Parameters<Turn['row']>[0]) => (await rows<Row>(asked))[0],
  };
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
