import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestCity, type TestCity, type TestPerson } from '@yanzhen/server/testing/test-city.ts';
import { calendar } from '@yanzhen/registers/calendar/feature.ts';
import { savePackYear } from '@yanzhen/registers/calendar/offers.ts';
import { policies } from '@yanzhen/registers/policies/feature.ts';
import { applications } from '../applications/feature.ts';
import { getApplication, moveApplication } from '../applications/offers.ts';
import {
  makeCasePeople,
  walkApplication,
  type CasePeople,
} from '../applications/testing/walk-application.ts';
import { faults as ownFaults, type OwnRating, type RateableStep, type RatingTask } from './contract.ts'; // prettier-ignore
import { ratings } from './feature.ts';
import { tendTasks } from './tend-tasks.ts';

/** Friday, with the weekend before the one working day. */
const friday = new Date('2024-06-14T02:00:00Z');
const office = (id: string, county: string | null, duty: string) => ({ id, name: { zh: `${id}局`, en: `${id} bureau` }, county, duties: [duty], assumed: true }); // prettier-ignore
const pack = {
  areaCode: '510500',
  name: { zh: '测试市', en: 'Test City' },
  counties: [{ code: '510502', name: { zh: '江阳区', en: 'Jiangyang' } }],
  clusters: [],
  offices: [office('jiangyang', '510502', 'county-officer'), office('talent', null, 'approver')],
  budgetLines: [],
  letterhead: { organ: { zh: '局', en: 'Bureau' }, signature: { zh: '局', en: 'Bureau' }, prefix: '测', assumed: true },
  ratings: { callBackWorkingDays: 1, replyWorkingDays: 15, assumed: true },
}; // prettier-ignore

let city: TestCity;
let people: CasePeople;
let colleague: TestPerson;
let leader: TestPerson;

beforeAll(async () => {
  city = await openTestCity([calendar, policies, applications, ratings], { now: friday, pack });
  await city.turn((turn) => savePackYear(turn, { year: 2024, published: true, holidays: [] }));
  people = await makeCasePeople(city);
  colleague = await city.person({ name: '初审同事', roles: ['county-officer'], counties: ['510502'] });
  leader = await city.person({ name: '领导', roles: ['leader'] });
}); // prettier-ignore
afterAll(() => city.close());

const talentOf = (name: string) => city.person({ name, kind: 'talent' });
const mine = async (by: TestPerson) =>
  ((await by.call('GET', '/my-ratings')).body as { steps: RateableStep[] }).steps;
/** A case refused by the county's officer, in which the county's office is rated. */
async function refused(talent: TestPerson): Promise<string> {
  const { id } = await walkApplication(city, people, { to: 'county-review', talent });
  await city.turn(
    async (turn) => moveApplication(turn, await getApplication(turn, id), 'refuse', { reason: '不符合' }),
    people.officer.accountId,
  ); // prettier-ignore
  return id;
}
const rate = async (talent: TestPerson, grade: number, more: object = {}) => {
  const [step] = await mine(talent);
  return talent.call('POST', '/my-ratings', { step: step?.step, id: step?.id, grade, ...more });
};
const ratingOf = (reply: { body: unknown }) => (reply.body as { rating: OwnRating }).rating;
const tasksOf = async (by: TestPerson, show = 'open') =>
  ((await by.call('GET', `/rating-tasks?show=${show}`)).body as { rows: RatingTask[] }).rows;
const taskOf = async (number: string): Promise<string> => {
  const row = await city.turn((turn) =>
    turn.row<{ id: string }>(sql`
      select t.id from rating_task t join rating r on r.city = t.city and r.id = t.rating_id
      where t.city = ${turn.city} and r.number = ${number}`),
  );
  return row?.id ?? '';
};
const act = (id: string, what: string, by = colleague) =>
  by.call('POST', `/rating-tasks/${id}/${what}`, what === 'taking' ? undefined : { note: `已${what}` }); // prettier-ignore

