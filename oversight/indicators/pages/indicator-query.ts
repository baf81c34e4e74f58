import { addDays, isCivilDate } from '@yanzhen/values/civil-date.ts';

/** What stands in the page's address, as the endpoint takes it. */
export type AskedQuery = Readonly<Record<string, string>>;

const own = new Set(['after', 'tab', 'sort', 'lang', 'knownOn']);

/**
 * The endpoint's query out of the page's address. People name the last day of a period and a day of
 * knowledge; the endpoint takes the day after, and the last moment of that day on the city's clock.
 */
export function queryOf(search: Readonly<Record<string, string>>, today: string): AskedQuery {
  const { until, knownOn } = search;
  const plain = Object.entries(search).filter(([name]) => !own.has(name) && name !== 'until');
  return {
    ...Object.fromEntries(plain),
    ...(until && isCivilDate(until) ? { until: addDays(until, 1) } : {}),
    ...(knownOn && isCivilDate(knownOn) && knownOn < today
      ? { knownAt: `${knownOn}T15:59:59.999Z` }
      : {}),
  };
}
