import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
import type { Command } from 'commander';
import { exportTrail, findAnchor, type Anchor } from '@yanzhen/server/audit/export-trail.ts';
import { sealKeyOf } from '@yanzhen/server/audit/seal-key.ts';
import { sealTrail } from '@yanzhen/server/audit/seal-trail.ts';
import { verifyIssues, type IssueFinding } from '@yanzhen/oversight/letters/offers.ts';
import { projectRoot } from '@yanzhen/server/manifest/project-root.ts';
import { fault } from '@yanzhen/server/routes/fault.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { withTurn } from './with-turn.ts';

interface CityOption {
  readonly city?: string;
}

const verifier = join(projectRoot, 'foundation/server/audit/verify-trail.mjs');

/** `yanzhen audit …`: the sealed trail, out to where nobody here can change it, and checked. */
export function auditCommand(program: Command): void {
  const audit = program.command('audit').description('The sealed audit trail');
  audit
    .command('anchor')
    .argument('[file]', 'file to write; else it is printed')
    .option('--city <city>', 'city, e.g. luzhou; not needed where there is only one')
    .description('Write the newest seal and the public key, to be kept outside')
    .action(async (file: string | undefined, options: CityOption) => {
      const text = `${JSON.stringify(await withTrail(options, anchorOf), null, 2)}\n`;
      if (file) writeFileSync(fromHere(file), text);
      else process.stdout.write(text);
    });
  audit
    .command('export')
    .argument('<file>', 'file to write, one JSON object a line')
    .option('--city <city>', 'city, e.g. luzhou; not needed where there is only one')
    .description('Write the sealed trail for verify-trail.mjs')
    .action(async (file: string, options: CityOption) => {
      await withTrail(options, async (turn) => {
        await pipeline(
          Readable.from(lines(turn)),
          createWriteStream(fromHere(file), { mode: 0o600 }),
        );
      });
    });
  audit
    .command('verify')
    .argument('[file]', 'an exported trail; else the database is read')
    .option('--anchor <file...>', 'anchors that were kept outside; without one, the newest here')
    .option('--city <city>', 'city, e.g. luzhou; not needed where there is only one')
    .description(
      'Verify the trail by the separate program and, in the database, every issued letter and figure against it; ends with 1 when anything is not whole',
    )
    .action(async (file: string | undefined, options: CityOption & { anchor?: string[] }) => {
      const kept = options.anchor?.map(fromHere);
      process.exitCode = file
        ? await verify(kept ?? [], [fromHere(file)])
        : await withTrail(options, async (turn, publicKey) => {
            const anchors = kept ?? [];
            const own = kept ? undefined : await anchorOf(turn, publicKey);
            const trail = await verify(anchors, [], lines(turn), own);
            return Math.max(trail, await tellIssues(turn));
          });
    });
}

/** Seals what waits, then works in a turn that reads the trail. */
async function withTrail<T>(
  options: CityOption,
  work: (turn: Turn, publicKey: string) => Promise<T>,
): Promise<T> {
  await withTurn(options, (turn, { ground }) => sealTrail(ground, turn.city));
  return withTurn(options, (turn, { ground }) => work(turn, sealKeyOf(ground.masterKey).publicKey));
}

/** Issued letters and their figures against the trail that was just verified; a line for whatever is wrong. */
async function tellIssues(turn: Turn): Promise<number> {
  const { letters, figures, reproduced, findings } = await verifyIssues(turn);
  for (const { letterId, number, finding, part } of findings) {
    const named = [number, letterId, part].filter((each) => each !== null).join(' ');
    process.stdout.write(`✗ letter ${named}: ${findingWords[finding]}\n`);
  }
  const whole = findings.length === 0 ? '✓' : '✗';
  const letterCount = `${letters} issued ${letters === 1 ? 'letter' : 'letters'}`;
  process.stdout.write(
    `${whole} ${letterCount}, ${reproduced} of ${figures} figures come out of their records again\n`,
  );
  return findings.length === 0 ? 0 : 1;
}

const findingWords: Readonly<Record<IssueFinding, string>> = {
  gone: 'was issued, says the trail, and is not kept',
  'not-in-trail': 'stands as issued, and the trail knows nothing of it',
  altered: 'something of it was altered after the issue',
  content: 'text and figures do not have the digest of the issue',
  figure: 'a figure does not come out of its definition and records again',
  file: 'a file is missing or another one',
  dispatch: 'state, seal, post or archive are not those of the trail',
};

async function anchorOf(turn: Turn, publicKey: string): Promise<Anchor> {
  const anchor = await findAnchor(turn, publicKey);
  if (!anchor) throw fault('request.not-found', { status: 404, field: 'audit_seal' });
  return anchor;
}

async function* lines(turn: Turn): AsyncGenerator<string> {
  for await (const line of exportTrail(turn)) yield `${line}\n`;
}

/** Runs the program on a file, or on lines that it reads as they come. */
async function verify(
  anchors: readonly string[],
  file: readonly string[],
  input?: AsyncIterable<string>,
  own?: Anchor,
): Promise<number> {
  const args = [verifier, ...file, ...anchors.flatMap((path) => ['--anchor', path])];
  if (own) args.push('--anchor-text', JSON.stringify(own));
  const child = spawn(process.execPath, args, { stdio: ['pipe', 'inherit', 'inherit'] });
  const closed = once(child, 'close') as Promise<[number | null]>;
  await pipeline(Readable.from(input ?? []), child.stdin);
  const [code] = await closed;
  return code ?? 1;
}

function fromHere(path: string): string {
  return resolve(process.env['INIT_CWD'] ?? process.cwd(), path);
}
