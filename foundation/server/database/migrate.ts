import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import pg from 'pg';
import { runMigrations } from 'graphile-worker';
import { projectRoot } from '../manifest/project-root.ts';
import { rolePassword } from '../secrets/secrets.ts';

/** Login under which turns run; it can do nothing but become `yanzhen_app` inside a transaction. */
const loginRole = 'yanzhen_login';
/** Owner of the job queue's schema; only the worker's own pool runs under it. */
const jobsRole = 'yanzhen_jobs';

/** The addresses under which the application and its worker connect. */
export interface DatabaseUrls {
  readonly application: string;
  readonly jobs: string;
}

/**
 * Brings a database up to date: roles, the foundation's migrations, each feature's in the order
 * given, and the job queue. Each file runs once, in its own transaction; a process killed half way
 * leaves whole files done and none half done. Safe to run from several processes at once.
 *
 * @param adminUrl connection of a role that owns the database and may create roles.
 * @param only     files to stop at: a restore makes the tables as they were, and migrates on afterwards.
 */
export async function migrate(
  adminUrl: string,
  masterKey: Buffer,
  folders: readonly string[],
  only?: ReadonlySet<string>,
): Promise<DatabaseUrls> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    // One migrating process at a time in this database.
    await client.query(`select pg_advisory_lock(hashtext('yanzhen-migrate'))`);
    await makeRoles(client, masterKey);
    await runFiles(client, folders, only);
    await openQueue(client, withRole(adminUrl, jobsRole, masterKey));
  } finally {
    await client.end();
  }
  return databaseUrls(adminUrl, masterKey);
}

/** The addresses on a database that was migrated before. */
export function databaseUrls(adminUrl: string, masterKey: Buffer): DatabaseUrls {
  return {
    application: withRole(adminUrl, loginRole, masterKey),
    jobs: withRole(adminUrl, jobsRole, masterKey),
  };
}

function withRole(adminUrl: string, role: string, masterKey: Buffer): string {
  const url = new URL(adminUrl);
  url.username = role;
  url.password = rolePassword(masterKey, role);
  return url.href;
}

async function makeRoles(client: pg.Client, masterKey: Buffer): Promise<void> {
  const { rows } = await client.query<{ database: string }>(
    'select current_database() as database',
  );
  const database = client.escapeIdentifier(rows[0]?.database ?? '');
  for (const [role, rights] of [
    ['yanzhen_app', 'nologin'],
    [loginRole, 'login noinherit'],
    [jobsRole, 'login'],
  ] as const) {
    const known = await client.query('select 1 from pg_roles where rolname = $1', [role]);
    const guard = 'nosuperuser nobypassrls nocreatedb nocreaterole';
    if (known.rowCount === 0) {
      // Roles belong to the whole server: another database's migration may have made it meanwhile.
      await client.query(`do $$ begin create role ${role} ${rights} ${guard};
        exception when duplicate_object or unique_violation then null; end $$`);
    }
    if (rights.startsWith('login')) {
      const password = client.escapeLiteral(rolePassword(masterKey, role));
      await client.query(`alter role ${role} password ${password}`);
    }
  }
  await client.query(`grant yanzhen_app to ${loginRole}`);
  await client.query(`grant connect on database ${database} to ${loginRole}, ${jobsRole}`);
  await client.query(`grant create on database ${database} to ${jobsRole}`);
  await client.query('revoke create on schema public from public');
  await client.query('grant usage on schema public to yanzhen_app');
  await client.query('create extension if not exists btree_gist');
  await client.query(
    'create table if not exists yanzhen_migration (file text primary key, run_at timestamptz not null default now())',
  );
}

async function runFiles(
  client: pg.Client,
  folders: readonly string[],
  only: ReadonlySet<string> | undefined,
): Promise<void> {
  const done = await client.query<{ file: string }>('select file from yanzhen_migration');
  const known = new Set(done.rows.map((row) => row.file));
  for (const file of listMigrations(folders)) {
    if (known.has(file) || (only && !only.has(file))) continue;
    await runFile(client, file);
  }
}

