import { sql } from 'kysely';
import * as z from 'zod';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { endpoint } from '@yanzhen/values/endpoint.ts';
import { route } from './routes/route.ts';
import { fault } from './routes/fault.ts';
import { actorOf } from './turn/turn.ts';
import { openTestCity, type TestCity } from './testing/test-city.ts';

const noted: unknown[] = [];
const write = endpoint({
  id: 'sample.write',
  method: 'POST',
  path: '/sample',
  summary: 'Writes an audit row and a job',
  body: z.object({ count: z.int().min(1), fail: z.boolean().optional() }),
  reply: z.object({ value: z.int() }),
});
const feature = {
  id: 'sample',
  folder: 'foundation/server/testing',
  routes: [
    route(write, {
      who: { roles: ['writer'] },
      idempotent: true,
      run: async (turn, { body }) => {
        const value = await turn.next('sample');
        await turn.record({ act: 'sample.write', subject: { type: 'sample', id: String(value) } });
        await turn.enqueue('sample.note', { value });
        await turn.send({
          personId: actorOf(turn).personId,
          template: 'session.code',
          values: { code: '1', minutes: 5 },
        });
        if (body.fail) throw fault('request.busy', { status: 503 });
        return { value };
      },
    }),
  ],
  jobs: {
    'sample.note': (_turn: unknown, payload: unknown) => {
      noted.push(payload);
      return Promise.resolve();
    },
  },
};

describe('one request turn', () => {
  let city: TestCity;
  beforeAll(async () => {
    city = await openTestCity([feature]);
  });
  afterAll(() => city.close());

  const count = (table: string): Promise<number> =>
    city.turn(async (turn) => {
      const row = await turn.row<{ n: number }>(sql`select count(*) as n from ${sql.table(table)}`);
      return row?.n ?? -1;
    });

  it('does the work, the audit row, the message and the job together', async () => {
    const writer = await city.person({ name: '测试甲', roles: ['writer'] });
    const reply = await writer.call('POST', '/sample', { count: 1 });
    expect(reply.status).toBe(200);
    await city.runJobs();
    expect(noted).toEqual([{ value: 1 }]);
    expect(await count('demo_mailbox')).toBe(1);
  });

  it('leaves nothing behind when the work fails', async () => {
    const writer = await city.person({ name: '测试乙', roles: ['writer'] });
    const before = [await count('audit'), await count('message')];
    const reply = await writer.call('POST', '/sample', { count: 1, fail: true });
    expect(reply.status).toBe(503);
    expect([await count('audit'), await count('message')]).toEqual(before);
  });

  it('answers a repeat with the same key by the first reply, 500 times at once', async () => {
    const writer = await city.person({ name: '测试丙', roles: ['writer'] });
    const key = { 'idempotency-key': 'one-key-for-all' };
    const before = await count('idempotent_reply');
    const replies = await Promise.all(
      Array.from({ length: 500 }, () => writer.call('POST', '/sample', { count: 1 }, key)),
    );
    expect(new Set(replies.map((reply) => JSON.stringify([reply.status, reply.body]))).size).toBe(
      1,
    );
    expect(replies[0]?.status).toBe(200);
    expect(await count('idempotent_reply')).toBe(before + 1);
    const other = await writer.call('POST', '/sample', { count: 2 }, key);
    expect(other.status).toBe(422);
  });

  it('refuses a visitor, a wrong role, a missing or forged CSRF token and another site', async () => {
    const writer = await city.person({ name: '测试丁', roles: ['writer'] });
    const reader = await city.person({ name: '测试戊', roles: ['reader'] });
    expect((await city.visitor('POST', '/sample', { count: 1 })).status).toBe(401);
    expect((await reader.call('POST', '/sample', { count: 1 })).status).toBe(403);
    for (const token of ['', 'forged']) {
      const reply = await writer.call('POST', '/sample', { count: 1 }, { 'x-csrf-token': token });
      expect(reply).toMatchObject({ status: 403, body: { code: 'request.csrf' } });
    }
    const elsewhere = { origin: 'https://elsewhere.example' };
    expect((await writer.call('POST', '/sample', { count: 1 }, elsewhere)).status).toBe(403);
  });

  it('names the field and the remedy in the reader’s language', async () => {
    const writer = await city.person({ name: '测试己', roles: ['writer'] });
    const zh = await writer.call('POST', '/sample', { count: 0 });
    expect(zh).toMatchObject({ status: 400, body: { errors: [{ field: 'body.count' }] } });
    const en = await writer.call('POST', '/sample?lang=en', { count: 'x' });
    expect(en).toMatchObject({ status: 400, body: { title: 'Some answers need a change' } });
  });

  it('tells of an address that there is not as of every other fault, whoever serves pages beside it', async () => {
    const app = city.app;
    for (const method of ['GET', 'POST'] as const) {
      const reply = await app.inject({ method, url: `/api/${city.city}/no-such-address` });
      expect([method, reply.statusCode, reply.json<{ code: string }>().code]).toEqual([method, 404, 'request.not-found']); // prettier-ignore
    }
    // The pages' own address for everything would take it; the API's comes before.
    expect(app.hasRoute({ method: 'GET', url: '/api/*' })).toBe(true);
  });

  it('does not know a session of another city', async () => {
    const other = await openTestCity([feature]);
    const writer = await city.person({ name: '测试庚', roles: ['writer'] });
    const stolen = await writer.call('GET', '/session');
    expect(stolen).toMatchObject({ body: { account: { name: '测试庚' } } });
    const there = await other.app.inject({
      url: `/api/${other.city}/session`,
      headers: { cookie: 'yanzhen_session=whatever' },
    });
    expect(there.json()).toMatchObject({ account: null });
    await other.close();
  });

  it('shows no rows of any table without a city, and none of another city', async () => {
    const tables = ['city', 'person', 'account', 'session', 'audit', 'message', 'counter'];
    const client = await city.ground.pool.connect();
    await client.query(`begin; select set_config('role', 'yanzhen_app', true)`);
    for (const table of tables) {
      const { rows } = await client.query<{ n: number }>(`select count(*) as n from ${table}`);
      expect([table, rows[0]?.n]).toEqual([table, 0]);
    }
    await client.query('rollback');
    client.release();
    await expect(
      city.turn((turn) =>
        turn.run(sql`insert into counter (city, name, value) values ('elsewhere', 'x', 1)`),
      ),
    ).rejects.toThrow(/row-level security/);
  });

  it('refuses to change or remove an audit row, and to read the queue', async () => {
    await expect(city.turn((turn) => turn.run(sql`delete from audit`))).rejects.toThrow(
      /permission/,
    );
    await expect(city.turn((turn) => turn.run(sql`update audit set act = 'x'`))).rejects.toThrow();
    await expect(
      city.turn((turn) => turn.run(sql`select * from graphile_worker._private_jobs`)),
    ).rejects.toThrow(/permission/);
  });
});
