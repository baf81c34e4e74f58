import { execFileSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, statfsSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { FastifyInstance } from 'fastify';
import { openGround, type OpenGround } from '@yanzhen/server/database/open-ground.ts';
import { foundationFolders } from '@yanzhen/server/manifest/foundation-folders.ts';
import { readWords } from '@yanzhen/server/manifest/words.ts';
import { demonstrationSms } from '@yanzhen/server/messages/sms.ts';
import { serve } from '@yanzhen/server/routes/serve.ts';
import { reportFigure } from '@yanzhen/server/testing/figure.ts';
import { openDatabase, type Database } from './open-database.ts';

const diskMegabytes = 400;
const guardMegabytes = 60;
const read = { method: 'GET', url: '/api/cities' } as const;
const write = {
  method: 'POST',
  url: '/api/luzhou/session/code',
  payload: { mobile: '13800000000' },
} as const;

const disk = mkdtempSync(join(tmpdir(), 'yanzhen-disk-'));
const mounted = mount();
let database: Database;
let ground: OpenGround;
let app: FastifyInstance;

beforeAll(async () => {
  if (!mounted) return;
  database = await openDatabase({ databaseUrl: undefined, folder: disk });
  ground = await openGround({
    adminUrl: database.adminUrl,
    masterKey: Buffer.alloc(32, 7),
    filesFolder: join(disk, 'files'),
    clock: () => new Date(),
    isDemonstration: () => true,
    features: [],
    connections: 4,
    watched: {
      spaceMinBytes: guardMegabytes * 2 ** 20,
      ...(database.revive ? { revive: database.revive } : {}),
    },
  });
  await asOwner(
    `insert into city (city, area_code, name, pack, demonstration)
     values ('luzhou', '510500', '{"zh":"市","en":"City"}', '{}', true)`,
  );
  app = await serve({
    ground,
    routes: [],
    words: readWords(foundationFolders),
    sms: demonstrationSms,
    perMinute: 1_000_000,
    signInsPerMinute: 1_000_000,
  });
});
afterAll(async () => {
  await app?.close();
  await ground?.close();
  await database?.stop();
  if (mounted) execFileSync('umount', [disk]);
  rmSync(disk, { recursive: true, force: true });
});

// Mounting a small disk of its own asks for an administrator; elsewhere this is skipped.
it.runIf(mounted)(
  'reads on, refuses writes clearly and heals by itself when the disk is full',
  async () => {
    expect((await app.inject(write)).statusCode).toBeLessThan(300);
    fill(0);
    await pause(1_500);
    const since = performance.now();
    const refused = await app.inject({ ...write, headers: { 'accept-language': 'en' } });
    reportFigure(
      'disk full, write refused',
      `${Math.round(performance.now() - since)} ms`,
      '≤ 2,000 ms',
    );
    expect(refused.statusCode).toBe(507);
    expect(refused.headers['content-type']).toContain('application/problem+json');
    const told = refused.json<{ code: string; detail: string }>();
    expect(told.code).toBe('request.disk-full');
    expect(told.detail).toContain('heals by itself');
    let good = 0;
    for (let i = 0; i < 200; i += 1) good += Number((await app.inject(read)).statusCode === 200);
    reportFigure('disk full, reads answered', `${good} of 200`, '200');
    expect(good).toBe(200);

    free();
    const healed = await untilWritten();
    reportFigure('space freed, writes again after', `${Math.round(healed)} ms`, '≤ 10,000 ms');
    expect(healed).toBeLessThan(10_000);
  },
);

it.runIf(mounted)(
  'comes back with every row when the database itself has run into the full disk',
  async () => {
    await asOwner('create table filler (n int, text text)');
    fill(20);
    let rows = 0;
    // Past the guard, as another program on the same disk might: until PostgreSQL gives up.
    const failure = await (async () => {
      for (;;) {
        try {
          await asOwner(
            `insert into filler select ${rows}, string_agg(md5(random()::text), '') from generate_series(1, 30000)`,
          );
          rows += 1;
        } catch (error) {
          return error as Error & { code?: string };
        }
      }
    })();
    expect(failure.message).toMatch(/No space left|terminat|ECONNREFUSED|recovery/i);
    free();
    const healed = await untilWritten();
    reportFigure(
      'database had stopped on a full disk, back after',
      `${Math.round(healed)} ms`,
      '≤ 10,000 ms',
    );
    expect(healed).toBeLessThan(10_000);
    expect(await asOwner('select count(*)::int as n from filler')).toEqual([{ n: rows }]);
  },
);

function mount(): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${diskMegabytes}m,mode=0755`, 'tmpfs', disk]);
    return true;
  } catch {
    process.stdout.write('  the full disk is skipped: no right to mount one\n');
    return false;
  }
}

/** Fills the disk but for so many megabytes. */
function fill(leaveMegabytes: number): void {
  const handle = openSync(join(disk, 'filler'), 'w');
  const block = Buffer.alloc(2 ** 20, 1);
  try {
    for (;;) {
      const { bavail, bsize } = statfsSync(disk);
      const left = bavail * bsize - leaveMegabytes * 2 ** 20;
      if (left <= 0) return;
      writeSync(handle, block, 0, Math.min(block.length, left));
    }
  } catch (error) {
    if ((error as { code?: string }).code !== 'ENOSPC') throw error;
  } finally {
    closeSync(handle);
  }
}

function free(): void {
  rmSync(join(disk, 'filler'));
}

async function untilWritten(): Promise<number> {
  const since = performance.now();
  for (;;) {
    const reply = await app.inject(write);
    if (reply.statusCode < 300) return performance.now() - since;
    if (performance.now() - since > 60_000) throw new Error(reply.body);
    await pause(50);
  }
}

async function asOwner(text: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({
    connectionString: ground.pool.options.connectionString?.replace(
      /\/\/[^@]+@/,
      `//${new URL(database.adminUrl).username}:${new URL(database.adminUrl).password}@`,
    ),
  });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(text)).rows;
  } finally {
    await client.end().catch(() => undefined);
  }
}
