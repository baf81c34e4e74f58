import type { Turn } from '@yanzhen/server/turn/turn.ts';
import type { Localized } from '@yanzhen/values/localized.ts';
import {
  getCityProfile,
  getFactDictionary,
  listBenefits,
  showFact,
} from '@yanzhen/registers/policies/offers.ts';
import { readWords, type Words } from '@yanzhen/server/manifest/words.ts';
import { noValue } from './contract.ts';
import type { Indicator } from './indicator.ts';

/** Names of the values in an indicator's columns. */
export interface Labels {
  /** How a value is called; the value itself where nothing names it. */
  of(indicator: Indicator, column: string, value: string | null): Localized;
  /** Reads the names of stored ids, which `of` then knows. */
  learn(indicator: Indicator, column: string, values: readonly (string | null)[]): Promise<void>;
}

const none: Localized = { zh: '未填写', en: 'Not given' };

/** Names of counties, clusters, benefits, coded facts and what declarations name. */
export async function readLabels(turn: Turn): Promise<Labels> {
  const profile = await getCityProfile(turn);
  const dictionary = await getFactDictionary(turn);
  const benefits = await listBenefits(turn);
  const names = new Map<string, Localized>([
    ...profile.counties.map(({ code, name }) => [`county ${code}`, name] as const),
    ...profile.clusters.map(({ id, name }) => [`cluster ${id}`, name] as const),
    ...benefits.map(({ benefit }) => [`benefit ${benefit.id}`, benefit.name] as const),
  ]);
  return {
    of: (indicator, column, value) => {
      if (value === null || value === noValue) return none;
      const kind = column.replace(/_id$/, '');
      return (
        names.get(`${indicator.of} ${column} ${value}`) ??
        codeName(indicator, column, value) ??
        names.get(`${kind} ${value}`) ??
        showFact(factNamed(kind, dictionary), value) ?? { zh: value, en: value }
      );
    },
    learn: async (indicator, column, values) => {
      const namedBy = dimension(indicator, column)?.namedBy;
      const key = (value: string): string => `${indicator.of} ${column} ${value}`;
      const unknown = values.filter((value) => value !== null && !names.has(key(value)));
      if (!namedBy || unknown.length === 0) return;
      const asked = [...new Set(unknown as string[])];
      for (const { value, name } of await turn.rows<{ value: string; name: string }>(
        namedBy(asked),
      )) {
        names.set(key(value), { zh: name, en: name });
      }
    },
  };
}

function dimension(indicator: Indicator, column: string) {
  return indicator.rows.dimensions?.find((each) => each.column === column);
}

const wordsByFolder = new Map<string, Words>();

/** The name of a code in the words files of the folder that declares it. */
function codeName(indicator: Indicator, column: string, code: string): Localized | undefined {
  const from = dimension(indicator, column)?.words;
  if (!from) return undefined;
  const { folder, path } = from;
  const words = wordsByFolder.get(folder) ?? readWords({ [folder]: folder });
  wordsByFolder.set(folder, words);
  const keys = [...path.split('.'), code];
  const zh = words.find('zh', folder, keys);
  const en = words.find('en', folder, keys);
  return zh === undefined || en === undefined ? undefined : { zh, en };
}

/** The fact that a column keeps: `education` keeps `highestEducation`, too. */
function factNamed(column: string, { facts }: Awaited<ReturnType<typeof getFactDictionary>>) {
  const known = facts.get(column);
  if (known) return known;
  const ending = column.charAt(0).toUpperCase() + column.slice(1);
  return [...facts.values()].find((each) => each.type === 'code' && each.id.endsWith(ending));
}

const common: Readonly<Record<string, Localized>> = {
  county: { zh: '县（区）', en: 'County' },
  cluster: { zh: '产业集群', en: 'Industry cluster' },
  month: { zh: '月份', en: 'Month' },
};

/** What a way to divide the rows is called. */
export function facetName(indicator: Indicator, id: string): Localized {
  return common[id] ?? dimension(indicator, id)?.name ?? { zh: id, en: id };
}
