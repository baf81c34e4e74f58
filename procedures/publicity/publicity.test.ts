import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { openTestCity, type TestCity, type TestPerson } from '@yanzhen/server/testing/test-city.ts';
import { calendar } from '@yanzhen/registers/calendar/feature.ts';
import { savePackYear } from '@yanzhen/registers/calendar/offers.ts';
import { organisations } from '@yanzhen/registers/organisations/feature.ts';
import { talents } from '@yanzhen/registers/talents/feature.ts';
import { applications } from '../applications/feature.ts';
import { getApplication, listEvents } from '../applications/offers.ts';
import { makeCasePeople, type CasePeople } from '../applications/testing/walk-application.ts';
import { payments } from '../payments/feature.ts';
import { openBudgetLine, reconcile } from '../payments/offers.ts';
import { makeFundedCase, type FundedCase } from '../payments/testing/make-payable.ts';
import { faults as ownFaults } from './contract.ts';
import { publicity } from './feature.ts';

/** Wednesday; the Dragon Boat holiday stands between it and the end of five working days. */
const posted = new Date('2024-06-05T02:00:00Z');
/** The last day of the notice, and the day after it. */
const lastDay = new Date('2024-06-13T02:00:00Z');
const over = new Date('2024-06-14T02:00:00Z');

let city: TestCity;
let people: CasePeople;
let serial = 0;

beforeAll(async () => {
  city = await openTestCity([organisations, talents, calendar, applications, publicity, payments], { now: posted });
  people = await makeCasePeople(city);
  await city.turn(async (turn) => {
    await openBudgetLine(turn, { benefitIds: ['home-purchase'], year: 2024, amountFen: 4_000_000_000, document: '测试预算' });
    await savePackYear(turn, {
      year: 2024,
      published: true,
      holidays: [{ name: { zh: '端午节', en: 'Dragon Boat' }, days: ['2024-06-10'], makeUpDays: [] }],
    });
  });
}); // prettier-ignore
afterAll(() => city.close());

interface ListBody {
  id: string;
  number: string;
  endsOn: string;
  lineCount: number;
  state: string;
  due: boolean;
  lines: { id: string; number: number; applicationId: string; maskedName: string; state: string }[];
}

/** The declared job; the queue is shared by the run's test files, whose clocks differ. */
const endPeriods = async (turn: Turn): Promise<void> =>
  publicity.jobs?.['publicity.end-periods']?.(turn, {});

const approved = (name?: string): Promise<FundedCase> =>
  makeFundedCase(city, people, { to: 'approved', ...(name ? { name } : {}) });
const stateOf = async (id: string): Promise<string> =>
  (await city.turn((turn) => getApplication(turn, id))).state;
/** Sessions end while days pass: another officer, fresh at the clock's moment. */
const officer = (roles = ['publicity-officer']): Promise<TestPerson> =>
  city.person({ name: `公示${(serial += 1)}`, roles });
const publish = async (cases: readonly FundedCase[], more: object = {}, by?: TestPerson) =>
  (by ?? (await officer())).call('POST', '/publicity/lists', {
    benefitId: 'home-purchase',
    applicationIds: cases.map((each) => each.id),
    ...more,
  });
const published = async (cases: readonly FundedCase[]): Promise<ListBody> => {
  const reply = await publish(cases);
  expect(reply.status).toBe(200);
  return reply.body;
};
const lineOf = (list: ListBody, one: FundedCase): string =>
  list.lines.find((line) => line.applicationId === one.id)?.id ?? '';
/** Each from an address of its own unless told: objections are few from one address. */
const objectTo = async (
  list: ListBody,
  one: FundedCase,
  body: object,
  remoteAddress = `10.1.${(serial += 1)}.1`,
) => {
  const url = `/api/${city.city}/publicity/lists/${list.id}/lines/${lineOf(list, one)}/objections`;
  const reply = await city.app.inject({ method: 'POST', url, payload: body, remoteAddress });
  const told: unknown = reply.json();
  return { status: reply.statusCode, body: told };
};
const openObjection = async (number: string): Promise<string> => {
  const { body } = await (await officer()).call('GET', '/publicity/objections?state=open');
  const rows = (body as { rows: { id: string; number: string }[] }).rows;
  return rows.find((row) => row.number === number)?.id ?? '';
};
const decide = async (number: string, outcome: string, by?: TestPerson) =>
  (by ?? (await officer())).call('POST', `/publicity/objections/${await openObjection(number)}/decision`, { outcome, reason: '经核查合同与缴费记录' }); // prettier-ignore

