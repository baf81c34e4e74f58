import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { imports } from '@yanzhen/procedures/imports/feature.ts';
import {
  openCooperationCity,
  type CooperationCity,
} from '@yanzhen/registers/agreements/testing/cooperation-city.ts';
import { projects } from '@yanzhen/registers/projects/feature.ts';
import { paper } from '@yanzhen/registers/projects/testing/sample-project.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { syntheticIdentityNumber } from '@yanzhen/values/identity-number.ts';
import type { GatheringDetail } from './contract-gatherings.ts';
import type { InstituteDetail } from './contract-institutes.ts';
import type { BaseDetail } from './contract-bases.ts';
import type { ClassDetail } from './contract-training.ts';
import { cooperation } from './feature.ts';

let at: CooperationCity;
let three: { id: string };
beforeAll(async () => {
  at = await openCooperationCity([imports, projects, cooperation]);
  three = await at.signed({
    termTo: '2027-08-17',
    parties: [
      { organisationId: at.university.id, role: 'school' },
      { organisationId: at.firm.id, role: 'enterprise' },
    ],
  });
});
afterAll(() => at.city.close());

const post = (path: string, body: object) => at.officer.call('POST', path, body);
const kept = async <View>(path: string, body: object): Promise<View> => {
  const reply = await post(path, body);
  if (reply.status !== 200) throw new Error(JSON.stringify(reply.body));
  return reply.body;
};
/** What a statement of the application's own role throws; nothing of it stays. */
const refusalOf = async (work: (turn: Turn) => Promise<unknown>): Promise<string | undefined> =>
  at.city.turn(work).then(
    () => undefined,
    (error: unknown) => (error as { constraint?: string }).constraint,
  );
const rowsOf = (id: string, validOn = '2024-06-18') =>
  at.city.turn((turn) => {
    const declared = cooperation.indicators?.find((each) => each.id === id);
    if (!declared) throw new Error(`no indicator ${id}`);
    return turn.rows<Record<string, string>>(
      sql`select * from (${declared.rows({ validOn, knownAt: new Date() })}) r`,
    );
  });

