import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Language } from '@yanzhen/values/localized.ts';
import { projectRoot } from './project-root.ts';

type Tree = { readonly [key: string]: Tree | string };

/** Finds sentences in the words files of features, by feature id and path of keys. */
export interface Words {
  /** The sentence with `{name}` or `{{name}}` filled in; undefined when no file has it. */
  find(
    language: Language,
    feature: string,
    path: readonly string[],
    values?: Readonly<Record<string, unknown>>,
  ): string | undefined;
}

/** Reads `words.zh.yaml` and `words.en.yaml` of the folders once, with what only their desk pages speak. */
export function readWords(folders: Readonly<Record<string, string>>): Words {
  const trees = new Map<string, Tree>();
  for (const [feature, folder] of Object.entries(folders)) {
    for (const language of ['zh', 'en'] as const) {
      const found = ['words', 'desk-words']
        .map((name) => join(projectRoot, folder, `${name}.${language}.yaml`))
        .filter((file) => existsSync(file));
      if (found.length === 0) continue;
      const parts = found.map((file) => parse(readFileSync(file, 'utf8')) as Tree);
      trees.set(`${language}/${feature}`, Object.assign({}, ...parts) as Tree);
    }
  }
  return {
    find(language, feature, path, values = {}) {
      let place: Tree | string | undefined = trees.get(`${language}/${feature}`);
      for (const step of path) {
        place = typeof place === 'object' ? place[step] : undefined;
      }
      if (typeof place !== 'string') return undefined;
      return place.replace(/\{?\{\s*(\w+)\s*\}\}?/g, (_, name: string) => shownText(values[name]));
    },
  };
}

/** Only texts and numbers are filled in; anything else would tell a reader nothing. */
function shownText(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
