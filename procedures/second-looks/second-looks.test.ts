import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestCity, type TestCity, type TestPerson } from '@yanzhen/server/testing/test-city.ts';
import { projectRoot } from '@yanzhen/server/manifest/project-root.ts';
import { calendar } from '@yanzhen/registers/calendar/feature.ts';
import { organisations } from '@yanzhen/registers/organisations/feature.ts';
import { policies } from '@yanzhen/registers/policies/feature.ts';
import { talents } from '@yanzhen/registers/talents/feature.ts';
import { applications } from '../applications/feature.ts';
import { getApplication, moveApplication, pauseClock } from '../applications/offers.ts';
import {
  makeCasePeople,
  walkApplication,
  type CasePeople,
} from '../applications/testing/walk-application.ts';
import { secondLooks } from './feature.ts';

/** A Monday in the last days of a period, and the morning after it. */
const running = new Date('2024-06-24T02:00:00Z');
const over = new Date('2024-07-01T02:00:00Z');

const pack = {
  areaCode: '510500',
  name: { zh: '测试市', en: 'Test City' },
  counties: [{ code: '510502', name: { zh: '江阳区', en: 'Jiangyang' } }],
  clusters: [],
  offices: [{ id: 'office', name: { zh: '局', en: 'Bureau' }, county: null, duties: ['approver'], assumed: true }],
  budgetLines: [],
  letterhead: { organ: { zh: '局', en: 'Bureau' }, signature: { zh: '局', en: 'Bureau' }, prefix: '测', assumed: true },
  secondLooks: {
    digest: 'sha256',
    workingDays: 10,
    shares: [{ benefit: 'home-purchase', approved: 20, refused: 50, assumed: true }],
  },
}; // prettier-ignore

let city: TestCity;
let people: CasePeople;
let other: TestPerson;
let organiser: TestPerson;
let leader: TestPerson;
let auditor: TestPerson;
let round: Round;
let folder: string;

interface Round {
  id: string;
  number: string;
  state: string;
  commitment: string;
  listDigest: string | null;
  seed: string | null;
  items: number | null;
  picks: number | null;
}
interface DrawRecord {
  hash: string;
  seed: string;
  list: { stratum: string; take: number; item: string }[];
  picks: string[];
}
interface Task {
  id: string;
  dueOn: string;
  counting: unknown;
  applicationId: string;
  outcome: string;
  takenBy: string | null;
  verdict: string | null;
}

const code = (reply: { body: unknown }): string => (reply.body as { code: string }).code;
const rounds = (path: string, by = organiser) => by.call('POST', `/second-looks/rounds${path}`);
const staff = (name: string, role: string): Promise<TestPerson> =>
  city.person({ name, roles: [role] });

/** Six approvals proposed by one officer, one by another, and two refusals. */
async function decide(): Promise<void> {
  const talent = () => city.person({ name: '林知远', kind: 'talent' });
  for (let n = 0; n < 6; n += 1) {
    await walkApplication(city, people, { to: 'approved', talent: await talent() });
  }
  const second = { ...people, officer: await staff('初审辛', 'county-officer') };
  await walkApplication(city, second, { to: 'approved', talent: await talent() });
  for (let n = 0; n < 2; n += 1) {
    const { id } = await walkApplication(city, people, { to: 'county-review', talent: await talent() });
    await city.turn(
      async (turn) => moveApplication(turn, await getApplication(turn, id), 'refuse', { reason: '不符合' }),
      people.officer.accountId,
    );
  }
  // Another benefit, of which no share is taken.
  await walkApplication(city, people, { to: 'approved', talent: await talent(), benefitId: 'other' });
} // prettier-ignore

/** Sessions end while days pass. */
async function comeBack(): Promise<void> {
  organiser = await staff('抽查组织', 'second-look-officer');
  leader = await staff('领导', 'leader');
  auditor = await staff('审计', 'auditor');
  other = await staff('复核壬', 'city-checker');
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'second-looks-'));
  const features = [calendar, policies, organisations, talents, applications, secondLooks];
  city = await openTestCity(features, { now: running, pack });
  people = await makeCasePeople(city);
  await comeBack();
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await city.close();
});

