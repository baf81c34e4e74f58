import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { besideOthers, getBenefit } from '@yanzhen/registers/policies/offers.ts';
import { factsOf } from '@yanzhen/registers/talents/offers.ts';
import type { TestPerson } from '@yanzhen/server/testing/test-city.ts';
import type { SubsidyCase } from './contract.ts';
import {
  county,
  doctor,
  expectOk,
  openSubsidyCity,
  type SubsidyCity,
} from './testing/subsidy-city.ts';

let s: SubsidyCity;
let officer: TestPerson;
let checker: TestPerson;
beforeAll(async () => {
  s = await openSubsidyCity();
  ({ officer, checker } = s);
});
afterAll(() => s.city.close());

interface Line {
  applicationId: string;
  version: number;
  problem: { code: string; values: Record<string, string> } | null;
}

const preview = async (by: TestPerson, move: string, ids: readonly string[]): Promise<Line[]> =>
  (
    (await by.call('POST', '/subsidies/moves/preview', { move, applicationIds: ids })).body as {
      lines: Line[];
    }
  ).lines;
const move = async (
  by: TestPerson,
  body: { move: string; lines: readonly Line[]; reason?: string },
  headers: Record<string, string> = {},
) => {
  const lines = body.lines.map(({ applicationId, version }) => ({ applicationId, version }));
  return by.call('POST', '/subsidies/moves', { ...body, lines }, headers);
};
const show = async (by: TestPerson, id: string): Promise<SubsidyCase> =>
  (await by.call('GET', `/subsidies/cases/${id}`)).body;
const lapse = (personId: string) =>
  s.city.turn((turn) =>
    turn.run(sql`update fact set value = 'false'::jsonb
      where person_id = ${personId} and name = 'firstHome'`),
  );

describe('many cases by one act', () => {
  it('says beforehand which go and why the others do not, and then does exactly that', async () => {
    const both = await s.city.person({
      name: '两岗合一',
      roles: ['county-officer', 'city-checker'],
      counties: [county],
    });
    const [goes, changed, excluded, elsewhere] = await Promise.all([
      s.caseIn('proposed'),
      s.caseIn('proposed'),
      s.caseIn('county-review'),
      s.caseIn('county-review'),
    ]);
    await expectOk(both.call('POST', `/subsidies/cases/${excluded.id}/propose`, {}));
    await lapse(changed.talent.personId);
    const ids = [goes, changed, excluded, elsewhere].map(({ id }) => id);

    const lines = await preview(both, 'check', ids);
    const told = Object.fromEntries(
      lines.map(({ applicationId, problem }) => [applicationId, problem?.code ?? 'goes']),
    );
    expect(told).toEqual({
      [goes.id]: 'goes',
      [changed.id]: 'applications.content-changed',
      [excluded.id]: 'applications.excluded-duty',
      [elsewhere.id]: 'applications.wrong-state',
    });
    const done = (await move(both, { move: 'check', lines })).body as {
      done: number;
      results: Line[];
    };
    expect(done.done).toBe(1);
    expect(
      Object.fromEntries(
        done.results.map(({ applicationId, problem }) => [applicationId, problem?.code ?? 'goes']),
      ),
    ).toEqual(told);
    expect((await show(checker, goes.id)).standing.state).toBe('checked');
    expect((await show(checker, changed.id)).standing.state).toBe('proposed');
    expect((await show(checker, excluded.id)).standing.state).toBe('proposed');
  }, 60_000);

  it('leaves alone what changed since the preview, and a repeat with one key moves nothing twice', async () => {
    const stays = await s.caseIn('county-review');
    const moved = await s.caseIn('county-review');
    const lines = await preview(officer, 'propose', [stays.id, moved.id]);
    await expectOk(officer.call('POST', `/subsidies/cases/${moved.id}/propose`, {}));
    const key = { 'idempotency-key': 'one-key-for-both' };
    const first = await move(officer, { move: 'propose', lines }, key);
    const again = await move(officer, { move: 'propose', lines }, key);
    expect(again.body).toEqual(first.body);
    const { results } = first.body as { results: Line[] };
    expect(results.find(({ applicationId }) => applicationId === moved.id)?.problem?.code).toBe(
      'applications.stale',
    );
    const { timeline } = await show(officer, stays.id);
    expect(timeline.filter((event) => event.move === 'propose')).toHaveLength(1);
    const proposed = await s.city.turn((turn) =>
      turn.rows(sql`select 1 from message where subject_id = ${stays.id}
        and template = 'subsidies.proposed'`),
    );
    expect(proposed).toHaveLength(1);
  });

  it('sends back only with a reason, and takes at most 200', async () => {
    const { id } = await s.caseIn('proposed');
    const lines = await preview(checker, 'send-back', [id]);
    expect(lines[0]?.problem).toBeNull();
    expect(await move(checker, { move: 'send-back', lines })).toMatchObject({
      status: 400,
      body: { code: 'applications.reason-missing', errors: [{ field: 'body.reason' }] },
    });
    await expectOk(move(checker, { move: 'send-back', lines, reason: '缺少盖章页' }));
    expect((await show(officer, id)).timeline.at(-1)).toMatchObject({
      move: 'send-back',
      reason: '缺少盖章页',
    });
    // The applicant is told that it takes longer, and not what the offices say to one another.
    const told = await s.city.turn((turn) =>
      turn.rows<{ values: object }>(sql`
        select values from message where city = ${turn.city} and template = 'subsidies.sent-back'
          and subject_id = ${id}`),
    );
    expect(told).toHaveLength(1);
    expect(told[0]?.values).toHaveProperty('dueOn', expect.stringMatching(/^\d{4}-/));
    expect(JSON.stringify(told)).not.toContain('缺少盖章页');
    const many = Array.from({ length: 201 }, () => lines[0] ?? { applicationId: id, version: 1 });
    const refused = await move(checker, { move: 'send-back', lines: many as Line[], reason: '多' });
    expect(refused.status).toBe(400);
  });
});

