import { sql } from 'kysely';
import { Fault } from '@yanzhen/server/routes/fault.ts';
import type { TestCity } from '@yanzhen/server/testing/test-city.ts';
import { startApplication } from '../../applications/offers.ts';
import { reserve, type ReserveRequest } from '../reserve.ts';

let serial = 0;

/** A stream of numbers in [0, 1) that a seed gives again (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Random odd amounts that add up to a sum exactly; the last one may be any. */
export function oddAmounts(sumFen: number, mostFen: number, random: () => number): number[] {
  const amounts: number[] = [];
  let left = sumFen;
  while (left > 0) {
    const amount = Math.min(left, Math.floor((random() * mostFen) / 2) * 2 + 1);
    amounts.push(amount);
    left -= amount;
  }
  return amounts;
}

/** Cases made by one statement: no more than fit well within its time. */
const casesAtOnce = 5_000;

/** Cases that ask a benefit for sums; copies of one, for reserving asks nothing of them but to be there. */
export async function makeRequests(
  city: Pick<TestCity, 'turn'>,
  personId: string,
  benefitId: string,
  amounts: readonly number[],
): Promise<ReserveRequest[]> {
  const requests: ReserveRequest[] = [];
  for (let at = 0; at < amounts.length; at += casesAtOnce) {
    const some = amounts.slice(at, at + casesAtOnce);
    const ids = await copyCases(city, personId, benefitId, some.length);
    for (const [i, amountFen] of some.entries()) {
      requests.push({ applicationId: ids[i] ?? '', benefitId, personId, amountFen });
    }
  }
  return requests;
}

async function copyCases(
  city: Pick<TestCity, 'turn'>,
  personId: string,
  benefitId: string,
  count: number,
): Promise<string[]> {
  const rows = await city.turn(async (turn) => {
    const first = await startApplication(turn, {
      benefitId: `${benefitId}-case-${(serial += 1)}-`,
      policyDigest: 'sample',
      applicantPersonId: personId,
      applicantName: '林知远',
      terms: [],
    });
    return turn.rows<{ id: string }>(sql`
      with copy as (
        select gen_random_uuid() as id, n from generate_series(1, ${count}::int) n
      ), event as (
        insert into application_event
        select (jsonb_populate_record(e, jsonb_build_object(
          'id', gen_random_uuid(), 'application_id', c.id))).*
        from application_event e cross join copy c
        where e.city = ${turn.city} and e.application_id = ${first.id}
      )
      insert into application
      select (jsonb_populate_record(a, jsonb_build_object(
        'id', c.id, 'benefit_id', a.benefit_id || c.n))).*
      from application a cross join copy c
      where a.city = ${turn.city} and a.id = ${first.id}
      returning id`);
  });
  return rows.map(({ id }) => id);
}

/**
 * Reserves for all, as many at once as told.
 *
 * @returns what was refused, with the code; anything but a fault of ours is thrown.
 */
export async function raceReserve(
  city: TestCity,
  requests: readonly ReserveRequest[],
  ways: number,
): Promise<{ readonly request: ReserveRequest; readonly code: string }[]> {
  await openConnections(city, ways);
  const refused: { request: ReserveRequest; code: string }[] = [];
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let request = requests[next++]; request; request = requests[next++]) {
      const asked = request;
      await city
        .turn((turn) => reserve(turn, asked))
        .catch((error: unknown) => {
          if (!(error instanceof Fault)) throw error;
          refused.push({ request: asked, code: error.code });
        });
    }
  };
  await Promise.all(Array.from({ length: ways }, worker));
  return refused;
}

/** One after the other: all at once on a busy machine would pass the pool's second for connecting. */
async function openConnections({ ground }: TestCity, count: number): Promise<void> {
  const clients = [];
  while (clients.length < count) clients.push(await ground.pool.connect());
  for (const client of clients) client.release();
}
