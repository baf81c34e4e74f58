import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestCity, type TestCity } from '@yanzhen/server/testing/test-city.ts';
import { features } from './features.ts';

/** The only tables without a city: who migrated what. The queue's schema is its own. */
const exempt = ['yanzhen_migration'];
/** Every trigger, listed: a distributed table may refuse them (DESIGN, Beyond one machine). */
const triggers = [
  'application_event_by_round',
  'appeal_event_actors',
  'appeal_part_actors',
  'application_event_duties',
  'application_event_one_person',
  'application_event_role',
  'budget_line_adds_up',
  'budget_shares_add_up',
  'ledger_entries_balanced',
  'ledger_header_balanced',
  'offer_round_role',
  'second_look_actors',
  'second_look_result_actors',
  'letter_guarded',
  'signed_batch_stands',
  'signed_lines_stand',
  'paid_case_stands',
  'proposal_answer_guarded',
  'proposal_commitments',
  'proposal_reply_whole',
  // What was agreed, published or begun stands; no money goes elsewhere, or before its milestone.
  'application_keeps_subject',
  'fund_call_stands',
  'milestone_agreed_early',
  'part_milestone_accepted',
  'part_milestone_accepted',
  'payment_line_is_of_its_case',
  // A case that is looked into: a hold laid at the same moment is seen by the line or by the signature.
  'payment_line_not_held',
  'signed_lines_not_held',
];

/** Last days that nobody counted: a person, a document or a plan of instalments named them. */
const namedDays = [
  'college_milestone',
  'college_milestone_history',
  'gathering_task',
  'instalment',
  'milestone',
  'platform_task',
  'platform_task_history',
  'proposal_answer',
  'proposal_commitment',
  'proposal_joint',
  'proposal_reminder',
  'recovery_plan',
];

