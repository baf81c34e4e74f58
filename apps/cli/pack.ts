import { existsSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import type { Command } from 'commander';
import { checkPolicies, readPack } from '@yanzhen/registers/policies/offers.ts';
import { applyCity } from '@yanzhen/app-server/apply-city.ts';
import { projectRoot } from '@yanzhen/server/manifest/project-root.ts';
import { publishedSchemas } from '@yanzhen/app-server/published-schemas.ts';
import { packCheckers } from '@yanzhen/app-server/pack-checkers.ts';
import { terminalLanguage } from './tell-failure.ts';
import { withTurn } from './with-turn.ts';

/** `yanzhen pack check|apply`: checks a city pack file by file, and makes the city what it says. */
export function packCommand(program: Command): void {
  const pack = program.command('pack').description('City packs: cities/<city>');
  pack
    .command('check')
    .argument('<folder>', 'folder of the pack, e.g. cities/luzhou')
    .description('Tell every problem by file, line and reason')
    .action((folder: string) => {
      const pack = checked(folder);
      if (!pack) return;
      const { problems } = checkPolicies({ file: 'facts.yaml', ...pack.facts }, pack.policies);
      tell(folder, problems);
      if (problems.length === 0) process.stdout.write(`✓ ${folder}\n`);
    });
  pack
    .command('apply')
    .argument('<folder>', 'folder of the pack, e.g. cities/luzhou')
    .description('Publish what is new in a pack; the same pack again changes nothing')
    .action(async (folder: string) => {
      const read = checked(folder);
      if (!read) return;
      const done = await withTurn({ city: read.city.city }, (turn) => applyCity(turn, read));
      process.stdout.write(`✓ ${basename(resolve(folder))} ${JSON.stringify(done)}\n`);
    });
  pack
    .command('schemas')
    .description('Write the JSON Schemas of the pack files to cities/schemas')
    .action(() => {
      for (const [name, text] of publishedSchemas()) {
        writeFileSync(join(projectRoot, 'cities/schemas', name), text);
      }
    });
}

function checked(folder: string): ReturnType<typeof readPack>['pack'] {
  // npm runs in the project's folder; a path is meant from where the person stands.
  const place = resolve(process.env['INIT_CWD'] ?? process.cwd(), folder);
  if (!existsSync(place)) throw new Error(`${folder}: no such folder`);
  const { pack, problems } = readPack(place, packCheckers);
  tell(folder, problems);
  return pack;
}

function tell(folder: string, problems: ReturnType<typeof readPack>['problems']): void {
  const language = terminalLanguage();
  for (const { file, line, says, remedy } of problems) {
    process.stderr.write(`${folder}/${file}:${line}\n  ${says[language]}\n  ${remedy[language]}\n`);
  }
  if (problems.length > 0) process.exitCode = 1;
}