describe('a rating', () => {
  it('is given once by the person concerned, after the step, and is not changed by any door', async () => {
    const talent = await talentOf('林知远');
    await walkApplication(city, people, { to: 'county-review', talent });
    expect(await mine(talent)).toEqual([]);
    const other = await talentOf('秦远');
    const id = await refused(other);
    const body = { step: 'applications.finished', id, grade: 5, reasons: ['fast'] };
    const strangers = [talent, people.agent].map(async (by) => by.call('POST', '/my-ratings', body));
    expect((await Promise.all(strangers)).map(({ status }) => status)).toEqual([404, 404]);
    expect((await people.officer.call('POST', '/my-ratings', body)).status).toBe(403);
    expect(await other.call('POST', '/my-ratings', { ...body, grade: 6 })).toMatchObject({ status: 400, body: { errors: [{ field: 'body.grade' }] } });
    expect(await other.call('POST', '/my-ratings', { ...body, reasons: ['slow'] })).toMatchObject({ status: 400, body: { code: 'ratings.reason-unknown' } });
    const reply = await other.call('POST', '/my-ratings', body);
    expect(ratingOf(reply)).toMatchObject({ grade: 5, reasons: ['fast'], followUp: null, mayRateAgain: false });
    expect(await other.call('POST', '/my-ratings', { ...body, grade: 1, reasons: [] })).toMatchObject({ status: 409, body: { code: 'ratings.once' } });
    const forced = city.turn((turn) => turn.run(sql`update rating set grade = 1 where city = ${turn.city}`));
    await expect(forced).rejects.toThrow(/permission denied/);
    const twice = city.turn((turn) => turn.run(sql`
      insert into rating (city, id, number, step, step_name, occurrence_id, round, application_id, rater_person_id, grade,
        reasons, department, role, benefit_id, on_day, at)
      select city, ${turn.newId()}, 'PJ-X', step, step_name, occurrence_id, 1, application_id, rater_person_id, 1, '{}',
        department, role, benefit_id, on_day, at from rating where city = ${turn.city} and occurrence_id = ${id}`));
    await expect(twice).rejects.toMatchObject({ constraint: 'rating_once' });
    // Nothing depends on it: who rated badly, or not at all, applies again as ever.
    expect((await walkApplication(city, people, { to: 'county-review', talent: other })).state).toBe('county-review');
  }); // prettier-ignore

  it('is also the agent’s who filed, one for both of them, and one for each correction', async () => {
    const talent = await talentOf('由单位代报');
    const { id } = await walkApplication(city, people, { to: 'county-review', talent });
    await city.turn((turn) => turn.run(sql`update application set filed_by_person_id = ${people.agent.personId} where city = ${turn.city} and id = ${id}`));
    const move = (name: 'ask-correction' | 'correct' | 'refuse', by: TestPerson) =>
      city.turn(async (turn) => moveApplication(turn, await getApplication(turn, id), name, { reason: '请补正' }), by.accountId);
    for (const name of ['ask-correction', 'correct', 'ask-correction', 'correct', 'refuse'] as const) {
      await move(name, name === 'correct' ? talent : people.officer);
    }
    const steps = await mine(people.agent);
    expect(steps.map(({ step }) => step).toSorted()).toEqual(['applications.corrected', 'applications.corrected', 'applications.finished']);
    const body = { step: 'applications.finished', id, grade: 4 };
    expect((await people.agent.call('POST', '/my-ratings', body)).status).toBe(200);
    expect(await talent.call('POST', '/my-ratings', body)).toMatchObject({ status: 409, body: { code: 'ratings.once' } });
    const corrections = (await mine(talent)).filter(({ step }) => step === 'applications.corrected');
    for (const each of corrections) {
      expect((await talent.call('POST', '/my-ratings', { step: each.step, id: each.id, grade: 3 })).status).toBe(200);
    }
  }); // prettier-ignore
});

