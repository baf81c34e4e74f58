import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asOwnerRolledBack } from '../testing/admin-client.ts';
import { openTestCity, type TestCity } from '../testing/test-city.ts';
import { sealTrail } from './seal-trail.ts';
import { countUnsealed } from './seal-store.ts';
import { exported, makeTrail, tamperMany, verified, type Trail } from './testing/tamper-trail.ts';

const program = fileURLToPath(new URL('./verify-trail.mjs', import.meta.url));

describe('the sealed trail', () => {
  let city: TestCity;
  let other: TestCity;
  let trail: Trail;
  let otherTrail: Trail;
  beforeAll(async () => {
    [city, other] = [await openTestCity([]), await openTestCity([])];
    trail = await makeTrail(city, 6, 21);
    otherTrail = await makeTrail(other, 3, 9);
  });
  afterAll(() => Promise.all([city.close(), other.close()]));

  it('is found whole by a separate program that knows nothing of the product', () => {
    const folder = mkdtempSync(join(tmpdir(), 'yanzhen-trail-'));
    const files = { trail: join(folder, 'trail.jsonl'), anchor: join(folder, 'anchor.json') };
    writeFileSync(files.anchor, JSON.stringify(trail.anchor));
    const run = (lines: readonly unknown[]) => {
      writeFileSync(files.trail, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
      const args = [program, files.trail, '--anchor', files.anchor];
      return spawnSync(process.execPath, args, { encoding: 'utf8' });
    };
    expect(run(trail.lines)).toMatchObject({
      status: 0,
      stdout: '✓ 126 rows under 6 seals: whole\n',
    });
    const cut = run(trail.lines.slice(0, -22));
    rmSync(folder, { recursive: true });
    expect(cut.status).toBe(1);
    expect(cut.stdout).toContain('seal 6 is missing, and was there');
  });

  it('shows every one of some hundred tamperings', () => {
    expect(tamperMany(300, trail, otherTrail)).toEqual([]);
  });

  it('shows what was altered in the database itself, past every right', async () => {
    const changes = [
      `update audit set act = 'trail.other' where city = $1 and id = (select max(id::text)::uuid from audit where city = $1)`,
      `delete from audit where city = $1 and id = (select min(id::text)::uuid from audit where city = $1)`,
      `update audit set seal = 1 where city = $1 and seal = 2`,
    ];
    for (const change of changes) {
      const found = await asOwnerRolledBack(async (client) => {
        await client.query(change, [city.city]);
        const { rows } = await client.query<{ line: unknown }>(
          `select json_build_object('seal', seal, 'row', array[city, id::text,
             to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), request_id, account_id::text,
             person_id::text, act, subject_type, subject_id, reason, detail::text]) as line
           from audit where city = $1 and seal is not null order by seal, id`,
          [city.city],
        );
        const seals = trail.lines.filter((line) => !('row' in line));
        const lines = seals.flatMap((seal, at) => [
          ...rows
            .map((row) => row.line)
            .filter((line) => (line as { seal: number }).seal === at + 1),
          seal,
        ]);
        return verified(lines, [trail.anchor]);
      });
      expect(found).not.toEqual([]);
    }
  });

  it('seals later rows on top, so that an older anchor still holds', async () => {
    await city.turn((turn) =>
      turn.record({ act: 'trail.later', subject: { type: 'application', id: 'one' } }),
    );
    expect(await city.turn(countUnsealed)).toBe(1);
    expect(await sealTrail(city.ground, city.city)).toBe(1);
    expect(await sealTrail(city.ground, city.city)).toBe(0);
    const later = await exported(city);
    expect(later.anchor.number).toBe(7);
    expect(verified(later.lines, [later.anchor, trail.anchor])).toEqual([]);
  });

  it('makes one chain when two servers seal at once', async () => {
    await city.turn(async (turn) => {
      for (let row = 0; row < 30; row += 1) {
        await turn.record({ act: 'trail.race', subject: { type: 'application', id: 'one' } });
      }
    });
    const sealed = await Promise.all([1, 2, 3].map(() => sealTrail(city.ground, city.city)));
    expect(sealed.toSorted((a, b) => a - b)).toEqual([0, 0, 30]);
    const { lines, anchor } = await exported(city);
    expect(verified(lines, [anchor])).toEqual([]);
  });

  it('lets nobody seal a row twice, or take rows that are not of the seal', async () => {
    const again = city.turn(async (turn) => {
      const row = await turn.row<{ id: string }>(
        sql`select id from audit where city = ${turn.city} and seal = 1 limit 1`,
      );
      await turn.run(sql`select yanzhen_mark_sealed(2, ${[row?.id]}::uuid[])`);
    });
    await expect(again).rejects.toThrow('not those of the seal');
  });
});
