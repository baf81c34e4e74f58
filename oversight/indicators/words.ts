import { readWords } from '@yanzhen/server/manifest/words.ts';
import type { Language } from '@yanzhen/values/localized.ts';

const folder = 'oversight/indicators';
let read: ReturnType<typeof readWords> | undefined;

/** Words of this folder for what the server itself writes: files. @throws Error where a word is missing. */
export function sayWords(language: Language): (path: string) => string {
  read ??= readWords({ [folder]: folder });
  const words = read;
  return (path) => {
    const found = words.find(language, folder, path.split('.'));
    if (found === undefined) throw new Error(`no words for ${path}`);
    return found;
  };
}