describe('a meeting', () => {
  const plan = (over: object = {}) => ({
    kind: 'university-visit',
    title: '走访西川大学',
    round: 1,
    organisationId: at.university.id,
    heldOn: '2024-06-12',
    agenda: '装备制造联合攻关；共建实训基地',
    county: null,
    cluster: null,
    ...over,
  });
  const minutes = {
    version: 1,
    heldOn: '2024-06-12',
    attendants: 8,
    minutes: '校方愿意共建中试线',
  };

  it('is planned, held with minutes, and counted from then on; withdrawn it is counted no more', async () => {
    const gathering = await kept<GatheringDetail>('/gatherings', plan({ kind: 'exchange' }));
    expect(gathering).toMatchObject({ state: 'planned', organisationName: at.university.name });
    const exchanges = async () => (await rowsOf('cooperation.gatherings-held')).filter(({ kind }) => kind === 'exchange').length;
    expect(await exchanges()).toBe(0);
    const path = `/gatherings/${gathering.id}`;
    expect((await post(`${path}/minutes`, { ...minutes, heldOn: '2024-06-19' })).body).toMatchObject({ code: 'cooperation.in-future' });
    await kept(`${path}/minutes`, minutes);
    expect(await exchanges()).toBe(1);
    await kept(`${path}/moves`, { version: 2, move: 'withdraw', reason: '重复登记' });
    expect(await exchanges()).toBe(0);
    expect((await at.leader.call('POST', '/gatherings', plan())).status).toBe(403);
  }); // prettier-ignore

  it('leaves a need that becomes an agreement and closes with it, and no meeting closes before', async () => {
    const gathering = await kept<GatheringDetail>('/gatherings', plan());
    const path = `/gatherings/${gathering.id}`;
    await kept(`${path}/minutes`, minutes);
    const voiced = { side: 'need', organisationId: at.firm.id, says: '需要高压密封材料的联合研发' };
    const { needs } = await kept<GatheringDetail>(`${path}/needs`, voiced);
    const task = { says: '校方专家到厂', office: '市科技局合作科', dueOn: '2024-06-17' };
    const { tasks } = await kept<GatheringDetail>(`${path}/tasks`, task);
    expect(tasks).toMatchObject([{ overdue: true, doneOn: null }]);
    const close = () => post(`${path}/moves`, { version: 2, move: 'close', reason: '已全部落实' });
    expect((await close()).body).toMatchObject({ code: 'cooperation.still-open' });

    const need = needs[0]?.id ?? '';
    const agreement = at.agreement({
      title: '高压密封材料联合研发协议',
      level: 'project',
      parties: [
        { organisationId: at.firm.id, role: 'enterprise' },
        { organisationId: at.university.id, role: 'school' },
      ],
    });
    const refused = await post(`/needs/${need}/agreement`, {
      agreement: { ...agreement, termTo: '2023-01-01' },
    });
    expect(refused.body).toMatchObject({ code: 'agreements.term-backwards' });
    const answered = await kept<GatheringDetail>(`/needs/${need}/agreement`, { agreement });
    expect(answered.needs).toMatchObject([
      { state: 'answered', agreementTitle: '高压密封材料联合研发协议' },
    ]);
    expect((await post(`/needs/${need}/agreement`, { agreementId: three.id })).body).toMatchObject({
      code: 'cooperation.need-closed',
    });
    const found = await at.leader.call('GET', `/agreements/${answered.needs[0]?.agreementId}`);
    expect(found.body).toMatchObject({ title: '高压密封材料联合研发协议' });
    await kept(`/gathering-tasks/${tasks[0]?.id}/result`, { result: '专家 6 月 18 日到厂' });
    expect((await close()).body).toMatchObject({ state: 'closed', openNeeds: 0, openTasks: 0 });
    const bare = (turn: Turn) =>
      turn.run(
        sql`update gathering_need set agreement_id = null where city = ${turn.city} and id = ${need}`,
      );
    expect(await refusalOf(bare)).toBe('need_answered_by_agreement');
  });

  it('may be answered by an agreement that is there, or dropped with a reason', async () => {
    const gathering = await kept<GatheringDetail>(
      '/gatherings',
      plan({ kind: 'school-enterprise' }),
    );
    const voice = () =>
      kept<GatheringDetail>(`/gatherings/${gathering.id}/needs`, { side: 'offer', organisationId: at.university.id, says: '可派实习生' }); // prettier-ignore
    await voice();
    const [first, second] = (await voice()).needs;
    const unknown = { agreementId: crypto.randomUUID() };
    expect((await post(`/needs/${first?.id}/agreement`, unknown)).body).toMatchObject({
      code: 'cooperation.agreement-ended',
    });
    await kept(`/needs/${first?.id}/agreement`, { agreementId: three.id });
    const dropped = await kept<GatheringDetail>(`/needs/${second?.id}/dropping`, {
      reason: '企业暂不需要',
    });
    expect(dropped.needs.map(({ state }) => state).toSorted()).toEqual(['answered', 'dropped']);
  });
});

describe('a joint institute', () => {
  const settle = () =>
    kept<InstituteDetail>('/institutes', {
      name: '数字经济研究院',
      agreementId: three.id,
      organisationId: at.institute.id,
      county: '510502',
      cluster: null,
      settledOn: '2023-09-01',
    });
  const person = (n: number, title: string, joinedOn = '2023-10-01') => ({
    name: `院士${String(n)}`,
    identityNumber: syntheticIdentityNumber(7_000 + n),
    title,
    mode: 'flexible',
    joinedOn,
  });

  it('gathers people by title, each natural person once, as of any day', async () => {
    const institute = await settle();
    const path = `/institutes/${institute.id}`;
    await kept(`${path}/people`, person(1, 'senior'));
    await kept(`${path}/people`, person(2, 'associate'));
    const view = await kept<InstituteDetail>(`${path}/people`, person(3, 'associate', '2024-06-18'));
    expect(view).toMatchObject({ persons: 3 });
    expect(view.byTitle.slice(0, 2)).toEqual([
      { title: 'senior', persons: 1 },
      { title: 'associate', persons: 2 },
    ]);
    expect((await post(`${path}/people`, person(1, 'other'))).body).toMatchObject({
      code: 'cooperation.person-there',
      errors: [{ field: 'body.identityNumber' }],
    });
    const associates = async (day?: string) =>
      (await rowsOf('cooperation.institute-people', day)).filter(({ title }) => title === 'associate').length;
    expect([await associates(), await associates('2024-06-17')]).toEqual([2, 1]);
    // A corrected title moves both figures by one; a last day takes the person out from the day after.
    const third = view.people?.find(({ joinedOn }) => joinedOn === '2024-06-18');
    const change = (over: object) =>
      at.officer.call('PUT', `/institute-people/${third?.id}`, { title: 'associate', mode: 'flexible', lastDay: null, reason: '核对证书', ...over }); // prettier-ignore
    await change({ title: 'senior' });
    expect(await associates()).toBe(1);
    expect((await change({ lastDay: '2024-06-17' })).body).toMatchObject({ code: 'cooperation.dates-backwards' });
    await change({ lastDay: '2024-06-18' });
    expect([await associates('2024-06-18'), await associates('2024-06-19')]).toEqual([2, 1]);
    // Who sees counts only does not see names; numbers are nobody's to see here.
    const seen = (await at.leader.call('GET', path)).body as InstituteDetail;
    expect([seen.people, seen.persons]).toEqual([null, 3]);
    expect(JSON.stringify(view)).not.toContain(syntheticIdentityNumber(7_001));
    expect((await post('/institutes', { ...institute, name: '重复' })).body).toMatchObject({ code: 'cooperation.institute-there' });

    const assess = (over: object) =>
      post(`${path}/assessments`, { version: 1, year: 2023, verdict: 'keep', note: '达标', lastDay: null, ...over });
    expect((await assess({})).status).toBe(200);
    expect((await assess({})).body).toMatchObject({ code: 'cooperation.assessed-before' });
    expect((await assess({ year: 2024, verdict: 'leave' })).body).toMatchObject({ code: 'cooperation.dates-backwards' });
    await assess({ year: 2024, verdict: 'leave', lastDay: '2024-06-30' });
    expect(await rowsOf('cooperation.institute-people', '2024-06-30')).toHaveLength(2);
    expect(await rowsOf('cooperation.institute-people', '2024-07-01')).toHaveLength(0);
  }); // prettier-ignore
});

