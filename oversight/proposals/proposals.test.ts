import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestPerson } from '@yanzhen/server/testing/test-city.ts';
import type { LetterView } from '../letters/contract.ts';
import type { MyProposal, ProposalDetail, Statistics } from './contract.ts';
import { remind } from './remind.ts';
import { openProposalCity } from './testing/proposal-city.ts';

type City = Awaited<ReturnType<typeof openProposalCity>>;
type Kind = 'done' | 'will' | 'cannot';
let at: City;

const day = (text: string): void => at.city.setNow(new Date(`${text}T02:00:00Z`));
beforeAll(async () => {
  at = await openProposalCity();
});
afterAll(() => at.city.close());

const asked = ['增加青年人才驿站的房间', '公布补助办理进度', '把驿站住宿期延长到三十天'];
const written = {
  body: 'congress',
  congress: 9,
  session: 3,
  inSession: true,
  title: '关于改进青年人才住房服务的建议',
  topic: 'social',
  content: '来我市求职的毕业生住房难，建议改进服务。',
  points: asked,
  publishConsent: true,
};
const file = async (more: object = {}): Promise<string> => {
  const sponsors = [at.first.personId, at.second.personId];
  const body = { ...written, receivedOn: '2024-02-05', sponsors, ...more };
  const reply = await at.officer.call('POST', '/proposals', body);
  expect([reply.status, reply.body]).toMatchObject([200, {}]);
  return (reply.body as { id: string }).id;
};
const act = (who: TestPerson, id: string, name: string, body: object = {}) =>
  who.call('POST', `/proposals/${id}/${name}`, body);
const done = async (who: TestPerson, id: string, name: string, body: object = {}) => {
  const reply = await act(who, id, name, body);
  expect([name, reply.status, reply.body]).toMatchObject([name, 200, {}]);
  return (reply.body as { state: string }).state;
};
const show = async (id: string, who = at.officer): Promise<ProposalDetail> =>
  (await who.call('GET', `/proposals/${id}`)).body;
const letterOf = async (id: string): Promise<LetterView> => {
  const { letter } = await show(id);
  return (await at.handler.call('GET', `/letters/${letter?.id}`)).body;
};
const moveLetter = async (who: TestPerson, id: string, move: string, reason?: string) => {
  const letter = await letterOf(id);
  const body = { move, version: letter.version, ...(reason ? { reason } : {}) };
  return who.call('POST', `/letters/${letter.id}/moves`, body);
};
/** Writes the letter's paragraphs: one for each point, in the words that are given. */
const writeLetter = async (id: string, texts: readonly string[]): Promise<void> => {
  const { content, version, id: letterId } = await letterOf(id);
  const left = [...texts];
  const blocks = content.blocks.map((block, n) =>
    n > 0 && block.kind === 'paragraph'
      ? { ...block, inlines: [{ kind: 'text', text: left.shift() ?? '我局正在研究。' }] }
      : block,
  );
  const body = { version, content: { ...content, blocks } };
  expect((await at.handler.call('PUT', `/letters/${letterId}`, body)).status).toBe(200);
};
const texts = ['已增加房间六十间。', '将于年底前公布办理进度。', '现有规定限七天，暂不能延长。'];
const kinds: readonly Kind[] = ['done', 'will', 'cannot'];
const answer = async (id: string, n: number, kind: Kind, more: object = {}) => {
  const { points } = await show(id);
  const promise = kind === 'will' ? { dueOn: '2024-12-31', owner: '测试科室' } : {};
  const body = { pointId: points[n]?.id, kind, paragraph: texts[n], says: '有据可查', ...promise };
  return act(at.handler, id, 'answers', { ...body, ...more });
};
const toHandling = async (id: string): Promise<void> => {
  await done(at.officer, id, 'assignment', { leadUnit: 'bureau' });
  await done(at.handler, id, 'acceptance');
};
/** Draft, answers, confirmations, approval, clearance, signature and delivery. */
const answerAll = async (id: string, resultClass: string): Promise<void> => {
  await done(at.handler, id, 'reply');
  await writeLetter(id, texts);
  for (const [n, kind] of kinds.entries()) expect((await answer(id, n, kind)).status).toBe(200);
  expect(await moveLetter(at.handler, id, 'submit')).toMatchObject({ status: 200 });
  await done(at.handler, id, 'approval-request');
  for (const { id: pointId } of (await show(id)).points) {
    await done(at.checker, id, 'confirmations', { pointId });
  }
  await done(at.checker, id, 'approval');
  await done(at.supervisor, id, 'clearance', { resultClass });
  expect(await moveLetter(at.checker, id, 'check')).toMatchObject({ status: 200 });
  expect(await moveLetter(at.signer, id, 'issue')).toMatchObject({ status: 200 });
  await done(at.officer, id, 'delivery');
};
const rate = async (who: TestPerson, id: string, result: string, attitude = 'satisfied') => {
  const { points } = await show(id);
  const grades = points.map((point) => ({ pointId: point.id, grade: result }));
  return who.call('POST', `/my-proposals/${id}/ratings`, { attitude, result, points: grades });
};

