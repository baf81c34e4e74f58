import { city } from '../pages/city.mjs';

const counties = '{510502,510503,510504,510521,510522,510524,510525}';
const clusters = '{chemistry,energy,equipment,information}';
const educations = '{bachelor,master,doctor}';
/** Persons for 1,000 payments: some are paid in instalments, some by several benefits. */
const personsPerThousand = 400;
/** One payment in so many was corrected after it was known. */
const correctedOneIn = 20;

/**
 * Payments that arrived over ten years, each kept with its history: true from the day of the bank, known from the
 * next; one in twenty was first known with another sum. Persons are made with every key and constraint; the payments
 * themselves past their foreign keys, since a case and a batch line each would be read by no figure.
 */
export async function makePayments(admin, count) {
  await admin.query(
    `create or replace function pg_temp.id_of(kind text, n bigint) returns uuid language sql immutable as $$
       select (kind || lpad(to_hex(n), 8, '0') || '70008000' || lpad(to_hex(n), 12, '0'))::uuid $$`,
  );
  const persons = Math.round((count * personsPerThousand) / 1_000);
  await admin.query(
    `insert into person (city, id, name, created_at)
     select '${city}', pg_temp.id_of('0193', n), '人才' || n, now() from generate_series(1, $1::bigint) n`,
    [persons],
  );
  await admin.query('set session_replication_role = replica');
  const step = 100_000;
  for (let first = 1; first <= count; first += step) {
    const range = [first, Math.min(first + step - 1, count), count, persons];
    await admin.query(
      `insert into payment (city, id, application_id, reference, person_id, benefit_id, county, cluster, education,
         amount_fen, opening_act_id, valid_from, recorded_from)
       select '${city}', pg_temp.id_of('0194', n), pg_temp.id_of('0195', n), 'BE-' || lpad(n::text, 9, '0'),
         pg_temp.id_of('0193', 1 + (n * 7919) % $4), (array['home-purchase', 'rent', 'living'])[1 + (n % 10 / 6)::int],
         ('${counties}'::text[])[1 + (n % 7)::int], ('${clusters}'::text[])[1 + (n / 7 % 5)::int],
         ('${educations}'::text[])[1 + (n / 3 % 4)::int], (1 + n % 50) * 100000, pg_temp.id_of('0196', n),
         d.day, (d.day + 1)::timestamptz + case when n % ${correctedOneIn} = 0 then interval '30 days' else '0' end
       from generate_series($1::bigint, $2::bigint) n
       cross join lateral (select date '2014-01-01' + (n * 3650 / $3)::int as day) d`,
      range,
    );
  }
  await admin.query(
    `insert into payment_history
     select (jsonb_populate_record(null::payment_history, to_jsonb(p) || jsonb_build_object(
       'amount_fen', amount_fen + 100, 'recorded_from', recorded_from - interval '30 days',
       'recorded_until', recorded_from))).*
     from payment p where city = '${city}' and id = any(
       array(select pg_temp.id_of('0194', n) from generate_series(${correctedOneIn}, $1::bigint, ${correctedOneIn}) n))`,
    [count],
  );
  await admin.query('reset session_replication_role');
  await admin.query('vacuum analyze');
  await admin.query('checkpoint');
}

/** A payment's sum is corrected, as by the product: the version known until now goes to the history. */
export async function correctOne(admin, round) {
  await admin.query(
    `with old as (
       select * from payment where city = '${city}' order by id offset $1 limit 1
     ), kept as (
       insert into payment_history select (jsonb_populate_record(null::payment_history,
         to_jsonb(old) || jsonb_build_object('recorded_until', now()))).* from old
     )
     update payment t set amount_fen = t.amount_fen + 100, recorded_from = now()
     from old where t.city = old.city and t.id = old.id`,
    [round],
  );
}
