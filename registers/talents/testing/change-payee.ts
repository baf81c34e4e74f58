import { sql } from 'kysely';
import type { TestCity, TestPerson } from '@yanzhen/server/testing/test-city.ts';
import { askPayee } from '../ask-payee.ts';

/** A person's account changes as it lawfully does, without waiting: confirmed by a second person long ago. */
export async function changePayee(
  city: TestCity,
  person: TestPerson,
  account: string,
): Promise<void> {
  const second = await city.person({ name: '核对员', roles: ['city-checker'] });
  await city.turn(async (turn) => {
    const id = await askPayee(turn, person.personId, { account });
    await turn.run(sql`
      update payee_account set state = 'confirmed', decided_by_person = ${second.personId},
        decided_at = ${turn.now}::timestamptz - interval '25 hours',
        in_force_from = ${turn.now}::timestamptz - interval '1 hour'
      where city = ${turn.city} and id = ${id}`);
  }, person.accountId);
}
