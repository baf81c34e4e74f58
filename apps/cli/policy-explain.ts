import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import type { Command } from 'commander';
import {
  changesThatTurn,
  compilePolicy,
  explainForOfficer,
  explainForPerson,
  parseFactDictionary,
  parseFactsFile,
  parsePolicyFile,
  policyOn,
  type FactDictionary,
  type Policy,
  type Problem,
} from '@yanzhen/policy';
import { projectRoot } from '@yanzhen/server/manifest/project-root.ts';
import { civilDateOf, isCivilDate } from '@yanzhen/values/civil-date.ts';
import { languages, type Language, type Localized } from '@yanzhen/values/localized.ts';
import { terminalLanguage } from './tell-failure.ts';

interface ExplainOptions {
  readonly city: string;
  readonly benefit: string;
  readonly facts: string;
  readonly on?: string;
  readonly lang?: string;
  readonly json?: true;
}

/** `yanzhen policy explain`: one decision in both explanations, from the files of the pack alone. */
export function policyExplainCommand(policy: Command): void {
  policy
    .command('explain')
    .requiredOption('--city <city>', 'city pack, e.g. luzhou')
    .requiredOption('--benefit <id>', 'benefit, e.g. home-purchase')
    .requiredOption('--facts <file>', 'facts of one person, YAML or JSON, by Chinese name or id')
    .option('--on <day>', 'day of the decision, YYYY-MM-DD; today where left out')
    .option('--lang <language>', 'zh or en')
    .option('--json', 'print the decision as JSON')
    .description('Decide a benefit for one person: short sentences and the officer’s tree')
    .action((options: ExplainOptions) => {
      const language = options.lang ?? terminalLanguage();
      if (!isLanguage(language)) {
        return refuse(terminalLanguage(), '--lang', says.language(language), says.languageRemedy);
      }
      const text = explain(options, language, process.env['INIT_CWD'] ?? process.cwd());
      if (text !== undefined) process.stdout.write(`${text}\n`);
    });
}

const isLanguage = (text: string): text is Language => languages.some((each) => each === text);

/** The printed explanation; undefined when something was refused, which is told on standard error. */
export function explain(
  options: ExplainOptions,
  language: Language,
  from: string,
): string | undefined {
  const on = options.on ?? civilDateOf(new Date());
  if (!isCivilDate(on)) return refuse(language, '--on', says.day(on), says.dayRemedy);
  const place = resolve(from, options.facts);
  if (!existsSync(place)) {
    return refuse(language, '--facts', says.noFile(options.facts), says.noFileRemedy);
  }
  const pack = readPolicies(options.city, language);
  if (!pack) return undefined;
  const { dictionary, policies } = pack;
  const found = ofDay(policies, options.benefit, on);
  if (!found) {
    const known = [...new Set(policies.flatMap((each) => each.benefits.map(({ id }) => id)))];
    const remedy = says.benefitRemedy(known.join(', '));
    return refuse(language, '--benefit', says.benefit(options.benefit), remedy);
  }
  const read = parseFactsFile(readFileSync(place, 'utf8'), basename(place), dictionary);
  if (!read.ok) return tell(read.problems, language);
  const compiled = compilePolicy(found, dictionary).benefits.get(options.benefit);
  if (!compiled) throw new Error(`no benefit ${options.benefit}`);
  const decision = compiled.explain(read.facts);
  const changes = changesThatTurn(compiled, dictionary, read.facts);
  const by = { policy: found, dictionary, changes };
  const person = explainForPerson(decision, by, language);
  const officer = explainForOfficer(decision, by, language);
  if (options.json) {
    const { toJSON: record } = decision;
    return JSON.stringify(
      { on, decision: record.call(decision), changes, person, officer: officer.split('\n') },
      null,
      2,
    );
  }
  const { person: forPerson, officer: forOfficer } = says;
  return [forPerson[language], ...person, '', forOfficer[language], officer].join('\n');
}

