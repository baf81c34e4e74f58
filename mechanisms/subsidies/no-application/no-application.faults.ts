import { sql } from 'kysely';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBudgetLine } from '@yanzhen/procedures/payments/offers.ts';
import { applyPack, readPack } from '@yanzhen/registers/policies/offers.ts';
import { projectRoot } from '@yanzhen/server/manifest/project-root.ts';
import { openTestCity, type TestCity } from '@yanzhen/server/testing/test-city.ts';
import { reportFigure } from '@yanzhen/server/testing/figure.ts';
import { expectOk, subsidyFeatures } from '../testing/subsidy-city.ts';
import { findEntitled } from './find-entitled.ts';
import { lookThroughPart } from './look-through.ts';
import { makeOffers } from './make-offers.ts';

const persons = 20_000;
const entitled = 10_000;
const funded = 9_000;
const goldFen = 1_000_000;

describe('a night with ten thousand who are entitled', () => {
  let city: TestCity;
  beforeAll(async () => {
    city = await openTestCity(subsidyFeatures, { areaCode: '511700' });
    const { pack } = readPack(join(projectRoot, 'cities/dazhou'));
    if (!pack) throw new Error('the pack of Dazhou has problems');
    const own = { ...pack.city, city: city.city };
    await city.turn((turn) => applyPack(turn, { ...pack, city: own }));
    const line = { benefitIds: ['skill-prize'], year: 2024, document: '示例预算' };
    await city.turn((turn) => openBudgetLine(turn, { ...line, amountFen: funded * goldFen }));
    await city.turn((turn) =>
      turn.run(sql`
        insert into person (city, id, name, created_at)
        select ${turn.city}, gen_random_uuid(), '选手' || n, ${turn.now}
        from generate_series(1, ${persons}) n`),
    );
    for (let last = 0; last < 10; last += 1) {
      const medal = JSON.stringify(last % 2 === 0 ? 'none' : 'gold');
      await city.turn((turn) =>
        turn.run(sql`
          insert into fact (city, id, person_id, name, value, source, verified, valid_from, recorded_from)
          select p.city, gen_random_uuid(), p.id, f.name, f.value, 'department', true, ${turn.today}, ${turn.now}
          from person p, (values ('arenaMedal', ${medal}::jsonb), ('resultAnnounced', 'true'::jsonb),
            ('worksInCity', 'true'::jsonb)) f(name, value)
          where p.city = ${turn.city} and p.name like ${`选手%${last}`}`),
      );
    }
  }, 120_000);
  afterAll(() => city.close());

  const count = async (state: string): Promise<number> => {
    const row = await city.turn((turn) =>
      turn.row<{ n: number }>(sql`
        select count(*)::int as n from offer where city = ${turn.city} and state = ${state}`),
    );
    return row?.n ?? 0;
  };

  it('finds each once though every third part is cut off, and loses nobody beyond the money', async () => {
    await city.turn(findEntitled);
    const round = await city.turn((turn) =>
      turn.row<{ id: string }>(sql`
        select id from offer_round where city = ${turn.city} and benefit_id = 'skill-prize'`),
    );
    const { id } = round ?? { id: '' };
    const state = async (): Promise<string | undefined> =>
      (
        await city.turn((turn) =>
          turn.row<{ state: string }>(sql`select state from offer_round where id = ${id}`),
        )
      )?.state;
    const began = performance.now();
    let parts = 0;
    while ((await state()) === 'finding') {
      parts += 1;
      const part = city.turn(async (turn) => {
        await lookThroughPart(turn, id, 500);
        if (parts % 3 === 0) throw new Error('cut off');
      });
      await part.catch((error: unknown) => expect(String(error)).toContain('cut off'));
      expect(parts).toBeLessThan(200);
    }
    reportFigure('finding 10,000 of 20,000, s', secondsSince(began), '≤ 120');
    expect(await count('found')).toBe(entitled);

    const [drawer, checker, approver] = [
      await city.person({ name: '抽样', roles: ['city-checker'] }),
      await city.person({ name: '核查', roles: ['city-checker'] }),
      await city.person({ name: '审定', roles: ['approver'] }),
    ];
    const path = `/subsidies/offer-rounds/${id}`;
    const drawn = (await expectOk(drawer.call('POST', `${path}/draw`))) as { sample: number };
    expect(drawn.sample).toBe(500);
    for (;;) {
      const { rows } = (await expectOk(
        checker.call('GET', `${path}/offers?show=sample&limit=100`),
      )) as { rows: { id: string; lookedBy: string | null }[] };
      const [first] = rows.filter(({ lookedBy }) => lookedBy === null);
      if (!first) break;
      await expectOk(checker.call('POST', `/subsidies/offers/${first.id}/look`));
      // One is looked at through the door; that the other 499 were is set down at once.
      await city.turn((turn) =>
        turn.run(sql`
          update offer set looked_by_person = ${checker.personId}
          where city = ${turn.city} and round_id = ${id} and sampled`),
      );
    }
    await expectOk(checker.call('POST', `${path}/pass`));
    await expectOk(approver.call('POST', `${path}/approval`));
    const making = performance.now();
    let jobs = 0;
    for (let before = -1; before !== (await count('offered')); jobs += 1) {
      before = await count('offered');
      await city.turn(makeOffers);
    }
    reportFigure('making 9,000 offers, s', secondsSince(making), '≤ 600');
    expect([await count('offered'), await count('waiting')]).toEqual([funded, entitled - funded]);
    expect(jobs).toBe(funded / 100 + 1);
  }, 900_000);
});

function secondsSince(moment: number): string {
  return ((performance.now() - moment) / 1000).toFixed(1);
}
