import { sql } from 'kysely';
import { readWords } from '@yanzhen/server/manifest/words.ts';
import { openTurn } from '@yanzhen/server/turn/open-turn.ts';
import { listCities } from '@yanzhen/server/turn/list-cities.ts';
import { demonstrationSecrets } from './demonstration/secrets.ts';
import type { RecordStep } from './demonstration/records/load-records.ts';
import type { Installation, Step } from './open-installation.ts';

/** What the terminal is told, in its language (`LANG`), Chinese unless it is English. */
export function consoleOf(env: NodeJS.ProcessEnv): {
  step(step: Step): void;
  /** How far the larger sets of a city have come. */
  records(city: string, step: RecordStep): void;
  ready(installation: Installation, address: string): Promise<void>;
  stopped(): void;
  failure(error: unknown): string;
} {
  const language = (env['LC_ALL'] ?? env['LANG'] ?? '').startsWith('en') ? 'en' : 'zh';
  const words = readWords({ server: 'apps/server' });
  const say = (path: string, values: Record<string, unknown> = {}): string =>
    words.find(language, 'server', path.split('.'), values) ?? path;
  const print = (line: string): void => void process.stdout.write(`${line}\n`);
  const started = performance.now();
  return {
    step: (step) => print(`  · ${say(`steps.${step}`)}  ${seconds(started)}`),
    records: (city, step) => print(`  · ${say(`records.${step}`, { city })}  ${seconds(started)}`),
    ready: async (installation, address) => {
      print(`\n  ${say('ready.address', { address })}  (${seconds(started)})\n`);
      for (const city of await listCities(installation.ground)) {
        if (!city.demonstration) continue;
        print(`  ${say('ready.accounts', demonstrationSecrets)}`);
        for (const account of await demonstrationLogins(installation, city.city))
          print(`    ${account}`);
        print(`  ${say('ready.mailbox', { mailbox: `${address}/${city.city}/demo/mailbox` })}`);
      }
      print(`\n  ${say('ready.stop')}`);
    },
    stopped: () => print(`\n  ${say('stopped')}`),
    failure: (error) =>
      say('failed', { message: error instanceof Error ? error.message : String(error) }),
  };
}

function seconds(since: number): string {
  return `${((performance.now() - since) / 1000).toFixed(1)} s`;
}

async function demonstrationLogins(installation: Installation, city: string): Promise<string[]> {
  return openTurn(installation.ground, { city, requestId: 'ready' }, async (turn) => {
    const rows = await turn.rows<{
      login: string;
      name: string;
      office: { zh: string } | null;
    }>(sql`
      select a.login, p.name, a.office from account a
      join person p on p.city = a.city and p.id = a.person_id
      where a.city = ${city} and a.login is not null order by a.created_at, a.login`);
    return rows.map((row) => `${row.login.padEnd(12)} ${row.name}  ${row.office?.zh ?? ''}`);
  });
}
