import type pg from 'pg';
import type { TableRecord } from './records.ts';

/** Schemas that hold rows: ours, and the queue with what it still has to do. */
export const ownSchema = 'public';
export const queueSchema = 'graphile_worker';

/** Who migrated what: a restore's own migrations write it. */
const notCopied = ['yanzhen_migration', 'migrations'];

/** The tables of a schema with the columns that are stored, in the order of their names. */
export async function listTables(client: pg.Client, schema: string): Promise<TableRecord[]> {
  const { rows } = await client.query<{ name: string; columns: string[] }>(
    `select c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
       and a.attgenerated = ''
     where n.nspname = $1 and c.relkind in ('r', 'p') and not c.relispartition
       and c.relname <> all($2)
     group by c.relname order by c.relname`,
    [schema, notCopied],
  );
  return rows.map((row) => ({ kind: 'table', schema, ...row }));
}

/** The next values of the sequences of a schema. */
export async function listSequences(
  client: pg.Client,
  schema: string,
): Promise<{ name: string; value: string }[]> {
  const { rows } = await client.query<{ name: string; value: string }>(
    `select sequencename as name, last_value::text as value from pg_sequences
     where schemaname = $1 and last_value is not null order by 1`,
    [schema],
  );
  return rows;
}

export function tableName(client: pg.Client, table: { schema: string; name: string }): string {
  return `${client.escapeIdentifier(table.schema)}.${client.escapeIdentifier(table.name)}`;
}

export function columnList(client: pg.Client, table: TableRecord): string {
  return table.columns.map((column) => client.escapeIdentifier(column)).join(', ');
}
