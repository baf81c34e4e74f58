import { unguardFormula } from '@yanzhen/values/formula-guard.ts';
import { hasFullWidth, toHalfWidth } from '@yanzhen/values/full-width.ts';
import type { NoticeCode } from './sheet.ts';

/** Signs that take no room: zero-width, direction marks, byte order mark, soft hyphen. */
const invisible = /[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\u00ad]/g;
/** Spaces of other widths than the common one; the full-width one is U+3000. */
const oddSpaces = /[\u00a0\u2000-\u200a\u202f\u205f\u3000]/g;

/**
 * A cell's text as a person meant it, with what was put right.
 *
 * @param digits  Full-width digits, letters and signs become half-width: for numbers, dates, choices.
 */
export function cleanText(
  raw: string,
  { digits }: { readonly digits: boolean },
): { readonly text: string; readonly notices: readonly NoticeCode[] } {
  const notices: NoticeCode[] = [];
  const step = (code: NoticeCode, text: string, next: string): string => {
    if (next !== text) notices.push(code);
    return next;
  };
  let text = withoutApostrophe(raw);
  if (text !== raw) notices.push('apostrophe');
  text = step('invisible', text, text.replace(invisible, '').replace(oddSpaces, ' '));
  text = step('line-break', text.trim(), text.trim().replace(/\s*[\r\n\u2028\u2029]+\s*/g, ' '));
  if (digits && hasFullWidth(text)) text = step('full-width', text, toHalfWidth(text));
  return { text: text.replaceAll('\t', ' ').trim(), notices };
}

/**
 * Takes off the one apostrophe before a text: our own guard against formulas, or the one by which people
 * tell a program that a number is text. The writers put one more before a text that has one of its own,
 * so that a written text always comes back as it was.
 */
export function withoutApostrophe(text: string): string {
  const unguarded = unguardFormula(text);
  return unguarded === text && text.startsWith("'") ? text.slice(1) : unguarded;
}