describe('an institute that is to come', () => {
  it('is assessed, agreed on and settled, or declined, in this order', async () => {
    const proposal = { name: '传感器联合实验室', kind: 'joint-laboratory', organisationId: at.bureau.id, county: '510502', cluster: null };
    const first = await kept<InstituteDetail>('/institutes/proposals', proposal);
    expect(first).toMatchObject({ state: 'assessing', agreementId: null, settledOn: null, moves: ['agree', 'decline'] });
    expect((await post('/institutes/proposals', proposal)).body).toMatchObject({ code: 'cooperation.institute-there' });
    const move = async (row: InstituteDetail, name: string, over: object = {}) =>
      post(`/institutes/${row.id}/moves`, { version: row.version, move: name, reason: '专家评估通过', ...over });
    expect((await move(first, 'settle')).body).toMatchObject({ code: 'cooperation.wrong-state' });
    await move(first, 'decline', { reason: '场地不落实' });
    const second = await kept<InstituteDetail>('/institutes/proposals', proposal);
    expect((await move(second, 'agree')).body).toMatchObject({
      code: 'cooperation.not-agreed',
      errors: [{ field: 'body.agreementId' }],
    });
    const agreed = (await move(second, 'agree', { agreementId: three.id })).body as InstituteDetail;
    const member = { name: '专家', identityNumber: syntheticIdentityNumber(7_900), title: 'senior', mode: 'flexible', joinedOn: '2024-06-01' };
    expect((await post(`/institutes/${agreed.id}/people`, member)).body).toMatchObject({ code: 'cooperation.wrong-state' });
    const bare = (turn: Turn) =>
      turn.run(sql`update institute set agreement_id = null where city = ${turn.city} and id = ${agreed.id}`);
    expect(await refusalOf(bare)).toBe('institute_agreed');
    expect((await move(agreed, 'settle', { on: '2024-06-19' })).body).toMatchObject({ code: 'cooperation.in-future' });
    const settled = (await move(agreed, 'settle', { on: '2023-06-01' })).body as InstituteDetail;
    expect(settled).toMatchObject({ state: 'settled', settledOn: '2023-06-01', assessmentDue: true, moves: [] });
    expect(settled.events.map((each) => each.move).toSorted()).toEqual(['agree-institute', 'propose-institute', 'settle-institute']);
    const undone = (turn: Turn) =>
      turn.run(sql`update institute set settled_on = null where city = ${turn.city} and id = ${agreed.id}`);
    expect(await refusalOf(undone)).toBe('institute_settled');
  });
}); // prettier-ignore

