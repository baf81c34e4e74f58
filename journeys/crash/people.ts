import { sql } from 'kysely';
import { features } from '@yanzhen/app-server/features.ts';
import { openInstallation } from '@yanzhen/app-server/open-installation.ts';
import { readSettings } from '@yanzhen/app-server/settings.ts';
import { readDemonstration } from '@yanzhen/app-server/demonstration/demo-files.ts';
import { prepareDraft } from '@yanzhen/app-server/demonstration/prepare-draft.ts';
import { Stage } from '@yanzhen/app-server/demonstration/stage.ts';
import { findAccountById, findAccountByLogin } from '@yanzhen/server/accounts/find-actor.ts';
import { openSession } from '@yanzhen/server/accounts/open-session.ts';
import { openStagedTurns, openTurn } from '@yanzhen/server/turn/open-turn.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import type { BuiltServer } from '../built-server.ts';

export type Headers = Readonly<Record<string, string>>;

/** A draft that only waits to be submitted, and its applicant's session. */
export interface Waiting {
  readonly applicationId: string;
  readonly headers: Headers;
}

/** Everybody of the story, signed in: the people with their drafts, and the offices by login. */
export interface Crowd {
  readonly waiting: readonly Waiting[];
  readonly office: Readonly<
    Record<'agent' | 'county' | 'checker' | 'approver' | 'auditor' | 'releaser', Headers>
  >;
  /** What the employer confirms of each. */
  readonly employment: Readonly<Record<string, unknown>>;
}

/** Prepares people of the demonstration city with drafts, and signs everybody in. */
export async function gatherCrowd(server: BuiltServer, count: number): Promise<Crowd> {
  const installation = await openInstallation(readSettings(server.environment));
  try {
    const { ground } = installation;
    const routes = features.flatMap((feature) => feature.routes ?? []);
    const { application } = readDemonstration('luzhou');
    const request = { city: 'luzhou', requestId: 'prepare' };
    const drafts = await openStagedTurns(ground, request, async (turnAt) => {
      // Each act on the stage takes some seconds of its past.
      const stage = new Stage(turnAt, routes, new Date(Date.now() - 3_600_000 - count * 90_000));
      const agent = await findAccountByLogin(stage.turn(null), 'agent');
      const made = [];
      for (let i = 0; i < count; i += 1) {
        const person = {
          cohort: 'crowd',
          seed: 5_000 + i,
          name: `测试${i}`,
          answers: { highestEducation: 'master' },
          county: '510502',
          organisation: '',
        };
        made.push(await prepareDraft(stage, application, person, agent?.organisation_id ?? ''));
      }
      return made;
    });
    return await openTurn(ground, request, async (turn) => {
      const waiting: Waiting[] = [];
      for (const { talent, applicationId } of drafts) {
        waiting.push({ applicationId, headers: await signIn(turn, talent.accountId) });
      }
      const office: Record<string, Headers> = {};
      for (const { login, id } of await logins(turn)) office[login] = await signIn(turn, id);
      return { waiting, office: office as Crowd['office'], employment: application.employment };
    });
  } finally {
    await installation.close();
  }
}

function logins(turn: Turn): Promise<{ login: string; id: string }[]> {
  return turn.rows(sql`
    select login, id from account where city = ${turn.city}
      and login in ('agent', 'county', 'checker', 'approver', 'auditor', 'releaser')`);
}

async function signIn(turn: Turn, accountId: string): Promise<Headers> {
  const account = await findAccountById(turn, accountId);
  if (!account) throw new Error('no account');
  const { token, csrf } = await openSession(turn, account, 'demonstration');
  return {
    cookie: `yanzhen_session=${token}`,
    'x-csrf-token': csrf,
    'content-type': 'application/json',
  };
}