describe('a list on public notice', () => {
  it('is published for five working days from the next day, with the counting', async () => {
    const one = await approved();
    const list = await published([one]);
    expect(list).toMatchObject({
      number: 'GS-2024-001',
      endsOn: '2024-06-13',
      state: 'open',
      lineCount: 1,
      due: false,
    });
    const shown = await city.visitor('GET', `/publicity/lists/${list.id}`);
    const counting = (shown.body as { counting: { ranges: { why: string }[] } }).counting;
    expect(counting.ranges.map((each) => each.why)).toEqual([
      'workday',
      'weekend',
      'holiday',
      'workday',
    ]);
    expect(await stateOf(one.id)).toBe('publicity');
    const preview = await (await officer()).call('GET', '/publicity/preview');
    expect(preview.body).toMatchObject({ postedOn: '2024-06-05', endsOn: '2024-06-13' });
  });

  it('shows masked names and nothing by which a person is known, without signing in', async () => {
    const [one, two, three] = [
      await approved('欧阳若水'),
      await approved('买买提·艾力'),
      await approved('王小雁'),
    ];
    const list = await published([one, two, three]);
    const reply = await city.visitor('GET', `/publicity/lists/${list.id}`);
    const names = (reply.body as ListBody).lines.map((line) => line.maskedName);
    expect(names.toSorted()).toEqual(['买*', '欧阳*', '王*']);
    const text = reply.raw.toString();
    for (const { reference, account, id, talent } of [one, two, three]) {
      for (const secret of [reference, account, id, talent.personId, '若水', '小雁', '艾力']) {
        expect(text).not.toContain(secret);
      }
    }
    expect(text).toContain('"amountFen":20000000');
    const all = await city.visitor('GET', '/publicity/lists');
    expect(all.raw.toString()).toContain(list.number);
  });

  it('leaves amounts out where the rule says so', async () => {
    const reply = await publish([await approved()], {
      showsAmounts: false,
      contact: '0830-0000000',
    });
    const { id } = reply.body as ListBody;
    const shown = await city.visitor('GET', `/publicity/lists/${id}`);
    expect(shown.body).toMatchObject({ contact: '0830-0000000', lines: [{ amountFen: null }] });
  });

  it('takes approved applications of one benefit only, and each once', async () => {
    const [one, early] = [await approved(), await makeFundedCase(city, people, { to: 'checked' })];
    expect(await publish([one, early])).toMatchObject({
      status: 409,
      body: { code: 'publicity.not-approved', errors: [{ field: 'body.applicationIds' }] },
    });
    expect(await stateOf(one.id)).toBe('approved');
    await published([one]);
    expect((await publish([one])).status).toBe(409);
  });

  it('stands on one list when two officers post it at one moment, and the second is told so', async () => {
    const one = await approved();
    const officers = await Promise.all([officer(), officer(), officer(), officer()]);
    const replies = await Promise.all(officers.map((by) => publish([one], {}, by)));
    expect(replies.map(({ status }) => status).toSorted()).toEqual([200, 409, 409, 409]);
    expect(await stateOf(one.id)).toBe('publicity');
  });

  it('is published by the officer in charge, and not by who applied', async () => {
    const one = await approved();
    expect((await publish([one], {}, people.approver)).status).toBe(403);
    expect((await city.visitor('GET', '/publicity/candidates')).status).toBe(401);
    const candidates = await (await officer()).call('GET', '/publicity/candidates?limit=100');
    const rows = (candidates.body as { rows: { applicationId: string; maskedName: string }[] })
      .rows;
    expect(rows.find((row) => row.applicationId === one.id)?.maskedName).toBe('雁*');
  });
});

