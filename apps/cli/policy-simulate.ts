import { existsSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import type { Command } from 'commander';
import type { SimulationResult } from '@yanzhen/policy';
import { openPool } from '@yanzhen/server/database/pool.ts';
import { startPostgres } from '@yanzhen/server/postgres/start-postgres.ts';
import { readSettings } from '@yanzhen/app-server/settings.ts';
import { packCheckers } from '@yanzhen/app-server/pack-checkers.ts';
import {
  checkBySql,
  packWork,
  runSimulation,
  SimulationRefused,
  type SqlCheck,
  type SimulationRequest,
} from '@yanzhen/oversight/policy-review/offers.ts';
import { readPack, type CityPack } from '@yanzhen/registers/policies/offers.ts';
import { projectRoot } from '@yanzhen/server/manifest/project-root.ts';
import { inLanguage, type Localized } from '@yanzhen/values/localized.ts';
import { civilDateOf, isCivilDate } from '@yanzhen/values/civil-date.ts';
import { simulationText } from './simulation-text.ts';
import { terminalLanguage } from './tell-failure.ts';

interface Options {
  readonly city: string;
  readonly set: readonly string[];
  readonly policy: readonly string[];
  readonly population: string;
  readonly seed: string;
  readonly day?: string;
  readonly people: string;
  readonly checkSql?: boolean;
  readonly json?: boolean;
}

const each = (value: string, before: readonly string[]): string[] => [...before, value];

/** `yanzhen policy simulate`: what a change would cost and whom it would change, from the pack's files. */
export function policySimulateCommand(policy: Command): void {
  policy
    .command('simulate')
    .description('What a change would cost, over a synthetic population')
    .requiredOption('--city <city>', 'city pack, e.g. luzhou')
    .option('--set <parameter=value>', 'another value of a parameter; may be given again', each, [])
    .option('--policy <file>', 'a changed policy file; may be given again', each, [])
    .option('--population <persons>', 'how many persons', '100000')
    .option('--seed <number>', 'another seed draws other persons', '1')
    .option('--day <date>', 'day that applications are decided on; today where left out')
    .option('--people <number>', 'how many of those who gain or lose are listed', '10')
    .option('--check-sql', 'compute the totals in PostgreSQL too and compare')
    .option('--json', 'one JSON object on standard output')
    .action(async (options: Options) => {
      try {
        await run(options);
      } catch (error) {
        if (!(error instanceof SimulationRefused)) throw error;
        const language = terminalLanguage();
        const [says, remedy] = [error.says, error.remedy].map((text) => inLanguage(text, language));
        process.stderr.write(`✗ ${says}\n  ${remedy}\n`);
        process.exitCode = 1;
      }
    });
}

async function run(options: Options): Promise<void> {
  const { pack, folder } = readCity(options.city);
  const day = options.day ?? civilDateOf(new Date());
  if (!isCivilDate(day)) {
    throw refused(`--day ${day}`, { zh: '日期，如 2026-11-23', en: 'a day such as 2026-11-23' });
  }
  const persons = wholeNumber('--population', options.population, 1, 10_000_000);
  const seed = wholeNumber('--seed', options.seed, 0, 2_147_483_647);
  const request: SimulationRequest & { population: { kind: 'synthetic' } } = {
    day,
    population: { kind: 'synthetic', persons, seed },
    changes: {
      files: options.policy.map((file) => ({ fileName: basename(file), text: readText(file) })),
      parameters: Object.fromEntries(options.set.map(assignment)),
    },
    people: wholeNumber('--people', options.people, 0, 500),
    onProgress: progressLine(),
  };
  const work = packWork(pack, folder, request);
  const result = await runSimulation(work);
  process.stderr.write('\r\u001B[K');
  const checked = options.checkSql === true ? await checkedBySql(work, result) : undefined;
  if (options.json === true) {
    const sql = checked && { sql: checked };
    process.stdout.write(`${JSON.stringify({ ...result, ...sql })}\n`);
  } else process.stdout.write(simulationText(result, checked, terminalLanguage()));
  if (checked && !checked.equal) process.exitCode = 1;
}

/** The same population decided by PostgreSQL: the installation's own, or the embedded one. */
async function checkedBySql(work: Work, result: SimulationResult): Promise<SqlCheck> {
  const { databaseUrl, folder } = readSettings(process.env);
  const server = databaseUrl
    ? undefined
    : await startPostgres({ dataDir: join(folder, 'postgres') });
  const pool = openPool(databaseUrl ?? server?.url ?? '', 1);
  try {
    return await checkBySql(
      work,
      result,
      async (text, values) => (await pool.query<Record<string, unknown>>(text, [...values])).rows,
    );
  } finally {
    await pool.end();
    await server?.stop();
  }
}

type Work = Parameters<typeof checkBySql>[0];

function readCity(city: string): { pack: CityPack; folder: string } {
  const folder = join(projectRoot, 'cities', city);
  if (!/^[a-z][a-z0-9]{1,19}$/.test(city) || !existsSync(join(folder, 'city.yaml'))) {
    throw refused(`--city ${city}`, {
      zh: 'cities 下的城市目录名，如 luzhou',
      en: 'a folder of cities/, such as luzhou',
    });
  }
  const { pack, problems } = readPack(folder, packCheckers);
  if (pack) return { pack, folder };
  const [first] = problems;
  const at = `cities/${city}/${first?.file}:${first?.line} `;
  throw new SimulationRefused(
    { zh: at + (first?.says.zh ?? ''), en: at + (first?.says.en ?? '') },
    first?.remedy ?? { zh: '请先改正文件。', en: 'Correct the file first.' },
  );
}

function readText(file: string): string {
  // npm runs in the project's folder; a path is meant from where the person stands.
  const path = resolve(process.env['INIT_CWD'] ?? process.cwd(), file);
  if (!existsSync(path))
    throw refused(`--policy ${file}`, { zh: '已有的文件', en: 'a file that is there' });
  return readFileSync(path, 'utf8');
}

function assignment(text: string): [string, string] {
  const at = text.indexOf('=');
  if (at < 1)
    throw refused(`--set ${text}`, {
      zh: '参数=值，如 doctorAmount=260000',
      en: 'parameter=value, such as doctorAmount=260000',
    });
  return [text.slice(0, at).trim(), text.slice(at + 1).trim()];
}

function wholeNumber(option: string, text: string, min: number, max: number): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= min && value <= max) return value;
  throw refused(`${option} ${text}`, {
    zh: `${min} 到 ${max} 的整数`,
    en: `a whole number from ${min} to ${max}`,
  });
}

function refused(given: string, { zh, en }: Localized): SimulationRefused {
  return new SimulationRefused(
    { zh: `不能用“${given}”。`, en: `Cannot use “${given}”.` },
    { zh: `请写${zh}。`, en: `Write ${en}.` },
  );
}

/** Steps on standard error, so that standard output has the result alone. */
function progressLine(): NonNullable<SimulationRequest['onProgress']> {
  let shown = '';
  return ({ step, done }) => {
    const text = `${step} ${Math.floor(done * 100)} %`;
    if (text === shown || !process.stderr.isTTY) return;
    shown = text;
    process.stderr.write(`\r\u001B[K${text}`);
  };
}
