import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { features } from '../../apps/server/features.ts';
import { loadCities } from '../../apps/server/load-cities.ts';
import { openInstallation } from '../../apps/server/open-installation.ts';
import { readSettings } from '../../apps/server/settings.ts';
import { findAccountByLogin } from '../../foundation/server/accounts/find-actor.ts';
import { openSession } from '../../foundation/server/accounts/open-session.ts';
import { startPostgres } from '../../foundation/server/postgres/start-postgres.ts';
import { serve } from '../../foundation/server/routes/serve.ts';
import { openTurn } from '../../foundation/server/turn/open-turn.ts';
import { readNames } from '../../procedures/desk/read-names.ts';

export const city = 'luzhou';

/** How a city's cases stand after some years: most have ended, some thousands wait in each office. */
const shares = [
  ['paid', 70],
  ['refused', 10],
  ['payable', 4],
  ['approved', 4],
  ['checked', 4],
  ['proposed', 4],
  ['county-review', 4],
];

/** The demonstration city, served over HTTP from an embedded PostgreSQL of its own, `fsync` on. */
export async function openServer() {
  const folder = mkdtempSync(join(tmpdir(), 'yanzhen-bench-'));
  const server = await startPostgres({ dataDir: join(folder, 'postgres') });
  const settings = readSettings({ DATABASE_URL: server.url, YANZHEN_DATA: folder });
  const installation = await openInstallation(settings);
  await loadCities(installation, settings, () => undefined);
  const app = await serve({
    ground: installation.ground,
    routes: features.flatMap((feature) => feature.routes ?? []),
    words: installation.words,
    sms: installation.outlets.sms,
    perMinute: 1e9,
  });
  const address = await app.listen({ port: 0, host: '127.0.0.1' });
  const admin = new pg.Client({ connectionString: server.url });
  await admin.connect();
  await admin.query(`set synchronous_commit = off; set yanzhen.city = '${city}'`);
  const sessions = {};
  for (const login of ['county', 'checker', 'auditor']) {
    sessions[login] = await openTurn(
      installation.ground,
      { city, requestId: 'bench' },
      async (turn) => {
        const { token } = await openSession(
          turn,
          await findAccountByLogin(turn, login),
          'demonstration',
        );
        return `yanzhen_session=${token}`;
      },
    );
  }
  return {
    address,
    admin,
    sessions,
    /** Spells the names that are not spelled yet, as the product's job does. */
    spellNames: async () => {
      for (let left = true; left;) {
        left = await openTurn(installation.ground, { city, requestId: 'bench' }, async (turn) => {
          let again = false;
          await readNames({ ...turn, enqueue: async () => void (again = true) });
          return again;
        });
      }
    },
    close: async () => {
      await admin.end();
      await app.close();
      await installation.close();
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/**
 * Makes cases like those of the demonstration, numbered from one to another: each has a person of its own
 * and one event, and every key, constraint and trigger holds while they are made.
 */
export async function makeCases(admin, from, to) {
  const columns = await columnsOf(admin, 'application');
  const eventColumns = await columnsOf(admin, 'application_event');
  const surnames = '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗';
  const given = '伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂文辉建华国玉子欣';
  await admin.query(
    `create or replace function pg_temp.name_of(n bigint) returns text language sql immutable as $$
       select substr('${surnames}', 1 + (n % 20)::int, 1)
         || substr('${given}', 1 + ((n / 20) % 32)::int, 1) || substr('${given}', 1 + ((n / 640) % 32)::int, 1) $$;
     create or replace function pg_temp.id_of(kind text, n bigint) returns uuid language sql immutable as $$
       select (kind || lpad(to_hex(n), 8, '0') || '70008000' || lpad(to_hex(n), 12, '0'))::uuid $$`,
  );
  const step = 50_000;
  for (let first = from; first <= to; first += step) {
    const range = [first, Math.min(first + step - 1, to)];
    await admin.query(
      `insert into person (city, id, name, created_at)
       select '${city}', pg_temp.id_of('0192', n), pg_temp.name_of(n), now() from generate_series($1::bigint, $2::bigint) n`,
      range,
    );
    await admin.query(madeLike(columns, eventColumns), range);
  }
  await admin.query('vacuum analyze');
  await admin.query('checkpoint');
}

function madeLike(columns, eventColumns) {
  let sum = 0;
  const state = shares
    .map(([name, share]) => `when n % 100 < ${(sum += share)} then '${name}'`)
    .join(' ');
  const own = {
    id: `pg_temp.id_of('0191', n)`,
    reference: `'BE-' || lpad(n::text, 9, '0')`,
    applicant_person_id: `pg_temp.id_of('0192', n)`,
    applicant_name: 'pg_temp.name_of(n)',
    county: `(array['510502','510503','510504','510521','510522','510524','510525'])[1 + n % 7]`,
    state: 'like_it.state',
    due_on: `case when like_it.state in ('paid', 'refused') then null else current_date - 20 + (n % 60)::int end`,
    version: '1',
  };
  const ownEvent = {
    id: 'gen_random_uuid()',
    application_id: 'made.id',
    number: '1',
    to_state: 'made.state',
    duty: 'null',
    due_on: 'made.due_on',
    at: 'now()',
  };
  const values = (list, mine, from) =>
    list.map((name) => mine[name] ?? `${from}.${name}`).join(', ');
  return `
    with wanted as materialized (
      select n, case ${state} end as state from generate_series($1::bigint, $2::bigint) n
    ), templates as materialized (
      select distinct on (state) * from application
      where city = '${city}' and submitted_at is not null and version > 1 order by state, id
    ), made as (
      insert into application (${columns.join(', ')})
      select ${values(columns, own, 'like_it')}
      from wanted join templates like_it on like_it.state = wanted.state
      returning id, state, due_on
    )
    insert into application_event (${eventColumns.join(', ')})
    select ${values(eventColumns, ownEvent, 'e')}
    from made join templates t on t.state = made.state
    join application_event e on e.city = t.city and e.application_id = t.id and e.number = t.version`;
}

async function columnsOf(admin, table) {
  const { rows } = await admin.query(
    `select attname as name from pg_attribute
     where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = ''`,
    [table],
  );
  return rows.map((row) => row.name);
}