describe('an objection', () => {
  it('freezes its line only; the others are paid when the notice ends', async () => {
    const [good, doubted] = [await approved(), await approved()];
    const list = await published([good, doubted]);
    const reply = await objectTo(list, doubted, {
      text: '此人已在外市享受同类补助',
      contact: '13800000000',
    });
    expect(reply).toMatchObject({
      status: 200,
      body: { number: expect.stringMatching(/^YY-20240605-\d{5}-[A-Z]$/) as unknown },
    });
    expect([await stateOf(good.id), await stateOf(doubted.id)]).toEqual(['publicity', 'objected']);
    city.setNow(over);
    await city.turn(endPeriods);
    city.setNow(posted);
    expect([await stateOf(good.id), await stateOf(doubted.id)]).toEqual(['payable', 'objected']);
    const told = await city.turn((turn) =>
      turn.rows<{ person: string; dueOn: string }>(sql`
        select person_id as person, values->>'dueOn' as "dueOn" from message
        where city = ${turn.city} and template = 'publicity.passed' and person_id in (${good.talent.personId}, ${doubted.talent.personId})`),
    );
    expect(told).toEqual([
      { person: good.talent.personId, dueOn: expect.stringMatching(/^2024-/) as unknown },
    ]);
    const events = await city.turn((turn) => listEvents(turn, doubted.id));
    expect(events.find((event) => event.move === 'object')).toMatchObject({ actorPersonId: null });
  });

  it('is one objection when the same words come twice, and a second one keeps the line frozen', async () => {
    const one = await approved();
    const list = await published([one]);
    const first = await objectTo(list, one, { text: '首套住房情况不实' });
    expect((await objectTo(list, one, { text: ' 首套住房情况不实 ' })).body).toEqual(first.body);
    const second = await objectTo(list, one, { text: '社保缴费不足三年' });
    const numbers = [first, second].map((reply) => (reply.body as { number: string }).number);
    expect(new Set(numbers).size).toBe(2);
    await decide(numbers[0] ?? '', 'dismissed');
    expect(await stateOf(one.id)).toBe('objected');
    await decide(numbers[1] ?? '', 'dismissed');
    expect(await stateOf(one.id)).toBe('publicity');
  });

  it('dismissed after the end lets its line go on at once', async () => {
    const one = await approved();
    const list = await published([one]);
    const { number } = (await objectTo(list, one, { text: '购房不在中心城区' })).body as {
      number: string;
    };
    city.setNow(over);
    await city.turn(endPeriods);
    const reply = await decide(number, 'dismissed');
    city.setNow(posted);
    expect(reply).toMatchObject({
      status: 200,
      body: { state: 'dismissed', reason: '经核查合同与缴费记录' },
    });
    expect(await stateOf(one.id)).toBe('payable');
  });

  it('upheld refuses the case, gives its money back and takes the line off the public page', async () => {
    const [one, other] = [await approved(), await approved()];
    const list = await published([one, other]);
    const left = () =>
      city.turn(async (turn) => {
        const row = await turn.row<{ fen: number }>(sql`select available_fen as fen from budget_balance where city = ${turn.city}`);
        return row?.fen ?? 0;
      }); // prettier-ignore
    const before = await left();
    const { number } = (await objectTo(list, one, { text: '合同系伪造' })).body as {
      number: string;
    };
    await objectTo(list, one, { text: '同一合同申报两次' });
    expect(await decide(number, 'upheld')).toMatchObject({
      status: 200,
      body: { state: 'upheld' },
    });
    expect(await stateOf(one.id)).toBe('refused');
    expect(await left()).toBe(before + one.amountFen);
    expect((await city.turn(reconcile)).ok).toBe(true);
    const shown = (await city.visitor('GET', `/publicity/lists/${list.id}`)).body as ListBody;
    expect(shown.lines.map((line) => line.number)).toEqual([2]);
    // Both objections to the line are decided by it.
    const open = await (await officer()).call('GET', '/publicity/objections?state=open');
    expect(open.raw.toString()).not.toContain('同一合同申报两次');
    const told = await city.turn((turn) =>
      turn.rows<{ template: string; values: Record<string, string> }>(sql`
        select template, values from message where city = ${turn.city} and person_id = ${one.talent.personId}`),
    );
    const upheld = told.find((each) => each.template === 'publicity.upheld');
    expect(upheld?.values).toEqual({ reference: one.reference, reason: '经核查合同与缴费记录' });
    expect(city.words.find('zh', 'publicity', ['messages', 'upheld'], upheld?.values)).toContain(
      `${one.reference} 的异议经核查成立`,
    );
    expect(JSON.stringify(told)).not.toContain('合同系伪造');
  });

  it('is not decided twice, nor by who proposed, checked or approved the case', async () => {
    const both = await city.person({ name: '复审兼公示', roles: ['city-checker', 'publicity-officer'] });
    const one = await makeFundedCase(city, { ...people, checker: both }, { to: 'approved' });
    const list = await published([one]);
    const { number } = (await objectTo(list, one, { text: '学历存疑' })).body as { number: string };
    expect(await decide(number, 'dismissed', both)).toMatchObject({ status: 403, body: { code: 'publicity.own-case' } });
    const id = await openObjection(number);
    const again = () => people.publicity.call('POST', `/publicity/objections/${id}/decision`, { outcome: 'dismissed', reason: '学历经核验' });
    expect((await again()).status).toBe(200);
    expect(await again()).toMatchObject({ status: 409, body: { code: 'publicity.decided' } });
  }); // prettier-ignore

  it('keeps its contact sealed, and shows it by a recorded act only', async () => {
    const one = await approved();
    const list = await published([one]);
    const contact = '测试联系人 13900000000';
    const { number } = (await objectTo(list, one, { text: '工作单位不实', contact })).body as {
      number: string;
    };
    const id = await openObjection(number);
    const by = await officer();
    const queue = await by.call('GET', '/publicity/objections');
    expect(queue.raw.toString()).not.toContain('13900000000');
    const rows = await city.turn((turn) =>
      turn.rows<{ text: string }>(
        sql`select o::text as text from objection o where city = ${turn.city}`,
      ),
    );
    expect(rows.some((row) => row.text.includes('13900000000'))).toBe(false);
    const shown = await by.call('POST', `/publicity/objections/${id}/contact`, {
      reason: '核实线索',
    });
    expect(shown.body).toEqual({ contact });
    const audit = await city.turn((turn) =>
      turn.rows(
        sql`select reason from audit where city = ${turn.city} and subject_id = ${id} and act = 'publicity.reveal-contact'`,
      ),
    );
    expect(audit).toEqual([{ reason: '核实线索' }]);
  });
});