describe('the database catalogue', () => {
  let city: TestCity;
  let admin: pg.Client;
  beforeAll(async () => {
    city = await openTestCity(features);
    admin = new pg.Client({ connectionString: process.env['YANZHEN_TEST_PG'] });
    await admin.connect();
  });
  afterAll(async () => {
    await admin.end();
    await city.close();
  });

  it('reads every queue that a manifest declares, with the columns that the desk asks for', async () => {
    const queues = features.flatMap((feature) => feature.queues ?? []);
    expect(new Set(queues.map(({ id }) => id)).size).toBe(queues.length);
    for (const { id, rows } of queues) {
      const reader = '0190a000-0000-7000-8000-000000000001';
      const read = city.turn((turn) =>
        turn.rows(sql`select id, reference, title, step, kind, county, amount_fen, due_on, since, person_id
          from (${rows(turn.city, reader)}) q order by due_on, id limit 1`),
      );
      expect([id, await read]).toEqual([id, []]);
    }
  });

  const ask = async (text: string): Promise<string[]> =>
    (await admin.query<{ name: string }>(text)).rows.map((row) => row.name);
  const ours = `n.nspname = 'public' and c.relname not in (${exempt.map((name) => `'${name}'`).join()})`;

  it('starts every primary, unique and foreign key with the city', async () => {
    const bad = await ask(`
      select c.relname || '.' || k.conname as name
      from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
      where ${ours} and k.contype in ('p', 'u', 'f', 'x')
        and (select attname from pg_attribute a where a.attrelid = k.conrelid and a.attnum = k.conkey[1]) <> 'city'`);
    expect(bad).toEqual([]);
    const badIndexes = await ask(`
      select i.relname as name from pg_index x
      join pg_class c on c.oid = x.indrelid join pg_class i on i.oid = x.indexrelid
      join pg_namespace n on n.oid = c.relnamespace
      where ${ours} and c.relkind = 'r'
        and (select attname from pg_attribute a where a.attrelid = c.oid and a.attnum = x.indkey[0]) is distinct from 'city'`);
    expect(badIndexes).toEqual([]);
  });

  it('has a primary key, forced row security and the city policy on every table', async () => {
    const bad = await ask(`
      select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where ${ours} and c.relkind = 'r' and (
        not c.relrowsecurity or not c.relforcerowsecurity
        or not exists (select 1 from pg_policies p where p.tablename = c.relname and p.policyname = 'city_only')
        or not exists (select 1 from pg_constraint k where k.conrelid = c.oid and k.contype = 'p'))`);
    expect(bad).toEqual([]);
  });

  it('keeps beside every last day how it was counted', async () => {
    const days = await ask(`
      select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      join pg_attribute d on d.attrelid = c.oid and d.attname in ('due_on', 'reply_due_on') and not d.attisdropped
      where ${ours} and c.relkind = 'r' and not exists (select from pg_attribute k where k.attrelid = c.oid
        and k.attname = case d.attname when 'due_on' then 'counting' else 'reply_counting' end)
      order by 1`);
    expect(days).toEqual(namedDays);
  });

  it('runs the application under a role that is neither owner nor superuser', async () => {
    const { rows } = await city.ground.pool.query<{
      role: string;
      super: boolean;
      bypass: boolean;
    }>(`
      select rolname as role, rolsuper as super, rolbypassrls as bypass from pg_roles
      where rolname in (current_user, 'yanzhen_app')`);
    expect(rows.length).toBe(2);
    for (const row of rows) expect(row).toMatchObject({ super: false, bypass: false });
    const owned =
      await ask(`select c.relname as name from pg_class c join pg_roles r on r.oid = c.relowner
      where r.rolname in ('yanzhen_app', 'yanzhen_login')`);
    expect(owned).toEqual([]);
  });

  it('keeps what is append only from change and removal', async () => {
    const rights = await ask(`
      select table_name || ' ' || privilege_type as name from information_schema.role_table_grants
      where grantee = 'yanzhen_app' and privilege_type in ('UPDATE', 'DELETE', 'TRUNCATE')
        and (table_name in ('agreement_event', 'project_event', 'institute_assessment', 'audit', 'audit_seal', 'application_event', 'ledger_transaction', 'ledger_entry', 'policy_version', 'fact_dictionary',
             'letter_issue', 'letter_draft', 'letter_figure', 'letter_event', 'letter_pass', 'policy_draft_text', 'policy_draft_event',
             'check_list', 'check_answer', 'check_try', 'second_look_round', 'second_look_list',
             'match_group_sign', 'match_group_event', 'person_merge', 'person_merge_done', 'person_merge_line',
             'person_merge_end', 'person_document',
             'second_look_item', 'second_look_draw', 'second_look_task', 'second_look_part', 'second_look_result',
             'offer_round_event', 'offer_event', 'appeal_event', 'appeal_part', 'appeal_file',
             'rating', 'rating_task_event', 'rating_part', 'objection_file')
             or table_name like '%\\_history')`);
    expect(rights).toEqual([]);
  });

  it('has no trigger that is not listed', async () => {
    const found = await ask(`
      select t.tgname as name from pg_trigger t join pg_class c on c.oid = t.tgrelid
      join pg_namespace n on n.oid = c.relnamespace
      where ${ours} and not t.tgisinternal and t.tgfoid <> 'yanzhen_mark_history'::regproc order by 1`);
    expect(found).toEqual(triggers.toSorted());
  });

  it('marks every write to a table with history', async () => {
    const marked = await ask(`
      select c.relname || ' ' || string_agg(t.tgtype::text, ' ' order by t.tgtype) as name
      from pg_trigger t join pg_class c on c.oid = t.tgrelid
      where t.tgfoid = 'yanzhen_mark_history'::regproc group by c.relname order by 1`);
    const kept = await ask(`
      select left(c.relname, -length('_history')) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where ${ours} and c.relkind = 'r' and c.relname like '%\\_history' order by 1`);
    expect(kept.length).toBeGreaterThan(20);
    // After an insert, a removal, a change: each of a whole statement.
    expect(marked).toEqual(kept.map((name) => `${name} 4 8 16`));
  });
});