const record = async (): Promise<DrawRecord> =>
  (await city.visitor('GET', `/second-looks/public/${round.id}/record`)).body;
/** The separate program, as anyone would run it. */
function verify(from: object): { status: number | null; wrong: string[] } {
  const file = join(folder, 'record.json');
  writeFileSync(file, JSON.stringify(from));
  const program = join(projectRoot, 'scripts/verify-draw.mjs');
  const { status, stdout } = spawnSync(process.execPath, [program, file], { encoding: 'utf8' });
  return { status, wrong: [...stdout.matchAll(/^WRONG {3}(.+)$/gm)].map(([, what]) => what ?? '') };
}

describe('a round', () => {
  it('commits to its seed while the period still runs, for everybody to see, and tells it to nobody', async () => {
    const open = (body: object, by = organiser) => by.call('POST', '/second-looks/rounds', body);
    expect((await open({ from: '2024-06-01', to: '2024-06-30' }, leader)).status).toBe(403);
    expect(code(await open({ from: '2024-05-01', to: '2024-05-31' }))).toBe('second-looks.period-over');
    expect(code(await open({ from: '2024-07-01', to: '2024-06-30' }))).toBe('second-looks.period-wrong');
    const reply = await open({ from: '2024-06-01', to: '2024-06-30' });
    expect(reply.body).toMatchObject({ number: 'CC-2024-001', state: 'open', seed: null, listDigest: null });
    round = reply.body;
    const again = await open({ from: '2024-06-30', to: '2024-07-30' });
    expect([again.status, code(again)]).toEqual([409, 'second-looks.period-taken']);

    const shown = await city.visitor('GET', `/second-looks/public/${round.id}`);
    expect(shown.body).toMatchObject({
      commitment: round.commitment,
      seed: null,
      shares: [{ benefit: 'home-purchase', approved: 20, refused: 50 }],
    });
    expect((await city.visitor('GET', `/second-looks/public/${round.id}/record`)).status).toBe(404);
    expect(code(await rounds(`/${round.id}/list`))).toBe('second-looks.period-runs');
    expect(code(await rounds(`/${round.id}/draw`))).toBe('second-looks.wrong-step');
    await decide();
  }); // prettier-ignore

  it('is not opened behind the period’s end, whatever door is used, and nothing of it is changed', async () => {
    const insert = city.turn((turn) =>
      turn.run(sql`
        insert into second_look_round (city, id, number, period_from, period_until, digest, shares,
          working_days, seed_sealed, commitment, opened_at, opened_on, opened_by_person, opened_by_name)
        values (${turn.city}, ${turn.newId()}, 'CC-2024-099', '2024-05-01', '2024-06-01', 'sha256', '[]', 10,
          '\\x00', ${'0'.repeat(64)}, ${turn.now}, ${turn.today}, ${organiser.personId}, '抽查')`),
    );
    await expect(insert).rejects.toThrow('second_look_committed_first');
    for (const change of [
      sql`update second_look_round set commitment = ${'0'.repeat(64)}`,
      sql`delete from second_look_round`,
      sql`update second_look_item set take = 0`,
      sql`update second_look_result set verdict = 'agree'`,
    ]) {
      await expect(city.turn((turn) => turn.run(change))).rejects.toThrow('permission denied');
    }
  });

  it('lists every decision of the period in strata, and publishes the digest before the seed', async () => {
    city.setNow(over);
    await comeBack();
    const reply = await rounds(`/${round.id}/list`);
    expect(reply.body).toMatchObject({ state: 'listed', items: 9, seed: null });
    round = reply.body;
    expect(code(await rounds(`/${round.id}/list`))).toBe('second-looks.wrong-step');
    const shown = await city.visitor('GET', `/second-looks/public/${round.id}`);
    const { strata, ...published } = shown.body as Round & { strata: { items: number; take: number }[] };
    expect(published.listDigest).toBe(round.listDigest);
    expect(published.seed).toBeNull();
    // At least one of each officer, approvals and refusals apart.
    expect(strata.map(({ items, take }) => [items, take]).toSorted()).toEqual([[1, 1], [2, 1], [6, 2]]);
  }); // prettier-ignore

  it('reveals its seed at the draw, and a separate program comes to the same pick', async () => {
    const reply = await rounds(`/${round.id}/draw`);
    expect(reply.body).toMatchObject({ state: 'drawn', picks: 4 });
    round = reply.body;
    expect(code(await rounds(`/${round.id}/draw`))).toBe('second-looks.wrong-step');
    const published = await record();
    expect(published.seed).toBe(round.seed);
    expect(verify(published)).toEqual({ status: 0, wrong: [] });
  });

  it('is found out when seed, list or pick is changed', async () => {
    const published = await record();
    const seed = published.seed.replace(/^./, (digit) => (digit === '0' ? '1' : '0'));
    expect(verify({ ...published, seed }).wrong).toContain('the seed is the one committed to');
    const [spared] = published.picks;
    const without = published.list.filter((each) => each.item !== spared);
    expect(verify({ ...published, list: without }).wrong).toContain(
      'the list is the one whose digest was published',
    );
    const free = published.list.find((each) => !published.picks.includes(each.item))?.item;
    const swapped = [free, ...published.picks.slice(1)];
    expect(verify({ ...published, picks: swapped })).toEqual({
      status: 1,
      wrong: ['the picks are those of seed and list'],
    });
  });

  it('names nobody in public, and shows the auditor which case each token is', async () => {
    const open = await city.visitor('GET', `/second-looks/public/${round.id}`);
    const published = await city.visitor('GET', `/second-looks/public/${round.id}/record`);
    const text = open.raw.toString() + published.raw.toString();
    for (const name of ['林知远', '初审甲', people.officer.personId]) expect(text).not.toContain(name);
    const file = await auditor.call('GET', `/second-looks/rounds/${round.id}/list`);
    const lines = file.raw.toString('utf8').trim().split('\r\n').slice(1);
    const cells = lines.map((line) => line.split(',').map((cell) => cell.replaceAll('"', '')));
    expect(cells).toHaveLength(9);
    for (const [, , token, salt, reference, outcome] of cells) {
      const digest = createHash('sha256').update(`${salt}\n${reference}\n${outcome}`).digest('hex');
      expect(digest.slice(0, 32)).toBe(token);
    }
    const tokens = (await record()).list.map((each) => each.item);
    expect(cells.map(([, , token]) => token).toSorted()).toEqual(tokens.toSorted());
    expect((await leader.call('GET', `/second-looks/rounds/${round.id}/list`)).status).toBe(403);
  }); // prettier-ignore
});

