import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestPerson } from '@yanzhen/server/testing/test-city.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { syntheticIdentityNumber } from '@yanzhen/values/identity-number.ts';
import {
  openCooperationCity,
  type CooperationCity,
} from '../agreements/testing/cooperation-city.ts';
import type { ProjectDetail } from './contract.ts';
import type { OutcomeTotal, OutcomeView } from './contract-outcomes.ts';
import { projects } from './feature.ts';
import { paper, projectBody } from './testing/sample-project.ts';

let at: CooperationCity;
const now = new Date('2024-06-18T02:00:00Z');
beforeAll(async () => {
  at = await openCooperationCity([projects], now);
});
afterAll(() => at.city.close());

const record = (over: object = {}, by = at.officer) =>
  by.call('POST', '/projects', projectBody(at, over));
const recorded = async (over: object = {}): Promise<ProjectDetail> => {
  const reply = await record(over);
  if (reply.status !== 200) throw new Error(JSON.stringify(reply.body));
  return reply.body;
};
const report = async (of: { id: string }, over: object = {}): Promise<OutcomeView> => {
  const body = { kind: 'enterprise-input', title: '研发投入', happenedOn: '2024-03-31', quantity: 5_000, ...over }; // prettier-ignore
  const reply = await at.officer.call('POST', `/projects/${of.id}/outcomes`, body);
  if (reply.status !== 200) throw new Error(JSON.stringify(reply.body));
  return reply.body;
};
const withPaper = async (outcome: OutcomeView): Promise<OutcomeView> =>
  (await at.officer.upload(`/outcomes/${outcome.id}/evidence`, paper)).body;
const audit = (outcome: OutcomeView, quantity: number, by: TestPerson, over: object = {}) => {
  const evidenceId = outcome.evidence[0]?.id ?? null;
  const body = { version: outcome.version, quantity, evidenceId, ...over };
  return by.call('POST', `/outcomes/${outcome.id}/audit`, body);
};
const totalsOf = async ({ id }: { id: string }): Promise<OutcomeTotal[]> =>
  ((await at.leader.call('GET', `/projects/${id}/outcomes`)).body as { totals: OutcomeTotal[] })
    .totals;
const rowsOf = (id: string, where: string) =>
  at.city.turn((turn) => {
    const declared = projects.indicators?.find((each) => each.id === id);
    if (!declared) throw new Error(`no indicator ${id}`);
    const when = { validOn: '2024-06-18', knownAt: new Date() };
    return turn.rows<{ amount_fen: number }>(
      sql`select * from (${declared.rows(when)}) r where r.reference = ${where}`,
    );
  });
/** What a statement of the application's own role throws; nothing of it stays. */
const refusalOf = async (work: (turn: Turn) => Promise<unknown>): Promise<string | undefined> =>
  at.city.turn(work).then(
    () => undefined,
    (error: unknown) => (error as { constraint?: string }).constraint,
  );

