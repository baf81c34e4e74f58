import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  parsePopulationFile,
  type FactDictionary,
  type Policy,
  type PopulationFile,
  type PopulationSource,
} from '@yanzhen/policy';
import { SimulationRefused } from './parameter-values.ts';
import { textsOf, type County, type Recipe } from './recipe.ts';

/** A person of the register, as `factsOfAll` of talents gives them. */
export interface RegisteredPerson {
  readonly personId: string;
  readonly county: string | null;
  readonly values: Readonly<Record<string, unknown>>;
}

const notKnown = { code: null, label: { zh: '未知', en: 'Not known' } } as const;

/** Reads `demo/population.yaml` of a pack's folder; undefined where the pack has none. */
export function readPopulationFile(
  folder: string,
  dictionary: FactDictionary,
  counties: readonly County[],
): PopulationFile | undefined {
  const path = join(folder, 'demo', 'population.yaml');
  if (!existsSync(path)) return undefined;
  const codes = counties.map(({ code }) => code);
  const parsed = parsePopulationFile(
    readFileSync(path, 'utf8'),
    'demo/population.yaml',
    dictionary,
    codes,
  );
  if (parsed.ok) return parsed.file;
  const [first] = parsed.problems;
  if (!first) return undefined;
  const at = `${first.file}:${first.line} `;
  throw new SimulationRefused({ zh: at + first.says.zh, en: at + first.says.en }, first.remedy);
}

/** The coded fact by which figures are grouped where no file says one. */
function classFact(dictionary: FactDictionary): string {
  for (const id of ['talentClass', 'highestEducation']) {
    if (dictionary.facts.get(id)?.type === 'code') return id;
  }
  return [...dictionary.facts.values()].find(({ type }) => type === 'code')?.id ?? '';
}

/** A file that draws every fact evenly, for a city whose pack has none. */
function evenFile(
  dictionary: FactDictionary,
  counties: readonly County[],
  day: string,
): PopulationFile {
  return {
    assumed: true,
    says: { zh: '各项事实均匀取值', en: 'Every fact drawn evenly' },
    persons: 100_000,
    kinds: { person: 94, employer: 4, institute: 1, team: 1 },
    counties: Object.fromEntries(counties.map(({ code }) => [code, 1])),
    class: classFact(dictionary),
    years: { [day.slice(0, 4)]: 1 },
    facts: {},
  };
}

/** How persons are drawn from the pack's file, as far as policies read them. */
export function syntheticRecipe(
  folder: string,
  dictionary: FactDictionary,
  counties: readonly County[],
  day: string,
  policies: readonly Policy[],
  asked: { readonly persons: number; readonly seed: number },
): Recipe {
  const file =
    readPopulationFile(folder, dictionary, counties) ?? evenFile(dictionary, counties, day);
  return { file, dictionary, counties, asked, policies: textsOf(policies), day };
}

/** The persons of the register; all apply in the year of the day. */
export function registeredPopulation(
  people: readonly RegisteredPerson[],
  dictionary: FactDictionary,
  counties: readonly County[],
  day: string,
): PopulationSource {
  const fact = dictionary.facts.get(classFact(dictionary));
  const codes = fact?.type === 'code' ? fact.codes : [];
  const countyAt = new Map(counties.map(({ code }, i) => [code, i]));
  const classAt = new Map(codes.map(({ code }, i) => [code, i]));
  return {
    persons: people.length,
    kinds: ['person'],
    counties: [...counties.map(({ code, name }) => ({ code, label: name })), notKnown],
    classes: [...codes.map(({ code, label }) => ({ code, label })), notKnown],
    firstYear: Number(day.slice(0, 4)),
    years: 1,
    row: (row) => {
      const person = people[row];
      const values = person?.values ?? {};
      const code = fact && Object.hasOwn(values, fact.id) ? values[fact.id] : undefined;
      return {
        values,
        kind: 'person',
        place: {
          county: countyAt.get(person?.county ?? '') ?? counties.length,
          class: (typeof code === 'string' ? classAt.get(code) : undefined) ?? codes.length,
          year: 0,
        },
      };
    },
  };
}
