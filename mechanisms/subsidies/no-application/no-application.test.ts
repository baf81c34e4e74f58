import { sql, type RawBuilder } from 'kysely';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyDraw, type DrawRecord } from '@yanzhen/draw';
import {
  getApplication,
  listEvents,
  moveApplication,
  startApplication,
} from '@yanzhen/procedures/applications/offers.ts';
import { listPaymentsOf, openBudgetLine } from '@yanzhen/procedures/payments/offers.ts';
import { applyPack, getBenefit, readPack } from '@yanzhen/registers/policies/offers.ts';
import { saveFacts } from '@yanzhen/registers/talents/offers.ts';
import { projectRoot } from '@yanzhen/server/manifest/project-root.ts';
import { openTestCity, type TestCity, type TestPerson } from '@yanzhen/server/testing/test-city.ts';
import { syntheticBankCard } from '@yanzhen/values/bank-account.ts';
import { expectOk, subsidyFeatures } from '../testing/subsidy-city.ts';
import type { MyOffer, OfferRound, OfferRow } from '../contract-no-application.ts';
import { digestOf } from './digests.ts';
import { findEntitled } from './find-entitled.ts';
import { lookThroughPart } from './look-through.ts';
import { makeOffers } from './make-offers.ts';

const benefitId = 'skill-prize';
const won = { arenaMedal: 'gold', resultAnnounced: true, worksInCity: true };
const night = (day: number): Date => new Date(Date.UTC(2024, 5, day, 18));
const goldFen = 1_000_000;

let city: TestCity;
let drawer: TestPerson;
let checker: TestPerson;
let approver: TestPerson;
let administrator: TestPerson;
let day = 3;
let serial = 0;

beforeAll(async () => {
  city = await openTestCity(subsidyFeatures, {
    now: night(day),
    areaCode: '511700',
    connections: 6,
  });
  const { pack } = readPack(join(projectRoot, 'cities/dazhou'));
  if (!pack) throw new Error('the pack of Dazhou has problems');
  const noApplication = { digest: 'sm3', samplePercent: 5, sampleLeast: 3, offerDays: 10, assumed: true } as const; // prettier-ignore
  const own = { ...pack.city, city: city.city, noApplication };
  // Its other no-application benefits would have nights of their own, with nobody on their lists.
  const policies = pack.policies.filter(({ policy }) => policy.document.id === 'skills-arena-2024');
  await city.turn((turn) => applyPack(turn, { ...pack, city: own, policies }));
  await city.turn((turn) =>
    openBudgetLine(turn, { benefitIds: [benefitId], year: 2024, amountFen: 50 * goldFen, document: '示例预算' }),
  ); // prettier-ignore
  await staff();
});
afterAll(() => city.close());

/** What the budget line has available, whole fen. */
const left = async (): Promise<number> =>
  (
    await oneRow<{ fen: number }>(sql`
    select available_fen as fen from budget_balance where city = ${city.city}`)
  ).fen;

/** Adds to the budget line or cuts it, so that this is available. */
async function leave(fen: number): Promise<void> {
  const { id } = await oneRow<{ id: string }>(
    sql`select id from budget_line where city = ${city.city}`,
  );
  const more = fen - (await left());
  if (more === 0) return;
  const body = { direction: more > 0 ? 'add' : 'cut', amountFen: Math.abs(more), document: '调整' };
  await expectOk(administrator.call('POST', `/payments/budget-lines/${id}/appropriations`, body));
}

/** The offices of one list. */
async function staff(): Promise<void> {
  drawer = await city.person({ name: '抽样甲', roles: ['city-checker', 'county-officer'] });
  checker = await city.person({ name: '核查乙', roles: ['city-checker', 'approver'] });
  approver = await city.person({ name: '审定丙', roles: ['approver'] });
  administrator = await city.person({ name: '管理丁', roles: ['administrator'] });
}