/** The policy that a benefit stands in: of a document's files the one in force on the day, else any. */
function ofDay(policies: readonly Policy[], benefitId: string, on: string): Policy | undefined {
  const having = policies.filter(({ benefits }) => benefits.some(({ id }) => id === benefitId));
  const inForce = having.find(({ document: { inForce } }) => {
    return inForce.from <= on && (inForce.until === null || on < inForce.until);
  });
  const [any] = having;
  const found = inForce ?? any;
  return found && policyOn(found, on);
}

/** The dictionary and the policies of a city's folder; undefined when something in them is refused. */
function readPolicies(
  city: string,
  language: Language,
): { dictionary: FactDictionary; policies: Policy[] } | undefined {
  const folder = join(projectRoot, 'cities', city);
  if (!/^[a-z][a-z0-9-]{0,39}$/.test(city) || !existsSync(join(folder, 'facts.yaml'))) {
    const known = readdirSync(join(projectRoot, 'cities')).filter((each) =>
      existsSync(join(projectRoot, 'cities', each, 'facts.yaml')),
    );
    return refuse(language, '--city', says.city(city), says.cityRemedy(known.join(', ')));
  }
  const facts = parseFactDictionary(readFileSync(join(folder, 'facts.yaml'), 'utf8'), 'facts.yaml');
  if (!facts.ok) return tell(facts.problems, language);
  const { dictionary } = facts;
  const files = readdirSync(join(folder, 'policies')).filter((file) => file.endsWith('.yaml'));
  const read = files.toSorted().map((file) => {
    const text = readFileSync(join(folder, 'policies', file), 'utf8');
    return parsePolicyFile(text, `policies/${file}`, dictionary);
  });
  const problems = read.flatMap((each) => (each.ok ? [] : each.problems));
  if (problems.length > 0) return tell(problems, language);
  return { dictionary, policies: read.flatMap((each) => (each.ok ? [each.policy] : [])) };
}

/** Tells the problems of a file by line and field, and makes the command fail. */
function tell(problems: readonly Problem[], language: Language): undefined {
  for (const { file, line, path, says: what, remedy } of problems) {
    process.stderr.write(`${file}:${line} ${path}\n  ${what[language]}\n  ${remedy[language]}\n`);
  }
  process.exitCode = 1;
}

function refuse(language: Language, option: string, what: Localized, remedy: Localized): undefined {
  process.stderr.write(`${option}\n  ${what[language]}\n  ${remedy[language]}\n`);
  process.exitCode = 1;
}

const says = {
  person: { zh: '给本人的说明', en: 'For the person' },
  officer: { zh: '给经办人的依据', en: 'For the officer' },
  language: (text: string) => ({
    zh: `不支持语言“${text}”。`,
    en: `There is no language “${text}”.`,
  }),
  languageRemedy: { zh: '请写 zh 或 en。', en: 'Write zh or en.' },
  day: (text: string) => ({ zh: `“${text}”不是日期。`, en: `“${text}” is no day.` }),
  dayRemedy: { zh: '请按 2026-11-23 的形式填写。', en: 'Write it as 2026-11-23.' },
  noFile: (file: string) => ({ zh: `没有文件“${file}”。`, en: `There is no file “${file}”.` }),
  noFileRemedy: {
    zh: '请写明 YAML 或 JSON 文件的路径，例如：连续工作月数: 36',
    en: 'Name a YAML or JSON file with lines such as: 连续工作月数: 36',
  },
  city: (text: string) => ({ zh: `没有城市“${text}”。`, en: `There is no city “${text}”.` }),
  cityRemedy: (known: string) => ({ zh: `可用：${known}。`, en: `There are: ${known}.` }),
  benefit: (id: string) => ({ zh: `没有待遇“${id}”。`, en: `There is no benefit “${id}”.` }),
  benefitRemedy: (known: string) => ({ zh: `可用：${known}。`, en: `There are: ${known}.` }),
};
