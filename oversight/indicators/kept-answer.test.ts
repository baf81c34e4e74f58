import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { calendar } from '@yanzhen/registers/calendar/feature.ts';
import { policies } from '@yanzhen/registers/policies/feature.ts';
import { correctRow } from '@yanzhen/server/history/history.ts';
import { forgetMarks, keepAnswer } from '@yanzhen/server/history/keep-answer.ts';
import { openTestCity, type TestCity } from '@yanzhen/server/testing/test-city.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { applyIndicators } from './apply-indicators.ts';
import { indicators } from './feature.ts';
import { takeFigure } from './figure.ts';
import { getIndicator } from './indicator.ts';
import { measure } from './measure.ts';
import { pay, sampleFiles, samplePayments } from './testing/sample-payments.ts';

let city: TestCity;
let people: string[];
let clock = Date.parse('2024-06-03T02:00:00Z');

/** The next moment of the city, some minutes on. */
function tick(minutes = 1): Date {
  clock += minutes * 60_000;
  const now = new Date(clock);
  city.setNow(now);
  return now;
}

beforeAll(async () => {
  city = await openTestCity([calendar, policies, samplePayments, indicators]);
  await city.turn((turn) => applyIndicators(turn, sampleFiles));
  people = [];
  for (let n = 0; n < 4; n += 1) {
    people.push((await city.person({ name: `人才${n}`, kind: 'talent' })).personId);
  }
});
afterAll(() => city.close());

/** Counts how often a figure of the payments is computed anew. */
function counted(turn: Turn, key: string, knownAt = turn.now): Promise<number> {
  const tables = ['sample_payment'];
  return keepAnswer(turn, { key, tables, knownAt }, async () => {
    computed += 1;
    const row = await turn.row<{ n: number }>(
      sql`select count(*)::int as n from sample_payment where city = ${turn.city} and recorded_from <= ${knownAt}`,
    );
    return row?.n ?? -1;
  });
}
let computed = 0;

const payment = (n: number) => ({
  personId: people[n % 4] ?? '',
  amountFen: 100 + n,
  paidOn: '2024-05-01',
});