describe('a training base', () => {
  const base = (over: object = {}) => ({
    name: '高压阀实训基地',
    kind: 'training',
    schoolId: at.university.id,
    enterpriseId: at.firm.id,
    agreementId: three.id,
    county: '510502',
    cluster: 'equipment',
    trades: '数控加工',
    places: 60,
    insured: true,
    ...over,
  });
  const step = (row: BaseDetail, move: string, over: object = {}) =>
    post(`/training-bases/${row.id}/moves`, { version: row.version, move, reason: '现场核查合格', on: '2024-05-06', ...over });
  const stepped = async (row: BaseDetail, move: string, over: object = {}): Promise<BaseDetail> => {
    const reply = await step(row, move, over);
    if (reply.status !== 200) throw new Error(JSON.stringify(reply.body));
    return reply.body;
  };

  it('is recognised after a check on site with insurance only, of sides that agreed, and counted until it is removed', async () => {
    const stranger = await post('/training-bases', base({ enterpriseId: at.otherFirm.id }));
    expect(stranger.body).toMatchObject({
      code: 'cooperation.not-party',
      errors: [{ field: 'body.enterpriseId' }],
    });
    const bare = await kept<BaseDetail>('/training-bases', base({ insured: false }));
    expect((await step(bare, 'recognise')).body).toMatchObject({ code: 'cooperation.wrong-state' });
    const forced = (id: string, checked: string | null) => (turn: Turn) =>
      turn.run(sql`update training_base set state = 'recognised', recognised_on = '2024-05-06',
        checked_on = ${checked} where city = ${turn.city} and id = ${id}`);
    const checked = await stepped(bare, 'check');
    expect((await step(checked, 'recognise')).body).toMatchObject({ code: 'cooperation.not-insured' });
    expect(await refusalOf(forced(bare.id, '2024-05-06'))).toBe('base_recognised_insured');
    const applied = await kept<BaseDetail>('/training-bases', base({ floorSquareMetres: 1200, equipmentFen: 360_000_000 }));
    expect(await refusalOf(forced(applied.id, null))).toBe('base_recognised_checked');
    const good = await stepped(applied, 'check');
    expect((await step(good, 'recognise', { on: '2024-05-05' })).body).toMatchObject({
      code: 'cooperation.dates-backwards',
      errors: [{ field: 'body.on' }],
    });
    const recognised = await stepped(good, 'recognise');
    const counts = async () => [
      (await rowsOf('cooperation.training-bases', '2024-05-05')).length,
      (await rowsOf('cooperation.training-bases', '2024-05-06')).length,
      (await rowsOf('cooperation.training-bases', '2024-06-18')).length,
    ];
    expect(await counts()).toEqual([0, 1, 1]);
    const removed = await stepped(recognised, 'remove', { reason: '不再使用', on: '2024-06-18' });
    expect(await counts()).toEqual([0, 1, 0]);
    expect(removed.events.map(({ move }) => move).toSorted()).toEqual(['apply-for-base', 'check-base', 'recognise-base', 'remove-base']);
  });

  it('is evaluated each year it stood, and removed by an evaluation that it fails', async () => {
    const good = await stepped(await kept<BaseDetail>('/training-bases', base()), 'check', { on: '2023-03-01' });
    const row = await stepped(good, 'recognise', { on: '2023-03-02' });
    expect(row).toMatchObject({ evaluationDue: true, evaluations: [] });
    const evaluate = (over: object) =>
      post(`/training-bases/${row.id}/evaluations`, { version: row.version, year: 2023, verdict: 'keep', students: 10, studentDays: 3660, note: '设备完好，安全台账齐全', ...over });
    expect((await evaluate({ studentDays: 3661 })).body).toMatchObject({
      code: 'cooperation.days-beyond',
      errors: [{ field: 'body.studentDays' }],
    });
    expect((await evaluate({ year: 2022 })).body).toMatchObject({ code: 'cooperation.dates-backwards' });
    expect((await evaluate({ year: 2025 })).body).toMatchObject({ code: 'cooperation.in-future' });
    expect((await evaluate({})).body).toMatchObject({ evaluationDue: false, evaluations: [{ year: 2023, studentDays: 3660 }] });
    expect((await evaluate({})).body).toMatchObject({ code: 'cooperation.assessed-before' });
    const beyond = (turn: Turn) =>
      turn.run(sql`insert into base_evaluation (city, id, base_id, year, verdict, students, student_days, note, by_person, at)
        values (${turn.city}, ${turn.newId()}, ${row.id}, 2021, 'keep', 1, 367, '-', ${at.officer.personId}, ${turn.now})`);
    expect(await refusalOf(beyond)).toBe('base_days_of_students');
    const counted = async (day: string) =>
      (await rowsOf('cooperation.training-bases', day)).filter(({ id }) => id === row.id).length;
    expect((await evaluate({ year: 2024, verdict: 'remove', note: '停用半年' })).body).toMatchObject({ state: 'removed' });
    expect([await counted('2024-06-17'), await counted('2024-06-18')]).toEqual([1, 0]);
  });
}); // prettier-ignore

