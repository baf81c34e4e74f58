import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { opendir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import type { DatabaseUrls } from '../database/migrate.ts';
import { fault } from '../routes/fault.ts';
import { bytesFrame, recordFrame, type BackupRecord, type TableRecord } from './records.ts';
import { sealing } from './sealed-stream.ts';
import {
  columnList,
  listSequences,
  listTables,
  ownSchema,
  queueSchema,
  tableName,
} from './tables.ts';

export interface BackupSource {
  readonly adminUrl: string;
  readonly urls: DatabaseUrls;
  readonly filesFolder: string;
  /** The master key where it belongs into the backup; undefined where it is kept elsewhere. */
  readonly masterKey: Buffer | undefined;
}

/**
 * Writes one consistent moment of an installation into an encrypted file while it goes on serving: all
 * tables in one snapshot, the queue's in the same, then the uploaded files, which are never changed.
 * Memory does not grow with what there is.
 *
 * @returns rows and files that were written.
 */
export async function backUp(
  source: BackupSource,
  file: string,
  secret: Buffer,
): Promise<{ rows: number; files: number }> {
  if (existsSync(file)) throw fault('backup.exists', { status: 409, field: file });
  const unfinished = `${file}.unfinished`;
  const told = { rows: 0, files: 0 };
  try {
    await pipeline(
      Readable.from(frames(source, told), { objectMode: false }),
      createGzip(),
      sealing(secret),
      createWriteStream(unfinished, { mode: 0o600, flush: true }),
    );
    await rename(unfinished, file);
    await syncFolder(dirname(file));
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
  return told;
}

async function* frames(
  source: BackupSource,
  told: { rows: number; files: number },
): AsyncGenerator<Buffer> {
  const [main, queue] = [new pg.Client(source.adminUrl), new pg.Client(source.urls.jobs)];
  await Promise.all([main.connect(), queue.connect()]);
  let records = 0;
  const record = (value: BackupRecord): Buffer => {
    records += 1;
    return recordFrame(value);
  };
  try {
    await beginTogether(main, queue);
    const cities = await listCityNames(main);
    const migrations = await main.query<{ file: string }>(
      'select file from yanzhen_migration order by run_at, file',
    );
    yield record({
      kind: 'head',
      madeAt: new Date().toISOString(),
      migrations: migrations.rows.map((row) => row.file),
      cities,
    });
    if (source.masterKey) {
      yield record({ kind: 'key', masterKey: source.masterKey.toString('hex') });
    }
    const seesAll = await bypassesRowSecurity(main);
    for (const [client, schema] of [
      [main, ownSchema],
      [queue, queueSchema],
    ] as const) {
      for (const table of await listTables(client, schema)) {
        yield record(table);
        // An owner without that right sees one city at a time, as everybody does.
        const parts = schema === ownSchema && !seesAll ? cities : [undefined];
        for (const city of parts) yield* copied(client, table, city, told);
      }
      for (const sequence of await listSequences(client, schema)) {
        yield record({ kind: 'sequence', schema, ...sequence });
      }
    }
    for await (const path of listFiles(source.filesFolder)) {
      yield record({ kind: 'file', path });
      for await (const bytes of createReadStream(join(source.filesFolder, path))) {
        yield bytesFrame(bytes as Buffer);
      }
      told.files += 1;
    }
    yield record({ kind: 'end', records });
  } finally {
    await Promise.all([main.end(), queue.end()]);
  }
}

/** Both connections in one snapshot, so that a job and what it speaks of are of one moment. */
async function beginTogether(main: pg.Client, queue: pg.Client): Promise<void> {
  const begin = 'begin isolation level repeatable read, read only';
  await main.query(
    `${begin}; set local statement_timeout = 0; set local idle_in_transaction_session_timeout = 0`,
  );
  const { rows } = await main.query<{ id: string }>('select pg_export_snapshot() as id');
  const id = main.escapeLiteral(rows[0]?.id ?? '');
  await queue.query(`${begin}; set transaction snapshot ${id}`);
  await queue.query(
    'set local statement_timeout = 0; set local idle_in_transaction_session_timeout = 0',
  );
}

async function bypassesRowSecurity(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ yes: boolean }>(
    'select rolsuper or rolbypassrls as yes from pg_roles where rolname = current_user',
  );
  return rows[0]?.yes ?? false;
}

async function listCityNames(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ city: string }>('select city from yanzhen_cities()');
  return rows.map((row) => row.city);
}

async function* copied(
  client: pg.Client,
  table: TableRecord,
  city: string | undefined,
  told: { rows: number },
): AsyncGenerator<Buffer> {
  if (city) await client.query(`select set_config('yanzhen.city', $1, true)`, [city]);
  const columns = columnList(client, table);
  const stream = client.query(
    copyTo(`copy (select ${columns} from ${tableName(client, table)}) to stdout`),
  );
  for await (const bytes of stream) yield bytesFrame(bytes as Buffer);
  told.rows += stream.rowCount ?? 0;
}

/** Uploaded files by their path; a file that is just being written has another shape of name. */
async function* listFiles(folder: string): AsyncGenerator<string> {
  if (!existsSync(folder)) return;
  const cities = await opendir(folder);
  for await (const city of cities) {
    for await (const entry of await opendir(join(folder, city.name), { recursive: true })) {
      if (!/^[0-9a-f]{64}$/.test(entry.name)) continue;
      yield join(city.name, entry.name.slice(0, 2), entry.name);
    }
  }
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder === '' ? '.' : folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
