import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { features } from '@yanzhen/app-server/features.ts';
import { openInstallation } from '@yanzhen/app-server/open-installation.ts';
import { readSettings } from '@yanzhen/app-server/settings.ts';
import { readDemonstration } from '@yanzhen/app-server/demonstration/demo-files.ts';
import { prepareDraft } from '@yanzhen/app-server/demonstration/prepare-draft.ts';
import { Stage } from '@yanzhen/app-server/demonstration/stage.ts';
import { findAccountById } from '@yanzhen/server/accounts/find-actor.ts';
import { openSession } from '@yanzhen/server/accounts/open-session.ts';
import { openStagedTurns, openTurn } from '@yanzhen/server/turn/open-turn.ts';
import { startBuiltServer, type BuiltServer } from './built-server.ts';

interface Submitter {
  readonly applicationId: string;
  readonly headers: Record<string, string>;
}

const people = 48;
let server: BuiltServer;
let submitters: Submitter[];

beforeAll(async () => {
  server = await startBuiltServer();
  submitters = await prepareSubmitters();
}, 180_000);
afterAll(() => server.close());

it('loses no acknowledged submit when the server is killed in the middle, and doubles none', async () => {
  const acknowledged = new Map<string, string>();
  let killed: Promise<void> | undefined;
  await Promise.all(
    submitters.map(async (submitter) => {
      const reference = await submit(submitter).catch(() => undefined);
      if (reference) acknowledged.set(submitter.applicationId, reference);
      if (acknowledged.size >= people / 4) killed ??= server.kill();
    }),
  );
  await killed;
  expect(acknowledged.size).toBeGreaterThanOrEqual(people / 4);
  expect(acknowledged.size).toBeLessThan(people);

  await server.restart();
  const after = await Promise.all(submitters.map((submitter) => submit(submitter)));
  for (const [i, { applicationId }] of submitters.entries()) {
    const told = acknowledged.get(applicationId);
    if (told) expect(after[i]).toBe(told);
  }
  expect(new Set(after).size).toBe(people);
  const rows = await submittedEvents();
  expect(rows).toEqual(submitters.map(() => 1));
});

/** Sends with a key of its own; a repeat carries the same key. */
async function submit({ applicationId, headers }: Submitter): Promise<string | undefined> {
  const reply = await fetch(`${server.address}/api/luzhou/subsidies/mine/${applicationId}/submit`, {
    method: 'POST',
    headers: { ...headers, 'idempotency-key': `key-${applicationId}` },
  });
  const body = (await reply.json()) as { reference?: string };
  if (!reply.ok) throw new Error(`${reply.status} ${JSON.stringify(body)}`);
  return body.reference;
}

async function prepareSubmitters(): Promise<Submitter[]> {
  const installation = await openInstallation(readSettings(server.environment));
  const { ground } = installation;
  const routes = features.flatMap((feature) => feature.routes ?? []);
  const { application } = readDemonstration('luzhou');
  const request = { city: 'luzhou', requestId: 'prepare' };
  const drafts = await openStagedTurns(ground, request, async (turnAt) => {
    const stage = new Stage(turnAt, routes, new Date(Date.now() - 3_600_000));
    const organisation = await stage
      .turn(null)
      .row<{ id: string }>(sql`select id from organisation where city = 'luzhou' limit 1`);
    const made = [];
    for (let i = 0; i < people; i += 1) {
      const person = {
        cohort: 'killed',
        seed: 5_000 + i,
        name: `测试${i}`,
        answers: { highestEducation: 'master' },
        county: '510502',
        organisation: '',
      };
      made.push(await prepareDraft(stage, application, person, organisation?.id ?? ''));
    }
    return made;
  });
  const sessions = await openTurn(ground, request, async (turn) => {
    const opened: Submitter[] = [];
    for (const { talent, applicationId } of drafts) {
      const account = await findAccountById(turn, talent.accountId);
      if (!account) throw new Error('no account');
      const { token, csrf } = await openSession(turn, account, 'demonstration');
      const headers = { cookie: `yanzhen_session=${token}`, 'x-csrf-token': csrf };
      opened.push({ applicationId, headers });
    }
    return opened;
  });
  await installation.close();
  return sessions;
}

/** How many times each application was submitted, by its events. */
async function submittedEvents(): Promise<number[]> {
  const installation = await openInstallation(readSettings(server.environment));
  const counts = await openTurn(
    installation.ground,
    { city: 'luzhou', requestId: 'count' },
    async (turn) => {
      const rows = await turn.rows<{ id: string; n: number }>(sql`
        select application_id as id, count(*) as n from application_event
        where city = ${turn.city} and move = 'submit' group by 1`);
      return new Map(rows.map((row) => [row.id, row.n]));
    },
  );
  await installation.close();
  return submitters.map(({ applicationId }) => counts.get(applicationId) ?? 0);
}
