import type { Localized } from '@yanzhen/values/localized.ts';
import { foundationFolders } from '../manifest/foundation-folders.ts';
import { readWords, type Words } from '../manifest/words.ts';
import type { Fault } from './fault.ts';
import { problemOf } from './problem.ts';

/**
 * Words faults in both languages where no request is to be answered: in jobs, which keep them.
 *
 * @param folders  Folders of the features whose faults are met, by feature id.
 */
export function faultWorder(
  folders: Readonly<Record<string, string>>,
): (fault: Fault) => Localized {
  let words: Words | undefined;
  return (fault) => {
    words ??= readWords({ ...foundationFolders, ...folders });
    const known = words;
    const text = (language: 'zh' | 'en'): string =>
      problemOf(fault, known, language, '')
        .errors.map(({ says, remedy }) => joined(says, remedy, language))
        .join(language === 'zh' ? '' : ' ');
    return { zh: text('zh'), en: text('en') };
  };
}

function joined(says: string, remedy: string, language: 'zh' | 'en'): string {
  const stop = /[。.！!？?]$/.test(says) ? '' : language === 'zh' ? '。' : '.';
  return `${says}${stop}${language === 'zh' ? '' : ' '}${remedy}`;
}
