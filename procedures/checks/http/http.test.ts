import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  openSubsidyCity,
  type SubsidyCity,
} from '@yanzhen/mechanisms/subsidies/testing/subsidy-city.ts';
import { factsOf } from '@yanzhen/registers/talents/offers.ts';
import {
  startDepartment,
  type DepartmentServer,
} from '../reference-department/department-server.ts';
import { askServer } from './ask-server.ts';
import { nextTry } from './backoff.ts';
import { connectDepartments, readDepartments } from './department-address.ts';
import type { CheckRequest } from './message.ts';
import { sendQuestion } from './send-question.ts';
import { checkSignature, signedHeaders } from './signature.ts';

const now = new Date('2024-06-03T02:00:00Z');
const secret = `whsec_${Buffer.alloc(32, 3).toString('base64')}`;
const otherSecret = `whsec_${Buffer.alloc(32, 4).toString('base64')}`;

let at: SubsidyCity;
let caseId: string;
let personId: string;
let server: DepartmentServer | undefined;

beforeAll(async () => {
  at = await openSubsidyCity({ now });
  const one = await at.caseIn('county-review');
  [caseId, personId] = [one.id, one.talent.personId];
});
afterEach(async () => {
  await server?.close();
  server = undefined;
  connectDepartments({});
});
afterAll(() => at.city.close());

type Options = Partial<Parameters<typeof startDepartment>[0]>;

/** Starts a department with its faults, and tells the installation where it is. */
async function department(options: Options = {}): Promise<DepartmentServer> {
  server = await startDepartment({
    secret,
    clock: () => now,
    lookUp: () => ({ answer: 'no', note: '名下另有住房', answeredOn: '2024-06-03' }),
    ...options,
  });
  connect(server.url);
  return server;
}
function connect(url: string, own = secret): void {
  const address = { url, secret: own, timeoutMillis: 400 };
  connectDepartments({ [at.city.city]: { 'real-estate': address } });
}

/** The shared case asked anew: an earlier question of it is taken back first. */
async function ask(): Promise<string> {
  await at.city.turn((turn) =>
    turn.run(sql`
      update check_question set state = 'withdrawn', outcome = null, differs = false, closed_at = ${now},
        closed_by_person = null, reason = 'again'
      where city = ${turn.city} and application_id = ${caseId} and state <> 'withdrawn'`),
  );
  const body = { applicationIds: [caseId], checkIds: ['first-home'] };
  const { status } = await at.officer.call('POST', '/checks/lists', body);
  expect(status).toBe(200);
  const { checks } = (await at.officer.call('GET', `/checks/cases/${caseId}`)).body as {
    checks: { questionId: string }[];
  };
  return checks[0]?.questionId ?? '';
}
/** Runs the job as the worker would; the queue is shared by the run's test files. */
const send = (questionId: string) => at.city.turn((turn) => sendQuestion(turn, { questionId }));

interface Shown {
  state: string;
  outcome: string | null;
  answers: { way: string; answer: string; note: string; by: string | null }[];
  tries: { number: number; outcome: string; status: number | null }[];
  nextTryAt: string | null;
}
const show = async (question: string): Promise<Shown> =>
  (await at.officer.call('GET', `/checks/questions/${question}`)).body;