describe('an item', () => {
  it('is filed under the number of its sitting, with the term of its body, session and city', async () => {
    day('2024-02-06');
    expect(await show(await file())).toMatchObject({ number: 'S09030001', dueOn: '2024-05-05', ceilingOn: '2024-08-05', sponsors: '柏若谷、檀知秋', term: { months: 3 } });
    expect(await show(await file({ body: 'cppcc' }))).toMatchObject({ number: '001', dueOn: '2024-07-05' });
    expect(await show(await file({ body: 'cppcc', inSession: false }))).toMatchObject({ number: '002', dueOn: '2024-05-05' });
    const nobody = { ...written, receivedOn: '2024-02-05', sponsors: [at.officer.personId] };
    expect(await at.officer.call('POST', '/proposals', nobody)).toMatchObject({ status: 400, body: { code: 'proposals.no-deputy', errors: [{ field: 'body.sponsors.0' }] } });
  }); // prettier-ignore

  it('is assigned to a unit, given back within its term with the reason, and then no longer', async () => {
    day('2024-02-06');
    const id = await file();
    expect(await act(at.officer, id, 'assignment', { leadUnit: ' ' })).toMatchObject({ status: 400, body: { code: 'proposals.no-unit', errors: [{ field: 'body.leadUnit', remedy: '请至少选择一个主办单位。' }] } });
    expect(await act(at.officer, id, 'assignment', { leadUnit: 'bureau', jointUnits: ['bureau'] })).toMatchObject({ status: 400, body: { code: 'proposals.unit-unknown', errors: [{ field: 'body.jointUnits.0' }] } });
    // No door leaves it to nobody.
    await expect(at.city.turn((turn) => turn.run(sql`update proposal set state = 'handling' where city = ${turn.city} and id = ${id}`))).rejects.toMatchObject({ constraint: 'proposal_assigned_to_a_unit' });
    await done(at.officer, id, 'assignment', { leadUnit: 'bureau', jointUnits: ['education'] });
    expect(await act(at.joint, id, 'acceptance')).toMatchObject({ status: 403, body: { code: 'proposals.not-yours' } });
    day('2024-02-16');
    expect(await done(at.handler, id, 'return', { unit: 'bureau', reason: '属住建部门职责' })).toBe('filed');
    await done(at.officer, id, 'assignment', { leadUnit: 'bureau', jointUnits: ['education'] });
    day('2024-02-27');
    expect(await act(at.handler, id, 'return', { unit: 'bureau', reason: '仍不属本单位' })).toMatchObject({ status: 409, body: { code: 'proposals.return-late' } });
    await expect(at.city.turn((turn) => turn.run(sql`
      insert into proposal_return (city, id, proposal_id, unit, part, reason, returned_on, return_until, person_id)
      values (${turn.city}, ${turn.newId()}, ${id}, 'bureau', 'lead', '迟到', '2024-02-27', '2024-02-26', ${at.handler.personId})`))).rejects.toMatchObject({ constraint: 'proposal_returned_in_time' });
    // A joint unit that it does not concern gives the request back, too.
    day('2024-02-26');
    await done(at.joint, id, 'return', { unit: 'education', reason: '与学校无关' });
    expect(await show(id)).toMatchObject({ state: 'assigned', joint: [], returns: [{ reason: '属住建部门职责' }, { reason: '与学校无关' }] });
  }); // prettier-ignore

  it('waits for the opinion of each joint unit, and its term is extended once within the ceiling', async () => {
    day('2024-02-06');
    const id = await file();
    await done(at.officer, id, 'assignment', { leadUnit: 'bureau', jointUnits: ['education'] });
    await done(at.handler, id, 'acceptance');
    expect((await show(id)).joint).toMatchObject([{ dueOn: '2024-03-06', opinion: null }]);
    expect(await act(at.supervisor, id, 'extension', { until: '2024-08-06', reason: '情况复杂' })).toMatchObject({ status: 400, body: { code: 'proposals.past-ceiling' } });
    await done(at.supervisor, id, 'extension', { until: '2024-06-05', reason: '情况复杂' });
    expect((await show(id)).dueOn).toBe('2024-06-05');
    await done(at.handler, id, 'reply');
    expect(await act(at.handler, id, 'approval-request')).toMatchObject({ status: 409, body: { code: 'proposals.opinion-open', title: '测试市教育局还没有提出会办意见' } });
    await done(at.joint, id, 'opinion', { unit: 'education', opinion: '学校可以提供床位。' });
    expect(await act(at.handler, id, 'approval-request')).toMatchObject({ status: 409, body: { code: 'proposals.letter-not-ready' } });
  }); // prettier-ignore

  it('is merged with another so that each sponsor is answered, or split so that each unit answers', async () => {
    day('2024-02-06');
    const whole = await file({ sponsors: [at.first.personId] });
    const other = await file({ sponsors: [at.second.personId], points: ['改善周边公交'] });
    await done(at.officer, other, 'merge', { into: whole });
    const { points, sponsorList } = await show(whole);
    expect([points.length, sponsorList.map((each) => each.name)]).toEqual([4, ['柏若谷', '檀知秋']]);
    expect(sponsorList[1]?.number).toBe((await show(other)).number);
    expect(await act(at.officer, other, 'assignment', { leadUnit: 'bureau' })).toMatchObject({ status: 409 });
    const split = await file();
    const { number } = await show(split);
    await done(at.officer, split, 'split', { units: ['bureau', 'education'] });
    const { rows } = (await at.officer.call('GET', '/proposals')).body as { rows: { number: string; leadUnit: { zh: string } }[] };
    const parts = rows.map((row) => row.number).filter((each) => each.startsWith(`${number}-`));
    expect(parts.toSorted()).toEqual([`${number}-1`, `${number}-2`]);
    const units = rows.filter((row) => row.number.startsWith(`${number}-`)).map((row) => row.leadUnit.zh);
    expect(units.toSorted()).toEqual(['人社局', '测试市教育局']);
  }); // prettier-ignore

  it('reminds its unit 30, 15, 7 and 1 days before its last day, each time once', async () => {
    day('2024-02-06');
    const id = await file();
    await toHandling(id);
    const reminded = async (on: string) => {
      day(on);
      await at.city.turn((turn) => remind(turn));
      await at.city.turn((turn) => remind(turn));
      return at.city.turn(async (turn) => {
        const rows = await turn.rows<{ left: number }>(sql`select days_left as left from proposal_reminder where city = ${turn.city} and proposal_id = ${id} order by at, days_left`);
        const sent = await turn.rows(sql`select from message where city = ${turn.city} and template = 'proposals.due-soon' and subject_id = ${id} and person_id = ${at.handler.personId}`);
        return [rows.map(({ left }) => left), sent.length];
      });
    };
    expect(await reminded('2024-04-04')).toEqual([[], 0]);
    expect(await reminded('2024-04-05')).toEqual([[30], 1]);
    expect(await reminded('2024-04-28')).toEqual([[30, 7], 2]);
    expect(await reminded('2024-05-04')).toEqual([[30, 7, 1], 3]);
  }); // prettier-ignore
});