describe('a project', () => {
  it('is recorded with its sides, its agreement and its money, and found again', async () => {
    const agreement = await at.signed();
    const row = await recorded({ agreementId: agreement.id, field: 'materials-energy' });
    expect(row).toMatchObject({
      state: 'running',
      partnerName: at.university.name,
      enterpriseName: at.firm.name,
      agreementTitle: agreement.title,
      outcomes: 0,
      flags: [],
    });
    const ids = async (query: string) =>
      (
        (await at.leader.call('GET', `/projects?${query}`)).body as { rows: { id: string }[] }
      ).rows.map(({ id }) => id);
    expect(await ids(`agreementId=${agreement.id}&field=materials-energy`)).toEqual([row.id]);
    expect(await ids(`agreementId=${agreement.id}&field=equipment`)).toEqual([]);
    expect(await ids(`q=${encodeURIComponent(row.number)}`)).toEqual([row.id]);
    expect((await record({}, at.leader)).status).toBe(403);
    const elsewhere = await at.city.person({
      name: '县科',
      roles: ['science-officer'],
      counties: ['510521'],
    });
    expect((await record({}, elsewhere)).status).toBe(403);
    expect((await record({ county: '510521' }, elsewhere)).status).toBe(200);
  });

  it.each([
    ['whose parts exceed its whole', { totalFen: 199_999_999 }, 'parts-beyond-whole', 'totalFen'],
    ['that ends before it begins', { endsOn: '2023-02-28' }, 'dates-backwards', 'endsOn'],
    ['of a side that is not registered', { partnerId: '00000000-0000-7000-8000-000000000000' }, 'party-not-registered', 'partnerId'],
    ['of an agreement that is not there', { agreementId: '00000000-0000-7000-8000-000000000000' }, 'agreement-ended', 'agreementId'],
    ['without a word in its name', { name: '——' }, 'name-empty', 'name'],
  ])('%s is refused by field', async (_says, over, code, field) => {
    const reply = await record(over);
    expect(reply).toMatchObject({
      status: 400,
      body: { code: `projects.${code}`, errors: [{ field: `body.${field}` }] },
    });
    expect((reply.body as { errors: { remedy: string }[] }).errors[0]?.remedy.length).toBeGreaterThan(4);
  }); // prettier-ignore

  it('whose parts fill its whole is kept; the database refuses a fen more', async () => {
    const row = await recorded();
    const more = (turn: Turn) =>
      turn.run(
        sql`update project set other_fen = other_fen + 1 where city = ${turn.city} and id = ${row.id}`,
      );
    expect(await refusalOf(more)).toBe('project_parts_within_whole');
  });

  it('is one record: the same sides and name are refused, whichever way they are written', async () => {
    const row = await recorded({ name: 'AB型 液压阀（二期）' });
    expect(await record({ name: 'ａｂ型液压阀(二期)' })).toMatchObject({
      status: 409,
      body: { code: 'projects.recorded-before', errors: [{ field: 'body.name' }] },
    });
    expect((await record({ number: row.number })).body).toMatchObject({
      code: 'projects.number-taken',
    });
    expect((await record({ name: 'AB型液压阀二期', enterpriseId: at.otherFirm.id })).status).toBe(
      200,
    );
    const again = (turn: Turn) =>
      turn.run(sql`insert into project select (jsonb_populate_record(p,
        ${JSON.stringify({ id: crypto.randomUUID(), number: 'x' })}::jsonb)).* from project p
        where city = ${turn.city} and id = ${row.id}`);
    expect(await refusalOf(again)).toBe('project_one_record');
  });

  it('recorded twice under names alike is shown, and joined: outcomes go along, one is counted', async () => {
    const kept = await recorded({ name: '浓香基酒智能酿造装备研发' });
    const twice = await recorded({ name: '浓香基酒智能酿造装备的研发' });
    expect(twice).toMatchObject({ flags: ['perhaps-double'], doubles: [{ id: kept.id }] });
    await report(kept, { quantity: 1_000 });
    const outcome = await report(twice, { quantity: 2_000 });
    const join = (into: string) =>
      at.officer.call('POST', `/projects/${twice.id}/joining`, {
        into,
        version: 1,
        reason: '同一项目',
      });
    expect((await join(twice.id)).body).toMatchObject({ code: 'projects.join-wrong' });
    expect((await join(kept.id)).body).toMatchObject({ id: kept.id, doubles: [], outcomes: 2 });
    expect((await at.leader.call('GET', `/projects/${twice.id}`)).body).toMatchObject({
      state: 'joined',
      sameAs: kept.id,
      moves: [],
    });
    expect(await totalsOf(kept)).toMatchObject([{ count: 2, reported: 3_000, audited: 0 }]);
    expect(await rowsOf('projects.projects', twice.number)).toEqual([]);
    expect(await rowsOf('projects.outcomes-reported', kept.number)).toHaveLength(2);
    const correct = { kind: 'enterprise-input', title: '晚到的更正', happenedOn: '2024-03-31', quantity: 9, version: 2, reason: '核对' }; // prettier-ignore
    expect((await at.officer.call('PUT', `/outcomes/${outcome.id}`, correct)).body).toMatchObject({
      projectId: kept.id,
    });
  });

  it('goes through its states by the table, and is changed only by who saw its newest version', async () => {
    let row = await recorded({ startedOn: '2024-06-19' });
    expect(row.state).toBe('planned');
    const move = async (name: string, reason?: string) => {
      const body = { move: name, version: row.version, ...(reason ? { reason } : {}) };
      const reply = await at.officer.call('POST', `/projects/${row.id}/moves`, body);
      if (reply.status === 200) row = reply.body;
      return (reply.body as { code?: string }).code;
    };
    expect(await move('accept', '验收合格')).toBe('projects.wrong-state');
    expect(await move('begin')).toBeUndefined();
    expect(await move('accept')).toBe('projects.reason-missing');
    await move('mid-term', '进度正常');
    await move('accept', '验收合格');
    await move('track');
    await move('close', '跟踪期满');
    expect(row.state).toBe('closed');
    expect(row.events.map((event) => event.move)).toEqual(['close', 'track', 'accept', 'mid-term', 'begin', 'record']); // prettier-ignore
    const body = {
      ...projectBody(at),
      number: row.number,
      name: row.name,
      reason: '更正',
      version: row.version - 1,
    };
    const put = (over: object) =>
      at.second.call('PUT', `/projects/${row.id}`, { ...body, ...over });
    expect((await put({})).body).toMatchObject({ code: 'projects.stale' });
    expect((await put({ version: row.version, county: '510521' })).body).toMatchObject({
      county: '510521',
    });
  });
});