/** A person of whom departments say these facts. */
async function winner(
  facts: Readonly<Record<string, string | boolean>> = won,
  options: { account?: boolean; source?: 'department' | 'self'; by?: TestPerson } = {},
): Promise<TestPerson> {
  const person =
    options.by ?? (await city.person({ name: `选手${(serial += 1)}`, kind: 'talent' }));
  await city.turn((turn) =>
    saveFacts(turn, person.personId, facts, options.source ?? 'department'),
  );
  if (options.account !== false && !options.by) {
    const bankAccount = syntheticBankCard(7_000 + serial);
    const body = { bankName: '示例银行达州分行', bankAccount, county: '511702' };
    await expectOk(person.call('PUT', '/me', body));
  }
  return person;
}

/** A night: what the schedule queues every hour, and all that comes of it. */
async function sleep(days = 1): Promise<void> {
  day += days;
  await dawn();
  await city.turn(findEntitled);
  await city.runJobs();
}

/** The day that has come; sessions that would have ended go on. */
async function dawn(): Promise<void> {
  city.setNow(night(day));
  await city.turn((turn) =>
    turn.run(sql`
      update session set seen_at = ${turn.now}, expires_at = ${night(day + 3)} where city = ${turn.city}`),
  );
}

const latestRound = async (): Promise<OfferRound> => {
  const { rows } = (await expectOk(checker.call('GET', '/subsidies/offer-rounds?limit=50'))) as {
    rows: OfferRound[];
  };
  const found = rows.find(({ benefit }) => benefit.id === benefitId);
  if (!found) throw new Error('no list');
  return (await expectOk(checker.call('GET', `/subsidies/offer-rounds/${found.id}`))) as OfferRound;
};
const offersOf = async (roundId: string, show = 'all'): Promise<OfferRow[]> => {
  const path = `/subsidies/offer-rounds/${roundId}/offers?show=${show}&limit=100`;
  return ((await expectOk(checker.call('GET', path))) as { rows: OfferRow[] }).rows;
};
const tell = (by: TestPerson, round: { id: string }, act: string, body?: object) =>
  by.call('POST', `/subsidies/offer-rounds/${round.id}/${act}`, body);
const codeOf = (reply: { body: unknown }): string => (reply.body as { code: string }).code;
const mine = async (person: TestPerson): Promise<MyOffer[]> =>
  ((await expectOk(person.call('GET', '/subsidies/offers/mine'))) as { offers: MyOffer[] }).offers;
const act = (person: TestPerson, offer: { id: string } | undefined, what: string, body = {}) =>
  person.call('POST', `/subsidies/offers/mine/${offer?.id}/${what}`, body);

/** Carries a night's list to its approval by three persons, and its offers to their persons. */
async function approve(): Promise<OfferRound> {
  const round = await latestRound();
  await expectOk(tell(drawer, round, 'draw'));
  for (const each of await offersOf(round.id, 'sample')) {
    await expectOk(checker.call('POST', `/subsidies/offers/${each.id}/look`));
  }
  await expectOk(tell(checker, round, 'pass'));
  const approved = await expectOk(tell(approver, round, 'approval'));
  await city.runJobs();
  return approved as OfferRound;
}

const constraintOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'nothing refused it',
    (error: unknown) => (error as { constraint?: string }).constraint ?? error,
  );

