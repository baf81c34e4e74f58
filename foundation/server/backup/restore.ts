import { createReadStream } from 'node:fs';
import { mkdir, open } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { once } from 'node:events';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { migrate } from '../database/migrate.ts';
import { fault } from '../routes/fault.ts';
import { readFrames, type BackupRecord, type Frame, type Head } from './records.ts';
import { unsealing } from './sealed-stream.ts';
import { columnList, listTables, ownSchema, queueSchema, tableName } from './tables.ts';
import { withoutGuards } from './without-guards.ts';

/** Where a backup goes. */
export interface RestoreTarget {
  /** Opens the empty database, when the file was found whole; told the master key that was in it. */
  readonly open: (masterKey: Buffer | undefined) => Promise<{
    readonly adminUrl: string;
    readonly masterKey: Buffer;
  }>;
  readonly filesFolder: string;
  /** The product's folders of migrations, lowest first. */
  readonly folders: readonly string[];
  /** Every migration file that this version knows. */
  readonly migrations: readonly string[];
}

/** What a look at the whole file told. */
interface Examined {
  readonly head: Head;
  readonly masterKey: Buffer | undefined;
}

/**
 * Restores a backup into an empty installation. The file is read to its end first: a wrong key, a flipped
 * byte, a cut or reordered file is refused before anything is written. All rows come in one transaction,
 * whose keys and references the database checks anew.
 */
export async function restore(
  file: string,
  secret: Buffer,
  target: RestoreTarget,
): Promise<{ madeAt: string }> {
  const { head, masterKey } = await examine(file, secret, target.migrations);
  const opened = await target.open(masterKey);
  await requireEmpty(opened.adminUrl);
  const only = new Set(head.migrations);
  const urls = await migrate(opened.adminUrl, opened.masterKey, target.folders, only);
  const [main, queue] = [new pg.Client(opened.adminUrl), new pg.Client(urls.jobs)];
  await Promise.all([main.connect(), queue.connect()]);
  try {
    await main.query('begin; set local statement_timeout = 0');
    await queue.query('begin; set local statement_timeout = 0');
    for (const { schema, name } of await listTables(queue, queueSchema)) {
      await queue.query(`delete from ${tableName(queue, { schema, name })}`);
    }
    const clients = { [ownSchema]: main, [queueSchema]: queue };
    await withoutGuards(main, () => load(frames(file, secret), clients, target.filesFolder));
    // Jobs of rows that are not there would be worse than rows whose jobs are not: rows first.
    await main.query('commit');
    await queue.query('commit');
  } finally {
    await Promise.all([main.end(), queue.end()]);
  }
  // An older backup is brought up to this version.
  await migrate(opened.adminUrl, opened.masterKey, target.folders);
  return { madeAt: head.madeAt };
}

/** Reads the whole file without writing anything. */
async function examine(
  file: string,
  secret: Buffer,
  migrations: readonly string[],
): Promise<Examined> {
  let head: Head | undefined;
  let masterKey: Buffer | undefined;
  let records = 0;
  let ended = false;
  for await (const frame of frames(file, secret)) {
    if (!('record' in frame)) continue;
    const { record } = frame;
    if (record.kind === 'head') head = record;
    if (record.kind === 'key') masterKey = Buffer.from(record.masterKey, 'hex');
    if (record.kind === 'end') ended = record.records === records;
    records += 1;
  }
  if (!head || !ended) throw fault('backup.not-a-backup', { status: 422, field: file });
  const known = new Set(migrations);
  const unknown = head.migrations.find((each) => !known.has(each));
  if (unknown) throw fault('backup.newer', { status: 422, field: file, values: { file: unknown } });
  return { head, masterKey };
}

async function* frames(file: string, secret: Buffer): AsyncGenerator<Frame> {
  const gunzip = createGunzip();
  const done = pipeline(createReadStream(file), unsealing(secret), gunzip);
  done.catch(() => undefined);
  try {
    yield* readFrames(gunzip);
  } catch (error) {
    // What broke the bytes says more than what the reader made of them.
    await done;
    throw error;
  }
  await done;
}

/** @throws Fault `backup.not-empty` where the database has a city or tables that are not ours. */
async function requireEmpty(adminUrl: string): Promise<void> {
  const client = new pg.Client(adminUrl);
  await client.connect();
  try {
    const { rows } = await client.query<{ ours: boolean; tables: number }>(
      `select to_regclass('public.yanzhen_migration') is not null as ours,
              (select count(*)::int from pg_tables where schemaname = 'public') as tables`,
    );
    const { ours = false, tables = 0 } = rows[0] ?? {};
    const cities = ours && (await client.query(`select from yanzhen_cities()`)).rowCount;
    if (cities || (!ours && tables > 0)) throw fault('backup.not-empty', { status: 409 });
  } catch (error) {
    // An installation that was killed before its first migration has no such function yet.
    if ((error as { code?: string }).code !== '42883') throw error;
  } finally {
    await client.end();
  }
}

async function load(
  source: AsyncIterable<Frame>,
  clients: Readonly<Record<string, pg.Client>>,
  filesFolder: string,
): Promise<void> {
  let sink: Sink | undefined;
  for await (const frame of source) {
    if ('bytes' in frame) await sink?.write(frame.bytes);
    else {
      await sink?.end();
      sink = await sinkOf(frame.record, clients, filesFolder);
    }
  }
}

/** Where the bytes after a record go. */
interface Sink {
  write(bytes: Buffer): Promise<void>;
  end(): Promise<void>;
}

async function sinkOf(
  record: BackupRecord,
  clients: Readonly<Record<string, pg.Client>>,
  filesFolder: string,
): Promise<Sink | undefined> {
  if (record.kind === 'file') return fileSink(filesFolder, record.path);
  if (record.kind !== 'table' && record.kind !== 'sequence') return undefined;
  const client = clients[record.schema];
  if (!client) throw new Error(`a backup with a schema ${record.schema}`);
  if (record.kind === 'sequence') {
    await client.query('select setval($1::regclass, $2::bigint)', [
      tableName(client, record),
      record.value,
    ]);
    return undefined;
  }
  const columns = columnList(client, record);
  const stream = client.query(
    copyFrom(`copy ${tableName(client, record)} (${columns}) from stdin`),
  );
  let failed: Error | undefined;
  stream.on('error', (error) => (failed = error));
  return {
    write: async (bytes) => {
      if (failed) throw failed;
      if (!stream.write(bytes)) await Promise.race([once(stream, 'drain'), once(stream, 'close')]);
    },
    end: async () => {
      if (failed) throw failed;
      stream.end();
      await once(stream, 'finish');
    },
  };
}

async function fileSink(folder: string, path: string): Promise<Sink> {
  if (!/^[a-z][a-z0-9]*\/[0-9a-f]{2}\/[0-9a-f]{64}$/.test(path)) {
    throw new Error(`a backup with a file ${path}`);
  }
  const place = join(folder, path);
  await mkdir(dirname(place), { recursive: true, mode: 0o700 });
  const handle = await open(place, 'w', 0o600);
  return {
    write: async (bytes) => {
      await handle.writeFile(bytes);
    },
    end: async () => {
      await handle.sync();
      await handle.close();
    },
  };
}
