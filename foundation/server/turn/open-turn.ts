import { randomFillSync } from 'node:crypto';
import { sql, type RawBuilder } from 'kysely';
import type pg from 'pg';
import { civilDateOf } from '@yanzhen/values/civil-date.ts';
import { uuidV7 } from '@yanzhen/values/ids.ts';
import type { Language } from '@yanzhen/values/localized.ts';
import { appendAudit } from '../audit/append-audit.ts';
import { compiler, stagedStatementName, statementName } from '../database/pool.ts';
import type { Gate } from '../database/gate.ts';
import { fileStoreOf } from '../files/file-store.ts';
import { enqueueJob } from '../jobs/enqueue-job.ts';
import { saveMessage } from '../messages/save-message.ts';
import { secretsOfCity } from '../secrets/secrets.ts';
import type { Actor } from './actor.ts';
import type { Turn } from './turn.ts';

/** What turns are opened on; one for a process. */
export interface TurnGround {
  readonly pool: pg.Pool;
  readonly gate: Gate;
  readonly masterKey: Buffer;
  /** Folder of the uploaded files. */
  readonly filesFolder: string;
  readonly clock: () => Date;
  readonly isDemonstration: (city: string) => boolean;
  /** Whether the disk has too little room left for writes; without it nobody looks. */
  readonly isDiskFull?: () => boolean;
}

export interface TurnOptions {
  readonly city: string;
  readonly language?: Language;
  readonly requestId: string;
  readonly actor?: Actor | null;
}

const citySecrets = new WeakMap<Buffer, Map<string, ReturnType<typeof secretsOfCity>>>();

function secretsFor(masterKey: Buffer, city: string): ReturnType<typeof secretsOfCity> {
  const cities = citySecrets.get(masterKey) ?? new Map<string, ReturnType<typeof secretsOfCity>>();
  citySecrets.set(masterKey, cities);
  const known = cities.get(city) ?? secretsOfCity(masterKey, city);
  cities.set(city, known);
  return known;
}

// Drawn in stock: a draw from the system each time was a tenth of a turn's own work.
const randomStock = Buffer.alloc(4_000);
let randomUsed = randomStock.length;

function tenRandomBytes(): Buffer {
  if (randomUsed === randomStock.length) {
    randomFillSync(randomStock);
    randomUsed = 0;
  }
  return randomStock.subarray(randomUsed, (randomUsed += 10));
}

/**
 * Runs `work` in one transaction under the application's role with the city set, both for this
 * transaction only, so that nothing leaks to the connection's next user.
 *
 * @param setActor called inside the transaction before the work, where the actor is found by session.
 */
export async function openTurn<T>(
  ground: TurnGround,
  options: TurnOptions,
  work: (turn: Turn, setActor: (actor: Actor | null) => void) => Promise<T>,
): Promise<T> {
  return inTransaction(ground, options.city, (client) => {
    const turn = turnOn(ground, client, options);
    return work(turn, (actor) => {
      (turn as { actor: Actor | null }).actor = actor;
    });
  });
}

/**
 * Many turns in one transaction, each at a moment and by an actor of its own: how a demonstration's
 * past is made, wholly or not at all. Never for what people ask.
 */
export async function openStagedTurns<T>(
  ground: TurnGround,
  options: Omit<TurnOptions, 'actor'>,
  work: (turnAt: (moment: Date, actor: Actor | null) => Turn) => Promise<T>,
): Promise<T> {
  const inOne = (client: pg.PoolClient): Promise<T> =>
    work((moment, actor) =>
      turnOn({ ...ground, clock: () => moment }, client, { ...options, actor, staged: true }),
    );
  // The connection goes with the hundreds of statements that it keeps prepared.
  return inTransaction(ground, options.city, inOne, { closes: true });
}

async function inTransaction<T>(
  ground: TurnGround,
  city: string,
  work: (client: pg.PoolClient) => Promise<T>,
  { closes } = { closes: false },
): Promise<T> {
  if (!/^[a-z][a-z0-9]{1,19}$/.test(city)) throw new RangeError('not a city');
  return ground.gate.run(async () => {
    const client = await ground.pool.connect();
    let broken: Error | undefined;
    let begun: Promise<unknown> | undefined;
    try {
      begun = begin(client, city);
      begun.catch(() => undefined);
      const result = await work(client);
      await begun;
      await client.query('commit');
      return result;
    } catch (error) {
      await client.query('rollback').catch((failure: unknown) => {
        broken = failure as Error;
      });
      // What the work met is only the consequence where the beginning failed.
      await begun;
      throw error;
    } finally {
      client.release(broken ?? closes);
    }
  });
}

/**
 * Begins under the application's role with the city set, without waiting: it travels in one packet with
 * the work's first statement. Should it fail, that statement fails too, for the login has no rights of
 * its own; and nothing is committed before it has succeeded.
 */
function begin(client: pg.PoolClient, city: string): Promise<unknown> {
  const { stream } = client.connection;
  stream.cork();
  process.nextTick(() => stream.uncork());
  // The city is of a checked shape, so it may stand in the text.
  return client.query(
    `begin; select set_config('role', 'yanzhen_app', true), set_config('yanzhen.city', '${city}', true)`,
  );
}

function turnOn(
  ground: TurnGround,
  client: pg.PoolClient,
  options: TurnOptions & { readonly staged?: true },
): Turn {
  const now = ground.clock();
  const { stream } = client.connection;
  // What one step of the work sends goes in one packet.
  const gather = (): void => {
    if (stream.writableCorked > 0) return;
    stream.cork();
    process.nextTick(() => stream.uncork());
  };
  const read = (statement: RawBuilder<unknown>): Promise<pg.QueryResult> => {
    const { sql: text, parameters } = statement.compile(compiler);
    gather();
    if (!options.staged) return client.query(text, [...parameters]);
    return client.query({ name: stagedStatementName(text), text, values: [...parameters] });
  };
  const write = (statement: RawBuilder<unknown>): Promise<pg.QueryResult> => {
    const { sql: text, parameters } = statement.compile(compiler);
    gather();
    const name = options.staged ? stagedStatementName(text) : statementName(text);
    return client.query({ name, text, values: [...parameters] });
  };
  const secrets = secretsFor(ground.masterKey, options.city);
  const turn: Turn = {
    city: options.city,
    now,
    today: civilDateOf(now),
    language: options.language ?? 'zh',
    requestId: options.requestId,
    actor: options.actor ?? null,
    secrets,
    files: fileStoreOf(ground.filesFolder, options.city, secrets),
    demonstration: ground.isDemonstration(options.city),
    rows: async <Row>(statement: RawBuilder<unknown>) => (await read(statement)).rows as Row[],
    row: async <Row>(statement: RawBuilder<unknown>) =>
      (await read(statement)).rows[0] as Row | undefined,
    run: async (statement) => (await write(statement)).rowCount ?? 0,
    newId: () => uuidV7(now, tenRandomBytes()),
    next: async (counter) => {
      const result = await write(sql`
        insert into counter (city, name, value) values (${options.city}, ${counter}, 1)
        on conflict (city, name) do update set value = counter.value + 1
        returning value`);
      return (result.rows[0] as { value: number }).value;
    },
    record: (entry) => appendAudit(turn, entry),
    enqueue: (task, payload, jobKey, runAt) => enqueueJob(turn, task, payload, jobKey, runAt),
    send: (message) => saveMessage(turn, message),
  };
  return turn;
}