describe('the night', () => {
  it('finds who is entitled by what others vouch for, and offers nothing that cannot be told', async () => {
    await winner();
    await winner({ ...won, arenaMedal: 'silver' });
    await winner(won, { source: 'self' });
    await winner({ ...won, arenaMedal: 'none' });
    await winner({ arenaMedal: 'gold', resultAnnounced: true });
    await sleep(0);
    const round = await latestRound();
    expect(round).toMatchObject({ state: 'found', looked: 4, found: 2, unknown: 1, barred: 0 });
    expect(round).toMatchObject({ amountFen: 1_600_000, seed: null, benefit: { id: benefitId } });
    // The same night again, by two servers at once, finds nothing new.
    await Promise.all([city.turn(findEntitled), city.turn(findEntitled)]);
    await city.runJobs();
    expect(await latestRound()).toEqual(round);
    await sleep();
    expect((await latestRound()).id).toBe(round.id);
  });

  it('goes on where it was cut off, and two jobs at once put nobody on a list twice', async () => {
    for (let n = 0; n < 5; n += 1) await winner();
    day += 1;
    await dawn();
    await city.turn(findEntitled);
    const { id } = await oneRow<{ id: string }>(sql`
      select id from offer_round where benefit_id = ${benefitId} and state = 'finding'`);
    const part = () => city.turn((turn) => lookThroughPart(turn, id, 4));
    await part();
    const killed = city.turn(async (turn) => {
      await lookThroughPart(turn, id, 4);
      throw new Error('killed');
    });
    await expect(killed).rejects.toThrow('killed');
    const before = await oneRow(sql`select looked, found from offer_round where id = ${id}`);
    expect(before).toMatchObject({ looked: 4 });
    // The second finds the list taken: it does nothing, or goes on behind the first.
    await Promise.all([part(), part()]);
    for (let n = 0; n < 3; n += 1) await part();
    expect(await latestRound()).toMatchObject({ id, state: 'found', looked: 9, found: 5 });
    const twice = await oneRow<{ n: number }>(sql`
      select count(*)::int as n from (select person_id from offer where round_id = ${id}
        group by person_id having count(*) > 1) double`);
    expect(twice.n).toBe(0);
  });
});

