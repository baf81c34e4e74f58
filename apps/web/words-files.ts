import type { WordsLoader } from '@yanzhen/web-kit/words.ts';

// One chunk a file: a page loads the words of its own features in one language only.
const files = import.meta.glob(
  [
    '../../{engines,foundation,registers,procedures,mechanisms,oversight}/*/words.{zh,en}.yaml',
    './*/words.{zh,en}.yaml',
  ],
  { import: 'default' },
);

type Words = Readonly<Record<string, unknown>>;

const byName = new Map<string, (() => Promise<unknown>)[]>();
for (const [path, load] of Object.entries(files)) {
  const [, namespace = '', language = ''] = /([^/]+)\/words\.(zh|en)\.yaml$/.exec(path) ?? [];
  const name = `${language}/${namespace}`;
  byName.set(name, [...(byName.get(name) ?? []), load]);
}

/**
 * Loads the words of a feature's folder. Two folders of one name in different layers (an engine and
 * its register) share a namespace; words.test.ts holds their keys apart.
 */
export const loadWordsFile: WordsLoader = async (language, namespace) => {
  const found = byName.get(`${language}/${namespace}`);
  if (found === undefined) throw new Error(`no words.${language}.yaml in a folder ${namespace}`);
  const parts = (await Promise.all(found.map((load) => load()))) as Words[];
  return Object.assign({}, ...parts) as Words;
};
