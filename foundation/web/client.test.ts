import { endpoint } from '@yanzhen/values/endpoint.ts';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import * as z from 'zod';
import { asAddressQuery } from './address.ts';
import { addressOf, call } from './client.ts';
import type { Problem } from './problem.ts';

const show = endpoint({
  id: 'cases.show',
  method: 'GET',
  path: '/cases/:caseId',
  summary: 'One case',
  params: z.object({ caseId: z.string() }),
  query: z.object({ part: z.enum(['facts', 'events']).optional() }),
  reply: z.object({ id: z.string(), at: z.string() }),
});
const propose = endpoint({
  id: 'cases.propose',
  method: 'POST',
  path: '/cases/:caseId/propose',
  summary: 'Propose',
  params: z.object({ caseId: z.string() }),
  body: z.object({ reason: z.string() }),
  reply: z.object({ done: z.literal(true) }),
});
const attach = endpoint({
  id: 'cases.attach',
  method: 'POST',
  path: '/files',
  summary: 'Attach',
  kind: 'multipart',
  body: z.object({ kind: z.string() }),
  reply: z.object({ id: z.string() }),
});

const asked = vi.fn<(address: string, init: RequestInit) => Promise<Response>>();

beforeEach(() => {
  vi.stubGlobal('fetch', asked);
  vi.stubGlobal('location', { pathname: '/luzhou/cases/1' });
  vi.stubGlobal('document', {
    documentElement: { lang: 'en' },
    cookie: 'a=1; yanzhen_csrf=to%20ken; b=2',
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
  asked.mockReset();
});

function answers(body: unknown, status = 200): void {
  const headers = { 'x-request-id': 'r-9' };
  asked.mockResolvedValueOnce(new Response(JSON.stringify(body), { status, headers }));
}

test('asks below the city of the page, in the reader’s language, without a token', async () => {
  answers({ id: '1', at: 'x' });
  await call(show, { params: { caseId: '1' }, query: { part: 'facts' } });
  const [address, init] = asked.mock.calls[0] ?? [];
  expect(address).toBe('/api/luzhou/cases/1?part=facts');
  expect(init?.headers).toMatchObject({ 'Accept-Language': 'en' });
  expect(init?.headers).not.toHaveProperty('X-CSRF-Token');
});

test('writes with the token of the cookie and the idempotency key', async () => {
  answers({ done: true });
  await call(propose, { params: { caseId: '1' }, body: { reason: 'fits' }, idempotencyKey: 'k-1' });
  const init = asked.mock.calls[0]?.[1];
  expect(init?.headers).toMatchObject({
    'X-CSRF-Token': 'to ken',
    'Idempotency-Key': 'k-1',
    'Content-Type': 'application/json',
  });
  expect(init?.body).toBe('{"reason":"fits"}');
});

test('sends files after a part named body', async () => {
  answers({ id: 'f' });
  const file = new File(['x'], 'contract.pdf');
  await call(attach, { body: { kind: 'contract' }, files: { file } });
  const form = asked.mock.calls[0]?.[1].body;
  expect(form instanceof FormData && [...form.keys()]).toEqual(['body', 'file']);
});

test('refuses an answer that is not what the contract says', async () => {
  answers({ id: 1 });
  const failed = call(show, { params: { caseId: '1' } });
  await expect(failed).rejects.toMatchObject({ code: 'reply', requestId: 'r-9' });
});

test('tells the server’s problem, with the request number', async () => {
  answers({ code: 'cases.not-yours', title: 'Not yours' }, 403);
  const failed = call(show, { params: { caseId: '1' } });
  await expect(failed).rejects.toMatchObject({ status: 403, code: 'cases.not-yours' });
});

test('tells a lost connection apart from a refusal', async () => {
  asked.mockRejectedValueOnce(new TypeError('fetch failed'));
  const failed = call(show, { params: { caseId: '1' } });
  await expect(failed).rejects.toMatchObject({ code: 'network' } satisfies Partial<Problem>);
});

test('takes a query read from the page’s address, and refuses a mistyped one', () => {
  const query = asAddressQuery({ part: 'facts', sort: '-at' });
  expect(addressOf(show, { params: { caseId: '1' }, query })).toBe(
    '/api/luzhou/cases/1?part=facts&sort=-at',
  );
  // @ts-expect-error the contract has no such part
  addressOf(show, { params: { caseId: '1' }, query: { part: 'money' } });
  // @ts-expect-error a parameter of the path is asked for
  expect(() => addressOf(show, {})).toThrow(RangeError);
});
