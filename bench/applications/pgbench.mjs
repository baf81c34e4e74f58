import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { prepareValue } from 'pg/lib/utils.js';
import { budgetLines, city, lineOf, numberOf } from './city.mjs';

/** `pgbench` of the machine, newest first, or undefined. */
export function findPgbench() {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian)
    ? readdirSync(debian).sort((a, b) => Number(b) - Number(a))
    : [];
  return [...versions.map((version) => join(debian, version, 'bin', 'pgbench')), 'pgbench'].find(
    (path) => spawnSync(path, ['--version']).status === 0,
  );
}

/**
 * The recorded transaction as a script of pgbench: the same statements with the same values, but for
 * the ids, which it counts through as we do.
 *
 * @param oneLine  Every case takes from the first budget line instead of its own.
 */
export function scriptOf(writes, { oneLine = false } = {}) {
  const statements = writes.map(({ sql, parameters }) =>
    sql.replace(/\$(\d+)/g, (_, place) => literal(prepareValue(parameters[place - 1]))),
  );
  return [
    '\\set n :base + :i * :clients + :client_id',
    '\\set i :i + 1',
    `\\set line ${lineOf(numberOf(0))} + (:n - ${numberOf(0)}) % ${oneLine ? 1 : budgetLines}`,
    'begin;',
    `select set_config('role', 'yanzhen_app', true), set_config('yanzhen.city', '${city}', true);`,
    ...statements.map((statement) => `${statement};`),
    'commit;',
    '',
  ].join('\n');
}

function literal(value) {
  if (value === null) return 'null';
  const number = String(numberOf(0));
  const line = String(lineOf(numberOf(0)));
  const parts = String(value)
    .split(new RegExp(`(${number}|${line})`))
    .map((part) => {
      if (part === number) return ':n::text';
      if (part === line) return ':line::text';
      // A colon before a letter would be read as a variable.
      return `E'${part.replaceAll('\\', '\\\\').replaceAll("'", "''").replaceAll(':', '\\x3a')}'`;
    });
  if (parts.length === 1) return parts[0];
  const isId = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.test(value);
  return `(${parts.join(' || ')})${isId ? '::uuid' : ''}`;
}

/**
 * Transactions per connection before pgbench is timed. It comes with new connections, whose plans and
 * caches are cold; ours are those of a server that has run for a while.
 */
export const coldEach = 8;

/**
 * Runs a script once for each serial.
 *
 * @param serials  `coldEach` for each connection and those that are timed.
 * @returns        Transactions per second while all connections were warm and none had ended.
 */
export async function runPgbench(path, { url, folder, script, serials, connections }) {
  const file = join(folder, 'approve.sql');
  writeFileSync(file, script);
  const each = (serials.until - serials.from) / connections;
  const variables = { base: numberOf(serials.from), i: 0, clients: connections };
  const args = [
    ['-n', '-M', 'prepared', '-f', file, '-t', each, '-c', connections],
    ['-j', Math.min(connections, 2), '-l', '--log-prefix', join(folder, logName)],
    ...Object.entries(variables).map(([name, value]) => ['-D', `${name}=${value}`]),
    [url],
  ].flat();
  const run = spawn(path, args.map(String), { stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  run.stdout.on('data', (chunk) => (output += chunk));
  run.stderr.on('data', (chunk) => (output += chunk));
  const status = await new Promise((done) => run.on('close', done));
  const done = Number(/actually processed: (\d+)/.exec(output)?.[1]);
  if (status !== 0 || done !== serials.until - serials.from)
    throw new Error(`pgbench: ${output.replaceAll(url, '<address>').slice(0, 2000)}`);
  return warmRate(takeLog(folder), connections, each);
}

const logName = 'pgbench-log';

/** Ends of transactions, in order of time. */
function takeLog(folder) {
  const files = readdirSync(folder).filter((name) => name.startsWith(logName));
  const lines = files.flatMap((name) => {
    const text = readFileSync(join(folder, name), 'utf8');
    rmSync(join(folder, name));
    return text.trim().split('\n');
  });
  return lines
    .map((line) => line.split(' ').map(Number))
    .map(([client, , , , seconds, micros]) => ({ client, at: seconds + micros / 1e6 }))
    .sort((a, b) => a.at - b.at);
}

function warmRate(ends, connections, each) {
  const counts = new Map();
  const warmAt = coldEach * connections - 1;
  // From the first client that has done its share, fewer than all are at work.
  const last = ends.findIndex(({ client }) => {
    counts.set(client, (counts.get(client) ?? 0) + 1);
    return counts.get(client) === each;
  });
  // Where one client ran far ahead of the others there is no such span: all that was not cold counts.
  const until = last - warmAt >= (ends.length - warmAt) / 4 ? last : ends.length - 1;
  return (until - warmAt) / (ends[until].at - ends[warmAt].at);
}
