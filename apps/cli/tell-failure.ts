import { Fault } from '@yanzhen/server/routes/fault.ts';
import { problemOf } from '@yanzhen/server/routes/problem.ts';
import { foundationFolders } from '@yanzhen/server/manifest/foundation-folders.ts';
import { readWords } from '@yanzhen/server/manifest/words.ts';
import type { Language } from '@yanzhen/values/localized.ts';
import { features } from '@yanzhen/app-server/features.ts';

/** Words a failure as a page would: the field, what is wrong, the remedy. */
export function tellFailure(error: unknown): string {
  if (!(error instanceof Fault)) return error instanceof Error ? error.message : String(error);
  const folders = Object.fromEntries(features.map((each) => [each.id, each.folder]));
  const words = readWords({ ...foundationFolders, ...folders });
  const problem = problemOf(error, words, terminalLanguage(), 'command-line');
  const lines = problem.errors.map(
    (each) => `  ${each.field ? `${each.field}: ` : ''}${each.says} ${each.remedy}`,
  );
  return [`${problem.code}: ${problem.title}`, ...lines].join('\n');
}

/** The terminal's language: English where `LANG` says so, else Chinese. */
export function terminalLanguage(): Language {
  return (process.env['LC_ALL'] ?? process.env['LANG'] ?? '').startsWith('en') ? 'en' : 'zh';
}
