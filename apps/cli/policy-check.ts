import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import type { Command } from 'commander';
import { checkPolicies } from '@yanzhen/registers/policies/offers.ts';
import { projectRoot } from '@yanzhen/server/manifest/project-root.ts';
import type { Localized } from '@yanzhen/values/localized.ts';
import { terminalLanguage } from './tell-failure.ts';

/** `yanzhen policy check`: problems, worked examples, and changes that no example would notice. */
export function policyCheckCommand(policy: Command): void {
  policy
    .command('check')
    .argument('[place]', 'a policy file, or the folder of a pack, e.g. cities/luzhou')
    .option('--city <city>', 'city pack, instead of a place')
    .description('Check policy files, run their examples and tell which changes none would notice')
    .action((place: string | undefined, { city }: { readonly city?: string }) => {
      const from = process.env['INIT_CWD'] ?? process.cwd();
      const asked =
        place === undefined
          ? city && join(projectRoot, 'cities', city)
          : // npm runs in the project's folder; a path is meant from where the person stands.
            resolve(from, place);
      if (!asked) return refuse(says.noPlace);
      if (!existsSync(asked)) return refuse(says.notThere(place ?? asked));
      const pack = packOf(asked);
      if (!pack) return refuse(says.noFacts(place ?? asked));
      check(asked, pack, from);
    });
}

/** The nearest folder up from a place that holds a fact dictionary. */
function packOf(place: string): string | undefined {
  const start = statSync(place).isDirectory() ? place : dirname(place);
  return [start, dirname(start)].find((folder) => existsSync(join(folder, 'facts.yaml')));
}

function check(asked: string, pack: string, from: string): void {
  const fileOf = (file: string) => ({ file, text: readFileSync(join(pack, file), 'utf8') });
  const folder = join(pack, 'policies');
  const names = existsSync(folder) ? readdirSync(folder) : [];
  const yaml = names.filter((name) => name.endsWith('.yaml')).map((name) => `policies/${name}`);
  const own = statSync(asked).isDirectory() ? undefined : relative(pack, asked);
  const files = [...new Set([...yaml, ...(own === undefined ? [] : [own])])].toSorted();
  const { problems, benefits, examples, exactness } = checkPolicies(
    fileOf('facts.yaml'),
    files.map(fileOf),
    own === undefined ? files : [own],
  );
  const language = terminalLanguage();
  for (const { file, line, says: told, remedy } of problems) {
    const place = relative(from, join(pack, file));
    process.stderr.write(`${place}:${line}\n  ${told[language]}\n  ${remedy[language]}\n`);
  }
  if (problems.length > 0) process.exitCode = 1;
  else process.stdout.write(`${says.sharp(benefits, examples)[language]}\n`);
  // A note and no fault: every way is exact to the fen.
  for (const { benefitId, computes, says: told, steps } of exactness) {
    if (computes === 'whole') continue;
    const why = steps.map((step) => `${step.text}: ${step.why[language]}`).join('; ');
    process.stdout.write(`· ${benefitId}: ${told[language]} (${why})\n`);
  }
}

function refuse(told: Localized): void {
  process.stderr.write(`${told[terminalLanguage()]}\n`);
  process.exitCode = 1;
}

const says = {
  noPlace: {
    zh: '请写明政策文件或资料包文件夹，或用 --city。',
    en: 'Name a policy file or the folder of a pack, or use --city.',
  },
  notThere: (place: string): Localized => ({
    zh: `${place}：没有这个文件或文件夹。`,
    en: `${place}: no such file or folder.`,
  }),
  noFacts: (place: string): Localized => ({
    zh: `${place}：旁边没有事实词典 facts.yaml。`,
    en: `${place}: there is no fact dictionary facts.yaml beside it.`,
  }),
  sharp: (benefits: number, examples: number): Localized => ({
    zh: `✓ ${benefits} 项待遇，${examples} 个样例都与规则相符，任何一处改动都有样例发现。`,
    en: `✓ ${benefits} benefit${benefits === 1 ? '' : 's'}: all ${examples} worked examples hold, and any change would be noticed.`,
  }),
} as const;