/** Runs one file; again where it and a server at work on the same tables waited for each other. */
async function runFile(client: pg.Client, file: string, triesLeft = 4): Promise<void> {
  const [folder = '', name = ''] = [dirname(file), basename(file)];
  try {
    await client.query('begin');
    await client.query(readFileSync(join(projectRoot, folder, 'migrations', name), 'utf8'));
    await client.query('insert into yanzhen_migration (file) values ($1)', [file]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    if ((error as { code?: string }).code === '40P01' && triesLeft > 0) {
      return runFile(client, file, triesLeft - 1);
    }
    throw new Error(`migration ${file}: ${(error as Error).message}`, { cause: error });
  }
}

/** Every migration of the foundation and of these folders, in the order in which they run. */
export function listMigrations(folders: readonly string[]): string[] {
  return ['foundation/server/database', ...folders].flatMap((folder) => {
    const place = join(projectRoot, folder, 'migrations');
    if (!existsSync(place)) return [];
    const names = readdirSync(place).filter((each) => each.endsWith('.sql'));
    return names.sort().map((name) => `${folder}/${name}`);
  });
}

/** The queue's tables belong to the jobs role; the application reaches them by one function. */
async function openQueue(client: pg.Client, jobsUrl: string): Promise<void> {
  await runMigrations({ connectionString: jobsUrl, schema: 'graphile_worker' });
  const jobs = new pg.Client({ connectionString: jobsUrl });
  await jobs.connect();
  try {
    await jobs.query(`
      create schema if not exists yanzhen_jobs;
      drop function if exists yanzhen_jobs.enqueue(text, text, json, text);
      create or replace function yanzhen_jobs.enqueue(city text, task text, payload json, job_key text,
                                                      run_at timestamptz)
      returns void language plpgsql security definer set search_path = pg_catalog as $$
      begin
        if city is distinct from current_setting('yanzhen.city', true) then
          raise exception 'a job belongs to the city of its turn';
        end if;
        perform graphile_worker.add_job(task,
          (jsonb_build_object('city', city) || payload::jsonb)::json,
          -- A poisoned job is a dead letter after five; a message waits out three days of its provider.
          job_key => job_key, run_at => run_at,
          max_attempts => case when task like 'messages.%' then 22 else 5 end);
      end $$;
      revoke all on function yanzhen_jobs.enqueue(text, text, json, text, timestamptz) from public;
      grant usage on schema yanzhen_jobs to yanzhen_app;
      grant execute on function yanzhen_jobs.enqueue(text, text, json, text, timestamptz) to yanzhen_app;
      -- What failed to its last try stays until somebody decides; a reader learns the first line of why.
      create or replace function yanzhen_jobs.laid_aside()
      returns table (id bigint, task text, attempts int, queued_at timestamptz, failed_at timestamptz, why text)
      language sql stable security definer set search_path = pg_catalog as $$
        select j.id, t.identifier, j.attempts::int, j.created_at, j.updated_at,
               left(regexp_replace(split_part(coalesce(j.last_error, ''), E'\n', 1), '[0-9]{6,}', '…', 'g'), 200)
        from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
        where j.attempts >= j.max_attempts and j.locked_at is null
          and j.payload->>'city' = current_setting('yanzhen.city', true)
        order by j.id limit 200
      $$;
      -- Tries it again from the beginning, or gives it up; true where it was laid aside in this city.
      create or replace function yanzhen_jobs.settle_laid_aside(job bigint, again boolean) returns boolean
      language plpgsql volatile security definer set search_path = pg_catalog as $$
      begin
        if not exists (select from yanzhen_jobs.laid_aside() l where l.id = job) then return false; end if;
        if again then perform graphile_worker.reschedule_jobs(array[job], run_at => now(), attempts => 0);
        else perform graphile_worker.complete_jobs(array[job]);
        end if;
        return true;
      end $$;
      revoke all on function yanzhen_jobs.laid_aside(), yanzhen_jobs.settle_laid_aside(bigint, boolean) from public;
      grant execute on function yanzhen_jobs.laid_aside(), yanzhen_jobs.settle_laid_aside(bigint, boolean)
        to yanzhen_app;`);
  } finally {
    await jobs.end();
  }
  await assertRoles(client);
}

/** A role that bypasses row-level security would see every city: refuse to start. */
async function assertRoles(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ rolname: string }>(
    `select rolname from pg_roles where rolname in ('yanzhen_app', $1, $2) and (rolsuper or rolbypassrls)`,
    [loginRole, jobsRole],
  );
  if (rows.length > 0) {
    throw new Error(`role ${rows[0]?.rolname} may bypass row-level security: take that right away`);
  }
}