describe('a list', () => {
  it('takes three natural persons, and a sample that nobody chose', async () => {
    const round = await latestRound();
    expect(codeOf(await tell(checker, round, 'pass'))).toBe('subsidies.round-step');
    const drawn = (await expectOk(tell(drawer, round, 'draw'))) as OfferRound;
    expect(drawn).toMatchObject({ state: 'sampled', sample: 3, sampleDone: 0, listDigest: round.listDigest }); // prettier-ignore
    const record = await expectOk(
      approver.call('GET', `/subsidies/offer-rounds/${round.id}/record`),
    );
    expect(drawn.counting).toMatchObject({ dueOn: drawn.dueOn });
    expect(verifyDraw(digestOf('sm3'), record as DrawRecord)).toEqual([]);
    expect(round.commitment).toBe((record as DrawRecord).commitment);

    const [first, second, third] = await offersOf(round.id, 'sample');
    if (!first || !second || !third) throw new Error('no sample');
    const look = (by: TestPerson, { id }: OfferRow) =>
      by.call('POST', `/subsidies/offers/${id}/look`);
    expect(codeOf(await look(drawer, first))).toBe('subsidies.round-duty');
    const seen = (await expectOk(look(checker, first))) as { decision: object; facts: object[] };
    expect(seen).toMatchObject({ lookedBy: '核查乙', decision: { outcome: 'yes' } });
    expect(seen.facts).toContainEqual(
      expect.objectContaining({ id: 'arenaMedal', source: 'department', verified: true }),
    );
    expect(await tell(checker, round, 'pass')).toMatchObject({
      status: 409,
      body: { code: 'subsidies.sample-open' },
    });
    await expectOk(look(checker, second));
    const out = `/subsidies/offers/${third.id}/taking-out`;
    expect((await checker.call('POST', out, {})).status).toBe(400);
    await expectOk(checker.call('POST', out, { reason: '成绩名单中没有此人' }));
    await expectOk(tell(checker, round, 'pass'));
    // 核查乙 is an approver as well; who looked does not approve.
    expect(codeOf(await tell(checker, round, 'approval'))).toBe('subsidies.round-duty');
    await expectOk(tell(approver, round, 'return', { reason: '请再看一遍' }));
    await expectOk(tell(checker, round, 'pass'));
    const approved = (await expectOk(tell(approver, round, 'approval'))) as OfferRound;
    expect(approved).toMatchObject({ state: 'approved', counts: { 'taken-out': 1, waiting: 4 } });
    await city.runJobs();
    expect(await latestRound()).toMatchObject({ counts: { 'taken-out': 1, offered: 4 } });
    // Who was taken out is not found again on the same grounds.
    await sleep();
    expect((await latestRound()).id).toBe(round.id);
  });

  it('is refused a second duty of one person, an unread sample and a lost role by the database itself', async () => {
    const round = await oneRow<{ id: string; version: number }>(sql`
      select id, version from offer_round where benefit_id = ${benefitId} and state = 'found'`);
    const event = (who: TestPerson, duty: string, to: string) =>
      constraintOf(
        city.turn((turn) =>
          turn.run(sql`
            insert into offer_round_event (city, id, round_id, number, move, from_state, to_state, duty,
              actor_person_id, actor_account_id, at)
            values (${turn.city}, ${turn.newId()}, ${round.id}, ${round.version + 7 + serial++}, 'x', 'found',
              ${to}, ${duty}, ${who.personId}, ${who.accountId}, ${turn.now})`),
        ),
      );
    const run = (statement: RawBuilder<unknown>) =>
      constraintOf(city.turn((turn) => turn.run(statement)));
    const lostRole = await event(approver, 'check', 'sampled');
    await expectOk(tell(drawer, { id: round.id }, 'draw'));
    expect({
      lostRole,
      secondDuty: await event(drawer, 'check', 'sampled'),
      unread: await event(checker, 'check', 'checked'),
      secondList: await run(sql`
        insert into offer_round select (jsonb_populate_record(null::offer_round, to_jsonb(o)
          || jsonb_build_object('id', gen_random_uuid(), 'number', 'MS-X'))).*
        from offer_round o where id = ${round.id}`),
      secondOffer: await run(sql`
        insert into offer select (jsonb_populate_record(null::offer, to_jsonb(o)
          || jsonb_build_object('id', gen_random_uuid(), 'round_id', ${round.id}::uuid))).*
        from offer o where city = ${city.city} and state = 'offered' limit 1`),
      otherSeed: await run(sql`
        update offer_round set commitment = repeat('0', 64) where id = ${round.id}`),
    }).toEqual({
      lostRole: 'offer_round_role',
      secondDuty: 'offer_round_duties_apart',
      unread: 'offer_round_looked_through',
      secondList: 'offer_round_one_a_night',
      secondOffer: 'offer_one_open',
      otherSeed: expect.objectContaining({ code: '42501' }) as object,
    });
  });

  it('is not decided by who stands on it', async () => {
    const own = await city.person({ name: '又是选手', roles: ['approver', 'city-checker'] });
    await winner(won, { by: own });
    await sleep();
    const round = await latestRound();
    expect(round.found).toBe(1);
    await expectOk(tell(drawer, round, 'draw'));
    const [offer] = await offersOf(round.id);
    const look = await own.call('POST', `/subsidies/offers/${offer?.id}/look`);
    expect(codeOf(look)).toBe('subsidies.round-own');
    const out = await own.call('POST', `/subsidies/offers/${offer?.id}/taking-out`, {
      reason: '是我',
    });
    expect(codeOf(out)).toBe('subsidies.round-own');
    // A list whose ground is wrong is stopped whole.
    await expectOk(tell(checker, round, 'stop', { reason: '成绩数据有误' }));
    expect(await offersOf(round.id)).toMatchObject([
      { state: 'taken-out', reason: '成绩数据有误' },
    ]);
  });
});

