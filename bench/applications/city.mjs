import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { applyCity } from '../../apps/server/apply-city.ts';
import { features } from '../../apps/server/features.ts';
import { readCityPack } from '../../apps/server/read-city-pack.ts';
import { openGround } from '../../foundation/server/database/open-ground.ts';
import { startPostgres } from '../../foundation/server/postgres/start-postgres.ts';
import { openTurn } from '../../foundation/server/turn/open-turn.ts';

export const city = 'luzhou';
/** A city with many benefits has as many budget lines: no row that everybody waits for. */
export const budgetLines = 64;
export const amountFen = 3_000_000;

// Numbers of twelve digits end the ids, so that pgbench counts through them as we do.
const firstNumber = 200_000_000_000;
const firstLine = 100_000_000_000;
export const numberOf = (serial) => firstNumber + serial;
export const idOf = (kind, number) => `${kind}0000000-0000-7000-8000-${number}`;
export const lineOf = (number) => firstLine + ((number - firstNumber) % budgetLines);
export const benefitOf = (line) => `benefit-${line}`;

export const approver = {
  accountId: idOf('d', 300_000_000_001),
  personId: idOf('d', 300_000_000_000),
  name: '审定丙',
  kind: 'staff',
  roles: ['approver'],
  counties: [],
  organisationId: null,
};

const terms = ['accept', 'propose', 'check', 'approve', 'publicity', 'payment'].map((stage) => ({
  stage,
  legalWorkingDays: 20,
  promisedWorkingDays: 10,
}));

/**
 * A city on an embedded PostgreSQL of its own, `fsync` on, in the middle of its year.
 *
 * @param cases    How many wait for approval; each has an applicant of its own.
 * @param history  How many were approved before; without them every plan would be one for empty tables.
 */
