import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { listCities } from '../turn/list-cities.ts';
import { openTurn } from '../turn/open-turn.ts';
import { openGround, type OpenGround } from './open-ground.ts';

/** A database as an operator gives it: owned by a role that is no superuser. */
let admin: pg.Client;
let ground: OpenGround;
const owner = `owner_${process.pid}`;
const filesFolder = mkdtempSync(join(tmpdir(), 'yanzhen-owner-'));

beforeAll(async () => {
  const serverUrl = process.env['YANZHEN_TEST_PG'] ?? '';
  admin = new pg.Client({ connectionString: serverUrl });
  await admin.connect();
  for (const role of ['yanzhen_app', 'yanzhen_login', 'yanzhen_jobs']) {
    await admin.query(`do $$ begin create role ${role} ${role === 'yanzhen_app' ? '' : 'login'};
      exception when duplicate_object or unique_violation then null; end $$`);
  }
  await admin.query(`create role ${owner} login createrole password 'of-the-test'`);
  await admin.query(`grant yanzhen_app, yanzhen_login, yanzhen_jobs to ${owner} with admin option`);
  await admin.query(`create database ${owner} owner ${owner}`);
  const url = new URL(serverUrl);
  url.username = owner;
  url.password = 'of-the-test';
  url.pathname = `/${owner}`;
  ground = await openGround({
    adminUrl: url.href,
    masterKey: Buffer.alloc(32, 7),
    filesFolder,
    clock: () => new Date(),
    isDemonstration: () => false,
    features: [],
    connections: 2,
  });
});
afterAll(async () => {
  await ground.close();
  await admin.query(`drop database ${owner} with (force)`);
  await admin.query(`revoke yanzhen_app from yanzhen_login granted by ${owner}`);
  await admin.query(`drop owned by ${owner} cascade`);
  await admin.query(`drop role ${owner}`);
  await admin.end();
  rmSync(filesFolder, { recursive: true, force: true });
});

it('works on a database whose owner is no superuser', async () => {
  await openTurn(ground, { city: 'owned', requestId: 'test' }, (turn) =>
    turn.run(sql`insert into city (city, area_code, name, pack)
      values ('owned', '510500', '{"zh":"某市","en":"A city"}', '{}')`),
  );
  expect(await listCities(ground)).toMatchObject([{ city: 'owned' }]);
});