describe('an outcome', () => {
  it('audited down changes the audited total only, and a paper carries the audit', async () => {
    const project = await recorded();
    const first = await withPaper(await report(project, { quantity: 8_000 }));
    await withPaper(await report(project, { quantity: 2_000 }));
    expect(await totalsOf(project)).toEqual([
      { kind: 'enterprise-input', count: 2, reported: 10_000, audited: 0, unaudited: 2 },
    ]);
    expect((await audit(first, 7_999, at.second)).body).toMatchObject({
      code: 'projects.reason-missing',
    });
    const audited = await audit(first, 6_500, at.second, { note: '两张发票与项目无关' });
    expect(audited.body).toMatchObject({
      quantity: 8_000,
      auditedQuantity: 6_500,
      auditedBy: '科乙',
    });
    const after = [
      { kind: 'enterprise-input', count: 2, reported: 10_000, audited: 6_500, unaudited: 1 },
    ];
    expect(await totalsOf(project)).toEqual(after);
    const sum = async (id: string) =>
      (await rowsOf(id, project.number)).reduce((total, row) => total + row.amount_fen, 0);
    expect([
      await sum('projects.outcomes-reported'),
      await sum('projects.outcomes-audited'),
    ]).toEqual([10_000, 6_500]);
    // Corrected afterwards, the report moves by its difference and the audit falls with what it rested on.
    const view: OutcomeView = audited.body;
    const body = { kind: view.kind, title: view.title, happenedOn: view.happenedOn, quantity: 6_400, version: view.version, reason: '按发票更正' }; // prettier-ignore
    const corrected = await at.second.call('PUT', `/outcomes/${view.id}`, body);
    expect(corrected.body).toMatchObject({
      auditedQuantity: null,
      reportedBy: '科乙',
      mayAudit: false,
    });
    expect([
      await sum('projects.outcomes-reported'),
      await sum('projects.outcomes-audited'),
    ]).toEqual([8_400, 0]);
  });

  it('is audited by another natural person than reported it: also under a second account, also by the database', async () => {
    const project = await recorded();
    const one = {
      name: '科丙',
      identityNumber: syntheticIdentityNumber(6_001),
      roles: ['science-officer'],
    };
    const [reporter, sameAgain] = [await at.city.person(one), await at.city.person(one)];
    expect(sameAgain.personId).toBe(reporter.personId);
    const body = {
      kind: 'enterprise-input',
      title: '研发投入',
      happenedOn: '2024-03-31',
      quantity: 5_000,
    };
    const reported = await reporter.call('POST', `/projects/${project.id}/outcomes`, body);
    const outcome = await withPaper(reported.body);
    for (const account of [reporter, sameAgain]) {
      expect((await audit(outcome, 5_000, account)).body).toMatchObject({
        code: 'projects.audit-own',
      });
    }
    const sameIdentity = (turn: Turn) =>
      turn.run(sql`update project_outcome set audited_quantity = 5000, audited_by_person = reported_by_person,
        audited_at = ${turn.now}, audit_evidence = ${outcome.evidence[0]?.id}
        where city = ${turn.city} and id = ${outcome.id}`);
    expect(await refusalOf(sameIdentity)).toBe('outcome_audited_by_another');
    const seen = (await at.second.call('GET', `/outcomes/${outcome.id}`)).body as OutcomeView;
    const own = (await sameAgain.call('GET', `/outcomes/${outcome.id}`)).body as OutcomeView;
    expect([own.mayAudit, seen.mayAudit]).toEqual([false, true]);
  });

  it('without a paper cannot be audited, nor its paper be taken away afterwards', async () => {
    const project = await recorded();
    const bare = await report(project);
    expect(await audit(bare, 5_000, at.second)).toMatchObject({
      status: 400,
      body: { code: 'projects.evidence-missing', errors: [{ field: 'body.evidenceId' }] },
    });
    const other = await withPaper(await report(project));
    const borrowed = { evidenceId: other.evidence[0]?.id };
    expect((await audit(bare, 5_000, at.second, borrowed)).body).toMatchObject({
      code: 'projects.evidence-missing',
    });
    const forced = (evidence: string | null) => (turn: Turn) =>
      turn.run(sql`update project_outcome set audited_quantity = 5000, audited_by_person = ${at.second.personId},
        audited_at = ${turn.now}, audit_evidence = ${evidence}::uuid where city = ${turn.city} and id = ${bare.id}`);
    expect(await refusalOf(forced(null))).toBe('outcome_audit_whole');
    expect(await refusalOf(forced(other.evidence[0]?.id ?? ''))).toBe(
      'outcome_audit_rests_on_evidence',
    );
    const audited = (await audit(other, 5_000, at.second)).body as OutcomeView;
    const path = `/outcomes/${other.id}/evidence/${audited.evidence[0]?.id ?? ''}`;
    expect(audited.evidence[0]?.removable).toBe(false);
    expect((await at.officer.call('DELETE', path)).body).toMatchObject({
      code: 'projects.evidence-in-use',
    });
    expect((await at.leader.call('GET', path)).raw).toEqual(paper.bytes);
    const taken = (turn: Turn) =>
      turn.run(
        sql`delete from outcome_evidence where city = ${turn.city} and id = ${audited.evidence[0]?.id}`,
      );
    expect(await refusalOf(taken)).toBe('outcome_audit_rests_on_evidence');
  });

  it('is no more than reported, no sum of things, and not of tomorrow', async () => {
    const project = await recorded();
    const outcome = await withPaper(await report(project));
    expect(await audit(outcome, 5_001, at.second)).toMatchObject({
      status: 400,
      body: { code: 'projects.audited-above', errors: [{ field: 'body.quantity' }] },
    });
    const post = (over: object) =>
      at.officer.call('POST', `/projects/${project.id}/outcomes`, { kind: 'patent', title: '阀芯', happenedOn: '2024-06-18', quantity: 1, ...over }); // prettier-ignore
    expect((await post({})).status).toBe(200);
    expect((await post({ quantity: 2 })).body).toMatchObject({ code: 'projects.thing-is-one' });
    expect((await post({ happenedOn: '2024-06-19' })).body).toMatchObject({
      code: 'projects.outcome-in-future',
    });
    const above = (turn: Turn) =>
      turn.run(sql`update project_outcome set audited_quantity = 5001, audited_by_person = ${at.second.personId},
        audited_at = ${turn.now}, audit_evidence = ${outcome.evidence[0]?.id} where city = ${turn.city} and id = ${outcome.id}`);
    expect(await refusalOf(above)).toBe('outcome_audited_not_above');
    const two = (turn: Turn) =>
      turn.run(
        sql`update project_outcome set kind = 'patent' where city = ${turn.city} and id = ${outcome.id}`,
      );
    expect(await refusalOf(two)).toBe('outcome_thing_is_one');
  });

  it('beyond the whole of its project is kept and flagged; withdrawn it moves the figure by exactly itself', async () => {
    const project = await recorded();
    await report(project, { quantity: 180_000_000 });
    const flags = async () =>
      ((await at.leader.call('GET', `/projects/${project.id}`)).body as ProjectDetail).flags;
    expect(await flags()).toEqual([]);
    const more = await report(project, { quantity: 1 });
    expect(await flags()).toEqual(['money-beyond-whole']);
    const body = { version: more.version, reason: '重复上报' };
    const withdrawn = await at.officer.call('POST', `/outcomes/${more.id}/withdrawal`, body);
    expect(withdrawn.body).toMatchObject({ withdrawn: true, mayChange: false });
    expect(await flags()).toEqual([]);
    expect(await totalsOf(project)).toMatchObject([{ count: 1, reported: 180_000_000 }]);
    expect((await at.officer.upload(`/outcomes/${more.id}/evidence`, paper)).body).toMatchObject({
      code: 'projects.outcome-closed',
    });
  });

  it('of an agreement as a whole, such as its institute, is reported and audited alike', async () => {
    const agreement = await at.signed();
    const path = `/agreements/${agreement.id}/outcomes`;
    const body = {
      kind: 'research-solution',
      title: '酒类数字化方案',
      happenedOn: '2024-05-06',
      quantity: 1,
    };
    const outcome = await withPaper((await at.officer.call('POST', path, body)).body);
    await audit(outcome, 0, at.second, { note: '方案未交付' });
    expect((await at.leader.call('GET', path)).body).toMatchObject({
      totals: [{ kind: 'research-solution', count: 1, reported: 1, audited: 0, unaudited: 0 }],
    });
    expect(await rowsOf('projects.outcomes-reported', agreement.number ?? '')).toHaveLength(1);
    expect(await rowsOf('projects.outcomes-audited', agreement.number ?? '')).toHaveLength(0);
  });
});

