import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSubsidyCity, type SubsidyCity } from './testing/subsidy-city.ts';

describe('what was granted before', () => {
  let place: SubsidyCity;
  beforeAll(async () => {
    place = await openSubsidyCity();
  });
  afterAll(() => place.city.close());

  it('keeps a second home purchase subsidy from being approved, and lets one through that was stopped', async () => {
    const [asked, before] = [await place.caseIn('checked'), await place.caseIn('checked')];
    await place.city.turn(async (turn) => {
      await turn.run(sql`insert into award (city, application_id, person_id, benefit_id, total_fen, granted_on, planned_at)
        values (${turn.city}, ${before.id}, ${asked.talent.personId}, 'home-purchase', 8000000, '2022-05-20', ${turn.now})`);
      await turn.run(sql`insert into instalment (city, application_id, number, part_id, name, total_fen, before_fen,
          amount_fen, due_on, state, state_since)
        values (${turn.city}, ${before.id}, 1, 'single', '{}', 8000000, 0, 8000000, '2022-05-20', 'paid', ${turn.now})`);
    });
    const approve = () =>
      place.approver.call('POST', '/subsidies/approvals', { applicationIds: [asked.id] });
    expect(await approve()).toMatchObject({
      status: 409,
      body: { code: 'subsidies.beside-awards' },
    });
    await place.city.turn((turn) =>
      turn.run(
        sql`update instalment set state = 'stopped', reason = '追回' where city = ${turn.city} and application_id = ${before.id}`,
      ),
    );
    expect((await approve()).status).toBe(200);
  });
});
