import type { WordsLoader } from '@yanzhen/web-kit/words.ts';

type Words = Readonly<Record<string, unknown>>;

/**
 * Loads the words of a feature's folder. Two folders of one name in different layers (an engine and
 * its register) share a namespace; words.test.ts holds their keys apart. What only desk pages of a folder speak may
 * stand in a file of its own, `desk-words.*.yaml`, which no phone loads.
 *
 * @param files  One chunk a file, by path: a page loads the words of its own features in one language only.
 */
export function wordsLoader(files: Readonly<Record<string, () => Promise<unknown>>>): WordsLoader {
  const byName = new Map<string, (() => Promise<unknown>)[]>();
  for (const [path, load] of Object.entries(files)) {
    const [, namespace = '', language = ''] =
      /([^/]+)\/(?:desk-)?words\.(zh|en)\.yaml$/.exec(path) ?? [];
    const name = `${language}/${namespace}`;
    byName.set(name, [...(byName.get(name) ?? []), load]);
  }
  return async (language, namespace) => {
    const found = byName.get(`${language}/${namespace}`);
    if (found === undefined) throw new Error(`no words.${language}.yaml in a folder ${namespace}`);
    const parts = (await Promise.all(found.map((load) => load()))) as Words[];
    return Object.assign({}, ...parts) as Words;
  };
}
