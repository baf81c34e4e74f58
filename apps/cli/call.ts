import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { Command } from 'commander';
import { runRoute } from '@yanzhen/server/routes/run-route.ts';
import { fault } from '@yanzhen/server/routes/fault.ts';
import { features } from '@yanzhen/app-server/features.ts';
import { withTurn } from './with-turn.ts';

interface CallOptions {
  readonly city: string;
  readonly as?: string;
  readonly params: string;
  readonly query: string;
  readonly body?: string;
  readonly file?: string;
  readonly key: string;
}

/** `yanzhen call <endpoint>`: any address of the API, by the same use case and under the same rules. */
export function callCommand(program: Command): void {
  program
    .command('call')
    .argument('<endpoint>', 'operation id of the OpenAPI document, e.g. payments.list-batches')
    .requiredOption('--city <city>', 'city, e.g. luzhou')
    .option('--as <login>', 'login name of the account that acts')
    .option('--params <json>', 'parameters of the path', '{}')
    .option('--query <json>', 'query', '{}')
    .option('--body <json>', 'body')
    .option('--file <path>', 'file to upload')
    .option('--key <text>', 'idempotency key; keep it for a retry', crypto.randomUUID())
    .description('Call one use case and print its reply as JSON')
    .action(async (endpoint: string, options: CallOptions) => {
      const route = features
        .flatMap((feature) => feature.routes ?? [])
        .find((each) => each.endpoint.id === endpoint);
      if (!route) throw fault('request.not-found', { field: endpoint, status: 404 });
      const files = options.file
        ? [{ field: 'file', name: basename(options.file), bytes: readFileSync(options.file) }]
        : [];
      const reply = await withTurn(options, (turn) =>
        runRoute(route, turn, {
          params: readJson('--params', options.params),
          query: readJson('--query', options.query),
          body: options.body === undefined ? undefined : readJson('--body', options.body),
          files,
          idempotencyKey: options.key,
        }),
      );
      process.stdout.write(`${JSON.stringify(reply, null, 2)}\n`);
    });
}

function readJson(option: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw fault('request.malformed', { field: option, status: 400 });
  }
}
