import { readWords, type Words } from '../manifest/words.ts';
import type { Language, Localized } from '@yanzhen/values/localized.ts';
import type { NoticeCode, RowProblem } from './sheet.ts';

let known: Words | undefined;

function words(): Words {
  known ??= readWords({
    spreadsheets: 'foundation/server/spreadsheets',
    fields: 'foundation/values',
  });
  return known;
}

/** What is wrong in a row and how it is mended, in the reader's language. */
export function problemText({ code, values, says }: RowProblem, language: Language): string {
  if (says) return says[language];
  const dot = code.indexOf('.');
  const [folder, name] = [code.slice(0, dot), code.slice(dot + 1)];
  const group = folder === 'fields' ? 'fields' : 'faults';
  const part = (which: string): string | undefined =>
    words().find(language, folder, [group, name, which], values);
  const [wrong, remedy] = [part('says'), part('remedy')];
  if (wrong === undefined) throw new Error(`no words for ${code}`);
  return language === 'zh'
    ? `${closed(wrong, '。')}${remedy ?? ''}`
    : [closed(wrong, '.'), remedy].join(' ').trim();
}

function closed(sentence: string, stop: string): string {
  return /[。.！!？?]$/.test(sentence) ? sentence : sentence + stop;
}

/** What was put right while reading. */
export function noticeText(code: NoticeCode): Localized {
  return { zh: sheetText('zh', `notices.${code}`), en: sheetText('en', `notices.${code}`) };
}

/** A text of the templates, by its path in this folder's words. */
export function sheetText(
  language: Language,
  path: string,
  values: Readonly<Record<string, string | number>> = {},
): string {
  const text = words().find(language, 'spreadsheets', path.split('.'), values);
  if (text === undefined) throw new Error(`no words for spreadsheets ${path}`);
  return text;
}