describe('an agent of the enterprise', () => {
  it('reports outcomes of its own projects with papers, changes them until they are audited, and audits none', async () => {
    const { city, firm, otherFirm, officer } = at;
    const identityNumber = syntheticIdentityNumber(88_001);
    const agentOf = (name: string, of: typeof firm, over: object = {}) =>
      city.person({ name, kind: 'agent', organisation: { id: of.id, name: of.name }, ...over });
    const agent = await agentOf('企业经办', firm);
    const stranger = await agentOf('外企经办', otherFirm);
    const project = (await officer.call('POST', '/projects', projectBody(at))).body as { id: string };
    const outcome = { kind: 'patent', title: '一种窖池传感器', happenedOn: '2024-05-01', quantity: 1 };
    const report = (by: TestPerson) => by.call('POST', `/projects/${project.id}/outcomes`, outcome);
    expect((await report(stranger)).status).toBe(404);
    expect((await at.leader.call('POST', `/projects/${project.id}/outcomes`, outcome)).status).toBe(404);
    const mine = (await agent.call('GET', '/my-projects')).body as { rows: { id: string }[] };
    expect(mine.rows.map(({ id }) => id)).toContain(project.id);
    expect((await stranger.call('GET', `/my-projects/${project.id}`)).status).toBe(404);

    const reported = (await report(agent)).body as OutcomeView;
    expect(reported).toMatchObject({ reportedBy: '企业经办', mayChange: true, mayAudit: false });
    const path = `/outcomes/${reported.id}`;
    const withPaper = (await agent.upload(`${path}/evidence`, paper)).body as OutcomeView;
    const evidenceId = withPaper.evidence[0]?.id ?? '';
    for (const each of [path, `${path}/evidence/${evidenceId}`, `/projects/${project.id}/outcomes`]) {
      expect((await stranger.call('GET', each)).status).toBe(404);
      expect((await agent.call('GET', each)).status).toBe(200);
    }
    // Nobody who acts for the enterprise audits, though a colleague of it reported.
    await agentOf('一人两职', firm, { identityNumber });
    const both = await city.person({ name: '一人两职', roles: ['science-officer'], identityNumber });
    const audit = (by: TestPerson) => by.call('POST', `${path}/audit`, { version: withPaper.version, quantity: 1, evidenceId });
    expect((await audit(agent)).status).toBe(403);
    expect(await audit(both)).toMatchObject({ body: { code: 'projects.audit-own' } });
    const audited = (await audit(officer)).body as OutcomeView;
    expect(audited).toMatchObject({ auditedQuantity: 1, auditedBy: '科甲' });
    // What an audit rests on is the offices' to correct.
    const change = { ...outcome, title: '改过的名称', version: audited.version, reason: '笔误' };
    expect((await agent.call('PUT', path, change)).status).toBe(404);
    expect((await officer.call('PUT', path, change)).status).toBe(200);
  }); // prettier-ignore
});
