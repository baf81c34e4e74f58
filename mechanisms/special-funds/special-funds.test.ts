import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { moveApplication } from '@yanzhen/procedures/applications/offers.ts';
import { instalments } from '@yanzhen/procedures/instalments/feature.ts';
import { openBudgetLine, priorAwardsOf } from '@yanzhen/procedures/payments/offers.ts';
import { recoveries } from '@yanzhen/procedures/recoveries/feature.ts';
import { agreements } from '@yanzhen/registers/agreements/feature.ts';
import { saveOrganisation } from '@yanzhen/registers/organisations/offers.ts';
import { projects } from '@yanzhen/registers/projects/feature.ts';
import type { TestPerson } from '@yanzhen/server/testing/test-city.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { syntheticCreditCode } from '@yanzhen/values/credit-code.ts';
import { syntheticIdentityNumber } from '@yanzhen/values/identity-number.ts';
import { getApplication } from '@yanzhen/procedures/applications/offers.ts';
import type { MilestoneDetail } from '@yanzhen/procedures/instalments/contract-milestones.ts';
import {
  county,
  openSubsidyCity,
  paper,
  type SubsidyCity,
} from '../subsidies/testing/subsidy-city.ts';
import type { FundCallDetail } from './contract.ts';
import type { FundApplication } from './contract-applications.ts';
import { specialFunds } from './feature.ts';

const benefitId = 'cooperation-fund';
const account = '22003601040012345';
let s: SubsidyCity;
let science: TestPerson;
let second: TestPerson;
let agent: TestPerson;
let colleague: TestPerson;
let firm: string;
let partnerCode: string;
let call: FundCallDetail;
let serial = 0;

const kept = async <View>(reply: Promise<{ status: number; body: unknown }>): Promise<View> => {
  const { status, body } = await reply;
  if (status !== 200) throw new Error(JSON.stringify(body));
  return body as View;
};
/** What a statement of the application's own role throws; nothing of it stays. */
const refusalOf = (work: (turn: Turn) => Promise<unknown>): Promise<string | undefined> =>
  s.city.turn(work).then(
    () => undefined,
    (error: unknown) => (error as { constraint?: string }).constraint ?? String(error),
  );

const content = (over: object = {}) => ({
  benefitId,
  number: `泸科〔2024〕${String((serial += 1))}号`,
  title: '2024年校地合作专项资金申报通知',
  fields: [],
  opensOn: '2024-06-01',
  lastDay: '2024-06-30',
  totalFen: 100_000_000,
  conditions: '围绕七大产业开展联合攻关的项目。',
  ...over,
});
const moveCall = (by: TestPerson, { id, version }: FundCallDetail, move: string, reason?: string) =>
  by.call('POST', `/fund-calls/${id}/moves`, { move, version, ...(reason ? { reason } : {}) });

beforeAll(async () => {
  s = await openSubsidyCity({
    further: [agreements, projects, recoveries, instalments, specialFunds],
  });
  const { city } = s;
  await city.turn((turn) => openBudgetLine(turn, { benefitIds: [benefitId], year: 2024, amountFen: 300_000_000, document: '示例预算' })); // prettier-ignore
  science = await city.person({ name: '科甲', roles: ['science-officer'] });
  second = await city.person({ name: '科乙', roles: ['science-officer'] });
  partnerCode = syntheticCreditCode(9100);
  const school = await city.turn((turn) =>
    saveOrganisation(turn, { name: '西川大学（演示）', creditCode: partnerCode, county: null, cluster: null, kind: 'institution' }),
  ); // prettier-ignore
  firm = s.employer.id;
  agent = s.agent;
  colleague = await city.person({ name: '单位经办乙', kind: 'agent', organisation: { id: firm, name: s.employer.name } }); // prettier-ignore
  schoolId = school.id;
  call = await kept(science.call('POST', '/fund-calls', content()));
  call = await kept(moveCall(second, call, 'publish'));
});
let schoolId: string;
afterAll(() => s.city.close());