describe('a department with a server', () => {
  it('is asked over HTTP, signed, for no more than the check needs; its answer becomes the fact', async () => {
    const { received, lookedUp } = await department();
    const question = await ask();
    await send(question);
    expect(await show(question)).toMatchObject({
      state: 'answered',
      outcome: 'no',
      answers: [{ way: 'http', answer: 'no', note: '名下另有住房', by: null }],
      tries: [{ number: 1, outcome: 'answered', status: 200 }],
      nextTryAt: null,
    });
    expect(lookedUp).toEqual([question]);
    expect(JSON.parse(received[0]?.body ?? '')).toMatchObject({
      protocol: 'yanzhen-check-1',
      question,
      check: 'first-home',
      purpose: '核对是否首套住房',
      person: { name: '林知远', identityNumber: expect.stringMatching(/^\d{17}[\dX]$/) as string },
      facts: [{ label: '购房合同签订日期' }],
    });
    const text = received[0]?.body ?? '';
    for (const hidden of [caseId, personId, '博士']) expect(text).not.toContain(hidden);
    const facts = await at.city.turn((turn) => factsOf(turn, personId));
    expect(facts['firstHome']).toMatchObject({
      value: false,
      source: 'department',
      verified: true,
    });
  });

  it('is asked once: a repeat of the job, or of the question, looks nothing up again', async () => {
    let drop = true;
    const { lookedUp, received } = await department({
      // The first answer is lost on the way.
      interfere: (_reply, response) => {
        if (!drop) return false;
        drop = false;
        response.destroy();
        return true;
      },
    });
    const question = await ask();
    await send(question);
    expect((await show(question)).tries).toMatchObject([{ outcome: 'unreachable' }]);
    await send(question);
    await send(question);
    expect(received).toHaveLength(2);
    expect(lookedUp).toEqual([question]);
    expect((await show(question)).answers).toHaveLength(1);
  });

  const faults: [string, NonNullable<Options['interfere']>, object][] = [
    ['too slow', () => new Promise((resolve) => setTimeout(() => resolve(false), 700)), { outcome: 'timeout', status: null }],
    ['broken', answering(500, 'oops'), { outcome: 'status', status: 500 }],
    ['refusing', answering(403, ''), { outcome: 'status', status: 403 }],
    ['still looking', answering(202, ''), { outcome: 'not-yet', status: 202 }],
    ['no JSON', signed('<html>'), { outcome: 'malformed', status: 200 }],
    ['an answer there is none of', signed(reply({ answer: 'maybe' })), { outcome: 'malformed' }],
    ['a no without a note', signed(reply({ answer: 'no' })), { outcome: 'malformed' }],
    ['another member', signed(reply({ answer: 'yes', amount: 1 })), { outcome: 'malformed' }],
    ['another question', signed(reply({ answer: 'yes', question: '0190a000-0000-7000-8000-000000000009' })), { outcome: 'wrong-question' }],
    ['another id', signed(reply({ answer: 'yes' }), { id: 'other' }), { outcome: 'wrong-question' }],
    ['not signed', (answer) => ((answer.headers = {}), false), { outcome: 'bad-signature' }],
    ['wrongly signed', signed(reply({ answer: 'yes' }), { own: otherSecret }), { outcome: 'bad-signature' }],
    ['changed on the way', (answer) => ((answer.body = answer.body.replace('"no"', '"yes"')), false), { outcome: 'bad-signature' }],
    ['an old answer', signed(reply({ answer: 'yes' }), { at: new Date(now.getTime() - 400_000) }), { outcome: 'stale' }],
    ['too large', signed(`"${'x'.repeat(70_000)}"`), { outcome: 'too-large' }],
    ['elsewhere', (_answer, response) => redirect(response), { outcome: 'redirected', status: 302 }],
  ]; // prettier-ignore
  it.each(faults)('that is or sends %s gives no answer', async (_, interfere, tried) => {
    const { url } = await department({ interfere });
    const request: CheckRequest = {
      protocol: 'yanzhen-check-1',
      question: '0190a000-0000-7000-8000-000000000001',
      number: 'LS-2024-0001-001',
      city: 'luzhou',
      check: 'first-home',
      asks: '？',
      purpose: '核对',
      basis: '条款',
      askedAt: now.toISOString(),
      dueOn: '2024-06-06',
      person: { name: '林知远' },
      facts: [],
    };
    const result = await askServer({ url, secret, timeoutMillis: 400 }, request, now);
    expect(result).toMatchObject(tried);
    expect(result.reply).toBeUndefined();
  });

  it('that cannot be reached is asked again, later and later; each try is kept', async () => {
    connect('http://127.0.0.1:9/');
    const question = await ask();
    for (let n = 0; n < 3; n += 1) await send(question);
    const { tries, nextTryAt } = await show(question);
    expect(tries.map((each) => each.outcome)).toEqual(Array(3).fill('unreachable'));
    expect(nextTryAt).toBe(new Date(now.getTime() + 15 * 60_000).toISOString());
    await department();
    await send(question);
    expect((await show(question)).state).toBe('answered');
  });

  it('does not believe a request that is not ours', async () => {
    const { url, lookedUp } = await department();
    const body = '{}';
    for (const headers of [
      {},
      signedHeaders(otherSecret, { id: 'x', body, now }),
      signedHeaders(secret, { id: 'x', body, now: new Date(now.getTime() - 400_000) }),
    ]) {
      const { status } = await fetch(url, { method: 'POST', headers, body });
      expect(status).toBe(401);
    }
    expect(lookedUp).toEqual([]);
  });
});

