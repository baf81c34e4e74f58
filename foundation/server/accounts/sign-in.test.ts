import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { sql } from 'kysely';
import Provider from 'oidc-provider';
import { Secret, TOTP } from 'otpauth';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { syntheticIdentityNumber } from '@yanzhen/values/identity-number.ts';
import { demonstrationSms } from '../messages/sms.ts';
import { serve } from '../routes/serve.ts';
import { openTestCity, type TestCity } from '../testing/test-city.ts';

const secret = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';
const start = new Date('2024-06-03T02:00:00Z');
const codeAt = (moment: Date): string =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: moment.getTime() });

describe('signing in', () => {
  let city: TestCity;
  beforeAll(async () => {
    city = await openTestCity([], { now: start });
    const account = { login: 'officer', password: 'right-password', totpSecret: secret };
    await city.person({ name: '测试经办', ...account });
  });
  afterAll(() => city.close());

  const staff = (password: string, totp: string) =>
    city.visitor('POST', '/session/staff', { login: 'officer', password, totp });

  it('takes password and authenticator code of staff, each code once', async () => {
    city.setNow(start);
    expect((await staff('right-password', codeAt(start))).status).toBe(200);
    expect((await staff('right-password', codeAt(start))).status).toBe(401);
    const later = new Date(start.getTime() + 30_000);
    city.setNow(later);
    const reply = await staff('right-password', codeAt(later));
    expect(reply.status).toBe(200);
    expect(String(reply.headers['set-cookie'])).toMatch(/yanzhen_session=[^;]+;.*HttpOnly/);
  });

  it('pauses an account after five wrong tries, also for the right password', async () => {
    const moment = new Date(start.getTime() + 600_000);
    city.setNow(moment);
    for (let i = 0; i < 5; i += 1) {
      expect((await staff('wrong', codeAt(moment))).status).toBe(401);
    }
    expect((await staff('right-password', codeAt(moment))).status).toBe(429);
    const after = new Date(moment.getTime() + 16 * 60_000);
    city.setNow(after);
    expect((await staff('right-password', codeAt(after))).status).toBe(200);
  });

  it('takes a mobile number and its one-time code, once, and makes one person of two sign-ins', async () => {
    const mobile = '19900001234';
    await city.visitor('POST', '/session/code', { mobile });
    const code = await newestCode(city);
    const wrong = await city.visitor('POST', '/session/mobile', { mobile, code: '000000' });
    expect(wrong.status).toBe(code === '000000' ? 200 : 401);
    const first = await city.visitor('POST', '/session/mobile', { mobile, code });
    expect(first).toMatchObject({ status: 200, body: { account: { kind: 'talent' } } });
    const again = await city.visitor('POST', '/session/mobile', { mobile, code });
    expect(again.status).toBe(401);
    city.setNow(new Date(start.getTime() + 3_600_000));
    await city.visitor('POST', '/session/code', { mobile });
    const second = await city.visitor('POST', '/session/mobile', {
      mobile,
      code: await newestCode(city),
    });
    expect(second.body).toEqual(first.body);
  });

  it('sends no more than five codes an hour to one number', async () => {
    const statuses: number[] = [];
    for (let i = 0; i < 6; i += 1) {
      const reply = await city.visitor('POST', '/session/code', { mobile: '19900005678' });
      statuses.push(reply.status);
    }
    expect(statuses).toEqual([200, 200, 200, 200, 200, 429]);
  });
});

async function newestCode(city: TestCity): Promise<string> {
  const row = await city.turn((turn) =>
    turn.row<{ text: string }>(sql`select text from demo_mailbox order by sent_at desc limit 1`),
  );
  return /\d{6}/.exec(row?.text ?? '')?.[0] ?? '';
}

describe('the unified identity, against a real OpenID provider', () => {
  let city: TestCity;
  let provider: Server;
  let app: Awaited<ReturnType<typeof serve>>;
  let publicUrl = '';
  const number = syntheticIdentityNumber(77);

  beforeAll(async () => {
    city = await openTestCity([]);
    provider = createServer().listen(0, '127.0.0.1');
    await once(provider, 'listening');
    const issuer = `http://127.0.0.1:${(provider.address() as AddressInfo).port}`;
    app = await serve({
      ground: city.ground,
      routes: [],
      words: city.words,
      sms: demonstrationSms,
      oidc: (name) =>
        name === city.city
          ? {
              issuer,
              clientId: 'yanzhen',
              clientSecret: 'a-secret-of-the-test-alone-0123456789',
              publicUrl,
              claims: { name: 'name', identityNumber: 'citizen_number' },
              insecure: true,
            }
          : undefined,
    });
    publicUrl = await app.listen({ port: 0, host: '127.0.0.1' });
    const oidc = new Provider(issuer, {
      clients: [
        {
          client_id: 'yanzhen',
          client_secret: 'a-secret-of-the-test-alone-0123456789',
          redirect_uris: [`${publicUrl}/api/${city.city}/oidc/callback`],
        },
      ],
      claims: { openid: ['sub'], profile: ['name', 'citizen_number'] },
      conformIdTokenClaims: false,
      findAccount: (_context: unknown, id: string) => ({
        accountId: id,
        claims: () => ({ sub: id, name: '测试统一认证', citizen_number: number }),
      }),
    });
    provider.on('request', oidc.callback());
  });
  afterAll(async () => {
    await app.close();
    provider.close();
    await city.close();
  });

  it('opens a session for the person of the identity number', async () => {
    const jar = new Jar();
    const arrived = await jar.follow(`${publicUrl}/api/${city.city}/oidc/start`);
    expect(arrived).toBe(`${publicUrl}/${city.city}/me`);
    const session = await jar.fetch(`${publicUrl}/api/${city.city}/session`);
    expect(await session.json()).toMatchObject({ account: { name: '测试统一认证' }, oidc: true });
  });

  it('refuses an answer that belongs to no round begun here', async () => {
    const forged = `${publicUrl}/api/${city.city}/oidc/callback?code=x&state=y`;
    expect((await fetch(forged)).status).toBe(401);
  });
});

/** A browser's cookies and redirects, and the provider's own sign-in and consent forms. */
class Jar {
  readonly #cookies = new Map<string, string>();

  async fetch(url: string, init: RequestInit = {}): Promise<Response> {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const reply = await fetch(url, {
      ...init,
      redirect: 'manual',
      headers: { ...init.headers, cookie },
    });
    for (const line of reply.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      this.#cookies.set(name, value);
    }
    return reply;
  }

  async follow(start: string): Promise<string> {
    let url = start;
    for (let i = 0; i < 20; i += 1) {
      const reply = await this.fetch(url);
      const next = reply.headers.get('location');
      if (next) {
        url = new URL(next, url).href;
        if (url.endsWith('/me')) return url;
        continue;
      }
      const page = await reply.text();
      const action = /<form[^>]*action="([^"]+)"/.exec(page)?.[1];
      if (!action) throw new Error(`no form at ${url}: ${reply.status}`);
      const prompt = /name="prompt" value="(\w+)"/.exec(page)?.[1] ?? 'login';
      const sent = await this.fetch(new URL(action, url).href, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams({ prompt, login: 'someone', password: 'any' }),
      });
      url = new URL(sent.headers.get('location') ?? '', url).href;
    }
    throw new Error('too many redirects');
  }
}
