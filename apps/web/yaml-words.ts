import type { Plugin } from 'vite';
import { parse } from 'yaml';

/** Turns `words.*.yaml` and `desk-words.*.yaml` into a module whose default export is the words. */
export function yamlWords(): Plugin {
  return {
    name: 'yanzhen-yaml-words',
    transform(source, id) {
      if (!/\/(desk-)?words\.(zh|en)\.yaml$/.test(id)) return null;
      const words: unknown = parse(source);
      return { code: `export default ${JSON.stringify(words)};`, map: null };
    },
  };
}