const projectBody = (over: object = {}) => ({
  number: `校地-2024-${String((serial += 1))}`,
  name: `窖池在线监测攻关${'甲乙丙丁戊己庚辛壬癸'[serial % 10] ?? ''}${String(serial)}`,
  field: 'equipment',
  agreementId: null,
  partnerId: schoolId,
  enterpriseId: firm,
  county,
  cluster: null,
  startedOn: '2024-01-01',
  endsOn: '2026-12-31',
  totalFen: 90_000_000,
  specialFundFen: 20_000_000,
  enterpriseFen: 50_000_000,
  provinceFen: 0,
  otherFen: 0,
  ...over,
});
const newProject = async (over: object = {}): Promise<string> =>
  (await kept<{ id: string }>(science.call('POST', '/projects', projectBody(over)))).id;
const begin = (projectId: string, by = agent) =>
  by.call('POST', `/fund-calls/${call.id}/applications`, { projectId });
const milestones = [
  { partId: 'mid-term', says: '样机通过台架试验', dueOn: '2024-12-01' },
  { partId: 'final', says: '示范线连续运行三个月', dueOn: '2025-06-01' },
];
const save = (id: string, over: object = {}, by = agent) =>
  by.call('PUT', `/fund-applications/${id}`, { requestedFen: 10_000_000, milestones, ...over });
const submit = (id: string, by = agent) => by.call('POST', `/fund-applications/${id}/submission`);
const addPapers = async (id: string) => {
  for (const code of ['project-contract', 'project-budget']) {
    await kept(agent.upload(`/applications/${id}/evidence/${code}`, paper));
  }
};

/** The enterprise's account as it lawfully comes into force, without waiting. */
const giveAccount = async (): Promise<void> => {
  const reply = await agent.call('POST', '/my-organisation/payee-changes', {
    bankName: '雁江试验银行',
    bankAccount: account,
    reason: '对公基本户',
  });
  if (reply.status !== 200) throw new Error(JSON.stringify(reply.body));
  await s.city.turn((turn) =>
    turn.run(sql`update payee_account set state = 'confirmed', decided_by_person = ${s.checker.personId},
      decided_at = ${turn.now}::timestamptz - interval '25 hours', in_force_from = ${turn.now}::timestamptz - interval '1 hour'
      where city = ${turn.city} and organisation_id = ${firm} and state = 'asked'`),
  );
};

/** A grant whose first part has arrived. */
const grant = async (requestedFen = 10_000_000): Promise<string> => {
  const { applicationId: id } = await kept<{ applicationId: string }>(begin(await newProject()));
  await kept(save(id, { requestedFen }));
  await addPapers(id);
  expect(await kept(submit(id))).toMatchObject({ submitted: true });
  await review(id);
  await pay(id);
  return id;
};
const review = async (id: string): Promise<void> => {
  await kept(s.officer.call('POST', `/subsidies/cases/${id}/propose`, {}));
  await kept(s.checker.call('POST', `/subsidies/cases/${id}/check`, {}));
  await kept(s.approver.call('POST', '/subsidies/approvals', { applicationIds: [id] }));
  const publisher = await s.city.person({ name: '公示丁', roles: ['publicity-officer'] });
  await kept(publisher.call('POST', '/publicity/lists', { benefitId, applicationIds: [id] }));
  await s.city.turn(async (turn) => moveApplication(turn, await getApplication(turn, id), 'end-publicity')); // prettier-ignore
};
const finance = async () => ({
  preparer: await s.city.person({ name: '制单戊', roles: ['finance-preparer'] }),
  signer: await s.city.person({ name: '复核己', roles: ['finance-signer'] }),
  releaser: await s.city.person({ name: '拨付庚', roles: ['finance-releaser'] }),
});
const pay = async (id: string): Promise<void> => {
  const { preparer, signer, releaser } = await finance();
  const batch = await kept<{ id: string; lineCount: number; totalFen: number }>(
    preparer.call('POST', '/payments/batches', { benefitId, applicationIds: [id] }),
  );
  const path = `/payments/batches/${batch.id}`;
  const { lineCount, totalFen } = batch;
  await kept(signer.call('POST', `${path}/sign`, { lineCount, totalFen }));
  await releaser.call('POST', `${path}/file`);
  const { raw } = await releaser.call('GET', `${path}/demonstration-answer?returned=`);
  await kept(preparer.upload(`${path}/answer`, { name: 'a.csv', type: 'text/csv', bytes: raw }));
};
const show = (id: string, by = agent): Promise<FundApplication> =>
  kept(by.call('GET', `/fund-applications/${id}`));