describe('the list of cases', () => {
  it('shows who has each, and gives the reader their own', async () => {
    const { id } = await s.caseIn('county-review');
    await expectOk(officer.call('POST', '/desk/claims', { subject: 'application', ids: [id] }));
    const own = (await officer.call('GET', '/subsidies/cases?queue=assigned')).body as {
      rows: { applicationId: string; assignee: { name: string } }[];
    };
    expect(own.rows).toMatchObject([{ applicationId: id, assignee: { name: '初审甲' } }]);
    const free = (await officer.call('GET', '/subsidies/cases?assigned=nobody')).body as {
      rows: { applicationId: string; assignee: unknown }[];
    };
    expect(free.rows.map((row) => row.applicationId)).not.toContain(id);
    const spelled = await officer.call('GET', '/subsidies/cases?queue=all&search=lzy&limit=1');
    expect(spelled.body).toMatchObject({ rows: [{ applicantName: '林知远' }] });
  });
});

describe('a day among the facts', () => {
  it('is corrected by the office that has the case, with a reason; the applicant is told', async () => {
    const { id, talent } = await s.caseIn('county-review');
    const path = `/subsidies/cases/${id}/dates/purchaseSignedOn`;
    const body = { value: '2024-02-11', reason: '合同原件为2月11日' };
    expect((await checker.call('POST', path, body)).body).toMatchObject({
      code: 'applications.not-allowed',
    });
    const other = `/subsidies/cases/${id}/dates/continuousWorkMonths`;
    expect((await officer.call('POST', other, body)).body).toMatchObject({
      code: 'subsidies.not-a-day',
    });
    expect((await officer.call('POST', path, { ...body, reason: ' ' })).status).toBe(400);
    s.city.setNow(new Date('2024-06-03T02:01:00Z'));
    await expectOk(officer.call('POST', path, body));
    s.city.setNow(new Date('2024-06-03T02:00:00Z'));
    const seen = await show(officer, id);
    expect(seen.facts.find((fact) => fact.id === 'purchaseSignedOn')).toMatchObject({
      value: '2024-02-11',
      source: 'document',
      verified: true,
    });
    expect(seen.correctedDates).toMatchObject([
      { by: '初审甲', from: '2024-02-01', to: '2024-02-11', reason: '合同原件为2月11日' },
    ]);
    expect(seen.correctable).toContain('purchaseSignedOn');
    const told = await s.city.turn((turn) =>
      turn.rows(sql`select 1 from message where person_id = ${talent.personId}
        and template = 'subsidies.date-corrected'`),
    );
    expect(told).toHaveLength(1);
    const kept = await s.city.turn((turn) =>
      turn.rows<{ value: string }>(sql`select value from fact_history
        where person_id = ${talent.personId} and name = 'purchaseSignedOn'`),
    );
    expect(kept.map(({ value }) => value)).toContain('2024-02-01');
  });
});

describe('the decision of a case', () => {
  it('tells the officer and the applicant what would turn a refusal', async () => {
    const { id, talent } = await s.caseIn('county-review');
    await lapse(talent.personId);
    const { decisionNow } = await show(officer, id);
    expect(decisionNow).toMatchObject({
      outcome: 'no',
      changes: [{ facts: [{ factId: 'firstHome' }] }],
    });
    const asked = await s.talent('首套否');
    const draft = await s.readyDraft(asked, { ...doctor, firstHome: false });
    expect((await asked.call('GET', `/subsidies/mine/${draft}/check`)).body).toMatchObject({
      decision: { outcome: 'no', changes: [{ facts: [{ factId: 'firstHome' }] }] },
    });
  });

  it('names the benefit that was granted before and takes this one’s place', async () => {
    const { id, talent } = await s.caseIn('county-review');
    const { beside } = await show(officer, id);
    expect(beside).toMatchObject({ displaced: false, displacedBy: [], payableFen: 25_000_000 });
    const granted = { benefit: 'home-purchase', fen: 25_000_000, on: '2020-05-01' };
    const after = await s.city.turn(async (turn) => {
      const facts = await factsOf(turn, talent.personId);
      return besideOthers(turn, await getBenefit(turn, 'home-purchase'), facts, [granted]);
    });
    expect(after).toMatchObject({
      displaced: true,
      payableFen: 0,
      displacedBy: [{ benefitId: 'home-purchase', receivedOn: '2020-05-01', clause: '第九条' }],
    });
  });
});
