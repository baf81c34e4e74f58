import { createHash } from 'node:crypto';
import type { Socket } from 'node:net';
import pg from 'pg';
import {
  Kysely,
  PostgresAdapter,
  DummyDriver,
  PostgresIntrospector,
  PostgresQueryCompiler,
} from 'kysely';

/** How values of the database are read. */
export const types = new pg.TypeOverrides();
// A date stays `YYYY-MM-DD` text; a bigint is a number and must be a safe one.
types.setTypeParser(1082, (text: string) => text);
types.setTypeParser(20, (text: string) => {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`bigint out of the safe range: ${text}`);
  return value;
});

/** Only compiles `sql` templates; statements run on the turn's own connection. */
export const compiler = new Kysely<Record<string, never>>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
});

const names = new Map<string, string>();
/** Texts that are put together from lists have no end; prepared statements fill the server's memory. */
const namesMax = 200;

/**
 * Name under which a connection keeps a statement prepared: parsed and planned once, not at each use.
 * Undefined past a bound, where the statement runs as it comes.
 *
 * Only for writes, which find their rows by key: a list's best plan depends on its values.
 */
export function statementName(text: string): string | undefined {
  const known = names.get(text);
  if (known !== undefined || names.size >= namesMax) return known;
  const name = createHash('sha256').update(text).digest('base64url').slice(0, 20);
  names.set(text, name);
  return name;
}

const stagedNames = new Map<string, string>();
const stagedNamesMax = 2_000;

/** Name of a statement of a demonstration's past, which runs hundreds of times on one connection: reads, too. */
export function stagedStatementName(text: string): string | undefined {
  const known = stagedNames.get(text);
  if (known !== undefined || stagedNames.size >= stagedNamesMax) return known;
  const name = `s${createHash('sha256').update(text).digest('base64url').slice(0, 20)}`;
  stagedNames.set(text, name);
  return name;
}

/**
 * A pool with a bound on every wait: connect 1 s, statement 5 s, lock 2 s, idle transaction 10 s.
 *
 * Its connections are pipelined: a statement is sent without waiting for the one before it.
 */
export function openPool(url: string, max: number): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    types,
    connectionTimeoutMillis: 1_000,
    query_timeout: 6_000,
    idleTimeoutMillis: 30_000,
    keepAlive: true,
    pipeline: true,
    options: [
      '-c statement_timeout=5000',
      '-c lock_timeout=2000',
      '-c idle_in_transaction_session_timeout=10000',
      '-c timezone=UTC',
    ].join(' '),
  });
  // A connection lost while idle is replaced at its next use; without a listener it would end the process.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  const clients = new Set<pg.PoolClient>();
  pool.on('connect', (client) => clients.add(client));
  pool.on('remove', (client) => clients.delete(client));
  clientsOf.set(pool, clients);
  return pool;
}

const clientsOf = new WeakMap<pg.Pool, ReadonlySet<pg.PoolClient>>();

/** Cuts every connection: each statement under way fails now, and the next use opens a fresh one. */
export function cutPool(pool: pg.Pool): void {
  for (const client of clientsOf.get(pool) ?? []) client.connection.stream.destroy();
}

/** Bytes that came from the server on the connections that are open now. */
export function bytesHeard(pool: pg.Pool): number {
  let sum = 0;
  for (const client of clientsOf.get(pool) ?? []) {
    sum += (client.connection.stream as Socket).bytesRead;
  }
  return sum;
}

/** Lets later connections go to another port of the same server. */
export function movePool(pool: pg.Pool, port: string): void {
  const url = new URL(pool.options.connectionString ?? '');
  url.port = port;
  Object.assign(pool.options, { connectionString: url.href });
}
