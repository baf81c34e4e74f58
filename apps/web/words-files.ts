import type { WordsLoader } from '@yanzhen/web-kit/words.ts';

// One chunk a file: a page loads the words of its own features in one language only.
const files = import.meta.glob(
  [
    '../../{engines,foundation,registers,procedures,mechanisms,oversight}/*/words.{zh,en}.yaml',
    './*/words.{zh,en}.yaml',
  ],
  { import: 'default' },
);

const byName = new Map(
  Object.entries(files).map(([path, load]) => {
    const [, namespace = '', language = ''] = /([^/]+)\/words\.(zh|en)\.yaml$/.exec(path) ?? [];
    return [`${language}/${namespace}`, load];
  }),
);

/** Loads the words of a feature's folder. */
export const loadWordsFile: WordsLoader = (language, namespace) => {
  const load = byName.get(`${language}/${namespace}`);
  return load === undefined
    ? Promise.reject(new Error(`no words.${language}.yaml in a folder ${namespace}`))
    : load();
};