const paidRows = () =>
  s.city.turn((turn) => {
    const declared = specialFunds.indicators?.find((each) => each.id === 'special-funds.paid');
    if (!declared) throw new Error('no indicator');
    return turn.rows<{ amount_fen: number; partner_code: string; call: string }>(
      sql`select * from (${declared.rows({ validOn: '2024-06-18', knownAt: new Date() })}) r`,
    );
  });
const partStates = (id: string) =>
  s.city.turn(async (turn) =>
    (
      await turn.rows<{ state: string }>(sql`
        select state from instalment where city = ${turn.city} and application_id = ${id} order by number`)
    ).map(({ state }) => state),
  );

describe('a call', () => {
  it('is published by another person, with money of this year behind it, and stands from then on', async () => {
    const own = await kept<FundCallDetail>(science.call('POST', '/fund-calls', content()));
    expect(own.moves).toEqual(['withdraw']);
    expect(await moveCall(science, own, 'publish')).toMatchObject({ status: 403, body: { code: 'special-funds.publish-own' } });
    expect(
      await refusalOf((turn) => turn.run(sql`update fund_call set state = 'published', published_at = ${turn.now},
        published_by_person = prepared_by_person where city = ${turn.city} and id = ${own.id}`)),
    ).toBe('fund_call_published_by_another');
    const rich = await kept<FundCallDetail>(science.call('POST', '/fund-calls', content({ totalFen: 400_000_000 })));
    expect(await moveCall(second, rich, 'publish')).toMatchObject({ status: 409, body: { code: 'special-funds.budget-missing' } });
    // Who changes a draft prepared it from then on.
    const { version, id } = own;
    const { number: _number, ...rest } = content();
    const changed = await kept<FundCallDetail>(second.call('PUT', `/fund-calls/${id}`, { ...rest, number: own.number, version }));
    expect((await moveCall(second, changed, 'publish')).status).toBe(403);
    const published = await kept<FundCallDetail>(moveCall(science, changed, 'publish'));
    expect(published).toMatchObject({ state: 'published', open: true });
    expect(
      await refusalOf((turn) => turn.run(sql`update fund_call set total_fen = 1 where city = ${turn.city} and id = ${id}`)),
    ).toBe('fund_call_stands');
    expect(await moveCall(science, published, 'close')).toMatchObject({ status: 400, body: { errors: [{ field: 'body.reason' }] } });
    expect(await kept(moveCall(science, published, 'close', '资金已全部安排'))).toMatchObject({ state: 'closed', open: false });
  }); // prettier-ignore

  it('refuses days that go backwards, a benefit of persons and a number used before, by field', async () => {
    const post = (over: object) => science.call('POST', '/fund-calls', content(over));
    expect(await post({ lastDay: '2024-05-31' })).toMatchObject({ status: 400, body: { errors: [{ field: 'body.lastDay' }] } });
    expect((await post({ opensOn: '2024-06-30', lastDay: '2024-06-30' })).status).toBe(200);
    expect(await post({ benefitId: 'home-purchase' })).toMatchObject({ status: 400, body: { errors: [{ field: 'body.benefitId' }] } });
    expect(await post({ number: call.number })).toMatchObject({ status: 409, body: { errors: [{ field: 'body.number' }] } });
  }); // prettier-ignore
});