describe('a bad rating', () => {
  it('is followed up within a working day by the office, never by who was rated, and rated once more', async () => {
    const talent = await talentOf('闵行止');
    const applicationId = await refused(talent);
    const rated = ratingOf(await rate(talent, 2, { reasons: ['slow', 'manner'], says: '等了 20 天' }));
    // Over the weekend to Monday.
    expect(rated.followUp).toMatchObject({ state: 'open', dueOn: '2024-06-17', counting: { dueOn: '2024-06-17' } });
    const id = await taskOf(rated.number);

    // Who was rated finds no task, and takes none by any door; nobody sees who rated.
    expect((await people.officer.call('GET', `/rating-tasks/${id}`)).status).toBe(404);
    expect(await tasksOf(people.officer)).toEqual([]);
    expect(await act(id, 'taking', people.officer)).toMatchObject({ status: 403, body: { code: 'ratings.rated' } });
    await expect(city.turn((turn) => turn.run(sql`
      insert into rating_part (city, task_id, person_id, part, at)
      values (${turn.city}, ${id}, ${people.officer.personId}, 'handles', ${turn.now})`))).rejects.toMatchObject({ constraint: 'rating_other_person' });
    const [row] = await tasksOf(colleague);
    expect(row).toMatchObject({ number: rated.number, grade: 2, department: { zh: 'jiangyang局' }, dueOn: '2024-06-17', overdue: false });
    const seen = await colleague.call('GET', `/rating-tasks/${id}`);
    expect(seen.body).toMatchObject({ reasons: ['slow', 'manner'], says: '等了 20 天', application: null, moves: ['take'] });
    for (const secret of ['闵行止', talent.personId, applicationId]) expect(seen.raw.toString()).not.toContain(secret);
    const contact = (by = colleague) => by.call('POST', `/rating-tasks/${id}/contact`, { reason: '回访' });
    expect(await contact()).toMatchObject({ status: 403, body: { code: 'ratings.not-taken' } });
    const elsewhere = await city.person({ name: '外县', roles: ['county-officer'], counties: ['510503'] });
    expect([(await elsewhere.call('GET', `/rating-tasks/${id}`)).status, await tasksOf(elsewhere)]).toEqual([404, []]);
    const idle = await city.person({ name: '没有岗位', roles: [] });
    expect(await tasksOf(idle)).toEqual([]);
    // The leader reads it, but has it only once it is overdue.
    expect(await act(id, 'taking', leader)).toMatchObject({ status: 409, body: { code: 'ratings.wrong-state' } });

    expect(await act(id, 'call-back')).toMatchObject({ status: 409, body: { code: 'ratings.wrong-state' } });
    expect(await act(id, 'taking')).toMatchObject({ status: 200, body: { state: 'taken', application: { id: applicationId }, moves: ['call-back'] } });
    expect(await contact()).toMatchObject({ status: 200, body: { name: '闵行止' } });
    const trail = await city.turn((turn) => turn.rows<{ reason: string }>(sql`select reason from audit where city = ${turn.city} and act = 'ratings.contact'`));
    expect(trail).toEqual([{ reason: '回访' }]);
    const second = await city.person({ name: '另一同事', roles: ['county-officer'], counties: ['510502'] });
    expect(await act(id, 'call-back', second)).toMatchObject({ body: { code: 'ratings.not-taken' } });
    expect(await act(id, 'reply')).toMatchObject({ body: { code: 'ratings.wrong-state' } });
    // Fifteen working days from the rating, not from the call.
    expect(await act(id, 'call-back')).toMatchObject({ status: 200, body: { state: 'called', dueOn: '2024-07-05' } });
    expect((await act(id, 'handle')).status).toBe(200);
    expect(await talent.call('POST', `/my-ratings/${rated.id}/second`, { grade: 5 })).toMatchObject({ status: 409, body: { code: 'ratings.not-again' } });
    expect(await act(id, 'reply')).toMatchObject({ status: 200, body: { state: 'replied' } });
    const [own] = await mine(talent);
    expect(own?.rating).toMatchObject({ followUp: { state: 'replied', reply: '已reply' }, mayRateAgain: true });
    const stranger = await talentOf('外人');
    expect((await stranger.call('POST', `/my-ratings/${rated.id}/second`, { grade: 5 })).status).toBe(404);
    const again = await talent.call('POST', `/my-ratings/${rated.id}/second`, { grade: 4, reasons: ['kind'] });
    expect(ratingOf(again)).toMatchObject({ grade: 2, second: { grade: 4 }, followUp: { state: 'closed' }, mayRateAgain: false });
    expect(await talent.call('POST', `/my-ratings/${rated.id}/second`, { grade: 1 })).toMatchObject({ status: 409 });
    const done = (await colleague.call('GET', `/rating-tasks/${id}`)).body as RatingTask;
    expect(done).toMatchObject({ state: 'closed', second: { grade: 4 }, application: null });
    expect(done.events.map(({ move, by }) => [move, by])).toEqual([
      ['open', null], ['take', '初审同事'], ['call-back', '初审同事'], ['handle', '初审同事'], ['reply', '初审同事'], ['rate-again', null],
    ]);
    const told = await city.turn((turn) => turn.rows<{ template: string; values: Record<string, string> }>(sql`
      select template, values from message where city = ${turn.city} and person_id = ${talent.personId} and template like 'ratings.%' order by template`));
    expect(told.map(({ template }) => template)).toEqual(['ratings.received', 'ratings.replied']);
    for (const language of ['zh', 'en'] as const) {
      const text = city.words.find(language, 'ratings', ['messages', 'replied'], told[1]?.values);
      expect(text).toContain('已reply');
    }
  }); // prettier-ignore

  it('is the leader’s as well once its day is over, and is closed when nobody rates again', async () => {
    const talent = await talentOf('尤见山');
    await refused(talent);
    const { number } = ratingOf(await rate(talent, 1));
    const id = await taskOf(number);
    const tend = () => city.turn(tendTasks);
    const escalated = async () => (await tasksOf(leader)).find((row) => row.id === id)?.escalated;
    city.setNow(new Date('2024-06-17T02:00:00Z'));
    await tend();
    leader = await city.person({ name: '领导', roles: ['leader'] });
    expect(await escalated()).toBe(false);
    city.setNow(new Date('2024-06-18T02:00:00Z'));
    await tend();
    await tend();
    leader = await city.person({ name: '领导', roles: ['leader'] });
    expect((await tasksOf(leader, 'late')).map((row) => row.id)).toContain(id);
    expect(await escalated()).toBe(true);
    const own = ratings.queues?.find((queue) => queue.id === 'ratings.overdue');
    const queued = await city.turn(async (turn) => own && turn.rows<{ id: string }>(own.rows(turn.city, leader.personId))); // prettier-ignore
    expect(queued?.map((row) => row.id)).toEqual([id]);
    const office = ratings.queues?.find((queue) => queue.id === 'ratings.tasks-county-officer');
    const seenBy = (by: TestPerson) => city.turn(async (turn) => (await turn.rows<{ id: string }>(office?.rows(turn.city, by.personId) ?? sql`select`)).some((row) => row.id === id)); // prettier-ignore
    expect([await seenBy(people.officer), await seenBy(colleague)]).toEqual([false, true]);
    for (const what of ['taking', 'call-back', 'handle', 'reply']) {
      expect([what, (await act(id, what, leader)).status]).toEqual([what, 200]);
    }
    const shown = (await leader.call('GET', `/rating-tasks/${id}`)).body as RatingTask;
    expect(shown.events.filter(({ move }) => move === 'escalate')).toHaveLength(1);
    city.setNow(new Date('2024-07-10T02:00:00Z'));
    await tend();
    leader = await city.person({ name: '领导', roles: ['leader'] });
    const closed = (await leader.call('GET', `/rating-tasks/${id}`)).body;
    expect(closed).toMatchObject({ state: 'closed', second: null });
    city.setNow(friday);
  });
});

