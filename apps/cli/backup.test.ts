import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Command } from 'commander';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exportTrail, findAnchor, type Anchor } from '@yanzhen/server/audit/export-trail.ts';
import { sealKeyOf } from '@yanzhen/server/audit/seal-key.ts';
import { sealTrail } from '@yanzhen/server/audit/seal-trail.ts';
import { TrailVerifier } from '@yanzhen/server/audit/verify-trail.mjs';
import { openTurn } from '@yanzhen/server/turn/open-turn.ts';
import { openDatabase } from '@yanzhen/app-server/open-database.ts';
import { openInstallation } from '@yanzhen/app-server/open-installation.ts';
import { readSettings } from '@yanzhen/app-server/settings.ts';
import {
  openDemonstration,
  type DemonstrationServer,
} from '@yanzhen/app-server/testing/demonstration-server.ts';
import { reconcile } from '@yanzhen/procedures/payments/offers.ts';
import { backupCommand } from './backup.ts';

const city = 'luzhou';
const passphrase = 'a passphrase of some length';

describe('a backup', () => {
  let demo: DemonstrationServer;
  let place: string;
  let file: string;
  let target: string;
  let anchor: Anchor;
  let written: number;
  beforeAll(async () => {
    demo = await openDemonstration();
    place = mkdtempSync(join(tmpdir(), 'yanzhen-backup-'));
    [file, target] = [join(place, 'city.backup'), join(place, 'restored')];
    const { ground } = demo.installation;
    await sealTrail(ground, city);
    anchor = await openTurn(ground, { city, requestId: 'test' }, async (turn) => {
      const found = await findAnchor(turn, sealKeyOf(ground.masterKey).publicKey);
      if (!found) throw new Error('nothing is sealed');
      return found;
    });
    const writing = writePairs();
    await run(['backup', file], {
      DATABASE_URL: demo.adminUrl,
      YANZHEN_DATA: dirname(ground.filesFolder),
      YANZHEN_KEY: '07'.repeat(32),
    });
    written = await writing.stop();
  }, 180_000);
  afterAll(async () => {
    await demo.close();
    rmSync(place, { recursive: true, force: true });
  });

  it('restores into an empty folder and starts there: rows, files, ledger and trail are the same', async () => {
    await run(['restore', file, '--data', target], { YANZHEN_KEY: '07'.repeat(32) });

    const settings = readSettings({ YANZHEN_DATA: target, YANZHEN_KEY: '07'.repeat(32) });
    const before = await hashes(demo.adminUrl);
    const database = await openDatabase(settings);
    expect(await hashes(database.adminUrl)).toEqual(before);
    await database.stop();
    expect(Object.keys(before).length).toBeGreaterThan(20);
    expect(written).toBeGreaterThan(0);

    const installation = await openInstallation(settings);
    try {
      await openTurn(installation.ground, { city, requestId: 'test' }, async (turn) => {
        expect(await reconcile(turn)).toMatchObject({ ok: true });
        const [pairs] = await turn.rows<{ one: number; two: number }>(sql`
          select count(*) filter (where act = 'pair.one')::int as one,
                 count(*) filter (where act = 'pair.two')::int as two
          from audit where city = ${city}`);
        expect(pairs?.one).toBe(pairs?.two);
        const verifier = new TrailVerifier([anchor]);
        for await (const line of exportTrail(turn)) verifier.take(line);
        expect(verifier.end()).toEqual([]);
        const files = await turn.rows<{ sha256: Buffer; bytes: number }>(
          sql`select sha256, bytes from file where city = ${city}`,
        );
        expect(files.length).toBeGreaterThan(0);
        for (const each of files) {
          expect((await turn.files.read(each.sha256)).length).toBe(each.bytes);
        }
      });
    } finally {
      await installation.close();
    }
    await expect(run(['restore', file, '--data', target])).rejects.toThrow('backup.not-empty');
  }, 120_000);

  it('is refused with another passphrase, cut, or with one byte flipped, before anything is written', async () => {
    const elsewhere = join(place, 'elsewhere');
    const attempt = (path: string, secret = passphrase): Promise<void> =>
      run(['restore', path, '--data', elsewhere], { YANZHEN_BACKUP_PASSPHRASE: secret });
    const damaged = join(place, 'damaged.backup');

    await expect(attempt(file, 'another passphrase')).rejects.toThrow('backup.unreadable');
    const bytes = readFileSync(file);
    for (const at of [0.1, 0.5, 0.999]) {
      const changed = Buffer.from(bytes);
      changed[Math.floor(at * bytes.length)]! ^= 1;
      writeFileSync(damaged, changed);
      await expect(attempt(damaged)).rejects.toThrow('backup.');
    }
    writeFileSync(damaged, bytes.subarray(0, -20));
    await expect(attempt(damaged)).rejects.toThrow('backup.unreadable');
    expect(existsSync(elsewhere)).toBe(false);
  }, 60_000);

  it('is not written over a file, nor without a passphrase', async () => {
    const copy = join(place, 'copy.backup');
    copyFileSync(file, copy);
    await expect(run(['backup', copy], { DATABASE_URL: demo.adminUrl })).rejects.toThrow(
      'backup.exists',
    );
    await expect(
      run(['backup', join(place, 'none')], { YANZHEN_BACKUP_PASSPHRASE: 'short' }),
    ).rejects.toThrow('backup.secret-missing');
  });

  /** Work that goes on meanwhile: two rows in one turn, that a backup has both of or none. */
  function writePairs(): { stop(): Promise<number> } {
    let [stopped, written] = [false, 0];
    const subject = { type: 'test', id: 'pair' };
    const done = (async () => {
      while (!stopped) {
        await openTurn(demo.installation.ground, { city, requestId: 'test' }, async (turn) => {
          await turn.record({ act: 'pair.one', subject });
          await turn.record({ act: 'pair.two', subject });
        });
        written += 1;
      }
    })();
    return {
      stop: async () => {
        stopped = true;
        await done;
        return written;
      },
    };
  }
});

/** A digest of all rows of every table, without those that were written meanwhile. */
async function hashes(adminUrl: string): Promise<Record<string, string>> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  const tables = await client.query<{ name: string }>(`
    select format('%I.%I', schemaname, tablename) as name from pg_tables
    where schemaname in ('public', 'graphile_worker') and tablename not in ('yanzhen_migration', 'migrations')
    order by 1`);
  const found: Record<string, string> = {};
  for (const { name } of tables.rows) {
    const where = name === 'public.audit' ? `where act not like 'pair.%'` : '';
    const { rows } = await client.query<{ hash: string }>(
      `select count(*) || ' ' || md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as hash
       from ${name} t ${where}`,
    );
    found[name] = rows[0]?.hash ?? '';
  }
  await client.end();
  return found;
}

/** Runs a command line in this process, with an environment of its own. */
async function run(args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<void> {
  const before = process.env;
  process.env = { ...before, YANZHEN_BACKUP_PASSPHRASE: passphrase, DATABASE_URL: '', ...env };
  try {
    const program = new Command().exitOverride();
    backupCommand(program);
    await program.parseAsync(['node', 'yanzhen', ...args]);
  } finally {
    process.env = before;
  }
}