describe('an application', () => {
  it('is of one project: an enterprise has one each, a project never two', async () => {
    const [one, two] = [await newProject(), await newProject()];
    const first = await kept<{ applicationId: string }>(begin(one));
    expect(await begin(one, colleague)).toMatchObject({ status: 409, body: { code: 'special-funds.applied-before' } });
    expect((await begin(two)).status).toBe(200);
    const { rows } = await kept<{ rows: { id: string; applicationId: string | null }[] }>(agent.call('GET', `/fund-calls/${call.id}/projects`));
    expect(rows.find(({ id }) => id === one)?.applicationId).toBe(first.applicationId);
    expect(
      await refusalOf((turn) => turn.run(sql`insert into application
        select (jsonb_populate_record(a, jsonb_build_object('id', ${turn.newId()}::text))).* from application a
        where a.city = ${turn.city} and a.id = ${first.applicationId}`)),
    ).toBe('application_one_of_subject');
    expect(
      await refusalOf((turn) => turn.run(sql`update application set for_organisation = false
        where city = ${turn.city} and id = ${first.applicationId}`)),
    ).toBe('application_keeps_subject');
    // Withdrawn, another may follow.
    expect((await agent.call('POST', `/fund-applications/${first.applicationId}/withdrawal`, {})).status).toBe(200);
    expect((await begin(one)).status).toBe(200);
  }); // prettier-ignore

  it('is for a project of the own enterprise that is under way, and seen by nobody else before it is submitted', async () => {
    const other = await s.city.turn((turn) =>
      saveOrganisation(turn, { name: '外单位（演示）', creditCode: syntheticCreditCode(9101), county, cluster: null, kind: 'enterprise' }),
    );
    expect(await begin(await newProject({ enterpriseId: other.id }))).toMatchObject({ status: 400, body: { errors: [{ field: 'body.projectId' }] } });
    const { applicationId: id } = await kept<{ applicationId: string }>(begin(await newProject()));
    const stranger = await s.city.person({ name: '外单位经办', kind: 'agent', organisation: { id: other.id, name: other.name } });
    for (const who of [stranger, science, s.officer]) {
      expect((await who.call('GET', `/fund-applications/${id}`)).status).toBe(404);
    }
    expect((await colleague.call('GET', `/fund-applications/${id}`)).status).toBe(200);
    expect((await save(id, {}, stranger)).status).toBe(404);
  }); // prettier-ignore

  it('tells at once what is missing, and the policy’s no by what the register has of the project now', async () => {
    const projectId = await newProject();
    const { applicationId: id } = await kept<{ applicationId: string }>(begin(projectId));
    const missing = await submit(id);
    expect(missing.status).toBe(409);
    const { errors } = missing.body as { errors: { code: string }[] };
    expect([...new Set(errors.map(({ code }) => code))].toSorted()).toEqual(['special-funds.account-missing', 'special-funds.milestones-missing', 'special-funds.paper-missing']);
    expect(await save(id, { milestones: milestones.slice(1) })).toMatchObject({ status: 400, body: { code: 'instalments.milestone-plan', errors: [{ field: 'body.milestones.0' }] } });
    expect(await save(id, { milestones: milestones.toReversed() })).toMatchObject({ status: 400 });
    expect(await save(id, { requestedFen: 100_000_100 })).toMatchObject({ status: 400, body: { code: 'special-funds.beyond-call' } });
    await giveAccount();
    await kept(save(id, { requestedFen: 20_000_100 }));
    await addPapers(id);
    const no = await kept<{ submitted: boolean; application: FundApplication }>(submit(id));
    expect(no.submitted).toBe(false);
    expect(no.application.decision.reasons.filter(({ outcome }) => outcome === 'no').map(({ id: each }) => each)).toEqual(['within-budget']);
    await kept(save(id, { requestedFen: 20_000_000 }));
    const view = await kept<{ id: string; version: number }>(science.call('GET', `/projects/${projectId}`));
    const body = projectBody({ enterpriseFen: 19_999_999 });
    await kept(science.call('PUT', `/projects/${projectId}`, { ...body, version: view.version, reason: '更正预算' }));
    expect(await kept(submit(id))).toMatchObject({ submitted: false, application: { decision: { outcome: 'no' } } });
  }); // prettier-ignore

  it('is submitted within the days of its call only', async () => {
    const { applicationId: id } = await kept<{ applicationId: string }>(begin(await newProject()));
    await kept(save(id));
    await addPapers(id);
    const outside = (day: string) =>
      refusalOf((turn) => turn.run(sql`update fund_application set submitted_on = ${day}
        where city = ${turn.city} and application_id = ${id}`));
    expect(await outside('2024-07-01')).toBe('fund_application_within_call');
    expect(await outside('2024-05-31')).toBe('fund_application_within_call');
    expect(await kept(submit(id))).toMatchObject({ submitted: true, application: { state: 'county-review', maySave: false } });
    expect(await save(id)).toMatchObject({ status: 409, body: { code: 'special-funds.not-yours' } });
    expect(
      await refusalOf((turn) => turn.run(sql`insert into milestone (city, id, application_id, part_id, says, due_on, state, version)
        values (${turn.city}, ${turn.newId()}, ${id}, 'later', '更多', '2025-01-01', 'agreed', 1)`)),
    ).toBe('milestone_agreed_early');
  }); // prettier-ignore

  it('is corrected where the office asked, and nowhere else', async () => {
    const { applicationId: id } = await kept<{ applicationId: string }>(begin(await newProject()));
    await kept(save(id));
    await addPapers(id);
    await kept(submit(id));
    const ask = (items: object[], more: object = {}) => kept(s.officer.call('POST', `/subsidies/cases/${id}/corrections`, { items, ...more }));
    await ask([{ kind: 'evidence', id: 'project-budget', note: '预算未盖章' }]);
    expect(await show(id)).toMatchObject({ state: 'correction', maySave: false, asked: [{ note: '预算未盖章' }] });
    await kept(agent.upload(`/applications/${id}/evidence/project-budget`, paper));
    expect(await kept(submit(id, colleague))).toMatchObject({ submitted: true, application: { state: 'county-review' } });
    await ask([{ kind: 'fact', id: 'fundRequested', note: '里程碑不具体' }], { againReason: '补正后发现' });
    await kept(save(id, { requestedFen: 9_000_000 }));
    expect(await kept(submit(id))).toMatchObject({ submitted: true, application: { state: 'county-review', amountFen: 9_000_000 } });
  }); // prettier-ignore

  it('is reviewed by others than who applied, each another person, and stops where the project changes', async () => {
    const identityNumber = syntheticIdentityNumber(77_100);
    const both = await s.city.person({ name: '双重身份', kind: 'agent', identityNumber, organisation: { id: firm, name: s.employer.name } });
    const asOfficer = await s.city.person({ name: '双重身份', roles: ['county-officer'], identityNumber });
    expect(asOfficer.personId).toBe(both.personId);
    const projectId = await newProject();
    const { applicationId: id } = await kept<{ applicationId: string }>(begin(projectId, both));
    await kept(save(id, {}, both));
    await addPapers(id);
    await kept(submit(id, both));
    const move = (by: TestPerson, to: string) => by.call('POST', `/subsidies/cases/${id}/${to}`, {});
    expect(await move(asOfficer, 'propose')).toMatchObject({ status: 409, body: { code: 'applications.excluded-duty' } });
    expect((await move(s.officer, 'propose')).status).toBe(200);
    expect(await move(s.officer, 'check')).toMatchObject({ status: 403 });
    // What the register has of the project is looked at again.
    const { version } = await kept<{ version: number }>(science.call('GET', `/projects/${projectId}`));
    await kept(science.call('PUT', `/projects/${projectId}`, { ...projectBody({ enterpriseFen: 40_000_000 }), version, reason: '更正预算' }));
    const changed = await move(s.checker, 'check');
    expect(changed).toMatchObject({ status: 409, body: { code: 'applications.content-changed' } });
    expect(JSON.stringify(changed.body)).toContain('content.fact.enterpriseFunds');
  }); // prettier-ignore
});

