import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:http';
import { sql } from 'kysely';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestCity, type TestCity, type TestPerson } from '../testing/test-city.ts';
import { deliverMessage } from './deliver-message.ts';
import { sendEmailCode } from './email-address.ts';
import { messages } from './feature.ts';
import { smtpMail } from './mail.ts';
import { NotTaken, type Outlet, type Outlets } from './outlet.ts';
import { retryDeliveries, sendDelivery } from './send-delivery.ts';
import { httpSms } from './sms.ts';

/** An outlet that keeps what it was given, and fails when told to. */
class Kept implements Outlet {
  readonly texts: { to: string; text: string; key: string }[] = [];
  readonly repeatable: boolean;
  failure: Error | undefined;

  constructor(repeatable = false) {
    this.repeatable = repeatable;
  }

  send(_turn: unknown, to: string, text: string, key: string): Promise<void> {
    if (this.failure) return Promise.reject(this.failure);
    this.texts.push({ to, text, key });
    return Promise.resolve();
  }
}

let city: TestCity;
let talent: TestPerson;
const start = new Date('2024-06-03T02:00:00Z');
beforeAll(async () => {
  city = await openTestCity([messages], { now: start });
});
afterAll(() => city.close());

const fresh = async (): Promise<TestPerson> =>
  (talent = await city.person({ name: '测试收信人', kind: 'talent' }));

/** Sends the person a message and writes it out; the queue itself is shared by the run's test files. */
async function write(): Promise<string[]> {
  return city.turn(async (turn) => {
    await turn.send({
      personId: talent.personId,
      template: 'session.code',
      values: { code: '112233', minutes: 5 },
    });
    const rows = await turn.rows<{ id: string }>(
      sql`select id from message where person_id = ${talent.personId} and text is null`,
    );
    for (const { id } of rows) await deliverMessage(city.words)(turn, { messageId: id });
    return (
      await turn.rows<{ id: string }>(sql`
        select d.id from message_delivery d join message m on m.city = d.city and m.id = d.message_id
        where m.person_id = ${talent.personId} and d.state = 'sending' order by d.id`)
    ).map(({ id }) => id);
  });
}

const send = (outlets: Outlets, ids: readonly string[], attempt = 1): Promise<void> =>
  city.turn(async (turn) => {
    for (const deliveryId of ids) await sendDelivery(outlets)(turn, { deliveryId }, { attempt });
  });

const states = (): Promise<{ state: string; tries: number; failure: string | null }[]> =>
  city.turn((turn) =>
    turn.rows(sql`
      select d.state, d.tries, d.failure from message_delivery d
      join message m on m.city = d.city and m.id = d.message_id
      where m.person_id = ${talent.personId} order by d.id`),
  );

