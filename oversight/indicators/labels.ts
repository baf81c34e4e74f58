import type { Turn } from '@yanzhen/server/turn/turn.ts';
import type { Localized } from '@yanzhen/values/localized.ts';
import {
  getCityProfile,
  getFactDictionary,
  listBenefits,
  showFact,
} from '@yanzhen/registers/policies/offers.ts';
import { noValue } from './contract.ts';
import type { Indicator } from './indicator.ts';

/** How a value of a column is called; the value itself where nothing names it. */
export type Labels = (column: string, value: string | null) => Localized;

const none: Localized = { zh: '未填写', en: 'Not given' };

/** Names of counties, clusters, benefits and coded facts of the city. */
export async function readLabels(turn: Turn): Promise<Labels> {
  const profile = await getCityProfile(turn);
  const dictionary = await getFactDictionary(turn);
  const benefits = await listBenefits(turn);
  const names = new Map<string, Localized>([
    ...profile.counties.map(({ code, name }) => [`county ${code}`, name] as const),
    ...profile.clusters.map(({ id, name }) => [`cluster ${id}`, name] as const),
    ...benefits.map(({ benefit }) => [`benefit ${benefit.id}`, benefit.name] as const),
  ]);
  return (column, value) => {
    if (value === null || value === noValue) return none;
    const kind = column.replace(/_id$/, '');
    const fact = factNamed(kind, dictionary);
    return names.get(`${kind} ${value}`) ?? showFact(fact, value) ?? { zh: value, en: value };
  };
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
  const dimension = indicator.rows.dimensions?.find((each) => each.column === id);
  return common[id] ?? dimension?.name ?? { zh: id, en: id };
}
