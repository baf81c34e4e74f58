import type { Language } from '@yanzhen/values/localized.ts';
import { readWords } from '@yanzhen/server/manifest/words.ts';

/**
 * A text of a page by its key, as the page itself finds it; throws on a key without words. A key of
 * which one step has a dot in it is given as its steps.
 */
export type Words = (
  key: string | readonly string[],
  values?: Readonly<Record<string, string | number>>,
) => string;

const files = readWords({
  web: 'foundation/web',
  fields: 'foundation/values',
  'sign-in': 'apps/web/sign-in',
  agreements: 'registers/agreements',
  applications: 'procedures/applications',
  colleges: 'mechanisms/colleges',
  imports: 'procedures/imports',
  desk: 'procedures/desk',
  indicators: 'oversight/indicators',
  instalments: 'procedures/instalments',
  letters: 'oversight/letters',
  'opening-balances': 'procedures/opening-balances',
  payments: 'procedures/payments',
  policies: 'registers/policies',
  projects: 'registers/projects',
  proposals: 'oversight/proposals',
  records: 'procedures/records',
  'policy-review': 'oversight/policy-review',
  publicity: 'procedures/publicity',
  request: 'foundation/server/routes',
  subsidies: 'mechanisms/subsidies',
});

/** The words of a folder in one language, like the pages' `useWords`. */
export function wordsOf(language: Language, namespace: string): Words {
  return (key, values = {}) => {
    const plural = values['count'] === 1 ? 'one' : 'other';
    const steps = typeof key === 'string' ? key.split('.') : key;
    const found =
      files.find(language, namespace, steps, values) ??
      files.find(language, namespace, [...steps.slice(0, -1), `${steps.at(-1)}_${plural}`], values);
    if (found === undefined) throw new Error(`${namespace}: no ${steps.join('.')} in ${language}`);
    return found;
  };
}