describe('the files of an objection', () => {
  const paper = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');
  const objectWith = async (list: ListBody, one: FundedCase, files: number, bytes = paper) => {
    const form = new FormData();
    form.append('body', JSON.stringify({ text: `附材料 ${(serial += 1)}`, contact: '张 13900000000' }));
    for (let n = 0; n < files; n += 1) form.append('file', new Blob([new Uint8Array(bytes)]), `举报人张三${n}.pdf`);
    const encoded = new Response(form);
    const url = `/api/${city.city}/publicity/lists/${list.id}/lines/${lineOf(list, one)}/objections/with-files`;
    const reply = await city.app.inject({
      method: 'POST', url, remoteAddress: `10.2.${(serial += 1)}.1`,
      headers: { 'content-type': encoded.headers.get('content-type') ?? '' },
      payload: Buffer.from(await encoded.arrayBuffer()),
    });
    return { status: reply.statusCode, body: reply.json<{ number: string; code: string }>() };
  };

  it('come without a name, for the officer’s eyes on record and never for the applicant’s', async () => {
    const one = await approved();
    const list = await published([one]);
    const { status, body } = await objectWith(list, one, 2);
    expect(status).toBe(200);
    const id = await openObjection(body.number);
    const by = await officer();
    const shown = (await by.call('GET', '/publicity/objections?state=open')).body as { rows: { id: string; files: { id: string }[] }[] };
    const files = shown.rows.find((row) => row.id === id)?.files ?? [];
    expect(files).toHaveLength(2);
    const path = `/publicity/objections/${id}/files/${files[0]?.id}`;
    expect((await by.call('GET', path)).raw).toEqual(paper);
    const rows = await city.turn((turn) => turn.rows<{ by: string | null }>(sql`
      select f.uploaded_by as by from file f join objection_file w on w.city = f.city and w.file_id = f.id where f.city = ${turn.city}`));
    expect(rows).toEqual([{ by: null }, { by: null }]);
    const seen = await city.turn((turn) => turn.rows(sql`
      select from audit where city = ${turn.city} and act = 'publicity.view-file' and subject_id = ${id}`));
    expect(seen).toHaveLength(1);
    expect([(await one.talent.call('GET', path)).status, (await people.checker.call('GET', path)).status]).toEqual([403, 403]);
    expect((await city.visitor('GET', path)).status).toBe(401);
    const public_ = await city.visitor('GET', `/publicity/lists/${list.id}`);
    expect(public_.raw.toString()).not.toContain('举报人');
  });

  it('leave no trace of who sent them, even of somebody who is signed in', async () => {
    const one = await approved();
    const list = await published([one]);
    const rival = await city.person({ name: '实名异议人', kind: 'talent' });
    const path = `/publicity/lists/${list.id}/lines/${lineOf(list, one)}/objections`;
    expect((await rival.call('POST', path, { text: '登录后提出' })).status).toBe(200);
    expect((await rival.upload(`${path}/with-files`, { name: 'a.pdf', type: 'application/pdf', bytes: paper }, { text: '登录后附材料' })).status).toBe(200);
    const named = await city.turn((turn) => turn.rows<{ act: string }>(sql`
      select act from audit where city = ${turn.city} and person_id = ${rival.personId}`));
    expect(named).toEqual([]);
    const files = await city.turn((turn) => turn.rows(sql`select from file where city = ${turn.city} and uploaded_by = ${rival.accountId}`));
    expect(files).toEqual([]);
  });

  it('are three at most, photos or PDF by their bytes, and refused without leaving half an objection', async () => {
    const one = await approved();
    const list = await published([one]);
    expect(await objectWith(list, one, 4)).toMatchObject({ status: 400, body: { code: 'publicity.too-many-files' } });
    expect(await objectWith(list, one, 1, Buffer.from('MZ\u0090'))).toMatchObject({ status: 415, body: { code: 'request.file-type' } });
    expect(await objectWith(list, one, 0)).toMatchObject({ status: 400, body: { code: 'request.file-missing' } });
    expect(await stateOf(one.id)).toBe('publicity');
  });

  it('end with the decision told to who left a contact, by its way, and by the office where it names none', async () => {
    const one = await approved();
    const list = await published([one]);
    const first = await objectWith(list, one, 1);
    await objectTo(list, one, { text: '也请核查', contact: '微信 wxid' });
    await objectTo(list, one, { text: '匿名的' });
    const id = await openObjection(first.body.number);
    const words = '已核对社保记录';
    const reply = await (await officer()).call('POST', `/publicity/objections/${id}/decision`, { outcome: 'upheld', reason: '缴费单位不符', words });
    expect(reply).toMatchObject({ status: 200, body: { state: 'upheld', told: 'sms' } });
    const told = await city.turn((turn) => turn.rows<{ told: string | null }>(sql`
      select o.told from objection o where o.city = ${turn.city} and o.line_id = ${lineOf(list, one)} order by o.told nulls last`));
    expect(told).toEqual([{ told: 'by-hand' }, { told: 'sms' }, { told: null }]);
    await city.runJobs();
    const box = await city.turn((turn) => turn.rows<{ to: string; text: string }>(sql`
      select to_masked as to, text from demo_mailbox where city = ${turn.city} and text like ${`%${first.body.number}%`}`));
    expect(box).toEqual([{ to: '139****0000', text: expect.stringContaining('经核查成立，该条已撤下。已核对社保记录') as string }]);
    expect(box[0]?.text).not.toContain('缴费单位不符');
    const kept = await city.turn((turn) => turn.rows<{ text: string }>(sql`
      select m::text as text from message m where city = ${turn.city} and person_id is null`));
    expect(kept).toHaveLength(1);
    expect(kept[0]?.text).not.toContain('13900000000');
    const mine = await one.talent.call('GET', '/messages');
    expect(mine.raw.toString()).not.toContain(words);
  });
}); // prettier-ignore

