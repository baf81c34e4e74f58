import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseCalendarFile } from '@yanzhen/calendar';
import { parseFactDictionary, parsePolicyFile, type FactDictionary } from '@yanzhen/policy';
import { exampleProblems } from '../example-problems.ts';
import { crossProblems } from './cross-problems.ts';
import type { CityPack, PackChecker, PackFile, PackPolicy } from './city-pack.ts';
import { cityFileSchema } from './city-schema.ts';
import { inFileOrder, plain, type PackProblem } from './problem.ts';
import { words } from './problem-words.ts';
import { YamlFile } from './yaml-file.ts';

interface PackRead {
  /** Undefined when there is a problem. */
  readonly pack: CityPack | undefined;
  readonly problems: readonly PackProblem[];
}

const otherFolders = ['indicators', 'letters', 'demo'] as const;

/**
 * Reads a city pack and checks every file of it, alone and against the others.
 *
 * @param folder    The pack, e.g. `cities/luzhou`.
 * @param checkers  Checks of the folders that features above answer for.
 */
export function readPack(folder: string, checkers: readonly PackChecker[] = []): PackRead {
  const files = readFiles(folder);
  const problems: PackProblem[] = [...strayFiles(files)];
  const textOf = (file: string): string => {
    const found = files.find((each) => each.file === file);
    if (!found) problems.push({ file, line: 1, path: '', ...words.missingFile({ file }) });
    return found?.text ?? '';
  };
  const inFolder = (name: string) => files.filter((each) => each.file.startsWith(`${name}/`));

  const cityText = textOf('city.yaml');
  const cityFile = new YamlFile(cityText, 'city.yaml');
  const city = cityText === '' ? undefined : cityFile.read(cityFileSchema);
  problems.push(...cityFile.problems);

  const factsText = textOf('facts.yaml');
  const facts = parseFactDictionary(factsText, 'facts.yaml');
  if (!facts.ok && factsText !== '') problems.push(...facts.problems.map(plain));

  const policies: PackPolicy[] = [];
  for (const each of facts.ok ? inFolder('policies') : []) {
    const parsed = parsePolicyFile(
      each.text,
      each.file,
      (facts as { dictionary: FactDictionary }).dictionary,
    );
    if (parsed.ok) policies.push({ ...each, policy: parsed.policy });
    else problems.push(...parsed.problems.map(plain));
  }
  const calendar = inFolder('calendar').flatMap((each) => {
    const parsed = parseCalendarFile(each.text, each.file);
    if (parsed.ok) return [parsed.year];
    problems.push(...parsed.problems.map(plain));
    return [];
  });
  const others = Object.fromEntries(otherFolders.map((name) => [name, inFolder(name)]));

  if (city && facts.ok) {
    const read = { city, facts: { text: factsText, dictionary: facts.dictionary }, policies };
    const allRead = policies.length === inFolder('policies').length;
    const beside = policies.map((each) => each.policy);
    for (const { policy, text } of policies) {
      problems.push(...exampleProblems(policy, facts.dictionary, text, beside));
    }
    problems.push(...crossProblems(read, cityText, { allRead }));
    for (const checker of checkers) {
      problems.push(...checker.check(inFolder(checker.folder), read));
    }
    if (problems.length === 0) return { pack: { ...read, calendar, others }, problems };
  }
  return { pack: undefined, problems: inFileOrder(problems) };
}

/** Every file of the pack, in the order of their names; hidden files and other kinds are left out. */
function readFiles(folder: string, below = ''): PackFile[] {
  return readdirSync(join(folder, below), { withFileTypes: true })
    .filter((entry) => !entry.name.startsWith('.'))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const file = below === '' ? entry.name : `${below}/${entry.name}`;
      if (entry.isDirectory()) return readFiles(folder, file);
      return [{ file, text: readFileSync(join(folder, file), 'utf8') }];
    });
}

function strayFiles(files: readonly PackFile[]): PackProblem[] {
  const folders = ['policies', 'calendar', ...otherFolders];
  const known = new RegExp(
    `^(city\\.yaml|facts\\.yaml|README(\\.\\w+)*\\.md|(${folders.join('|')})/[^/]+\\.yaml)$`,
  );
  return files.flatMap(({ file, text }) => {
    const place = { file, line: 1, path: '' };
    if (!known.test(file) && !file.startsWith('demo/')) {
      return [{ ...place, ...words.strayFile({ file, folders: folders.join(', ') }) }];
    }
    return text.includes('\uFFFD') ? [{ ...place, ...words.notUtf8({}) }] : [];
  });
}
