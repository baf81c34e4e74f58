import type { Figures, Letter } from '../letter.ts';
import { lintFigures } from './figures.ts';
import { typedTexts, type Finding } from './finding.ts';
import { lintNumbers } from './numbers.ts';
import { lintPersonal } from './personal.ts';
import { lintPunctuation } from './punctuation.ts';
import { lintStructure } from './structure.ts';

/**
 * Check a letter before it is issued: structure, figures, personal data, typed numbers, punctuation.
 *
 * Never throws on a bad letter; a finding of severity `error` is one to refuse the issue by.
 *
 * @source GB/T 9704-2012 7.2.5, 7.3.3, 7.3.5.4 (number, headings, date)
 */
export function lintLetter(letter: Letter, figures: Figures): Finding[] {
  const texts = typedTexts(letter);
  const printed = Object.entries(figures).map(([slotId, { text }]) => ({
    where: `figures.${slotId}`,
    text,
  }));
  return [
    ...lintStructure(letter),
    ...lintFigures(letter, figures),
    ...lintPersonal([...texts, ...printed]),
    ...lintNumbers(texts),
    ...lintPunctuation(texts),
  ];
}