describe('the figures', () => {
  it('count first ratings by department, benefit and month, and open to the ratings without names', async () => {
    city.setNow(new Date('2024-09-02T02:00:00Z'));
    people = await makeCasePeople(city);
    leader = await city.person({ name: '领导', roles: ['leader'] });
    for (const [grade, says] of [[5, '好'], [3, '还行'], [1, '打 13800138000 没人接']] as const) {
      const talent = await talentOf('匿名甲');
      await refused(talent);
      expect((await rate(talent, grade, { says })).status).toBe(200);
    }
    const paid = await talentOf('匿名乙');
    await walkApplication(city, people, { to: 'paid', talent: paid });
    await rate(paid, 4);
    const { body } = await leader.call('GET', '/ratings/statistics?from=2024-09&to=2024-09');
    expect(body).toMatchObject({
      rows: [
        { department: 'jiangyang', benefitId: 'home-purchase', month: '2024-09', counts: [1, 0, 1, 0, 1], total: 3, goodPermille: 667, bad: 1, answered: 0 },
        { department: 'talent', counts: [0, 1, 0, 0, 0], total: 1, goodPermille: 1000 },
      ],
      sum: { total: 4, goodPermille: 750 },
      more: false,
    });
    const path = '/ratings/records?department=jiangyang&benefitId=home-purchase&month=2024-09';
    const records = await leader.call('GET', `${path}&limit=2`);
    expect(records.body).toMatchObject({ total: { count: 3 }, rows: [{}, {}] });
    const { next } = records.body as { next: string };
    const rest = await leader.call('GET', `${path}&after=${next}`);
    const all = records.raw.toString() + rest.raw.toString();
    expect((rest.body as { rows: unknown[] }).rows).toHaveLength(1);
    expect(all).toContain('打 *** 没人接');
    for (const secret of ['匿名', '13800138000', 'LZGF']) expect(all).not.toContain(secret);
    expect((await people.officer.call('GET', path)).status).toBe(403);
    expect((await people.officer.call('GET', '/ratings/statistics?from=2024-09&to=2024-09')).status).toBe(403);
    city.setNow(friday);
  }); // prettier-ignore
});

describe('the words', () => {
  it('say every fault in both languages', () => {
    for (const language of ['zh', 'en'] as const) {
      const paths = Object.values(ownFaults).flatMap((code) =>
        ['says', 'remedy'].map((part) => ['faults', code.replace('ratings.', ''), part]),
      );
      const missing = paths.filter((path) => !city.words.find(language, 'ratings', path));
      expect([language, missing]).toEqual([language, []]);
    }
  });
});