describe('the end of a notice', () => {
  it('takes objections to the end of its last day, and not after', async () => {
    const [one, two] = [await approved(), await approved()];
    const list = await published([one, two]);
    city.setNow(lastDay);
    const early = await (await officer()).call('POST', `/publicity/lists/${list.id}/end`);
    expect(early).toMatchObject({ status: 409, body: { code: 'publicity.not-due' } });
    expect((await objectTo(list, one, { text: '最后一天提出' })).status).toBe(200);
    city.setNow(over);
    expect(await objectTo(list, two, { text: '太晚' })).toMatchObject({
      status: 409,
      body: { code: 'publicity.closed' },
    });
    expect((await city.visitor('GET', `/publicity/lists/${list.id}`)).status).toBe(404);
    expect((await city.visitor('GET', '/publicity/lists')).raw.toString()).not.toContain(
      list.number,
    );
    const by = await officer();
    const staff = await by.call('GET', `/publicity/staff-lists/${list.id}`);
    expect(staff.body).toMatchObject({ due: true, mayEnd: true });
    expect((await by.call('POST', `/publicity/lists/${list.id}/end`)).body).toEqual({
      passed: 1,
      frozen: 1,
    });
    const lists = await by.call('GET', '/publicity/staff-lists?state=ended&limit=100');
    expect(lists.raw.toString()).toContain(list.number);
    city.setNow(posted);
    expect([await stateOf(one.id), await stateOf(two.id)]).toEqual(['objected', 'payable']);
  });

  it('is safe to run twice at once', async () => {
    const cases = [await approved(), await approved()];
    await published(cases);
    city.setNow(over);
    await Promise.all([city.turn(endPeriods), city.turn(endPeriods)]);
    city.setNow(posted);
    for (const each of cases) {
      const events = await city.turn((turn) => listEvents(turn, each.id));
      expect(events.filter((event) => event.move === 'end-publicity')).toHaveLength(1);
    }
  });
});