describe('an address', () => {
  const read = (url: string, own = secret) =>
    readDepartments(JSON.stringify({ luzhou: { tax: { url, secret: own } } }));

  it('comes from the environment: https, or this machine, without a user', () => {
    expect(read('https://check.example.gov.cn/v1')).toMatchObject({ luzhou: { tax: { timeoutMillis: 5_000 } } }); // prettier-ignore
    expect(read('http://127.0.0.1:4000/checks')).toBeDefined();
    for (const url of [
      'http://check.example.gov.cn/',
      'http://10.0.0.8/',
      'http://169.254.169.254/latest/meta-data',
      'http://127.0.0.1.example.com/',
      'https://user:pass@check.example.gov.cn/',
      'file:///etc/passwd',
      'ftp://check.example.gov.cn/',
      'no address',
    ]) {
      expect(() => read(url)).toThrow('YANZHEN_DEPARTMENTS: luzhou.tax.url');
    }
    expect(readDepartments(undefined)).toEqual({});
  });

  it('needs a secret that cannot be guessed, which no fault repeats', () => {
    expect(() => read('https://check.example.gov.cn/', 'whsec_c2hvcnQ=')).toThrow(
      'luzhou.tax.secret',
    );
    expect(() => read('https://check.example.gov.cn/', 'whsec_c2hvcnQ=')).not.toThrow('c2hvcnQ');
    expect(() => readDepartments('{"luzhou": ')).toThrow('YANZHEN_DEPARTMENTS is not JSON');
  });

  it('is never followed to another: what an answer points at is not asked', async () => {
    const inner = createServer((_request, response) => response.end('secret'));
    inner.listen(0, '127.0.0.1');
    await once(inner, 'listening');
    let asked = 0;
    inner.on('request', () => (asked += 1));
    const { port } = inner.address() as AddressInfo;
    await department({ interfere: (_reply, response) => redirect(response, `http://127.0.0.1:${port}/`) }); // prettier-ignore
    await send(await ask());
    expect(asked).toBe(0);
    inner.close();
  });
});

it('waits longer from try to try, and gives up after the last', () => {
  const minutes = Array.from({ length: 10 }, (_, n) => nextTry(n + 1, now)).map((next) =>
    next === null ? null : (next.getTime() - now.getTime()) / 60_000,
  );
  expect(minutes).toEqual([1, 5, 15, 60, 240, 720, 1_440, 1_440, 1_440, null]);
});

it('signs as Standard Webhooks does: the example of its specification', () => {
  const message = {
    id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
    body: '{"test": 2432232314}',
    now: new Date(1614265330_000),
  };
  const own = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
  expect(signedHeaders(own, message)['webhook-signature']).toBe(
    'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
  );
  const headers = { id: message.id, timestamp: '1614265330', signature: 'v1,AAAA v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=' }; // prettier-ignore
  expect(checkSignature(own, headers, message)).toBe('good');
  expect(checkSignature(own, { ...headers, id: 'msg_other' }, message)).toBe('bad-signature');
});

/** Answers another status instead. */
function answering(status: number, body: string): NonNullable<Options['interfere']> {
  return (answer) => {
    Object.assign(answer, { status, body, headers: {} });
    return false;
  };
}

type Told = string | ((question: string) => string);

/** A reply of the right form but for what is given. */
function reply(given: object): Told {
  return (question) =>
    JSON.stringify({ protocol: 'yanzhen-check-1', question, answeredOn: '2024-06-03', ...given });
}

/** Answers something else, signed unless another secret, id or time is given. */
function signed(
  told: Told,
  { own = secret, id, at: when = now }: { own?: string; id?: string; at?: Date } = {},
): NonNullable<Options['interfere']> {
  return (answer) => {
    const question = answer.headers['webhook-id'] ?? '';
    const body = typeof told === 'string' ? told : told(question);
    const headers = signedHeaders(own, { id: id ?? question, body, now: when });
    Object.assign(answer, { body, headers });
    return false;
  };
}

function redirect(response: ServerResponse, to = 'http://127.0.0.1:9/'): true {
  response.writeHead(302, { location: to }).end();
  return true;
}
