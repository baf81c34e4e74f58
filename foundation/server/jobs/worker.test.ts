import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openGround, type OpenGround } from '../database/open-ground.ts';
import { cutPool } from '../database/pool.ts';
import type { Feature, Task } from '../manifest/feature.ts';
import { readWords } from '../manifest/words.ts';
import { demonstrationOutlets } from '../messages/demonstration-outlets.ts';
import { openTurn } from '../turn/open-turn.ts';
import type { Turn } from '../turn/turn.ts';
import { nameTasks, startWorker } from './worker.ts';

const holder = fileURLToPath(new URL('./hold-worker.ts', import.meta.url));
const name = `jobs_${process.pid}_${Date.now().toString(36)}`;
let admin: pg.Client;
let url: string;
let ground: OpenGround;

// A database of its own: a worker would take the jobs of other tests, whose tasks it does not know.
beforeAll(async () => {
  const server = process.env['YANZHEN_TEST_PG'] ?? '';
  admin = new pg.Client({ connectionString: server });
  await admin.connect();
  await admin.query(`create database ${name}`);
  const own = new URL(server);
  own.pathname = `/${name}`;
  url = own.href;
  ground = await openGround({
    adminUrl: url,
    masterKey: Buffer.alloc(32, 7),
    filesFolder: '',
    clock: () => new Date(),
    isDemonstration: () => false,
    features: [],
    connections: 4,
  });
  await turn((opened) =>
    opened.run(sql`
      insert into city (city, area_code, name, pack) values ('luzhou', '510500', '{}', '{}')`),
  );
});
afterAll(async () => {
  await ground.close();
  await admin.query(`drop database ${name} with (force)`);
  await admin.end();
});

describe('the worker', () => {
  it('takes up the job of a killed worker, whose half step has no effect', async () => {
    await turn((opened) => opened.enqueue('held.step', {}));
    const child = spawn(process.execPath, ['--import', 'tsx', holder, url], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(child.stdout, 'data');
    child.kill('SIGKILL');
    await once(child, 'exit');

    const worker = await work('held.step', async (opened) => void (await opened.next('held')));
    await vi.waitFor(async () => expect(await waiting()).toBe(0), { timeout: 12_000 });
    await worker.stop();
    expect(await counted('held')).toBe(1);
  });

  it('goes on after its connections were cut in the middle of a job, and counts once', async () => {
    let tries = 0;
    const worker = await work('cut.step', async (opened) => {
      await opened.next('cut');
      tries += 1;
      if (tries > 1) return;
      cutPool(ground.pool);
      cutPool(ground.jobsPool);
    });
    await turn((opened) => opened.enqueue('cut.step', {}));
    await vi.waitFor(async () => expect(await waiting()).toBe(0), { timeout: 15_000 });
    await worker.stop();
    expect(tries).toBe(2);
    expect(await counted('cut')).toBe(1);
  });

  it('lays a poisoned job aside after five tries, while the others go on', async () => {
    let tries = 0;
    await turn(async (opened) => {
      await opened.enqueue('poison.step', { ill: true });
      await opened.enqueue('poison.step', { ill: false });
    });
    const worker = await work('poison.step', async (opened, { ill }) => {
      await opened.next('poison');
      if (!ill) return;
      tries += 1;
      throw new Error('poison');
    });
    for (let round = 1; round <= 5; round += 1) {
      await vi.waitFor(() => expect(tries).toBe(round), { timeout: 5_000 });
      // The pause before each try grows to a minute: the test does not wait for it.
      await vi.waitFor(async () => expect(await running()).toBe(0));
      await asOwner(`update graphile_worker._private_jobs set run_at = now()`);
    }
    await new Promise((resolve) => setTimeout(resolve, 1_300));
    await worker.stop();
    expect(tries).toBe(5);
    expect(await counted('poison')).toBe(1);
    expect(await asOwner(`select attempts, max_attempts from graphile_worker.jobs`)).toEqual([
      { attempts: 5, max_attempts: 5 },
    ]);
  });

  it('knows its tasks beforehand, so that two long turns queue their first jobs of one side by side', async () => {
    const known: Feature = {
      id: 'test',
      folder: '',
      jobs: { 'first.step': () => Promise.resolve() },
    };
    await nameTasks(ground, [known], readWords({}), demonstrationOutlets);
    await turn(async (one) => {
      await one.enqueue('first.step', {});
      // Were the task new, this one would wait for the other to end, and that one waits for it.
      await turn((other) => other.enqueue('first.step', {}));
    });
    expect(await waiting()).toBeGreaterThanOrEqual(2);
  });
});

function turn<T>(work: (opened: Turn) => Promise<T>): Promise<T> {
  return openTurn(ground, { city: 'luzhou', requestId: 'test' }, work);
}

function work(task: string, run: Task): ReturnType<typeof startWorker> {
  const feature: Feature = { id: 'test', folder: 'foundation/server/jobs', jobs: { [task]: run } };
  return startWorker(ground, [feature], readWords({}), demonstrationOutlets);
}

async function counted(counter: string): Promise<number> {
  return turn(async (opened) => (await opened.next(counter)) - 1);
}

const waiting = (): Promise<number> => count('attempts < max_attempts');
const running = (): Promise<number> => count('locked_at is not null');

async function count(where: string): Promise<number> {
  const rows = await asOwner(
    `select count(*)::int as n from graphile_worker._private_jobs where ${where}`,
  );
  return Number(rows[0]?.['n']);
}

async function asOwner(text: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(text)).rows;
  } finally {
    await client.end();
  }
}