describe('an answer that is kept', () => {
  it('is computed once until a record changes, and then anew', async () => {
    computed = 0;
    const ask = () => city.turn((turn) => counted(turn, 'once'));
    tick();
    const first = await ask();
    tick();
    expect([await ask(), await ask(), computed]).toEqual([first, first, 1]);
    await pay(city, payment(1));
    expect([await ask(), await ask(), computed]).toEqual([first + 1, first + 1, 2]);
  });

  it('counts what another began before and ended after it', async () => {
    tick();
    const ask = () => city.turn((turn) => counted(turn, 'beside'));
    const before = await ask();
    let goOn = (): void => undefined;
    const held = new Promise<void>((resolve) => (goOn = resolve));
    let begun = (): void => undefined;
    const has = new Promise<void>((resolve) => (begun = resolve));
    const slow = city.turn(async (turn) => {
      await insertPayment(turn, turn.now);
      begun();
      await held;
    });
    await has;
    tick();
    expect(await ask()).toBe(before);
    goOn();
    await slow;
    expect(await ask()).toBe(before + 1);
  });

  it('counts what was known only from a moment after it, though written before', async () => {
    tick();
    const ask = () => city.turn((turn) => counted(turn, 'clocks'));
    const ahead = new Date(clock + 30_000);
    await city.turn((turn) => insertPayment(turn, ahead));
    const before = await ask();
    tick();
    expect(await ask()).toBe(before + 1);
  });

  it('is not kept of a turn that has written, which may be undone', async () => {
    tick();
    const ask = () => city.turn((turn) => counted(turn, 'undone'));
    const before = await ask();
    const undone = city.turn(async (turn) => {
      await insertPayment(turn, turn.now);
      expect(await counted(turn, 'undone')).toBe(before + 1);
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    expect(await ask()).toBe(before);
  });

  it('of a moment past stands through corrections, and moves with a past that is told later', async () => {
    tick();
    const moment = new Date(clock);
    const ask = () => city.turn((turn) => counted(turn, 'past', moment));
    const before = await ask();
    tick();
    computed = 0;
    await pay(city, payment(2));
    expect([await ask(), computed]).toEqual([before, 0]);
    await city.turn((turn) => insertPayment(turn, new Date(clock - 600_000)));
    expect([await ask(), computed]).toEqual([before + 1, 1]);
  });

  it('is another one in another city', async () => {
    const other = await openTestCity([calendar, policies, samplePayments, indicators]);
    await city.turn((turn) => counted(turn, 'cities'));
    expect(await other.turn((turn) => counted(turn, 'cities'))).toBe(0);
    await other.close();
  });

  it('needs marks of a day only', async () => {
    const marks = () =>
      city.turn((turn) => turn.rows(sql`select from history_mark where city = ${turn.city}`));
    expect((await marks()).length).toBeGreaterThan(3);
    await city.turn((turn) =>
      turn.run(sql`update history_mark set marked_at = marked_at - interval '2 days'
        where city = ${turn.city} and xid = (select min(xid) from history_mark where city = ${turn.city})`),
    );
    const before = (await marks()).length;
    await city.turn(forgetMarks);
    expect((await marks()).length).toBe(before - 1);
  });
});

async function insertPayment(turn: Turn, recordedFrom: Date, person = 0): Promise<void> {
  await turn.run(sql`
    insert into sample_payment (city, id, person_id, benefit_id, amount_fen, valid_from, recorded_from)
    values (${turn.city}, ${turn.newId()}, ${people[person]}, 'home-purchase', 700, '2024-05-02', ${recordedFrom})`);
}

type Act =
  | { readonly act: 'pay' | 'past' | 'undone' | 'correct' | 'end' | 'merge' | 'remove'; n: number }
  | { readonly act: 'wait'; n: number };

describe('figures as they are kept', () => {
  const act: fc.Arbitrary<Act> = fc.record({
    act: fc.constantFrom('pay', 'past', 'undone', 'correct', 'end', 'merge', 'remove', 'wait'),
    n: fc.nat(30),
  });

  it('agree with the same figures taken anew, whatever is recorded, corrected, undone or told late', async () => {
    const moments: Date[] = [];
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 4, maxLength: 14 }), async (acts) => {
        for (const each of acts) {
          tick(each.act === 'wait' ? 1 + each.n : 1);
          if (each.n % 7 === 0) moments.push(new Date(clock));
          await city
            .turn((turn) => perform(turn, each))
            .catch((error: unknown) => {
              if (!(error instanceof Error) || error.message !== 'undone') throw error;
            });
          await compare(moments.at(-1 - (each.n % 3)));
        }
      }),
      { numRuns: 25 },
    );
  });

  async function perform(turn: Turn, { act: what, n }: Act): Promise<void> {
    const row = await turn.row<{ id: string }>(sql`
      select id from sample_payment where city = ${turn.city} order by id offset ${n} limit 1`);
    const amount = { amount_fen: 500 + n };
    if (what === 'pay') await insertPayment(turn, turn.now, n % 4);
    if (what === 'past') await insertPayment(turn, new Date(clock - n * 3_600_000), n % 4);
    if (what === 'undone') {
      await insertPayment(turn, turn.now);
      throw new Error('undone');
    }
    if (!row) return;
    if (what === 'correct') await correctRow(turn, 'sample_payment', row.id, amount);
    if (what === 'end')
      await correctRow(turn, 'sample_payment', row.id, { valid_until: '2024-06-01' });
    // Records of one person are joined where they stand, without a new version.
    if (what === 'merge') {
      await turn.run(sql`update sample_payment set person_id = ${people[n % 4]}
        where city = ${turn.city} and id = ${row.id}`);
    }
    if (what === 'remove') {
      await turn.run(sql`delete from sample_payment where city = ${turn.city} and id = ${row.id}`);
    }
  }

  async function compare(moment: Date | undefined): Promise<void> {
    for (const id of ['home-purchase-paid-persons', 'home-purchase-paid-yuan', 'sample.paid']) {
      for (const asked of [undefined, moment]) {
        // By turns of their own: what was asked before stands for whoever asks next.
        const figures = await city.turn(async (turn) => {
          const indicator = await getIndicator(turn, id);
          const asOf = { validOn: turn.today, knownAt: asked ?? turn.now };
          const question = { indicator, asOf, filter: {} };
          const told = await measure(turn, question);
          const { measure: anew, rowIds } = await takeFigure(turn, question);
          return { told, anew: { measure: anew, count: rowIds.length } };
        });
        expect([id, asked, figures.told]).toEqual([id, asked, figures.anew]);
      }
    }
  }
});
