import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestCity, TestPerson } from '@yanzhen/server/testing/test-city.ts';
import { askPayee } from '@yanzhen/registers/talents/offers.ts';
import { syntheticBankCard } from '@yanzhen/values/bank-account.ts';
import { compareCases } from '../applications/compare-cases.ts';
import type { State } from '../applications/contract.ts';
import { getApplication, moveApplication, startApplication } from '../applications/offers.ts';
import { walkApplication, type CasePeople } from '../applications/testing/walk-application.ts';
import { openInstalmentCity, type InstalmentCity } from '../instalments/testing/instalment-city.ts';
import { reconcile } from '../payments/offers.ts';
import { publicity } from '../publicity/feature.ts';
import type { RecoveryDetail } from '../recoveries/contract.ts';
import { endGraces } from '../recoveries/end-graces.ts';
import { faults as ownFaults, type AppealableDecision, type MyAppeal } from './contract.ts';
import { appeals } from './feature.ts';
import { heard as heardStep } from './rateable.ts';

let place: InstalmentCity;
let city: TestCity;
let people: CasePeople;
let hearer: TestPerson;

const day = (text: string): void => city.setNow(new Date(`${text}T02:00:00Z`));
const paper = { name: '合同.pdf', type: 'application/pdf', bytes: Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n') }; // prettier-ignore
const decision = {
  facts: {},
  record: {
    reasons: [
      { conditionId: 'full-time', outcome: 'no', clause: { document: 'housing', clause: '第三条（一）' }, says: { zh: '全职', en: 'Full-time' }, facts: [] },
      { conditionId: 'first-home', outcome: 'yes', clause: { document: 'housing', clause: '第三条（二）' }, says: { zh: '首套', en: 'First home' }, facts: [] },
    ],
  },
}; // prettier-ignore

beforeAll(async () => {
  place = await openInstalmentCity([publicity, appeals]);
  ({ city } = place);
  people = await place.people();
  // Who hears appeals also checks cases, as in a small office.
  hearer = await city.person({ name: '复核辰', roles: ['appeal-officer', 'city-checker'] });
});
afterAll(() => city.close());

const talentOf = (name: string) => city.person({ name, kind: 'talent' });

/** A case refused at a step, by who has it there. */
async function refused(talent: TestPerson, at: 'county-review' | 'proposed' | 'checked') {
  const { id } = await walkApplication(city, people, { to: at, talent });
  const by = {
    'county-review': people.officer,
    proposed: people.checker,
    checked: people.approver,
  };
  await city.turn(async (turn) => {
    await turn.run(sql`update application set decision = ${JSON.stringify(decision)}
      where city = ${turn.city} and id = ${id}`);
    await moveApplication(turn, await getApplication(turn, id), 'refuse', { reason: '未全职在岗' });
  }, by[at].accountId);
  return id;
}
const mine = async (talent: TestPerson) =>
  (await talent.call('GET', '/my-appeals')).body as {
    decisions: AppealableDecision[];
    appeals: MyAppeal[];
  };
const appeal = async (talent: TestPerson, more: object = {}) => {
  const [one] = (await mine(talent)).decisions;
  const body = { kind: one?.kind, decisionId: one?.id, grounds: '合同与社保均为全职', ...more };
  return talent.call('POST', '/my-appeals', body);
};
const filed = async (talent: TestPerson): Promise<MyAppeal> => {
  const reply = await appeal(talent);
  expect(reply.status).toBe(200);
  return (reply.body as { appeal: MyAppeal }).appeal;
};
const take = (id: string, by = hearer) => by.call('POST', `/appeals/${id}/taking`);
const decide = (id: string, outcome: 'upheld' | 'changed', by = hearer) =>
  by.call('POST', `/appeals/${id}/decision`, { outcome, reason: '劳动合同和参保记录证明全职' });
const heard = async (talent: TestPerson, outcome: 'upheld' | 'changed') => {
  const { id } = await filed(talent);
  await take(id);
  return decide(id, outcome);
};
const stateOf = async (id: string): Promise<State> =>
  (await city.turn((turn) => getApplication(turn, id))).state;
const told = (personId: string) =>
  city.turn(async (turn) => {
    const rows = await turn.rows<{ template: string; values: Record<string, string> }>(sql`
      select template, values from message where city = ${turn.city} and person_id = ${personId}
        and template like 'appeals.%' order by template`);
    return rows.map((row) => ({
      step: row.template,
      zh: city.words.find('zh', 'appeals', ['messages', row.template.slice(8)], row.values) ?? '',
      en: city.words.find('en', 'appeals', ['messages', row.template.slice(8)], row.values) ?? '',
    }));
  });

describe('an appeal against a refusal', () => {
  it('is heard by another person, changes the refusal, and opens the case at the step it was refused at', async () => {
    const talent = await talentOf('林知远');
    const applicationId = await refused(talent, 'proposed');
    const [one] = (await mine(talent)).decisions;
    expect(one).toMatchObject({
      kind: 'applications.refused', applicationId, toldOn: '2024-06-03', askUntil: '2024-06-25', late: false,
      reason: '未全职在岗', conditions: [{ id: 'full-time', clause: '第三条（一）' }, { id: 'first-home' }],
    });
    expect(await appeal(talent, { conditions: ['invented'] })).toMatchObject({ status: 400, body: { code: 'appeals.condition-unknown' } });
    const stranger = await talentOf('外人');
    expect(await stranger.call('POST', '/my-appeals', { kind: one?.kind, decisionId: one?.id, grounds: '代他' })).toMatchObject({ status: 404, body: { code: 'appeals.no-decision' } });
    const reply = await appeal(talent, { conditions: ['full-time'] });
    expect(reply).toMatchObject({
      status: 200,
      body: { appeal: { state: 'filed', dueOn: '2024-06-25', legalDueOn: '2024-07-16', conditions: [{ id: 'full-time' }], counting: { legal: { dueOn: '2024-07-16' } } } },
    });
    const { id, number } = (reply.body as { appeal: MyAppeal }).appeal;
    expect(await talent.call('POST', '/my-appeals', { kind: one?.kind, decisionId: one?.id, grounds: '再一次' })).toMatchObject({ status: 409, body: { code: 'appeals.once' } });

    // Files: the person's and the hearing office's, nobody else's.
    const up = await talent.upload(`/my-appeals/${id}/files`, paper);
    const file = (up.body as { appeal: MyAppeal }).appeal.files[0];
    const path = `/appeals/${id}/files/${file?.id}`;
    expect((await hearer.call('GET', path)).raw).toEqual(paper.bytes);
    const statuses = [talent, stranger, people.preparer].map(async (by) => (await by.call('GET', path)).status);
    expect(await Promise.all(statuses)).toEqual([200, 404, 404]);
    expect((await stranger.upload(`/my-appeals/${id}/files`, paper)).status).toBe(404);

    // Who refused does not hear it, by no door: not as another account of the same person, not in the database.
    await city.turn((turn) => turn.run(sql`update account set roles = '{city-checker,appeal-officer}' where city = ${turn.city} and id = ${people.checker.accountId}`));
    expect(await take(id, people.checker)).toMatchObject({ status: 403, body: { code: 'appeals.acted' } });
    await expect(city.turn((turn) => turn.run(sql`
      insert into appeal_part (city, appeal_id, application_id, person_id, part, at)
      values (${turn.city}, ${id}, ${applicationId}, ${people.checker.personId}, 'hears', ${turn.now})`))).rejects.toMatchObject({ constraint: 'appeal_other_person' });
    expect((await take(id, people.officer)).status).toBe(403);

    expect(await decide(id, 'changed')).toMatchObject({ status: 409, body: { code: 'appeals.wrong-state' } });
    expect(await take(id)).toMatchObject({ status: 200, body: { state: 'taken', heardBy: '复核辰', moves: ['uphold', 'change'], acted: expect.arrayContaining(['单位经办', '初审甲', '复审乙']) as unknown } });
    const colleague = await city.person({ name: '复核巳', roles: ['appeal-officer'] });
    expect(await decide(id, 'changed', colleague)).toMatchObject({ status: 409, body: { code: 'appeals.not-taken' } });
    expect(await decide(id, 'changed')).toMatchObject({ status: 200, body: { state: 'changed', moves: [] } });
    const again = await city.turn((turn) => getApplication(turn, applicationId));
    expect(again).toMatchObject({ state: 'proposed', holder: 'city-checker' });
    expect(again.content).not.toBeNull();
    expect(await decide(id, 'upheld')).toMatchObject({ status: 403, body: { code: 'appeals.acted' } });

    // Who heard it takes no later part in the case; the office that refused goes on with it.
    const check = (by: TestPerson) => city.turn(async (turn) => moveApplication(turn, await getApplication(turn, applicationId), 'check', { content: again.content ?? {} }), by.accountId);
    await expect(check(hearer)).rejects.toMatchObject({ code: 'applications.excluded-duty' });
    expect((await check(people.checker)).state).toBe('checked');
    const compared = await city.turn((turn) => compareCases(turn, { after: null, limit: 100 }));
    expect(compared.differences).toEqual([]);
    const messages = await told(talent.personId);
    expect(messages.map(({ step }) => step)).toEqual(['appeals.changed', 'appeals.filed']);
    // How it was heard may be rated, and who heard it follows no bad rating up.
    const rateable = await city.turn(async (turn) => turn.rows<object>(sql`select s.* from (${heardStep.rows(turn.city)}) s where s.id = ${id}`));
    expect(rateable).toMatchObject([{ person_id: talent.personId, role: 'appeal-officer', officer_person_ids: [hearer.personId] }]);
    expect(messages[0]?.zh).toContain(number);
    expect(messages[0]?.en).toContain('goes on from the step');
  }); // prettier-ignore

  it('leads back to the step of each refusal, and to the approval where an objection was upheld', async () => {
    const reached: string[] = [];
    for (const at of ['county-review', 'checked'] as const) {
      const talent = await talentOf('各环节');
      const id = await refused(talent, at);
      expect((await heard(talent, 'changed')).status).toBe(200);
      reached.push(await stateOf(id));
    }
    const talent = await talentOf('公示异议');
    const { id } = await walkApplication(city, people, { to: 'publicity', talent });
    const move = (to: 'object' | 'uphold-objection', by?: TestPerson) =>
      city.turn(
        async (turn) => moveApplication(turn, await getApplication(turn, id), to, { reason: '异议成立' }),
        by?.accountId,
      ); // prettier-ignore
    await move('object');
    await move('uphold-objection', people.publicity);
    expect((await heard(talent, 'changed')).status).toBe(200);
    reached.push(await stateOf(id));
    expect(reached).toEqual(['county-review', 'checked', 'checked']);
  });

  it('upheld leaves the refusal, and tells the reason with the further remedies in both languages', async () => {
    const talent = await talentOf('维持');
    const id = await refused(talent, 'county-review');
    expect(await heard(talent, 'upheld')).toMatchObject({ status: 200, body: { state: 'upheld' } });
    expect(await stateOf(id)).toBe('refused');
    const last = (await told(talent.personId)).at(-1);
    for (const part of ['劳动合同和参保记录证明全职', '60 日', '泸州市人民政府', '6 个月', '江阳区人民法院']) {
      expect(last?.zh).toContain(part);
    }
    expect(last?.en).toMatch(/60 days.*6 months/u);
    // One appeal a decision: it is not offered again.
    expect((await mine(talent)).decisions).toEqual([]);
  }); // prettier-ignore

  it('may be withdrawn until it is decided, and is not made a second time', async () => {
    const talent = await talentOf('撤回');
    await refused(talent, 'county-review');
    const { id } = await filed(talent);
    const withdraw = (by = talent) => by.call('POST', `/my-appeals/${id}/withdrawal`);
    expect((await withdraw(await talentOf('别人'))).status).toBe(404);
    expect(await withdraw()).toMatchObject({ status: 200, body: { appeal: { state: 'withdrawn', mayAddFiles: false } } }); // prettier-ignore
    expect(await withdraw()).toMatchObject({ status: 409, body: { code: 'appeals.wrong-state' } });
    expect(await take(id)).toMatchObject({ status: 409, body: { code: 'appeals.wrong-state' } });
    expect((await talent.upload(`/my-appeals/${id}/files`, paper)).status).toBe(409);
    expect((await mine(talent)).decisions).toEqual([]);
    const again = city.turn((turn) =>
      turn.run(sql`
        insert into appeal (city, id, number, decision_kind, decision_id, decision_name, told_on, ask_until,
          asked_on, application_id, person_id, benefit_id, grounds, conditions, state, state_since, version, filed_at)
        select city, ${turn.newId()}, 'FH-X', decision_kind, decision_id, decision_name, told_on, ask_until,
          asked_on, application_id, person_id, benefit_id, grounds, conditions, 'filed', state_since, 1, filed_at
        from appeal where city = ${turn.city} and id = ${id}`),
    );
    await expect(again).rejects.toMatchObject({ constraint: 'appeal_once' });
  });

  it('on the last day is in time, after it is refused with the day, whichever door is used', async () => {
    day('2024-06-25');
    const [last, late] = [await talentOf('末日'), await talentOf('过期')];
    day('2024-06-03');
    await refused(last, 'county-review');
    const applicationId = await refused(late, 'county-review');
    day('2024-06-25');
    expect((await filed(last)).state).toBe('filed');
    day('2024-06-26');
    const [one] = (await mine(late)).decisions;
    expect(one).toMatchObject({ late: true, askUntil: '2024-06-25' });
    const reply = await appeal(late);
    expect(reply).toMatchObject({ status: 200, body: { appeal: { state: 'out-of-time', dueOn: null } } }); // prettier-ignore
    const [message] = await told(late.personId);
    expect(message?.zh).toContain('最后一天是 2024-06-25');
    expect(message?.en).toContain('the last day was 2024-06-25');
    const { id } = (reply.body as { appeal: MyAppeal }).appeal;
    const force = city.turn((turn) => turn.run(sql`update appeal set state = 'filed', version = 2 where city = ${turn.city} and id = ${id}`)); // prettier-ignore
    await expect(force).rejects.toMatchObject({ constraint: 'appeal_in_time' });
    expect(await stateOf(applicationId)).toBe('refused');
    day('2024-06-03');
  });

  it('does not open a case beside another one of the person for the benefit', async () => {
    const talent = await talentOf('又一件');
    const id = await refused(talent, 'county-review');
    const { id: appealId } = await filed(talent);
    await city.turn(
      (turn) =>
        startApplication(turn, {
          benefitId: 'home-purchase',
          policyDigest: 'sample',
          applicantPersonId: talent.personId,
          applicantName: '又一件',
          organisationId: null,
          county: '510502',
          terms: [],
        }),
      talent.accountId,
    );
    await take(appealId);
    expect(await decide(appealId, 'changed')).toMatchObject({ status: 409, body: { code: 'appeals.another-open' } }); // prettier-ignore
    // Nothing has happened: it can still be upheld.
    expect(await stateOf(id)).toBe('refused');
    expect((await decide(appealId, 'upheld')).status).toBe(200);
  });
});

describe('an appeal against a demand to repay', () => {
  it('takes the demand back, with its money, and has the recovery counted anew', async () => {
    day('2025-06-03');
    const talent = await talentOf('秦远帆');
    const later = await place.people();
    const officer = await city.person({ name: '复核午', roles: ['appeal-officer'] });
    day('2024-06-03');
    await city.turn(
      (turn) => askPayee(turn, talent.personId, { bankName: '雁江试验银行', account: syntheticBankCard(41_001) }),
      talent.accountId,
    ); // prettier-ignore
    const { id } = await place.granted(people, '秦远帆', { talent, benefitId: 'home-purchase' });
    await place.pay(people, [id]);
    day('2025-06-03');
    const opened = await later.checker.call('POST', '/recoveries', { applicationId: id, leftOn: '2024-12-31', reason: '离职' }); // prettier-ignore
    const recoveryId = (opened.body as RecoveryDetail).id;
    await city.turn((turn) => endGraces(turn));
    const path = `/recoveries/${recoveryId}`;
    await later.checker.call('POST', `${path}/send-notice`, { reason: '服务期中断' });
    await talent.call('POST', `/my-recoveries/${recoveryId}/reply`, { text: '仍在岗' });
    const { amountFen } = (await later.checker.call('GET', path)).body as RecoveryDetail;
    const plan = [{ dueOn: '2025-07-01', amountFen }];
    const demand = () => later.approver.call('POST', `${path}/demand`, { reason: '未采纳', plan });
    expect((await demand()).status).toBe(200);
    const owed = () =>
      city.turn(async (turn) => (await turn.row<{ fen: number }>(sql`select sum(owed_fen)::bigint as fen from budget_balance where city = ${turn.city}`))?.fen); // prettier-ignore
    expect(await owed()).toBe(amountFen);

    const [one] = (await mine(talent)).decisions;
    expect(one).toMatchObject({ kind: 'recoveries.demanded', applicationId: id, conditions: [{ id: 'clause' }] }); // prettier-ignore
    const { id: appealId } = await filed(talent);
    // Who sent the notice acted in the recovery, though not in the case.
    await city.turn((turn) => turn.run(sql`update account set roles = roles || '{appeal-officer}' where city = ${turn.city} and id = ${later.checker.accountId}`)); // prettier-ignore
    expect(await take(appealId, later.checker)).toMatchObject({ status: 403, body: { code: 'appeals.acted' } }); // prettier-ignore
    await take(appealId, officer);
    expect(await decide(appealId, 'changed', officer)).toMatchObject({ status: 200 });
    expect(await owed()).toBe(0);
    expect((await city.turn(reconcile)).differences).toEqual([]);
    const after = (await later.checker.call('GET', path)).body as RecoveryDetail;
    expect(after).toMatchObject({ state: 'opened', plan: [], replyDueOn: null });
    // Counted anew, it is demanded anew, and that is another decision.
    await later.checker.call('POST', `${path}/send-notice`, { reason: '重新计算' });
    await talent.call('POST', `/my-recoveries/${recoveryId}/reply`, { text: '同意' });
    expect((await demand()).status).toBe(200);
    expect((await mine(talent)).decisions).toHaveLength(1);
    day('2024-06-03');
  });
});

describe('the words', () => {
  it('say every fault and message in both languages', () => {
    for (const language of ['zh', 'en'] as const) {
      const find = (path: string[]) => city.words.find(language, 'appeals', path);
      const parts = Object.values(ownFaults).flatMap((code) =>
        ['says', 'remedy'].map((part) => ['faults', code.replace('appeals.', ''), part]),
      );
      const missing = parts.filter((path) => find(path) === undefined);
      expect([language, missing]).toEqual([language, []]);
    }
  });
});