describe('an offer', () => {
  it('is confirmed in one tap, and is a case after approval with its money reserved and every duty kept', async () => {
    const person = await winner(won, { account: false });
    await sleep();
    await approve();
    const [offer] = await mine(person);
    expect(offer).toMatchObject({
      state: 'offered',
      amountFen: goldFen,
      expiresOn: expect.stringMatching(/^2024-06/) as string,
      may: ['confirm', 'decline'],
    });
    expect(offer?.why).toContainEqual({
      says: expect.objectContaining({ zh: '获得金、银、铜奖之一' }) as object,
      clause: '第一条',
    });
    const told = await oneRow<{ template: string; values: Record<string, string> }>(sql`
      select template, values from message where person_id = ${person.personId} order by id desc limit 1`);
    expect(told).toMatchObject({
      template: 'subsidies.offered',
      values: { amount: '10,000', until: offer?.expiresOn },
    });
    expect(codeOf(await act(person, offer, 'confirmation'))).toBe('subsidies.account-missing');
    const account = { bankName: '示例银行', bankAccount: syntheticBankCard(99) };
    const key = { 'idempotency-key': crypto.randomUUID() };
    const path = `/subsidies/offers/mine/${offer?.id}/confirmation`;
    const taps = await Promise.all([1, 2].map(() => person.call('POST', path, { account }, key)));
    const done = taps.find(({ status }) => status === 200)?.body as unknown as object;
    expect(done).toMatchObject({ result: 'confirmed', amountFen: goldFen });
    const { applicationId } = done as { applicationId: string };

    const application = await city.turn((turn) => getApplication(turn, applicationId));
    expect(application).toMatchObject({ state: 'approved', amountFen: goldFen, parts: expect.arrayContaining(['publicity']) as string[] }); // prettier-ignore
    const events = await city.turn((turn) => listEvents(turn, applicationId));
    expect(events.map(({ move, duty, actorPersonId }) => [move, duty, actorPersonId])).toEqual([
      ['start', null, person.personId],
      ['confirm-offer', 'apply', person.personId],
      ['round-propose', 'propose', drawer.personId],
      ['round-check', 'check', checker.personId],
      ['round-approve', 'approve', approver.personId],
    ]);
    // What keeps the three of them from preparing, signing and releasing its payment.
    const duties = await city.turn((turn) =>
      turn.rows<{ who: string }>(sql`
        select distinct person_id::text as who from duty_done
        where city = ${turn.city} and application_id = ${applicationId} and pair like '%×prepare'`),
    );
    expect(duties.map(({ who }) => who).toSorted()).toEqual(
      [person, drawer, checker, approver].map(({ personId }) => personId).toSorted(),
    );
    const held = await oneRow(sql`
      select state, amount_fen from reservation where application_id = ${applicationId}`);
    expect(held).toEqual({ state: 'reserved', amount_fen: goldFen });
    expect(await city.turn((turn) => listPaymentsOf(turn, applicationId))).toBeDefined();
    // The case is the person's: a list found by the next night has no place for them.
    const next = await latestRound();
    await sleep();
    expect((await latestRound()).id).toBe(next.id);
    expect(await mine(person)).toMatchObject([{ state: 'confirmed', applicationId, may: [] }]);
  });

  it('passes no case without a list that three persons passed, whatever door is used', async () => {
    const person = await winner();
    const { id } = await city.turn(async (turn) => {
      const { digest } = await getBenefit(turn, benefitId);
      const started = await startApplication(turn, {
        benefitId,
        policyDigest: digest,
        applicantPersonId: person.personId,
        applicantName: '选手',
        terms: [],
      });
      return moveApplication(turn, started, 'confirm-offer');
    }, person.accountId);
    const refused = city.turn(
      async (turn) =>
        moveApplication(turn, await getApplication(turn, id), 'round-propose', {
          content: {},
          detail: { offerId: id },
        }),
      drawer.accountId,
    );
    expect(await constraintOf(refused)).toBe('application_event_by_round');
  });

  it('lapses when a fact changed meanwhile, names it, and is found again if it still holds', async () => {
    const person = await winner();
    await sleep();
    await approve();
    await city.turn((turn) =>
      saveFacts(turn, person.personId, { arenaMedal: 'bronze' }, 'department'),
    );
    const [offer] = await mine(person);
    expect(await expectOk(act(person, offer, 'confirmation'))).toEqual({
      result: 'changed',
      changed: [expect.objectContaining({ zh: '技能达人擂台赛奖项' })],
    });
    expect(await mine(person)).toMatchObject([{ state: 'lapsed', changed: [{ zh: '技能达人擂台赛奖项' }], may: [] }]); // prettier-ignore
    await sleep();
    const round = await latestRound();
    expect(await offersOf(round.id)).toMatchObject([{ state: 'found', amountFen: 300_000 }]);
  });

  it('that is declined comes back when it is asked for, and only then', async () => {
    const person = await winner();
    await sleep();
    const round = await approve();
    const [offer] = await mine(person);
    expect(
      await expectOk(act(person, offer, 'refusal', { reason: '留给更需要的人' })),
    ).toMatchObject({
      state: 'declined',
      may: ['ask-again'],
    });
    expect(codeOf(await act(person, offer, 'confirmation'))).toBe('subsidies.offer-step');
    await sleep();
    expect((await latestRound()).id).toBe(round.id);
    const stranger = await winner({ ...won, arenaMedal: 'none' });
    expect((await act(stranger, offer, 'asking')).status).toBe(404);
    await expectOk(act(person, offer, 'asking'));
    await sleep();
    const again = await latestRound();
    expect(again).toMatchObject({ found: 1 });
    expect(again.id).not.toBe(round.id);
  });

  it('ends with its term, tells so, and may be asked for again', async () => {
    const person = await winner();
    await sleep();
    await approve();
    const [offer] = await mine(person);
    expect(offer?.expiresOn).toBeTruthy();
    day += 11;
    await dawn();
    const late = await act(person, offer, 'confirmation');
    expect(late).toMatchObject({ status: 409, body: { code: 'subsidies.offer-over' } });
    await city.turn((turn) => turn.enqueue('subsidies.tend-offers', {}));
    await city.runJobs();
    expect(await mine(person)).toMatchObject([{ state: 'expired', may: ['ask-again'] }]);
  });
});