describe('a message on its way out', () => {
  it('reaches the person once, however often its jobs are run', async () => {
    await fresh();
    const outlets = { sms: new Kept(), email: new Kept() };
    const ids = await write();
    expect(ids).toHaveLength(1);
    await send(outlets, ids);
    await send(outlets, ids);
    await send(outlets, ids, 2);
    expect(outlets.sms.texts).toHaveLength(1);
    expect(outlets.sms.texts[0]?.text).toContain('112233');
    expect(await states()).toEqual([{ state: 'delivered', tries: 0, failure: null }]);
  });

  it('is left for an officer when its job was cut off, unless the gateway keeps its keys', async () => {
    await fresh();
    const outlets = { sms: new Kept(), email: new Kept() };
    await send(outlets, await write(), 2);
    expect(outlets.sms.texts).toHaveLength(0);
    expect(await states()).toEqual([{ state: 'uncertain', tries: 0, failure: 'interrupted' }]);
    await fresh();
    const keeping = { sms: new Kept(true), email: new Kept() };
    await send(keeping, await write(), 2);
    expect(keeping.sms.texts).toHaveLength(1);
  });

  it('is tried again when it was refused, later each time, and given up after five', async () => {
    await fresh();
    const outlets = { sms: new Kept(), email: new Kept() };
    outlets.sms.failure = new NotTaken('answered 503');
    const ids = await write();
    let now = start;
    for (let tries = 1; tries <= 5; tries += 1) {
      await send(outlets, ids);
      const state = tries < 5 ? 'waiting' : 'failed';
      expect(await states()).toEqual([{ state, tries, failure: 'answered 503' }]);
      await city.turn((turn) => retryDeliveries(turn, {}));
      expect((await states())[0]?.state).toBe(state);
      now = new Date(now.getTime() + 241 * 60_000);
      city.setNow(now);
      await city.turn((turn) => retryDeliveries(turn, {}));
    }
    expect((await states())[0]?.state).toBe('failed');
    city.setNow(start);
  });

  it('is not tried again when nobody can tell whether it was taken', async () => {
    await fresh();
    const outlets = { sms: new Kept(), email: new Kept() };
    outlets.sms.failure = new Error('socket hang up');
    await send(outlets, await write());
    expect(await states()).toEqual([{ state: 'uncertain', tries: 0, failure: 'no answer' }]);
  });

  it('does not exist when the turn that sent it is undone', async () => {
    await fresh();
    await city
      .turn(async (turn) => {
        await turn.send({ personId: talent.personId, template: 'session.code', values: {} });
        throw new Error('undone');
      })
      .catch(() => undefined);
    expect(await write()).toHaveLength(1);
  });
});

describe('gateways', () => {
  it('an SMS gateway gets the delivery’s key; a refusal and a closed door are told apart from silence', async () => {
    const keys: unknown[] = [];
    let status = 200;
    const gateway = createServer((request, response) => {
      keys.push(request.headers['idempotency-key']);
      if (status === 0) request.socket.destroy();
      else response.writeHead(status).end();
    }).listen(0, '127.0.0.1');
    await once(gateway, 'listening');
    const { port } = gateway.address() as AddressInfo;
    const sms = httpSms(`http://127.0.0.1:${port}`, 'token', true);
    const go = (): Promise<void> =>
      city.turn((turn) => sms.send(turn, '13800000000', 'text', 'key-1'));
    await go();
    status = 500;
    await expect(go()).rejects.toThrow(NotTaken);
    status = 0;
    await expect(go()).rejects.not.toThrow(NotTaken);
    gateway.close();
    gateway.closeAllConnections();
    await once(gateway, 'close');
    await expect(go()).rejects.toThrow(NotTaken);
    expect(keys).toEqual(['key-1', 'key-1', 'key-1']);
  });

  it('a mail server gets the text, its first sentence as subject, once', async () => {
    const letters: string[] = [];
    let refuse = false;
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      onRcptTo: (_address, _session, callback) =>
        callback(refuse ? Object.assign(new Error('no such box'), { responseCode: 550 }) : null),
      onData: (stream, _session, callback) => {
        let letter = '';
        stream.on('data', (chunk: Buffer) => (letter += chunk.toString('utf8')));
        stream.on('end', () => {
          letters.push(letter);
          callback();
        });
      },
    });
    server.listen(0, '127.0.0.1');
    await once(server.server, 'listening');
    const { port } = server.server.address() as AddressInfo;
    const mail = smtpMail(`smtp://127.0.0.1:${port}`, 'Yanzhen <noreply@example.cn>');
    const go = (): Promise<void> =>
      city.turn((turn) =>
        mail.send(turn, 'reader@example.cn', 'Case A is approved. Money follows.', 'key-2'),
      );
    await go();
    expect(letters).toHaveLength(1);
    expect(letters[0]).toMatch(/^Subject: Case A is approved\.\r$/m);
    expect(letters[0]).toContain('Message-ID: <key-2@yanzhen.local>');
    refuse = true;
    await expect(go()).rejects.toThrow(NotTaken);
    mail.close();
    await new Promise<void>((resolve) => server.close(resolve));
    await expect(
      city.turn((turn) =>
        smtpMail(`smtp://127.0.0.1:${port}`, 'x@example.cn').send(turn, 'a@example.cn', 'b', 'c'),
      ),
    ).rejects.toThrow(NotTaken);
  });
});

