import type { LetterFigure, LetterFinding } from '../contract.ts';
import { placeInLine } from './findings.ts';

/** Where a part of the letter is edited. */
export const partId = (where: string): string => `yz-part-${where.replaceAll('.', '-')}`;

/** Puts the cursor on a finding and marks its words. */
export function goToFinding(finding: LetterFinding, figures: readonly LetterFigure[]): void {
  const whole = finding.where.startsWith('blocks.') ? finding.where : finding.where.split('.')[0];
  const part = document.getElementById(partId(whole ?? ''));
  // A block's first input belongs to the choice of its kind.
  const field =
    part?.querySelector('textarea') ?? part?.querySelector<HTMLInputElement>('input[type="text"]');
  if (!part || !field) return;
  part.scrollIntoView({ block: 'center' });
  field.focus({ preventScroll: true });
  const words = finding.excerpt ?? '';
  const about = placeInLine(field.value, finding.at, figures);
  // What is quoted may hold a figure or be shortened: then the cursor stands at its beginning.
  const from = field.value.startsWith(words, about) ? about : field.value.indexOf(words);
  if (from < 0 || words === '') field.setSelectionRange(about, about);
  else field.setSelectionRange(from, from + words.length);
}