describe('an account of an organisation', () => {
  it('takes two people who are none of it and a day, the first as every later one', async () => {
    const identityNumber = syntheticIdentityNumber(77_200);
    const ask = (by: TestPerson, bankAccount: string) =>
      by.call('POST', '/my-organisation/payee-changes', { bankName: '雁江试验银行', bankAccount, reason: '对公基本户' });
    const other = await s.city.turn((turn) =>
      saveOrganisation(turn, { name: '新设单位（演示）', creditCode: syntheticCreditCode(9102), county, cluster: null, kind: 'enterprise' }),
    );
    const organisation = { id: other.id, name: other.name };
    const asker = await s.city.person({ name: '经办甲', kind: 'agent', organisation });
    await s.city.person({ name: '经办乙', kind: 'agent', identityNumber, organisation });
    const insider = await s.city.person({ name: '经办乙', roles: ['city-checker'], identityNumber });
    expect(await ask(asker, '12345')).toMatchObject({ status: 400, body: { errors: [{ field: 'body.bankAccount' }] } });
    const asked = await kept<{ id: string; state: string }>(ask(asker, '22003601040099999'));
    expect(asked.state).toBe('asked');
    expect(JSON.stringify(asked)).not.toContain('22003601040099999');
    expect(await ask(asker, '22003601040088888')).toMatchObject({ body: { code: 'talents.change-waits' } });
    const forced = (by: string, hold: string) =>
      refusalOf((turn) => turn.run(sql`update payee_account set state = 'confirmed', decided_by_person = ${by}::uuid,
        decided_at = ${turn.now}, in_force_from = ${turn.now}::timestamptz + ${hold}::interval
        where city = ${turn.city} and id = ${asked.id}`));
    expect(await forced(asker.personId, '24 hours')).toBe('payee_account_two_people');
    expect(await forced(s.checker.personId, '23 hours')).toBe('payee_account_hold');
    expect(
      await refusalOf((turn) => turn.run(sql`update payee_account set state = 'confirmed', in_force_from = ${turn.now}
        where city = ${turn.city} and id = ${asked.id}`)),
    ).toBe('payee_account_first_is_own');
    const list = await kept<{ rows: { id: string; name: string; ofOrganisation: boolean }[] }>(s.officer.call('GET', '/payee-changes?limit=100'));
    expect(list.rows.find(({ id }) => id === asked.id)).toMatchObject({ name: other.name, ofOrganisation: true });
    const confirm = (by: TestPerson) => by.call('POST', `/payee-changes/${asked.id}/confirm`, { note: '核对开户许可证' });
    expect(await confirm(insider)).toMatchObject({ status: 403, body: { code: 'talents.change-of-own-organisation' } });
    expect(await kept(confirm(s.checker))).toMatchObject({ state: 'confirmed', inForceFrom: '2024-06-04T02:00:00.000Z' });
    expect((await agent.call('POST', `/me/payee-changes/${asked.id}/withdraw`)).status).toBe(404);
    expect(await kept(asker.call('POST', `/me/payee-changes/${asked.id}/withdraw`))).toMatchObject({ state: 'withdrawn' });
  }); // prettier-ignore
});

