import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import type { FastifyInstance } from 'fastify';
import { syntheticIdentityNumber } from '@yanzhen/values/identity-number.ts';
import { syntheticMobile } from '@yanzhen/values/phone.ts';
import { saveAccount, type NewAccount } from '../accounts/save-account.ts';
import { findAccountById, actorFrom, type AccountRow } from '../accounts/find-actor.ts';
import { openSession } from '../accounts/open-session.ts';
import { openGround, type OpenGround } from '../database/open-ground.ts';
import { runQueueOnce } from '../jobs/worker.ts';
import { readWords, type Words } from '../manifest/words.ts';
import type { Feature } from '../manifest/feature.ts';
import { demonstrationOutlets } from '../messages/demonstration-outlets.ts';
import { foundationFolders } from '../manifest/foundation-folders.ts';
import { serve } from '../routes/serve.ts';
import { openTurn } from '../turn/open-turn.ts';
import type { Turn } from '../turn/turn.ts';

/** A signed-in account of a test: calls the API as a browser would. */
export interface TestPerson {
  readonly accountId: string;
  readonly personId: string;
  call(
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    path: string,
    body?: unknown,
    headers?: Readonly<Record<string, string>>,
  ): Promise<{ status: number; body: never; headers: Record<string, unknown>; raw: Buffer }>;
  /** Uploads one file as `multipart/form-data`. */
  upload(
    path: string,
    file: { name: string; type: string; bytes: Buffer },
    body?: unknown,
  ): Promise<{ status: number; body: never }>;
}

/** A city of its own on the shared test server; no test sees another's rows. */
export interface TestCity {
  readonly city: string;
  readonly app: FastifyInstance;
  readonly ground: OpenGround;
  readonly words: Words;
  /** Moves the clock of every later turn. */
  setNow(now: Date): void;
  /** Runs work in a turn, as an account where one is given. */
  turn<T>(work: (turn: Turn) => Promise<T>, accountId?: string): Promise<T>;
  person(account: Partial<NewAccount> & { name: string }): Promise<TestPerson>;
  visitor: TestPerson['call'];
  /** Runs queued jobs until none is due. */
  runJobs(): Promise<void>;
  close(): Promise<void>;
}

const testKey = Buffer.alloc(32, 7);
let serial = 0;

/** Opens a city for a test file with the features it needs, lowest first. */
export async function openTestCity(
  features: readonly Feature[],
  options: {
    now?: Date;
    areaCode?: string;
    pack?: object;
    demonstration?: boolean;
    /** Database connections; more only for races. */
    connections?: number;
  } = {},
): Promise<TestCity> {
  const city = `t${process.pid.toString(36)}${Date.now().toString(36)}${(serial += 1)}`.slice(
    0,
    20,
  );
  let now = options.now ?? new Date('2024-06-03T02:00:00Z');
  // Counted by city, not by process: files run in one process, and a number that depended on the
  // files before would meet, sooner or later, the numbers that a file gives its own people.
  let people = 0;
  const demonstration = options.demonstration ?? true;
  const filesFolder = mkdtempSync(join(tmpdir(), 'yanzhen-files-'));
  const ground = await openGround({
    adminUrl: testDatabaseUrl(),
    masterKey: testKey,
    filesFolder,
    clock: () => now,
    isDemonstration: () => demonstration,
    features,
    connections: options.connections ?? 8,
  });
  const folders = Object.fromEntries(features.map((each) => [each.id, each.folder]));
  const words = readWords({ ...foundationFolders, ...folders });
  const app = await serve({
    ground,
    routes: features.flatMap((each) => each.routes ?? []),
    words,
    sms: demonstrationOutlets.sms,
    perMinute: 1_000_000,
    signInsPerMinute: 1_000_000,
  });
  const turn = <T>(work: (turn: Turn) => Promise<T>, accountId?: string): Promise<T> =>
    openTurn(ground, { city, requestId: 'test' }, async (opened, setActor) => {
      const account = accountId ? await findAccountById(opened, accountId) : undefined;
      if (account) setActor(actorFrom(account));
      return work(opened);
    });
  await turn((opened) =>
    opened.run(sql`
      insert into city (city, area_code, name, demonstration, pack)
      values (${city}, ${options.areaCode ?? '510500'}, '{"zh":"测试市","en":"Test City"}',
              ${demonstration}, ${JSON.stringify(options.pack ?? {})})`),
  );
  const caller = callerOf(app, city);
  return {
    city,
    app,
    ground,
    words,
    turn,
    setNow: (moment) => {
      now = moment;
    },
    visitor: caller({}).call,
    person: async (account) => {
      const n = (people += 1);
      const made = await turn(async (opened) => {
        const row: AccountRow = await saveAccount(opened, {
          kind: 'staff',
          roles: [],
          counties: [],
          identityNumber: syntheticIdentityNumber(n),
          mobile: syntheticMobile(n),
          ...account,
        });
        return { row, session: await openSession(opened, row, 'password') };
      });
      const headers = {
        cookie: `yanzhen_session=${made.session.token}; yanzhen_csrf=${made.session.csrf}`,
        'x-csrf-token': made.session.csrf,
      };
      return { accountId: made.row.id, personId: made.row.person_id, ...caller(headers) };
    },
    runJobs: async () => {
      await runQueueOnce(ground, features, words, demonstrationOutlets);
      // The queue is shared: another test file's worker may have taken one of ours and be at it still.
      for (let waits = 0; waits < 600 && (await isAwaited(ground, city)); waits += 1) {
        await new Promise((resolve) => setTimeout(resolve, 25));
        await runQueueOnce(ground, features, words, demonstrationOutlets);
      }
    },
    close: async () => {
      await app.close();
      await dropJobs(ground, city);
      await ground.close();
      rmSync(filesFolder, { recursive: true, force: true });
    },
  };
}

