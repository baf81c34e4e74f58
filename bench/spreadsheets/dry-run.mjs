// One dry run in a process of its own, so that its memory is its own: node dry-run.mjs <folder> <format>.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { importEndpoints } from '@yanzhen/procedures/imports/contract.ts';
import { imports } from '@yanzhen/procedures/imports/feature.ts';
import { importJobs, importRoutes } from '@yanzhen/procedures/imports/offers.ts';
import { saveAccount } from '@yanzhen/server/accounts/save-account.ts';
import { actorFrom, findAccountById } from '@yanzhen/server/accounts/find-actor.ts';
import { openGround } from '@yanzhen/server/database/open-ground.ts';
import { runQueueOnce } from '@yanzhen/server/jobs/worker.ts';
import { readWords } from '@yanzhen/server/manifest/words.ts';
import { demonstrationSms } from '@yanzhen/server/messages/sms.ts';
import { startPostgres } from '@yanzhen/server/postgres/start-postgres.ts';
import { runRoute } from '@yanzhen/server/routes/run-route.ts';
import { readSheet } from '@yanzhen/server/spreadsheets/read-sheet.ts';
import { openTurn } from '@yanzhen/server/turn/open-turn.ts';
import { rows, sheet } from './make-files.mjs';

const [folder, format] = process.argv.slice(2);
const bytes = readFileSync(join(folder, `people.${format}`));

/** Seconds that work takes, and by how much the process grows at its widest; looked at every 20 ms. */
async function measured(work) {
  globalThis.gc?.();
  const before = process.memoryUsage.rss();
  let most = before;
  const look = setInterval(() => {
    most = Math.max(most, process.memoryUsage.rss());
  }, 20);
  const began = performance.now();
  const cpu = process.cpuUsage();
  await work();
  const seconds = (performance.now() - began) / 1_000;
  clearInterval(look);
  const { user, system } = process.cpuUsage(cpu);
  return { seconds, cpuSeconds: (user + system) / 1e6, megabytes: (most - before) / 2 ** 20 };
}

if (format === 'xls') {
  // An .xls of this size is larger than an upload may be: it is read as if it were not.
  let read = 0;
  const figures = await measured(() =>
    readSheet(bytes, sheet, {
      limits: { bytes: 2 ** 26 },
      onRows: async (taken) => {
        read += taken.length;
      },
    }),
  );
  if (read !== rows) throw new Error(`${read} rows were read`);
  console.log(JSON.stringify(figures));
  process.exit();
}

const name = { zh: '名单', en: 'People' };
const kind = {
  id: 'bench.people',
  name,
  endpoints: importEndpoints('bench.people', name),
  who: { roles: ['registrar'] },
  sheet: () => Promise.resolve(sheet),
  keyOf: ({ values }) => values.c0,
  labelOf: ({ values }) => String(values.c1),
  // What a register is asked: who of these is known.
  check: async (turn, _of, checked) => {
    const keys = checked.map(({ values }) =>
      turn.secrets.index('identity', values.c0).toString('hex'),
    );
    const known = await turn.rows(sql`
      select encode(identity_index, 'hex') as key from person where city = ${turn.city}
        and identity_index in (select decode(v, 'hex') from jsonb_array_elements_text(${JSON.stringify(keys)}::jsonb) as t (v))`);
    const there = new Set(known.map(({ key }) => key));
    return keys.map((key) => ({ outcome: there.has(key) ? 'same' : 'new' }));
  },
};
const features = [
  imports,
  { id: 'bench', folder: 'bench/spreadsheets', routes: importRoutes(kind), jobs: importJobs(kind) },
];
const server = await startPostgres({ dataDir: join(folder, `postgres-${format}`) });
try {
  const ground = await openGround({
    adminUrl: server.url,
    masterKey: Buffer.alloc(32, 7),
    filesFolder: join(folder, 'files'),
    clock: () => new Date(),
    isDemonstration: () => true,
    features,
    connections: 4,
  });
  const inTurn = (work, accountId) =>
    openTurn(ground, { city: 'bench', requestId: 'bench' }, async (turn, setActor) => {
      if (accountId) setActor(actorFrom(await findAccountById(turn, accountId)));
      return work(turn);
    });
  const account = await inTurn(async (turn) => {
    await turn.run(
      sql`insert into city (city, area_code, name, pack) values ('bench', '510500', '{}', '{}')`,
    );
    return saveAccount(turn, { kind: 'staff', name: '登记岗', roles: ['registrar'], counties: [] });
  });
  const upload = importRoutes(kind).find(({ endpoint }) => endpoint === kind.endpoints.upload);
  const words = readWords({});
  const figures = await measured(async () => {
    const file = { field: 'file', name: `people.${format}`, bytes };
    const asked = {
      params: {},
      query: {},
      body: { subject: '' },
      files: [file],
      idempotencyKey: undefined,
    };
    await inTurn((turn) => runRoute(upload, turn, asked), account.id);
    await runQueueOnce(ground, features, words, demonstrationSms);
  });
  const batch = await inTurn((turn) =>
    turn.row(sql`select state, rows_new, rows_bad from import_batch`),
  );
  if (batch.state !== 'checked' || batch.rows_new !== rows) {
    throw new Error(
      `the dry run ended as ${JSON.stringify(batch)} (${createHash('sha256').update(bytes).digest('hex')})`,
    );
  }
  await ground.close();
  console.log(JSON.stringify(figures));
} finally {
  await server.stop();
}
process.exit();
