import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { syntheticBankCard } from '@yanzhen/values/bank-account.ts';
import { syntheticIdentityNumber } from '@yanzhen/values/identity-number.ts';
import { syntheticMobile } from '@yanzhen/values/phone.ts';
import { listDemoAccounts } from '@yanzhen/values/session.ts';
import { runQueueOnce } from '@yanzhen/server/jobs/worker.ts';
import { readDemonstration } from './demonstration/demo-files.ts';
import { features } from './features.ts';
import { openDemonstration, type DemonstrationServer } from './testing/demonstration-server.ts';

/** Every identity, phone and account number that the demonstration entered through the API. */
const canaries = readDemonstration('luzhou').people.flatMap(({ seed }) => [
  syntheticIdentityNumber(seed),
  syntheticMobile(seed),
  syntheticBankCard(seed),
]);

/** As text, and as the bytes of it would be shown. */
const needles = canaries.flatMap((canary) => [canary, Buffer.from(canary).toString('hex')]);

describe('identity, phone and account numbers', () => {
  let demo: DemonstrationServer;
  beforeAll(async () => {
    demo = await openDemonstration();
    const { ground, words, outlets } = demo.installation;
    await runQueueOnce(ground, features, words, outlets);
  }, 120_000);
  afterAll(() => demo.close());

  it('stand in no table, queue, message or audit row of a dump', async () => {
    const admin = new pg.Client({ connectionString: demo.adminUrl });
    await admin.connect();
    const tables = await admin.query<{ name: string }>(`
      select format('%I.%I', schemaname, tablename) as name from pg_tables
      where schemaname not in ('pg_catalog', 'information_schema')`);
    expect(tables.rows.length).toBeGreaterThan(30);
    for (const { name } of tables.rows) {
      const { rows } = await admin.query<{ row: string }>(`select t::text as row from ${name} t`);
      expectNone(rows.map((each) => each.row).join('\n'), name);
    }
    await admin.end();
  });

  it('stand in no answer to any reader, no error and no log line', async () => {
    const accounts = await demo.app.inject({ url: '/api/luzhou/demo/accounts' });
    const { accounts: people } = listDemoAccounts.reply.parse(accounts.json());
    const sessions = [undefined, ...people.map((person) => person.accountId)];
    const opened = new Set<string>();
    for (const accountId of sessions) {
      const cookie = accountId ? await signIn(demo, accountId) : '';
      const seen = new Set<string>();
      const queue = openAddresses();
      for (let url = queue.shift(); url !== undefined; url = queue.shift()) {
        const reply = await demo.app.inject({ url, headers: { cookie } });
        expect([url, reply.statusCode < 500]).toEqual([url, true]);
        if (reply.statusCode === 200) opened.add(url.replace(/[0-9a-f-]{36}/, ':id'));
        expectNone(reply.body, `${url} as ${accountId ?? 'visitor'}`);
        if (reply.statusCode === 200 && seen.size < 60) {
          for (const next of detailsOf(url, reply.body)) {
            if (!seen.has(next)) queue.push(next);
            seen.add(next);
          }
        }
      }
    }
    // The story reaches what it has: a reader who opens less has lost a door.
    expect(opened.size).toBeGreaterThan(70);
    for (const [i, number] of canaries.entries()) {
      if (i % 9 === 0) await demo.app.inject({ url: `/api/luzhou/organisations?query=${number}` });
      const body = { identityNumber: `${number}9`, mobile: number, login: number };
      const wrong = await demo.app.inject({
        method: 'POST',
        url: '/api/luzhou/session/staff',
        payload: body,
        remoteAddress: `10.0.${i}.1`,
      });
      expectNone(wrong.body, 'an error');
    }
    expect(demo.log.length).toBeGreaterThan(100);
    // A time like 6.0199000000068 ms has the digits of the synthetic number 199 0000 0006 by chance.
    const times = /"responseTime":[\d.e-]+/g;
    expectNone(demo.log.join('\n').replaceAll(times, ''), 'the log');
  }, 120_000);

  it('are what this test would find', () => {
    expect(() => expectNone(`x${canaries[0]}`, 'here')).toThrow();
    expect(() => expectNone(Buffer.from(canaries[1] ?? '').toString('hex'), 'here')).toThrow();
  });
});

function expectNone(text: string, where: string): void {
  const found = needles.find((needle) => text.includes(needle));
  if (!found) return;
  const at = text.indexOf(found);
  const around = text.slice(Math.max(0, at - 300), at + 300).replaceAll(found, '■');
  throw new Error(`a number of a person stands in ${where}: ${around}`);
}

/** Every address that is read without parameters. */
function openAddresses(): string[] {
  return features
    .flatMap((feature) => feature.routes ?? [])
    .filter(({ endpoint }) => endpoint.method === 'GET' && !endpoint.path.includes(':'))
    .map(({ endpoint }) => `/api/luzhou${endpoint.path}`);
}

const details = features
  .flatMap((feature) => feature.routes ?? [])
  .filter(({ endpoint }) => endpoint.method === 'GET' && endpoint.kind !== 'download')
  .map(({ endpoint }) => endpoint.path)
  .filter((path) => path.split(':').length === 2);

/**
 * The detail addresses that the ids of an answer open: an id by its own name wherever an address has a
 * part of that name, a plain `id` below the address of the answer.
 */
function detailsOf(url: string, body: string): string[] {
  const below = url.replace(/^\/api\/luzhou|\?.*/g, '');
  const found = new Map<string, string[]>();
  for (const [, name = '', id = ''] of body.matchAll(/"(\w*[iI]d)":"([0-9a-f-]{36})"/g)) {
    const ids = found.get(name) ?? [];
    if (ids.length < 3 && !ids.includes(id)) found.set(name, [...ids, id]);
  }
  return [...found].flatMap(([name, ids]) => {
    const open = details.filter((path) =>
      name === 'id' ? path.startsWith(`${below}/:`) : path.includes(`:${name}`),
    );
    return ids.flatMap((id) => open.map((path) => `/api/luzhou${path.replace(/:\w+/, id)}`));
  });
}

async function signIn(demo: DemonstrationServer, accountId: string): Promise<string> {
  const reply = await demo.app.inject({
    method: 'POST',
    url: '/api/luzhou/demo/switch',
    payload: { accountId },
  });
  return reply.cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
}
