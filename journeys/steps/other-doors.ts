import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { sql } from 'kysely';
import { openInstallation } from '@yanzhen/app-server/open-installation.ts';
import { readSettings } from '@yanzhen/app-server/settings.ts';
import { projectRoot } from '@yanzhen/server/manifest/project-root.ts';
import { openTurn } from '@yanzhen/server/turn/open-turn.ts';
import type { BuiltServer } from '../built-server.ts';
import { city, type Seat } from '../seat.ts';

/** What a door answered. */
export interface Answer {
  readonly status: number;
  readonly code?: string;
  readonly body: Record<string, unknown>;
}

/** Calls the API from the page in sight, as who is signed in there. */
export async function callFromPage(
  seat: Seat,
  method: string,
  path: string,
  body?: unknown,
): Promise<Answer> {
  return seat.page.evaluate(
    async ({ address, method: verb, content }) => {
      const csrf = /yanzhen_csrf=([^;]+)/.exec(document.cookie)?.[1] ?? '';
      const reply = await fetch(address, {
        method: verb,
        headers: {
          'x-csrf-token': csrf,
          'idempotency-key': crypto.randomUUID(),
          ...(content === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(content === undefined ? {} : { body: content }),
      });
      const told = (await reply.json()) as Record<string, unknown>;
      const code = told['code'];
      return {
        status: reply.status,
        ...(typeof code === 'string' ? { code } : {}),
        body: told,
      };
    },
    {
      address: `/api/${city}${path}`,
      method,
      content: body === undefined ? undefined : JSON.stringify(body),
    },
  );
}

/** Runs the command line of the product on the server's installation. */
export function runCommand(
  server: BuiltServer,
  args: readonly string[],
): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(projectRoot, 'scripts/yanzhen.mjs'), ...args], {
      env: server.environment,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    child.stdout.on('data', (text: Buffer) => (output += text.toString()));
    child.stderr.on('data', (text: Buffer) => (output += text.toString()));
    child.on('close', (code) => resolve({ code, output }));
  });
}

/** Gives the natural person behind an account a second account, with another office. */
export async function giveSecondAccount(
  server: BuiltServer,
  { of, login, roles }: { of: string; login: string; roles: readonly string[] },
): Promise<void> {
  const installation = await openInstallation(readSettings(server.environment));
  await openTurn(installation.ground, { city, requestId: login }, (turn) =>
    turn.run(sql`
      insert into account (city, id, person_id, kind, login, roles, counties, office, language, created_at)
      select city, ${turn.newId()}, person_id, kind, ${login}, ${[...roles]}, counties, office, language, ${turn.now}
      from account where city = ${turn.city} and login = ${of}`),
  );
  await installation.close();
}
