import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import { exportLetter, type IssuedFiles } from '@yanzhen/oversight/letters/offers.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { withTurn } from './with-turn.ts';

interface ExportOptions {
  readonly to: string;
  readonly city?: string;
}

/** `yanzhen letter export`: the files of an issued letter, the bytes that were frozen. */
export function letterCommand(program: Command): void {
  program
    .command('letter')
    .description('Reply letters')
    .command('export')
    .argument('<id>', 'id of the letter, or its document number')
    .requiredOption('--to <folder>', 'folder to write to; made where it is missing')
    .option('--city <city>', 'city, e.g. luzhou; not needed where there is only one')
    .description('Write an issued letter as DOCX and PDF')
    .action(async (id: string, options: ExportOptions) => {
      // npm runs in the project's folder; a path is meant from where the person stands.
      const folder = resolve(process.env['INIT_CWD'] ?? process.cwd(), options.to);
      const issued = await withTurn(options, (turn) => exportRecorded(turn, id));
      mkdirSync(folder, { recursive: true });
      const paths = [issued.files.docx, issued.files.pdf].map((file) => {
        const path = join(folder, file.name);
        writeFileSync(path, file.content);
        return path;
      });
      process.stdout.write(
        [...paths, `sha256 ${issued.contentDigest}`, `fonts ${issued.fonts.join(', ')}`, ''].join(
          '\n',
        ),
      );
    });
}

async function exportRecorded(turn: Turn, id: string): Promise<IssuedFiles> {
  const issued = await exportLetter(turn, id);
  const subject = { type: 'letter', id: issued.letterId };
  await turn.record({ act: 'letters.export', subject, detail: { number: issued.number } });
  return issued;
}
