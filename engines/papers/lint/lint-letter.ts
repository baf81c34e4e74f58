import type { Figures, Letter } from '../letter.ts';
import type { Finding } from './finding.ts';
import { lengthOf, paperOf, type LintContext } from './paper.ts';
import { findingsOf } from './rule.ts';
import { rules } from './rules.ts';

/** Characters that are searched at most; a letter has a few thousand. */
export const lintMost = 100_000;

/**
 * Check a letter before it is issued.
 *
 * Never throws on a bad letter. Findings stand in the order of the rules; an `error` is one to refuse the
 * submission and the issue by. A text of more than `lintMost` characters gets one finding that says so.
 *
 * @source GB/T 9704-2012 7.2.5, 7.3.3, 7.3.5.4 (number, headings, date); GB/T 15834-2011 (marks); GB/T 15835-2011 (numbers)
 */
export function lintLetter(letter: Letter, figures: Figures, context: LintContext = {}): Finding[] {
  if (lengthOf(letter) > lintMost) return [tooLong];
  const paper = paperOf(letter, figures, context);
  return rules.flatMap((rule) => findingsOf(rule, paper));
}

const tooLong: Finding = {
  code: 'text-too-long',
  severity: 'error',
  where: 'blocks',
  at: 0,
  says: {
    zh: `全文超过${lintMost / 10_000}万字，没有逐项检查。`,
    en: `The text is longer than ${lintMost} characters and was not checked.`,
  },
  remedy: {
    zh: '请删减正文，或把长篇内容改作附件。',
    en: 'Shorten the text, or move long passages into an attachment.',
  },
};