describe('a grant', () => {
  it('is paid to the enterprise’s account, and to no account of its agent', async () => {
    const { applicationId: id } = await kept<{ applicationId: string }>(begin(await newProject()));
    await kept(save(id));
    await addPapers(id);
    await kept(submit(id));
    await review(id);
    const { preparer } = await finance();
    const queue = await kept<{ rows: { applicationId: string; name: string; account: string; amountFen: number }[] }>(preparer.call('GET', '/payments/payable?limit=100'));
    expect(queue.rows.find(({ applicationId }) => applicationId === id)).toMatchObject({ name: s.employer.name, amountFen: 5_000_000 });
    const batch = await kept<{ id: string }>(preparer.call('POST', '/payments/batches', { benefitId, applicationIds: [id] }));
    const line = await s.city.turn((turn) =>
      turn.row<{ name: string; person: string | null; organisation: string; index: Buffer }>(sql`
        select payee_name as name, person_id as person, organisation_id as organisation, account_index as index
        from payment_line where city = ${turn.city} and batch_id = ${batch.id}`),
    );
    const index = await s.city.turn((turn) => Promise.resolve(turn.secrets.index('account', account)));
    expect(line).toMatchObject({ name: s.employer.name, person: null, organisation: firm });
    expect(line?.index.equals(index)).toBe(true);
    const lines = (whose: ReturnType<typeof sql>) => (turn: Turn) =>
      turn.run(sql`insert into payment_line (city, id, batch_id, number, application_id, instalment, reference, person_id,
          organisation_id, payee_name, account_sealed, account_index, amount_fen, state, payee_account_id, payee_in_force_from, made_at)
        select city, ${turn.newId()}, batch_id, 9, application_id, instalment, reference, ${whose},
          payee_name, account_sealed, account_index, amount_fen, 'returned', payee_account_id, payee_in_force_from, made_at
        from payment_line where city = ${turn.city} and batch_id = ${batch.id}`);
    expect(await refusalOf(lines(sql`${agent.personId}::uuid, null`))).toBe('payment_line_is_of_its_case');
    expect(await refusalOf(lines(sql`null, ${schoolId}::uuid`))).toBe('payment_line_is_of_its_case');
    expect(await refusalOf(lines(sql`${agent.personId}::uuid, ${firm}::uuid`))).toBe('payment_line_of_one');
    const mine = await s.city.turn((turn) => priorAwardsOf(turn, { personId: agent.personId, organisationId: null }));
    expect(mine).toEqual([]);
    const theirs = await s.city.turn((turn) => priorAwardsOf(turn, { personId: null, organisationId: firm }));
    expect(theirs).toHaveLength(1);
  }); // prettier-ignore

  it('is not paid further before its milestone is accepted, by another person with a paper; accepted, it is', async () => {
    const before = (await paidRows()).length;
    const id = await grant();
    const view = await show(id);
    expect(view).toMatchObject({ state: 'in-service', paidFen: 5_000_000 });
    expect(view.schedule?.parts.map(({ dueOn, state }) => [dueOn, state])).toEqual([
      ['2024-06-03', 'paid'],
      ['2024-12-01', 'planned'],
      ['2025-06-01', 'planned'],
    ]);
    const [first] = view.agreed;
    const path = `/milestones/${first?.id ?? ''}`;
    const blocked = (state: string) =>
      refusalOf((turn) => turn.run(sql`update instalment set state = ${state}
        where city = ${turn.city} and application_id = ${id} and number = 2`));
    for (const state of ['checked', 'payable', 'batched', 'paid']) expect(await blocked(state)).toBe('part_milestone_accepted');

    expect(await agent.call('POST', `${path}/report`, { version: 1, report: '已完成台架试验' })).toMatchObject({ status: 400, body: { code: 'instalments.milestone-no-paper' } });
    await kept(agent.upload(`${path}/papers`, paper));
    const reported = await kept<MilestoneDetail>(agent.call('POST', `${path}/report`, { version: 1, report: '已完成台架试验' }));
    expect(reported).toMatchObject({ state: 'reported', moves: [] });
    const evidenceId = reported.evidence[0]?.id;
    const accept = (by: TestPerson, over: object = {}) => by.call('POST', `${path}/acceptance`, { version: reported.version, evidenceId, ...over });
    expect((await accept(agent)).status).toBe(403);
    expect(await accept(science, { evidenceId: null })).toMatchObject({ status: 400, body: { code: 'instalments.milestone-no-paper' } });
    expect(
      await refusalOf((turn) => turn.run(sql`update milestone set state = 'accepted', accepted_by_person = reported_by_person,
        accepted_at = ${turn.now}, evidence_id = ${evidenceId ?? ''} where city = ${turn.city} and id = ${first?.id ?? ''}`)),
    ).toBe('milestone_accepted_by_another');
    expect(
      await refusalOf((turn) => turn.run(sql`update milestone set state = 'accepted', accepted_by_person = ${science.personId}::uuid,
        accepted_at = ${turn.now} where city = ${turn.city} and id = ${first?.id ?? ''}`)),
    ).toBe('milestone_accepted_whole');
    expect(await partStates(id)).toEqual(['paid', 'planned', 'planned']);

    expect(await kept(accept(science))).toMatchObject({ state: 'accepted', acceptedBy: '科甲', moves: [] });
    expect(await partStates(id)).toEqual(['paid', 'checked', 'planned']);
    await s.city.runJobs();
    expect(await partStates(id)).toEqual(['paid', 'payable', 'planned']);
    await pay(id);
    expect(await show(id)).toMatchObject({ paidFen: 8_000_000, milestones: { all: 2, accepted: 1, overdue: 0 } });
    // The figure is the ledger's, by the partner: it moved by exactly what arrived.
    const rows = await paidRows();
    expect(rows).toHaveLength(before + 2);
    expect(rows.slice(before).reduce((sum, row) => sum + row.amount_fen, 0)).toBe(8_000_000);
    expect(rows.every((row) => row.partner_code === partnerCode && row.call === call.number)).toBe(true);
  }); // prettier-ignore

  it('is reported by an office for one who cannot, who does not accept it; and sent back with a reason', async () => {
    const id = await grant(2_000_000);
    const [first] = (await show(id)).agreed;
    const path = `/milestones/${first?.id ?? ''}`;
    await kept(science.upload(`${path}/papers`, paper));
    const reported = await kept<MilestoneDetail>(science.call('POST', `${path}/report`, { version: 1, report: '代企业汇报' }));
    const body = { version: reported.version, evidenceId: reported.evidence[0]?.id };
    expect(await science.call('POST', `${path}/acceptance`, body)).toMatchObject({ status: 403, body: { code: 'instalments.milestone-accept-own' } });
    const back = await kept<MilestoneDetail>(second.call('POST', `${path}/sending-back`, { version: reported.version, reason: '试验报告缺签章' }));
    expect(back).toMatchObject({ state: 'agreed', reportedBy: null, events: [{ move: 'report' }, { move: 'send-back', reason: '试验报告缺签章' }] });
    expect(await agent.call('POST', `${path}/report`, { version: 1, report: '再报' })).toMatchObject({ body: { code: 'instalments.milestone-stale' } });
    const waits = await s.city.turn((turn) => {
      const queue = instalments.queues?.find((each) => each.id === 'instalments.milestones');
      if (!queue) throw new Error('no queue');
      return turn.rows<{ id: string; step: string; due_on: string }>(queue.rows(turn.city, science.personId));
    });
    expect(waits.find((row) => row.id === first?.id)).toMatchObject({ step: 'agreed', due_on: '2024-12-01' });
    s.city.setNow(new Date('2024-12-02T02:00:00Z'));
    const later = await s.city.person({ name: '科丙', roles: ['science-officer'] });
    const list = await kept<{ rows: { id: string; overdue: boolean }[] }>(later.call('GET', '/milestones?state=agreed&overdue=yes&limit=100'));
    s.city.setNow(new Date('2024-06-03T02:00:00Z'));
    expect(list.rows.find((row) => row.id === first?.id)).toMatchObject({ overdue: true });
  }); // prettier-ignore

  it('is ended by an office: nothing more is paid, and what was not spent is asked back from the enterprise', async () => {
    const id = await grant(4_000_000);
    const left = async () => (await kept<FundCallDetail>(science.call('GET', `/fund-calls/${call.id}`))).budget[0]?.leftFen ?? 0;
    const before = await left();
    const end = (over: object = {}, by = s.checker) =>
      by.call('POST', `/fund-applications/${id}/termination`, { reason: '企业停产，项目终止', on: '2024-06-03', repayFen: 1_500_000, ...over });
    expect((await end({}, science)).status).toBe(403);
    expect(await end({ repayFen: 2_000_001 })).toMatchObject({ status: 400, body: { errors: [{ field: 'body.repayFen' }] } });
    expect(await end({ on: '2024-06-04' })).toMatchObject({ status: 400, body: { errors: [{ field: 'body.on' }] } });
    const ended = await kept<FundApplication>(end());
    expect(ended).toMatchObject({ state: 'stopped', mayTerminate: false });
    expect(await partStates(id)).toEqual(['paid', 'stopped', 'stopped']);
    // The mid-term part of this year was held and is free again.
    expect((await left()) - before).toBe(1_200_000);
    const recoveryId = ended.recoveryId ?? '';
    await kept(s.officer.call('POST', `/recoveries/${recoveryId}/send-notice`, { reason: '专项资金管理办法第六条' }));
    const mine = await kept<{ rows: { id: string; amountFen: number; mayReply: boolean }[] }>(colleague.call('GET', '/my-recoveries'));
    expect(mine.rows.find((row) => row.id === recoveryId)).toMatchObject({ amountFen: 1_500_000, mayReply: true });
    const stranger = await s.city.person({ name: '路人', kind: 'talent' });
    expect((await stranger.call('POST', `/my-recoveries/${recoveryId}/reply`, { text: '不是我' })).status).toBe(404);
    expect(await kept(colleague.call('POST', `/my-recoveries/${recoveryId}/reply`, { text: '同意退回' }))).toMatchObject({ state: 'replied' });
  }); // prettier-ignore
});