describe('my messages', () => {
  it('are listed newest first, mine alone, and counted until they are read', async () => {
    const other = await fresh();
    await write();
    await fresh();
    await write();
    city.setNow(new Date(start.getTime() + 1000));
    await write();
    const list = await talent.call('GET', '/messages?limit=1');
    expect(list).toMatchObject({ status: 200, body: { total: { count: 2, more: false } } });
    const { rows, next } = list.body as { rows: { id: string; readAt: null }[]; next: string };
    const rest = await talent.call('GET', `/messages?limit=1&after=${next}`);
    const second = (rest.body as { rows: { id: string }[] }).rows[0];
    expect(second?.id).not.toBe(rows[0]?.id);
    expect((await talent.call('GET', '/messages/unread')).body).toEqual({ unread: 2, more: false });
    await other.call('POST', '/messages/read', { ids: [rows[0]?.id] });
    expect((await talent.call('GET', '/messages/unread')).body).toMatchObject({ unread: 2 });
    await talent.call('POST', '/messages/read', { ids: [rows[0]?.id] });
    expect((await talent.call('GET', '/messages/unread')).body).toMatchObject({ unread: 1 });
    await talent.call('POST', '/messages/read', { ids: null });
    expect((await talent.call('GET', '/messages/unread')).body).toMatchObject({ unread: 0 });
    expect((await talent.call('GET', '/messages?after=x')).status).toBe(400);
    expect((await city.visitor('GET', '/messages')).status).toBe(401);
    city.setNow(start);
  });

  it('go to an address only once its code was typed, and no longer when it is taken back', async () => {
    await fresh();
    const email = new Kept();
    const asked = await talent.call('PUT', '/messages/ways/email', { email: 'li.si@example.cn' });
    expect(asked.body).toMatchObject({ email: null, unconfirmed: 'l***@example.cn' });
    // However far another file's worker brought them meanwhile.
    const deliveries = async (): Promise<number> => {
      await write();
      const rows = await city.turn((turn) =>
        turn.rows(sql`
          select d.id from message_delivery d join message m on m.city = d.city and m.id = d.message_id
          where m.person_id = ${talent.personId}`),
      );
      return rows.length;
    };
    expect(await deliveries()).toBe(1);
    await city.turn(async (turn) => {
      const row = await turn.row<{ id: string }>(
        sql`select id from email_request where person_id = ${talent.personId}`,
      );
      await sendEmailCode(city.words, email)(turn, { requestId: row?.id });
    });
    const [letter] = email.texts;
    expect(letter?.to).toBe('li.si@example.cn');
    const code = /\d{6}/.exec(letter?.text ?? '')?.[0] ?? '';
    const wrong = code === '000000' ? '000001' : '000000';
    const no = await talent.call('POST', '/messages/ways/email/confirmation', { code: wrong });
    expect(no).toMatchObject({ status: 400, body: { errors: [{ field: 'body.code' }] } });
    const yes = await talent.call('POST', '/messages/ways/email/confirmation', { code });
    expect(yes.body).toMatchObject({ email: 'l***@example.cn', unconfirmed: null });
    expect(await deliveries()).toBe(3);
    await talent.call('DELETE', '/messages/ways/email');
    expect(await deliveries()).toBe(4);
  });

  it('a code cannot be guessed: the sixth try finds nothing', async () => {
    await fresh();
    await talent.call('PUT', '/messages/ways/email', { email: 'wang.wu@example.cn' });
    const guess = () =>
      talent.call('POST', '/messages/ways/email/confirmation', { code: '123456' });
    for (let tries = 0; tries < 5; tries += 1) {
      expect((await guess()).body).toMatchObject({
        type: expect.stringContaining('wrong-code') as string,
      });
    }
    expect((await guess()).body).toMatchObject({
      type: expect.stringContaining('no-address') as string,
    });
  });
});