describe('a class', () => {
  const open = (over: object = {}) =>
    kept<ClassDetail>('/training-classes', {
      name: '沱江智造订单班',
      kind: 'order',
      level: 'college',
      schoolId: at.university.id,
      partnerId: at.firm.id,
      agreementId: three.id,
      county: '510502',
      cluster: 'equipment',
      trade: '数控技术',
      intake: 3,
      startedOn: '2022-09-01',
      endsOn: '2024-06-30',
      ...over,
    });
  let serial = 0;
  const students = (count: number) => ({
    students: Array.from({ length: count }, () => {
      serial += 1;
      return {
        name: `学生${String(serial)}`,
        identityNumber: syntheticIdentityNumber(8_000 + serial),
        enrolledOn: '2022-09-01',
      };
    }),
  });
  const enrolled = async (row: ClassDetail, count: number) =>
    kept<ClassDetail>(`/training-classes/${row.id}/students`, students(count));
  const complete = (row: ClassDetail, over: object) =>
    post(`/training-classes/${row.id}/completion`, { version: row.version, on: '2024-06-10', graduated: 0, without: [], ...over }); // prettier-ignore

  it('enrols no more than planned and nobody twice, and counts who is there', async () => {
    const row = await open({ kind: 'joint-pilot', level: 'undergraduate' });
    const two = students(2);
    await kept(`/training-classes/${row.id}/students`, two);
    const again = { students: two.students.slice(0, 1) };
    expect((await post(`/training-classes/${row.id}/students`, again)).body).toMatchObject({
      code: 'cooperation.person-there',
      errors: [{ field: 'body.students.0.identityNumber' }],
    });
    expect((await post(`/training-classes/${row.id}/students`, students(2))).body).toMatchObject({
      code: 'cooperation.class-full',
    });
    const pilots = async (day?: string) =>
      (await rowsOf('cooperation.students', day)).filter(({ kind }) => kind === 'joint-pilot')
        .length;
    expect([await pilots(), await pilots('2022-08-31')]).toEqual([2, 0]);
    const view = (await at.officer.call('GET', `/training-classes/${row.id}`)).body as ClassDetail;
    const leaver = view.people?.[0];
    await kept(`/class-students/${leaver?.id}/leaving`, { lastDay: '2024-06-16', reason: '转学' });
    expect([await pilots('2024-06-16'), await pilots()]).toEqual([2, 1]);
    const beyond = (turn: Turn) =>
      turn.run(
        sql`update training_class set students = 4 where city = ${turn.city} and id = ${row.id}`,
      );
    expect(await refusalOf(beyond)).toBe('class_students_within_intake');
  });

  it('without insurance is flagged, promises no more jobs than students, and a promise stays open until it is kept', async () => {
    expect(await open()).toMatchObject({ insured: false, flags: ['uninsured'] });
    const terms = { kind: 'named', insured: true, enterpriseTeachers: 2, internPayFenMonthly: 240_000, jobsPromised: 1 };
    const row = await enrolled(await open(terms), 1);
    expect(row).toMatchObject({ ...terms, flags: [] });
    const over = await post('/training-classes', { ...row, jobsPromised: 4 });
    expect(over.body).toMatchObject({ code: 'cooperation.promise-beyond', errors: [{ field: 'body.jobsPromised' }] });
    const beyond = (turn: Turn) =>
      turn.run(sql`update training_class set jobs_promised = 4 where city = ${turn.city} and id = ${row.id}`);
    expect(await refusalOf(beyond)).toBe('class_promise_within_intake');
    const done = (await complete(row, { graduated: 1 })).body as ClassDetail;
    expect(done.flags).toEqual(['promise-open']);
    const job = { organisationId: at.firm.id, from: '2024-06-11', insuredMonths: 1 };
    const followed = await at.officer.upload(`/class-students/${done.people?.[0]?.id ?? ''}/job`, paper, job);
    expect((followed.body as ClassDetail).flags).toEqual([]);
  }); // prettier-ignore

  it('with more graduates than students is refused, and graduates are named', async () => {
    const row = await enrolled(await open(), 3);
    const refused = await complete(row, { graduated: 4 });
    expect(refused).toMatchObject({
      status: 400,
      body: { code: 'cooperation.graduates-beyond', errors: [{ field: 'body.graduated' }] },
    });
    expect((await complete(row, { graduated: 2 })).body).toMatchObject({
      code: 'cooperation.graduates-differ',
    });
    const done = await complete(row, { graduated: 2, without: [row.people?.[2]?.id] });
    expect(done.body).toMatchObject({ state: 'completed', students: 3, graduated: 2 });
    const beyond = (turn: Turn) =>
      turn.run(
        sql`update training_class set graduated = 4 where city = ${turn.city} and id = ${row.id}`,
      );
    expect(await refusalOf(beyond)).toBe('class_graduates_within_students');
  });

  it('has its graduate followed to a job with insurance months as proof', async () => {
    const row = await enrolled(await open(), 2);
    const [graduate, other] = row.people ?? [];
    const follow = (id: string | undefined, over: object = {}) =>
      at.officer.upload(`/class-students/${id}/job`, paper, { organisationId: at.firm.id, from: '2024-06-11', insuredMonths: 1, ...over }); // prettier-ignore
    expect((await follow(graduate?.id)).body).toMatchObject({ code: 'cooperation.not-graduate' });
    await complete(row, { graduated: 1, without: [other?.id] });
    expect((await follow(graduate?.id, { insuredMonths: 2 })).body).toMatchObject({ code: 'cooperation.months-beyond' });
    expect((await follow(graduate?.id, { organisationId: crypto.randomUUID() })).body).toMatchObject({ code: 'cooperation.party-not-registered' });
    const view = (await follow(graduate?.id)).body as ClassDetail;
    expect(view).toMatchObject({ employed: 1 });
    expect(view.people?.find(({ id }) => id === graduate?.id)?.job).toEqual({
      organisation: at.firm.name,
      from: '2024-06-11',
      insuredMonths: 1,
    });
    const inJobs = async (day?: string) =>
      (await rowsOf('cooperation.graduates-employed', day)).filter(({ kind }) => kind === 'order');
    expect(await inJobs()).toMatchObject([{ local: 'yes', kind: 'order' }]);
    expect(await inJobs('2024-06-10')).toEqual([]);
    const path = `/class-students/${graduate?.id}/job/proof`;
    expect((await at.officer.call('GET', path)).raw).toEqual(paper.bytes);
    expect((await at.leader.call('GET', path)).status).toBe(403);
    const set = (changes: string) => (turn: Turn) =>
      turn.run(sql`update class_student set ${sql.raw(changes)} where city = ${turn.city} and id = ${graduate?.id}`);
    expect(await refusalOf(set('proof_file_id = null'))).toBe('student_job_proven');
    expect(await refusalOf(set('graduated_on = null'))).toBe('student_job_of_graduate');
  }); // prettier-ignore

  it('recorded in error is withdrawn, and no figure counts it or its students any more', async () => {
    const row = await enrolled(await open({ kind: 'custom' }), 1);
    const custom = async (id: string) =>
      (await rowsOf(id)).filter(({ kind }) => kind === 'custom').length;
    const both = async () => [
      await custom('cooperation.training-classes'),
      await custom('cooperation.students'),
    ];
    expect(await both()).toEqual([1, 1]);
    await kept(`/training-classes/${row.id}/withdrawal`, {
      version: row.version,
      reason: '重复登记',
    });
    expect(await both()).toEqual([0, 0]);
  });
});

describe('papers', () => {
  it('hang on meetings, institutes, bases, classes and agreements, and are opened by their readers', async () => {
    const path = `/agreements/${three.id}/papers`;
    const added = (await at.officer.upload(path, paper)).body as { papers: { id: string }[] };
    expect((await at.leader.call('GET', path)).body).toMatchObject({
      papers: [{ addedBy: '科甲' }],
      events: [{ move: 'add-paper' }],
      mayKeep: false,
    });
    expect((await at.leader.call('GET', `${path}/${added.papers[0]?.id ?? ''}`)).raw).toEqual(paper.bytes);
    expect((await at.leader.upload(path, paper)).status).toBe(403);
    // A paper of another sort of record is no paper of this one.
    const elsewhere = `/training-bases/${three.id}/papers/${added.papers[0]?.id ?? ''}`;
    expect((await at.leader.call('GET', elsewhere)).status).toBe(404);
    expect((await at.officer.upload(`/institutes/${three.id}/papers`, paper)).status).toBe(404);
  });
}); // prettier-ignore
