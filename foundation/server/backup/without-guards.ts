import type pg from 'pg';

/**
 * Loads rows as they were: no trigger adds to them, and tables that refer to one another may come in any
 * order. Afterwards every reference is checked over all rows, or nothing is kept. Needs no more than the
 * owner's rights, and the transaction of the caller.
 */
export async function withoutGuards(client: pg.Client, work: () => Promise<void>): Promise<void> {
  const references = await ask<{ name: string; reference: string; definition: string }>(
    client,
    `select conrelid::regclass::text as name, quote_ident(conname) as reference,
            pg_get_constraintdef(oid) as definition
     from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace order by 1, 2`,
  );
  const forced = await ask<{ name: string }>(
    client,
    `select oid::regclass::text as name from pg_class
     where relnamespace = 'public'::regnamespace and relforcerowsecurity`,
  );
  const guarded = await ask<{ name: string }>(
    client,
    `select distinct tgrelid::regclass::text as name from pg_trigger t
     join pg_class c on c.oid = t.tgrelid
     where c.relnamespace = 'public'::regnamespace and not tgisinternal`,
  );
  for (const { name, reference } of references) {
    await client.query(`alter table ${name} drop constraint ${reference}`);
  }
  for (const { name } of forced)
    await client.query(`alter table ${name} no force row level security`);
  for (const { name } of guarded) await client.query(`alter table ${name} disable trigger user`);
  await work();
  for (const { name } of guarded) await client.query(`alter table ${name} enable trigger user`);
  for (const { name, reference, definition } of references) {
    await client.query(`alter table ${name} add constraint ${reference} ${definition}`);
  }
  for (const { name } of forced) await client.query(`alter table ${name} force row level security`);
}

async function ask<Row extends pg.QueryResultRow>(client: pg.Client, text: string): Promise<Row[]> {
  return (await client.query<Row>(text)).rows;
}
