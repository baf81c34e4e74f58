import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sealTrail } from '@yanzhen/server/audit/seal-trail.ts';
import { TrailVerifier } from '@yanzhen/server/audit/verify-trail.mjs';
import { exportTrail, type Anchor } from '@yanzhen/server/audit/export-trail.ts';
import { openTestCity, type TestCity, type TestPerson } from '@yanzhen/server/testing/test-city.ts';
import type { Output } from '@yanzhen/server/routes/route.ts';
import type * as contract from './contract.ts';
import { upkeep } from './feature.ts';

describe('upkeep', () => {
  let city: TestCity;
  let other: TestCity;
  let auditor: TestPerson;
  let administrator: TestPerson;
  beforeAll(async () => {
    [city, other] = [await openTestCity([upkeep]), await openTestCity([upkeep])];
    auditor = await city.person({ name: '宋明德', roles: ['auditor'] });
    administrator = await city.person({ name: '杜一帆', roles: ['administrator'] });
  });
  afterAll(() => Promise.all([city.close(), other.close()]));

  it('shows the newest seal and gives it out as a file that the trail is verified by', async () => {
    expect(await sealTrail(city.ground, city.city)).toBeGreaterThan(0);
    const shown = (await auditor.call('GET', '/upkeep/trail')) as {
      status: number;
      body: Output<typeof contract.showTrail>;
    };
    expect(shown.status).toBe(200);
    expect(shown.body.unsealed).toBe(0);
    const file = await auditor.call('GET', '/upkeep/trail/anchor');
    const anchor = JSON.parse(file.raw.toString()) as Anchor;
    expect(anchor).toEqual({
      city: city.city,
      number: shown.body.rows[0]?.number,
      digest: shown.body.rows[0]?.digest,
      publicKey: shown.body.publicKey,
    });
    await city.turn(async (turn) => {
      const verifier = new TrailVerifier([anchor]);
      for await (const line of exportTrail(turn)) verifier.take(line);
      expect(verifier.end()).toEqual([]);
    });
    expect((await administrator.call('GET', '/upkeep/trail')).body).toMatchObject({ unsealed: 1 });
  });

  it('shows the trail and the jobs to nobody else, and lets only an administrator settle', async () => {
    const officer = await city.person({ name: '唐景行', roles: ['county-officer'] });
    for (const path of ['/upkeep/trail', '/upkeep/trail/anchor', '/upkeep/jobs']) {
      expect((await officer.call('GET', path)).status).toBe(403);
      expect((await city.visitor('GET', path)).status).toBe(401);
    }
    const body = { reason: '原因已查明' };
    expect((await auditor.call('POST', '/upkeep/jobs/1/again', body)).status).toBe(403);
  });

  it('shows jobs that were laid aside, without long numbers, and tries one again', async () => {
    const jobId = await layAside(city, 'dead for 510502199001011234\n  at secret.ts');
    expect(await jobs(administrator)).toEqual([
      expect.objectContaining({ jobId, task: 'upkeep.none', attempts: 5, why: 'dead for …' }),
    ]);
    const body = { reason: '原因已查明' };
    expect((await administrator.call('POST', `/upkeep/jobs/${jobId}/again`, body)).status).toBe(
      200,
    );
    expect(await jobs(administrator)).toEqual([]);
    expect(await administrator.call('POST', `/upkeep/jobs/${jobId}/again`, body)).toMatchObject({
      status: 409,
      body: { code: 'upkeep.not-aside' },
    });
    await remove(jobId);
  });

  it('gives one up with a reason, and none of another city', async () => {
    const elsewhere = await layAside(other, 'dead');
    const jobId = await layAside(city, 'dead');
    const body = { reason: '来件已撤回' };
    expect(
      (await administrator.call('POST', `/upkeep/jobs/${elsewhere}/give-up`, body)).status,
    ).toBe(409);
    expect((await administrator.call('POST', `/upkeep/jobs/${jobId}/give-up`, body)).status).toBe(
      200,
    );
    expect((await administrator.call('POST', `/upkeep/jobs/${jobId}/give-up`, {})).status).toBe(
      400,
    );
    expect(await jobs(administrator)).toEqual([]);
    expect(
      await asOwner('select 1 from graphile_worker._private_jobs where id = $1', jobId),
    ).toEqual([]);
    await remove(elsewhere);
  });
});

async function jobs(person: TestPerson): Promise<unknown> {
  const reply = (await person.call('GET', '/upkeep/jobs')) as {
    body: Output<typeof contract.listLaidAside>;
  };
  return reply.body.rows;
}

/** A job of a task that nobody runs, as it stands after its last try. */
async function layAside(city: TestCity, error: string): Promise<string> {
  await city.turn((turn) => turn.enqueue('upkeep.none', {}, 'aside'));
  const [job] = await asOwner(
    `update graphile_worker._private_jobs set attempts = max_attempts, last_error = $2
     where payload->>'city' = $1 and attempts = 0 returning id`,
    city.city,
    error,
  );
  return String(job?.['id']);
}

function remove(jobId: string): Promise<unknown> {
  return asOwner('delete from graphile_worker._private_jobs where id = $1', jobId);
}

async function asOwner(text: string, ...values: string[]): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: process.env['YANZHEN_TEST_PG'] ?? '' });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(text, values)).rows;
  } finally {
    await client.end();
  }
}