describe('a second look', () => {
  const tasks = async (by: TestPerson, show = 'open'): Promise<Task[]> =>
    ((await by.call('GET', `/second-looks/tasks?show=${show}`)).body as { rows: Task[] }).rows;
  const act = (by: TestPerson, id: string, what: string, body: object = {}) =>
    by.call('POST', `/second-looks/tasks/${id}/${what}`, body);

  it('waits at the desk of those who had no part in the case, and is no row of those who had', async () => {
    const [queue] = secondLooks.queues ?? [];
    const seenBy = async (reader: TestPerson) => {
      const rows = await city.turn((turn) =>
        turn.rows<{ id: string }>(
          sql`select id from (${queue?.rows(turn.city, reader.personId)}) q`,
        ),
      );
      return rows.map(({ id }) => id).toSorted();
    };
    const ids = async (reader: TestPerson) => (await tasks(reader)).map(({ id }) => id).toSorted();
    expect(await seenBy(leader)).toEqual(await ids(leader));
    const acted = await city.turn((turn) =>
      turn.rows<{ id: string }>(sql`
        select distinct k.id from second_look_task k join application_event e on e.city = k.city
          and e.application_id = k.application_id and e.actor_person_id = ${people.checker.personId}
        where k.city = ${turn.city}`),
    );
    expect(acted.length).toBeGreaterThan(0);
    const without = (await ids(leader)).filter((id) => !acted.some((each) => each.id === id));
    expect(await seenBy(people.checker)).toEqual(without);
  });

  it('is another natural person’s than those who acted in the case: page, other account, database', async () => {
    const all = await tasks(leader);
    expect(all).toHaveLength(4);
    for (const { dueOn, counting } of all) expect(counting).toMatchObject({ dueOn });
    const approved = all.find((each) => each.outcome === 'approved');
    const id = approved?.id ?? '';
    const sameOfficer = await city.person({ name: '初审甲', roles: ['county-officer'] });
    await city.turn((turn) =>
      turn.run(sql`update account set person_id = ${people.checker.personId}
                   where city = ${turn.city} and id = ${sameOfficer.accountId}`),
    );
    expect((await tasks(sameOfficer)).map((each) => each.id)).not.toContain(id);
    const reply = await act(sameOfficer, id, 'taking');
    expect([reply.status, code(reply)]).toEqual([403, 'second-looks.acted']);
    for (const person of [people.checker, people.approver, people.agent]) {
      const forced = city.turn((turn) =>
        turn.run(sql`
          insert into second_look_part (city, task_id, application_id, person_id, part, at)
          values (${turn.city}, ${id}, ${approved?.applicationId}, ${person.personId}, 'looks', ${turn.now})`),
      );
      await expect(forced).rejects.toThrow('second_look_other_person');
    }
  });

  it('is taken, then agreed or disagreed with once, with a reason', async () => {
    const open = await tasks(other);
    const first = open.find((each) => each.outcome === 'approved');
    const second = open.find((each) => each.outcome === 'refused');
    const result = (id: string, body: object, by = other) => act(by, id, 'result', body);
    const good = { verdict: 'disagree', reason: '购房合同签订日期在期限之外' };
    expect(code(await result(first?.id ?? '', good))).toBe('second-looks.not-taken');
    expect((await act(other, first?.id ?? '', 'taking')).body).toMatchObject({ takenBy: '复核壬', mine: true });
    expect((await result(first?.id ?? '', { ...good, reason: '' })).status).toBe(400);
    expect((await result(first?.id ?? '', good)).body).toMatchObject({ verdict: 'disagree', doneBy: '复核壬' });
    expect(code(await result(first?.id ?? '', { ...good, verdict: 'agree' }))).toBe('second-looks.done');
    await act(other, second?.id ?? '', 'taking');
    expect(await tasks(other, 'mine')).toHaveLength(1);
    await result(second?.id ?? '', { verdict: 'agree', reason: '材料齐全' });
    expect(await tasks(other, 'done')).toHaveLength(2);
    expect((await act(organiser, second?.id ?? '', 'taking')).status).toBe(403);
  }); // prettier-ignore

  it('is not told by somebody who took it and then acted in the case', async () => {
    const third = (await tasks(other)).find((each) => each.outcome === 'approved');
    const applicationId = third?.applicationId ?? '';
    const late = await staff('复核癸', 'city-checker');
    expect((await act(late, third?.id ?? '', 'taking')).status).toBe(200);
    await city.turn(
      async (turn) => pauseClock(turn, await getApplication(turn, applicationId), { code: 'expert-review' }),
      late.accountId,
    );
    const body = { verdict: 'agree', reason: '没有问题' };
    expect(code(await act(late, third?.id ?? '', 'result', body))).toBe('second-looks.acted');
    const forced = city.turn((turn) =>
      turn.run(sql`
        insert into second_look_result (city, task_id, person_id, person_name, verdict, reason, at)
        values (${turn.city}, ${third?.id}, ${late.personId}, '复核癸', 'agree', '没有问题', ${turn.now})`),
    );
    await expect(forced).rejects.toThrow('second_look_other_person');
  }); // prettier-ignore

  it('comes out by officer and benefit for the leader', async () => {
    const { body } = await leader.call('GET', `/second-looks/rounds/${round.id}`);
    const { results, done } = body as { results: Record<string, unknown>[]; done: number };
    expect(done).toBe(2);
    expect(results.map(({ officer, decided, picked }) => [officer, decided, picked]).toSorted()).toEqual([
      ['初审甲', 2, 1],
      ['初审甲', 6, 2],
      ['初审辛', 1, 1],
    ]);
    const sum = (key: string) => results.reduce((total, each) => total + Number(each[key]), 0);
    expect([sum('agreed'), sum('disagreed')]).toEqual([1, 1]);
    expect(results.every((each) => each['benefitId'] === 'home-purchase')).toBe(true);
  }); // prettier-ignore
});