/** What a closed city left in the shared queue would be another test's work, which does not know its features. */
async function dropJobs(ground: OpenGround, city: string): Promise<void> {
  await ground.jobsPool.query(
    `select graphile_worker.complete_jobs(array(
       select id from graphile_worker._private_jobs where payload ->> 'city' = $1))`,
    [city],
  );
}

/** Whether a job of the city that is due is still in the queue, waiting or at work in another process. */
async function isAwaited(ground: OpenGround, city: string): Promise<boolean> {
  const { rows } = await ground.jobsPool.query<{ n: number }>(
    `select count(*)::int as n from graphile_worker._private_jobs
     where payload ->> 'city' = $1 and run_at <= now() and locked_at is not null`,
    [city],
  );
  return (rows[0]?.n ?? 0) > 0;
}

type Caller = Pick<TestPerson, 'call' | 'upload'>;

function callerOf(app: FastifyInstance, city: string): (headers: Record<string, string>) => Caller {
  return (own) => ({
    call: async (method, path, body, headers = {}) => {
      const key = method === 'GET' ? {} : { 'idempotency-key': crypto.randomUUID() };
      const reply = await app.inject({
        method,
        url: `/api/${city}${path}`,
        headers: { ...key, ...own, ...headers },
        ...(body === undefined ? {} : { payload: body as object }),
      });
      const json = String(reply.headers['content-type']).includes('json');
      return {
        status: reply.statusCode,
        body: (json ? reply.json() : undefined) as never,
        headers: reply.headers,
        raw: reply.rawPayload,
      };
    },
    upload: async (path, file, body) => {
      const form = new FormData();
      if (body !== undefined) form.append('body', JSON.stringify(body));
      form.append('file', new Blob([new Uint8Array(file.bytes)], { type: file.type }), file.name);
      const encoded = new Response(form);
      const reply = await app.inject({
        method: 'POST',
        url: `/api/${city}${path}`,
        headers: { ...own, 'content-type': encoded.headers.get('content-type') ?? '' },
        payload: Buffer.from(await encoded.arrayBuffer()),
      });
      return { status: reply.statusCode, body: reply.json() };
    },
  });
}

/** Address of the run's server, set by `global-setup.ts`. */
function testDatabaseUrl(): string {
  const url = process.env['YANZHEN_TEST_PG'];
  if (!url) throw new Error('run the tests with `npm test`: it starts their PostgreSQL');
  return url;
}