describe('money that does not reach', () => {
  it('leaves the others in a visible order, and goes to the next one when somebody declines', async () => {
    const [one, two, three] = [await winner(), await winner(), await winner()];
    await leave(2 * goldFen - 1);
    await sleep();
    const round = await approve();
    expect(await latestRound()).toMatchObject({ id: round.id, counts: { offered: 1, waiting: 2 } });
    const waiting = (await expectOk(
      approver.call('GET', '/subsidies/offers/waiting?limit=100'),
    )) as { rows: OfferRow[] };
    const people = [one, two, three];
    const states = await Promise.all(people.map(async (each) => (await mine(each))[0]));
    const places = states.flatMap((each) => each?.place ?? []).toSorted();
    expect(places).toEqual([1, 2]);
    const firstInLine = waiting.rows[0]?.id;
    expect(states.find((each) => each?.place === 1)?.id).toBe(firstInLine);
    // What is offered is spoken for: running again makes no second offer of the same money.
    await city.turn(makeOffers);
    expect(await latestRound()).toMatchObject({ counts: { offered: 1, waiting: 2 } });

    const at = states.findIndex((each) => each?.state === 'offered');
    await expectOk(act(people[at] ?? one, states[at], 'refusal'));
    await city.runJobs();
    expect(await latestRound()).toMatchObject({ counts: { declined: 1, offered: 1, waiting: 1 } });
    // The money went elsewhere before the tap: the person is told their place, and nothing is lost.
    const next = people[states.findIndex((each) => each?.id === firstInLine)] ?? one;
    await leave(goldFen - 1);
    expect(await expectOk(act(next, { id: firstInLine ?? '' }, 'confirmation'))).toEqual({
      result: 'waiting',
      place: 1,
    });
    await leave(goldFen);
    await city.turn(makeOffers);
    expect(await expectOk(act(next, { id: firstInLine ?? '' }, 'confirmation'))).toMatchObject({
      result: 'confirmed',
    });
    expect(await left()).toBe(0);
  });
});

async function oneRow<Row>(statement: RawBuilder<unknown>): Promise<Row> {
  const row = await city.turn((turn) => turn.row<Row>(statement));
  if (!row) throw new Error('no row');
  return row;
}