describe('a reply', () => {
  it('does not go to signature while a point is unanswered, unconfirmed or uncleared', async () => {
    day('2024-03-01');
    const id = await file();
    await toHandling(id);
    await done(at.handler, id, 'contacts', { stage: 'before', mode: 'visit', on: '2024-03-01', says: '上门听取意见' });
    await done(at.handler, id, 'reply');
    await writeLetter(id, texts);
    expect(await answer(id, 0, 'done', { paragraph: '函里没有的话' })).toMatchObject({ status: 400, body: { code: 'proposals.paragraph-unknown', errors: [{ field: 'body.paragraph' }] } });
    expect(await answer(id, 1, 'will', { owner: null })).toMatchObject({ status: 400, body: { code: 'proposals.promise-incomplete', errors: [{ field: 'body.owner' }] } });
    await answer(id, 0, 'done');
    await answer(id, 1, 'will');
    expect(await moveLetter(at.handler, id, 'submit')).toMatchObject({ status: 409, body: { code: 'proposals.unanswered', title: `第 3 点没有答复：${asked[2]}` } });
    await answer(id, 2, 'cannot');
    expect(await moveLetter(at.handler, id, 'submit')).toMatchObject({ status: 200 });
    expect(await moveLetter(at.checker, id, 'check')).toMatchObject({ status: 409, body: { code: 'proposals.unconfirmed' } });
    const { letter, points } = await show(id);
    // The database itself, whatever door is used.
    const force = () => at.city.turn((turn) => turn.run(sql`update letter set state = 'checked' where city = ${turn.city} and id = ${letter?.id}`));
    await expect(force()).rejects.toMatchObject({ constraint: 'proposal_points_answered' });
    await done(at.handler, id, 'approval-request');
    // Who drafted does not confirm, even with the checker's role and seat.
    await at.city.turn((turn) => turn.run(sql`update account set roles = roles || '{proposal-checker}' where city = ${turn.city} and id = ${at.handler.accountId}`));
    expect(await act(at.handler, id, 'confirmations', { pointId: points[0]?.id })).toMatchObject({ status: 403, body: { code: 'proposals.confirmed-by-drafter' } });
    for (const point of points.slice(1)) await done(at.checker, id, 'confirmations', { pointId: point.id });
    expect(await act(at.checker, id, 'approval')).toMatchObject({ status: 409, body: { code: 'proposals.unconfirmed', title: '第 1 点的答复还没有经审核人确认' } });
    await done(at.checker, id, 'confirmations', { pointId: points[0]?.id });
    await done(at.checker, id, 'approval');
    expect(await moveLetter(at.checker, id, 'check')).toMatchObject({ status: 409, body: { code: 'proposals.not-cleared' } });
    expect(await act(at.supervisor, id, 'clearance', { resultClass: '甲' })).toMatchObject({ status: 400, body: { code: 'proposals.class-unknown' } });
    // The supervisor's class is the letter's, its text stays confirmed, and the title prints it.
    await done(at.supervisor, id, 'clearance', { resultClass: 'B', reason: '第二点尚未完成' });
    expect(await letterOf(id)).toMatchObject({ content: { class: 'B' }, state: 'checking' });
    expect((await letterOf(id)).html).toContain('办理情况（B）的答复函');
    expect(await act(at.officer, id, 'delivery')).toMatchObject({ status: 409, body: { code: 'proposals.letter-not-ready' } });
    expect(await moveLetter(at.checker, id, 'check')).toMatchObject({ status: 200 });
    expect(await moveLetter(at.signer, id, 'issue')).toMatchObject({ status: 200 });
    await done(at.officer, id, 'delivery');
    expect(await show(id)).toMatchObject({ state: 'answered', commitments: [{ owner: '测试科室', dueOn: '2024-12-31', doneOn: null }], sponsorList: [{ answeredOn: '2024-03-01' }, { answeredOn: '2024-03-01' }] });
  }); // prettier-ignore

  it('is rated by its own sponsors alone, and followed up until what was promised is done', async () => {
    day('2024-03-02');
    const id = await file();
    await toHandling(id);
    await answerAll(id, 'B');
    const mine = (await at.first.call('GET', `/my-proposals/${id}`)).body as MyProposal;
    expect(mine.points.map((point) => [point.says, point.answer?.kind, point.answer?.paragraph])).toEqual(asked.map((says, n) => [says, kinds[n], texts[n]]));
    const stranger = await at.city.person({ name: '旁人', kind: 'talent', roles: ['deputy'] });
    expect((await stranger.call('GET', `/my-proposals/${id}`)).status).toBe(404);
    expect(await rate(stranger, id, 'satisfied')).toMatchObject({ status: 403, body: { code: 'proposals.not-sponsor', errors: [{ field: 'params.proposalId', remedy: '请由本人登录评价；纸质评价表请选择表上签名的人。' }] } });
    await expect(at.city.turn((turn) => turn.run(sql`
      insert into proposal_rating (city, id, proposal_id, round, person_id, attitude, result, channel, recorded_by, rated_on, at)
      values (${turn.city}, ${turn.newId()}, ${id}, 1, ${at.first.personId}, 'satisfied', 'satisfied', 'sign-in', ${stranger.personId}, ${turn.today}, ${turn.now})`))).rejects.toMatchObject({ constraint: 'proposal_rated_by_sponsor' });
    expect(await at.first.call('POST', `/my-proposals/${id}/ratings`, { attitude: 'satisfied', result: 'satisfied' })).toMatchObject({ status: 400, body: { code: 'proposals.points-differ' } });
    expect(await rate(at.first, id, 'satisfied')).toMatchObject({ status: 200, body: { state: 'answered' } });
    expect(await rate(at.first, id, 'not')).toMatchObject({ status: 409, body: { code: 'proposals.rated-once' } });
    // The other's on paper, with its scan.
    const scan = { name: '评价表.pdf', type: 'application/pdf', bytes: Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n') };
    const form = { attitude: 'satisfied', result: 'basically' };
    expect(await at.officer.upload(`/proposals/${id}/forms`, scan, { ...form, personId: stranger.personId })).toMatchObject({ status: 403, body: { errors: [{ field: 'body.personId' }] } });
    expect(await at.officer.upload(`/proposals/${id}/forms`, scan, { ...form, personId: at.second.personId })).toMatchObject({ status: 200, body: { state: 'following' } });
    const paper = (await show(id)).ratings.find(({ channel }) => channel === 'form');
    expect((await at.officer.call('GET', `/proposals/${id}/forms/${paper?.id}`)).raw).toEqual(scan.bytes);
    expect(await act(at.handler, id, 'conclusion', { reason: '已公布' })).toMatchObject({ status: 409, body: { code: 'proposals.commitments-open' } });
    const [commitment] = (await show(id)).commitments;
    await done(at.handler, id, 'commitments', { commitmentId: commitment?.id, evidence: '进度已在网站公布' });
    await done(at.handler, id, 'conclusion', { reason: '进度已公布' });
    expect(await show(id)).toMatchObject({ state: 'closed', resultClass: 'A' });
  }); // prettier-ignore

  it('is handled again after a dissatisfied word, and then spoken of face to face', async () => {
    day('2024-03-04');
    const id = await file({ sponsors: [at.first.personId] });
    await toHandling(id);
    await answerAll(id, 'A');
    day('2024-03-10');
    expect(await rate(at.first, id, 'satisfied', 'not')).toMatchObject({ status: 200, body: { state: 'handling' } });
    expect(await show(id)).toMatchObject({ round: 2, dueOn: '2024-06-10', letter: null });
    await answerAll(id, 'C');
    expect(await rate(at.first, id, 'not')).toMatchObject({ status: 200, body: { state: 'face-to-face' } });
    await done(at.handler, id, 'meeting', { on: '2024-03-10', says: '当面说明了规定' });
    expect(await show(id)).toMatchObject({ state: 'closed', ratings: [{ round: 1 }, { round: 2 }], contacts: [{ stage: 'face-to-face' }] });
  }); // prettier-ignore

  it('is published without names, never with a number of a person, and counted as it is published', async () => {
    day('2024-02-20');
    const id = await file({ receivedOn: '2023-12-01', content: '柏若谷建议改进。', sponsors: [at.first.personId] });
    await toHandling(id);
    await answerAll(id, 'A');
    await rate(at.first, id, 'satisfied');
    expect(await act(at.officer, id, 'publication', { mode: 'summary', reason: '内容较长', summary: '请致电13900001111' })).toMatchObject({ status: 400, body: { code: 'proposals.personal-number', errors: [{ field: 'body.summary' }] } });
    await done(at.officer, id, 'publication', { mode: 'full' });
    expect((await at.city.visitor('GET', `/public/proposals/${id}`)).body).toMatchObject({ asked: '某某建议改进。', resultClass: 'A' });
    const hidden = await file({ receivedOn: '2023-12-01', publishConsent: false, sponsors: [at.first.personId] });
    await toHandling(hidden);
    await answerAll(hidden, 'C');
    expect(await act(at.officer, hidden, 'publication', { mode: 'full' })).toMatchObject({ status: 409, body: { code: 'proposals.no-consent' } });
    expect((await at.city.visitor('GET', `/public/proposals/${hidden}`)).status).toBe(404);
    const figures = (await at.officer.call('GET', '/proposal-statistics?year=2023')).body as Statistics;
    expect(figures).toMatchObject({
      total: 2, units: 1, answered: { count: 2, permille: 1000 }, inTime: { count: 2 }, met: { count: 0 },
      byClass: [{ id: 'A', count: 1, permille: 500 }, { id: 'B', count: 0 }, { id: 'C', count: 1 }],
      first: [{ id: 'satisfied', count: 1, permille: 1000 }, { count: 0 }, { count: 0 }],
    });
    const { rows } = (await at.handler.call('GET', `/proposals/${id}/similar`)).body as { rows: { percent: number; shared: string[] }[] };
    expect(rows[0]).toMatchObject({ percent: 100, shared: expect.arrayContaining(['关于改进青年人才住房服务的建议']) as unknown });
  }); // prettier-ignore

  it('is asked for by a deputy who signs in, and filed or declined by the office', async () => {
    day('2024-03-05');
    const { rows: none } = (await at.first.call('GET', '/my-proposals')).body as { rows: { id: string }[] };
    const reply = await at.first.call('POST', '/my-proposals', written);
    expect(reply).toMatchObject({ status: 200, body: { state: 'submitted' } });
    const { id } = reply.body as { id: string };
    expect(((await at.first.call('GET', '/my-proposals')).body as { rows: unknown[] }).rows).toHaveLength(none.length + 1);
    await done(at.officer, id, 'filing');
    expect(await show(id)).toMatchObject({ state: 'filed', dueOn: '2024-06-05' });
    const second = (await at.first.call('POST', '/my-proposals', written)).body as { id: string };
    await done(at.officer, second.id, 'decline', { reason: '转来信办理' });
    expect((await at.officer.call('POST', '/my-proposals', written)).status).toBe(403);
  }); // prettier-ignore
});
