import { sql, type RawBuilder } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { analyse } from '@yanzhen/server/testing/admin-client.ts';
import { openTestCity, type TestCity } from '@yanzhen/server/testing/test-city.ts';
import { referenceNumber } from '@yanzhen/values/ids.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { applications } from './feature.ts';
import { listApplications, type ApplicationFilter } from './read-applications.ts';

const calendar = { id: 'calendar', folder: 'registers/calendar' };
const person = '0190a000-0000-7000-8000-0000000000aa';
/** One more than lists are counted to. */
const many = 10_001;

let city: TestCity;

beforeAll(async () => {
  city = await openTestCity([calendar, applications], { now: new Date('2024-06-03T02:00:00Z') });
  await city.turn(async (turn) => {
    await turn.run(sql`
      insert into person (city, id, name, created_at)
      select ${turn.city}, ${person}::uuid, '林知远', ${turn.now}::timestamptz
      union all select ${turn.city}, md5('person' || n)::uuid, '雁归' || n, ${turn.now}::timestamptz
      from generate_series(1, ${many}) n`);
    // In parts: a statement has five seconds, on a busy machine too.
    for (let from = 1; from <= many; from += 1_000) await addCases(turn, from);
  });
  await analyse('application');
}, 120_000);
afterAll(() => city.close());

/** A thousand cases, their first event beside each. */
async function addCases(turn: Turn, from: number): Promise<void> {
  const until = Math.min(from + 999, many);
  await turn.run(sql`
      with made as (
        insert into application (city, id, reference, benefit_id, policy_digest, applicant_person_id,
          applicant_name, organisation_id, county, state, holder, holder_since, due_on, terms,
          submitted_at, filed_by_person_id, version, created_at)
        select ${turn.city}, md5('case' || n)::uuid, 'HP-20240603-' || lpad(n::text, 5, '0') || '-K',
          'benefit-' || n % 40, 'sample', md5('person' || n)::uuid, '雁归' || n,
          md5('organisation' || n % 300)::uuid, '5105' || lpad((n % 50)::text, 2, '0'),
          (array['county-review', 'proposed', 'checked', 'payable', 'paid'])[1 + n % 5], 'county-officer',
          ${turn.now}::timestamptz, date '2024-01-01' + n % 400, '[]',
          case when n % 30 = 0 then null else ${turn.now}::timestamptz end,
          case when n % 200 = 0 then ${person}::uuid end, 1, ${turn.now}::timestamptz
        from generate_series(${from}::int, ${until}::int) n
        returning city, id, state, holder, holder_since
      )
      insert into application_event (city, id, application_id, number, move, to_state, at, holder, holder_since)
      select city, md5('event' || id)::uuid, id, 1, 'start', state, holder_since, holder, holder_since
      from made`);
}

/** The plan of the statement that a list is read by, every line with its condition. */
async function planOf(filter: ApplicationFilter, order: 'newest' | 'due'): Promise<string> {
  let plan = '';
  await city.turn(async (turn) => {
    await turn.run(sql`set local enable_seqscan = off`);
    const explaining: Turn = {
      ...turn,
      rows: async <Row>(statement: RawBuilder<unknown>) => {
        const lines = await turn.rows<Record<string, string>>(sql`explain ${statement}`);
        plan ||= lines.map((line) => Object.values(line)[0]).join('\n');
        return [] as Row[];
      },
    };
    await listApplications(explaining, filter, { limit: 50, order });
  });
  return plan;
}

describe('a list of cases', () => {
  const organisationId = '0190a000-0000-7000-8000-0000000000bb';
  // prettier-ignore
  it.each<[string, ApplicationFilter, 'newest' | 'due', RegExp]>([
    ['state', { state: 'checked' }, 'newest', /state = 'checked'/],
    ['state, by due day', { state: 'checked' }, 'due', /state = 'checked'/],
    ['benefit', { benefitId: 'benefit-7' }, 'newest', /benefit_id = 'benefit-7'/],
    ['county', { county: '510507' }, 'newest', /county = '510507'/],
    ['the reader’s counties', { counties: ['510507'] }, 'newest', /county = '510507'/],
    ['county and state', { county: '510507', state: 'checked' }, 'newest', /county = '510507'/],
    ['person', { personId: person }, 'newest', /applicant_person_id = /],
    ['organisation', { organisationId }, 'newest', /organisation_id = /],
    ['clerk', { filedByPersonId: person }, 'newest', /filed_by_person_id = /],
    ['due before', { dueBefore: '2024-01-05' }, 'due', /due_on < '2024-01-05'/],
    ['reference', { search: referenceNumber('HP', '2024-06-03', 123) }, 'newest', /reference = /],
    ['beginning of a reference', { search: 'HP-20240603-001' }, 'newest', /reference ~>=~/],
    ['beginning of a name', { search: '雁归123' }, 'newest', /applicant_name ~>=~/],
  ])('is found by %s through an index that begins with the city', async (_, filter, order, column) => {
    const plan = await planOf(filter, order);
    expect(plan).not.toContain('Seq Scan');
    const conditions = plan.split('\n').filter((line) => line.includes('Index Cond'));
    const found = conditions.some((line) => column.test(line) && /\bcity = /.test(line));
    expect({ plan, found }).toMatchObject({ found: true });
  });

  it('is found by what was submitted through an index of those alone', async () => {
    expect(await planOf({ submitted: true }, 'newest')).toMatch(
      /application_submitted|application_by_/,
    );
  });

  it('begins every index of its table with the city', async () => {
    const rows = await city.turn((turn) =>
      turn.rows<{ definition: string }>(sql`
        select indexdef as definition from pg_indexes
        where tablename in ('application', 'application_event', 'duty_done', 'delegation')`),
    );
    expect(rows.length).toBeGreaterThan(20);
    for (const { definition } of rows) expect(definition).toMatch(/USING \w+ \(city\b/);
  });

  it('finds the same cases by the beginning of a name as a comparison of every row', async () => {
    for (const search of [
      '雁归12',
      '雁归',
      '雁归9999',
      '雁归%',
      '雁_',
      '没有',
      'hp-20240603-0012',
    ]) {
      const found = await city.turn((turn) => listApplications(turn, { search }, { limit: 1 }));
      const row = await city.turn((turn) =>
        turn.row<{ count: number }>(sql`
          select least(count(*), 10000)::int as count from application
          where starts_with(applicant_name, ${search}) or starts_with(reference, ${search.toUpperCase()})`),
      );
      expect([search, found.total.count]).toEqual([search, row?.count]);
    }
  });

  it('counts to ten thousand and says that there are more', async () => {
    const list = (filter: ApplicationFilter) =>
      city.turn((turn) => listApplications(turn, filter, { limit: 1 }));
    expect((await list({})).total).toEqual({ count: 10_000, more: true });
    expect((await list({ benefitId: 'benefit-7' })).total).toEqual({ count: 250, more: false });
  });

  it('goes to the last page by key, through an index and without an offset', async () => {
    let statement = '';
    await city.turn(async (turn) => {
      const explaining: Turn = {
        ...turn,
        rows: async <Row>(given: RawBuilder<unknown>) => {
          const lines = await turn.rows<Record<string, string>>(sql`explain ${given}`);
          statement ||= lines.map((line) => Object.values(line)[0]).join('\n');
          return [] as Row[];
        },
      };
      await listApplications(
        explaining,
        { state: 'checked' },
        { limit: 50, after: '00f00000-0000-7000-8000-000000000000' },
      );
    });
    expect(statement).toMatch(/Index Cond: .*id </);
  });
});
