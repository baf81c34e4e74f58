import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { sql } from 'kysely';
import type * as z from 'zod';
import * as contract from '@yanzhen/values/session.ts';
import type { Localized } from '@yanzhen/values/localized.ts';
import type { Endpoint } from '@yanzhen/values/endpoint.ts';
import { Fault, fault, notFound } from '../routes/fault.ts';
import { faultOfParse } from '../routes/problem.ts';
import { inTurn, requireSameSite } from '../routes/answer.ts';
import { languageOf, type ServeOptions } from '../routes/serve-options.ts';
import { listCities } from '../turn/list-cities.ts';
import { openTurn } from '../turn/open-turn.ts';
import type { Turn } from '../turn/turn.ts';
import { accountColumns, accountView, findAccountById, type AccountRow } from './find-actor.ts';
import { accountOfMobile, codeValidMinutes, makeCode, useCode } from './one-time-code.ts';
import { closeSession, openSession, type NewSession } from './open-session.ts';
import { signInStaff } from './sign-in-staff.ts';

/** Sign-in, sign-out and the demonstration's role switcher: the addresses that set cookies. */
export function addSessionRoutes(app: FastifyInstance, options: ServeOptions): void {
  const add = (
    endpoint: Endpoint,
    perMinute: number | undefined,
    handler: (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>,
  ): void => {
    app.route({
      method: endpoint.method,
      url: endpoint === contract.listCities ? '/api/cities' : `/api/:city${endpoint.path}`,
      ...(perMinute ? { config: { rateLimit: { max: perMinute } } } : {}),
      schema: {
        operationId: endpoint.id,
        summary: endpoint.summary,
        tags: [endpoint.id.split('.')[0] ?? 'session'],
        ...(endpoint.body ? { body: endpoint.body } : {}),
        response: { 200: endpoint.reply },
      },
      handler,
    });
  };

  add(contract.listCities, undefined, async () => ({
    cities: (await listCities(options.ground)).map(({ city, name }) => ({ city, name })),
  }));

  add(contract.showSession, undefined, async (request) =>
    inTurn(options, request, async (turn) => {
      const city = await turn.row<{ name: Localized }>(
        sql`select name from city where city = ${turn.city}`,
      );
      if (!city) throw fault('request.no-city', { status: 404 });
      const account = turn.actor ? await findAccountById(turn, turn.actor.accountId) : undefined;
      return {
        account: account ? accountView(account) : null,
        city: { city: turn.city, name: city.name },
        demonstration: turn.demonstration,
        oidc: options.oidc?.(turn.city) !== undefined,
        today: turn.today,
      };
    }),
  );

  add(contract.signInStaff, options.signInsPerMinute ?? 20, async (request, reply) => {
    const body = parseBody(contract.signInStaff.body, request);
    return signIn(options, request, reply, 'password', (turn) => signInStaff(turn, body));
  });

  add(contract.requestCode, options.signInsPerMinute ?? 20, async (request) => {
    const { mobile } = parseBody(contract.requestCode.body, request);
    await inTurn(options, request, async (turn) => {
      await requireCity(turn);
      const code = await makeCode(turn, mobile);
      const values = { code, minutes: codeValidMinutes };
      const text = options.words.find(languageOf(request), 'session', ['messages', 'code'], values);
      await options.sms.send(turn, mobile, text ?? code, turn.newId());
    });
    return { sent: true, validMinutes: codeValidMinutes };
  });

  add(contract.signInWithCode, options.signInsPerMinute ?? 20, async (request, reply) => {
    const { mobile, code } = parseBody(contract.signInWithCode.body, request);
    return signIn(options, request, reply, 'code', async (turn) => {
      const wrong = await useCode(turn, mobile, code);
      return wrong ?? accountOfMobile(turn, mobile);
    });
  });

  add(contract.signOut, undefined, async (request, reply) => {
    const token = request.cookies['yanzhen_session'];
    await inTurn(options, request, async (turn) => {
      if (token && turn.actor) await closeSession(turn, token);
    });
    void reply
      .clearCookie('yanzhen_session', { path: '/' })
      .clearCookie('yanzhen_csrf', { path: '/' });
    return { signedOut: true };
  });

  add(contract.listDemoAccounts, undefined, async (request) =>
    inTurn(options, request, async (turn) => {
      if (!turn.demonstration) throw notFound();
      const accounts = await turn.rows<AccountRow & { says: Localized }>(sql`
        select ${accountColumns(turn)}, coalesce(a.office, '{"zh":"","en":""}'::jsonb) as says
        from account a join person p on p.city = a.city and p.id = a.person_id
        where a.city = ${turn.city} and a.disabled_at is null and a.login is not null
        order by a.created_at, a.login limit 50`);
      return {
        accounts: accounts.map((row) => ({
          ...accountView(row),
          says: row.says,
          login: row.login ?? '',
        })),
      };
    }),
  );

  add(contract.switchDemoAccount, undefined, async (request, reply) => {
    const { accountId } = parseBody(contract.switchDemoAccount.body, request);
    return signIn(options, request, reply, 'demonstration', async (turn) => {
      if (!turn.demonstration) throw notFound();
      const account = await findAccountById(turn, accountId);
      if (!account?.login) throw notFound('body.accountId');
      return account;
    });
  });

  add(contract.listDemoMessages, undefined, async (request) =>
    inTurn(options, request, async (turn) => {
      if (!turn.demonstration) throw notFound();
      const messages = await turn.rows<{ id: string; to: string; text: string; sentAt: Date }>(sql`
        select id, to_masked as to, text, sent_at as "sentAt" from demo_mailbox
        where city = ${turn.city} order by sent_at desc, id desc limit 50`);
      return { messages };
    }),
  );
}

/** Opens a session once the turn that checked the person has committed, also when it refused. */
export async function signIn(
  options: ServeOptions,
  request: FastifyRequest,
  reply: FastifyReply,
  how: 'password' | 'code' | 'oidc' | 'demonstration',
  check: (turn: Turn) => Promise<AccountRow | Fault>,
): Promise<{ account: ReturnType<typeof accountView> }> {
  const { city = '' } = request.params as { city?: string };
  if (how !== 'oidc') requireSameSite(request);
  const old = request.cookies['yanzhen_session'];
  const result = await openTurn(
    options.ground,
    { city, language: languageOf(request), requestId: request.id },
    async (turn): Promise<Fault | { account: AccountRow; session: NewSession }> => {
      await requireCity(turn);
      const account = await check(turn);
      if (account instanceof Fault) return account;
      if (old) await closeSession(turn, old);
      return { account, session: await openSession(turn, account, how) };
    },
  );
  if (result instanceof Fault) throw result;
  const { token, csrf, expiresAt } = result.session;
  const shared = {
    path: '/',
    sameSite: 'lax',
    expires: expiresAt,
    secure: options.secureCookies ?? false,
  } as const;
  void reply
    .setCookie('yanzhen_session', token, { ...shared, httpOnly: true })
    .setCookie('yanzhen_csrf', csrf, { ...shared, httpOnly: false });
  return { account: accountView(result.account) };
}

async function requireCity(turn: Turn): Promise<void> {
  const known = await turn.row(sql`select 1 from city where city = ${turn.city}`);
  if (!known) throw fault('request.no-city', { status: 404 });
}

function parseBody<Schema extends z.ZodType>(
  schema: Schema | undefined,
  request: FastifyRequest,
): z.output<Schema> {
  if (!schema) throw new Error('the endpoint declares no body');
  const result = schema.safeParse(request.body);
  if (!result.success) throw faultOfParse(result.error, 'body', request.body);
  return result.data;
}