export async function openCity({ cases, history }, connections) {
  const folder = mkdtempSync(join(tmpdir(), 'yanzhen-bench-'));
  const server = await startPostgres({ dataDir: join(folder, 'postgres') });
  const ground = await openGround({
    adminUrl: server.url,
    masterKey: Buffer.alloc(32, 7),
    filesFolder: join(folder, 'files'),
    clock: () => new Date(),
    isDemonstration: () => false,
    features,
    connections,
  });
  const admin = new pg.Client({ connectionString: server.url });
  await admin.connect();
  await openTurn(ground, { city, requestId: 'bench' }, (turn) =>
    applyCity(turn, readCityPack(city), { demonstration: false }),
  );
  await fill(admin, cases + history);
  await approveHistory(admin, numberOf(cases));
  await admin.query('vacuum analyze');
  await admin.query('checkpoint');
  return {
    ground,
    admin,
    folder,
    applicationUrl: ground.pool.options.connectionString,
    close: async () => {
      await admin.end();
      await ground.close();
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** All keys and triggers hold while the rows are made; the events of the past carry no duty. */
async function fill(admin, cases) {
  const settings = `set synchronous_commit = off; set yanzhen.city = '${city}'`;
  await admin.query(settings);
  await admin.query(`insert into person (city, id, name, created_at) values ($1, $2, $3, now())`, [
    city,
    approver.personId,
    approver.name,
  ]);
  await admin.query(
    `insert into account (city, id, person_id, kind, roles, created_at)
     values ($1, $2, $3, 'staff', $4, now())`,
    [city, approver.accountId, approver.personId, approver.roles],
  );
  await admin.query(
    `insert into budget_year (city, year, opened_at) values ($1, extract(year from now())::int, now())`,
    [city],
  );
  // 16 shards of 2^46 fen each.
  await admin.query(
    `with line as (
       insert into budget_line (city, id, name, year, total_fen, opened_at)
       select $1, ('c0000000-0000-7000-8000-' || line)::uuid, 'benefit-' || line,
              extract(year from now())::int, $4::bigint, now()
       from generate_series($2::bigint, $3::bigint) line
       returning city, id, name, year, payer
     ), benefit as (
       insert into budget_line_benefit (city, year, benefit_id, payer, budget_line_id)
       select city, year, name, payer, id from line
     )
     insert into budget_shard (city, budget_line_id, number, share_fen, available_fen)
     select city, id, number, $4::bigint / 16, $4::bigint / 16
     from line cross join generate_series(0, 15) number`,
    [city, firstLine, firstLine + budgetLines - 1, 2 ** 50],
  );
  await admin.query(
    `insert into person (city, id, name, created_at)
     select $1, ('b0000000-0000-7000-8000-' || n)::uuid, '申请人' || n, now()
     from generate_series($2::bigint, $3::bigint) n`,
    [city, firstNumber, firstNumber + cases - 1],
  );
  await admin.query(
    `with made as (
       insert into application (city, id, reference, benefit_id, policy_digest, applicant_person_id,
         applicant_name, county, state, holder, holder_since, due_on, terms, amount_fen, decision,
         submitted_at, version, created_at)
       select $1, ('a0000000-0000-7000-8000-' || n)::uuid, 'BE-' || n,
         'benefit-' || ($5::bigint + (n - $2::bigint) % $6), 'bench',
         ('b0000000-0000-7000-8000-' || n)::uuid, '申请人' || n, '510502', 'checked', 'approver',
         now(), current_date, $4, $7, '{}', now(), 1, now()
       from generate_series($2::bigint, $3::bigint) n
       returning id)
     insert into application_event (city, id, application_id, number, move, from_state, to_state, at,
       holder, holder_since, amount_fen)
     select $1, gen_random_uuid(), id, 1, 'start', null, 'checked', now(), 'approver', now(), $7
     from made`,
    [
      city,
      firstNumber,
      firstNumber + cases - 1,
      JSON.stringify(terms),
      firstLine,
      budgetLines,
      amountFen,
    ],
  );
}

/** The cases from a number on are approved and funded, in bulk. */
async function approveHistory(admin, from) {
  const values = [city, idOf('a', from)];
  await admin.query(
    `with moved as (
       update application set state = 'approved', holder = 'publicity-officer', version = 2
       where city = $1 and id >= $2 returning id)
     insert into application_event (city, id, application_id, number, move, from_state, to_state, duty,
       actor_person_id, actor_account_id, at, holder, holder_since, amount_fen)
     select $1, gen_random_uuid(), id, 2, 'approve', 'checked', 'approved', 'approve', $4, $5, now(),
       'publicity-officer', now(), $3
     from moved`,
    [...values, amountFen, approver.personId, approver.accountId],
  );
  await admin.query(
    `with granted as (
       insert into award (city, application_id, person_id, benefit_id, total_fen, granted_on, planned_at)
       select city, id, applicant_person_id, benefit_id, amount_fen, current_date, now()
       from application where city = $1 and id >= $2
       returning city, application_id, total_fen)
     insert into instalment (city, application_id, number, part_id, name, total_fen, before_fen,
       amount_fen, due_on, state, state_since)
     select city, application_id, 1, 'single', '{}', total_fen, 0, total_fen, current_date, 'checked', now()
     from granted`,
    values,
  );
  await admin.query(
    `insert into reservation (city, application_id, budget_line_id, benefit_id, person_id, amount_fen,
       state, reserved_at, changed_at)
     select a.city, a.id, l.id, a.benefit_id, a.applicant_person_id, a.amount_fen, 'reserved', now(), now()
     from application a join budget_line l on l.city = a.city and l.name = a.benefit_id
     where a.city = $1 and a.id >= $2`,
    values,
  );
  await admin.query(
    `with header as (
       insert into ledger_transaction
         (city, id, kind, debit_fen, credit_fen, happened_on, posted_at)
       select city, application_id, 'reserve', amount_fen, amount_fen, current_date, now()
       from reservation)
     insert into ledger_entry
       (city, transaction_id, number, budget_line_id, application_id, account, side, amount_fen)
     select city, application_id, place, budget_line_id, application_id, account, side, amount_fen
     from reservation cross join
       (values (1, 'reserved', 'debit'), (2, 'available', 'credit')) as s(place, account, side)`,
  );
  await admin.query(
    `update budget_shard s
     set reserved_fen = held.fen, available_fen = available_fen - held.fen
     from (select budget_line_id, sum(amount_fen) as fen from reservation group by 1) held
     where held.budget_line_id = s.budget_line_id and s.number = 0`,
  );
}

/**
 * Nothing is lost and nothing is done twice.
 *
 * @param notCounted  Of those approved, how many were not taken off a budget line.
 * @throws Error with the figures when they differ.
 */
export async function verify(admin, approved, notCounted) {
  const { rows } = await admin.query(`
    select (select count(*)::int from application where state = 'approved') as cases,
      (select count(*)::int from application_event where move = 'approve') as events,
      (select count(*)::int from duty_done where duty = 'approve')
        / (select count(*)::int from yanzhen_duty_pairs() where 'approve' in (one, other)) as duties,
      (select count(*)::int from reservation) as reservations,
      (select count(*)::int from ledger_transaction where kind = 'reserve') as postings,
      (select count(*)::int / 2 from ledger_entry) as entries,
      (select (sum(reserved_fen) / ${amountFen})::int + ${notCounted} from budget_shard) as reserved`);
  const wrong = Object.entries(rows[0]).filter(([, count]) => count !== approved);
  if (wrong.length > 0)
    throw new Error(`${approved} approvals, but ${JSON.stringify(Object.fromEntries(wrong))}`);
}