describe('the public door', () => {
  it('refuses an empty or endless objection, a line of another list, and a flood', async () => {
    const [one, other] = [await approved(), await approved()];
    const [list, second] = [await published([one]), await published([other])];
    expect(await objectTo(list, one, { text: '  ' })).toMatchObject({ status: 400, body: { errors: [{ field: 'body.text' }] } });
    expect((await objectTo(list, one, { text: '长'.repeat(1001) })).status).toBe(400);
    const crossed = await city.visitor('POST', `/publicity/lists/${list.id}/lines/${lineOf(second, other)}/objections`, { text: '错位' });
    expect(crossed.status).toBe(404);
    const statuses: number[] = [];
    for (let n = 0; n < 12; n += 1) {
      statuses.push((await objectTo(list, one, { text: `刷屏 ${n}` }, '10.9.9.9')).status);
    }
    expect(statuses).toEqual([...Array.from({ length: 10 }, () => 200), 429, 429]);
  }); // prettier-ignore

  it('has words for every fault in both languages', () => {
    for (const code of Object.values(ownFaults)) {
      for (const language of ['zh', 'en'] as const) {
        const path = ['faults', code.replace('publicity.', '')];
        expect([code, city.words.find(language, 'publicity', [...path, 'says'])]).not.toContain(
          undefined,
        );
        expect([code, city.words.find(language, 'publicity', [...path, 'remedy'])]).not.toContain(
          undefined,
        );
      }
    }
  });
});
