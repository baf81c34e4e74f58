import type { Localized } from '@yanzhen/values/localized.ts';
import type { Letter } from '../letter.ts';

export const findingCodes = [
  'part-empty',
  'document-number-form',
  'date-invalid',
  'heading-first-level',
  'heading-level-skipped',
  'heading-number-typed',
  'heading-without-text',
  'figure-missing',
  'figure-unused',
  'figure-unreadable',
  'figure-contradicts-value',
  'figure-after-signature',
  'identity-number',
  'mobile-number',
  'account-number',
  'number-unbound',
  'punctuation-doubled',
  'punctuation-half-width',
  'marks-unpaired',
] as const;
export type FindingCode = (typeof findingCodes)[number];

/** Something a drafter should look at; an `error` must be mended before the letter is issued. */
export interface Finding {
  readonly code: FindingCode;
  readonly severity: 'error' | 'warning';
  /** Part of the letter: `title`, `closing`, `blocks.3`, `notes.0`, … with indexes from 0. */
  readonly where: string;
  /** A few characters to find the place by; never a personal number. */
  readonly excerpt?: string;
  readonly says: Localized;
  readonly remedy: Localized;
}

/** A stretch of typed text of the letter and its part. Figures are not part of it. */
export interface TypedText {
  readonly where: string;
  readonly text: string;
}

/** What a slot leaves in a text that is searched: a mark that no rule reads as a digit or a letter. */
export const slotMark = '\ufffc';

/** All text that people typed, part by part; a figure slot stands as `slotMark`. */
export function typedTexts(letter: Letter): TypedText[] {
  const many = (part: string, texts: readonly string[] | undefined): TypedText[] =>
    (texts ?? []).map((text, at) => ({ where: `${part}.${at}`, text }));
  return [
    { where: 'organ', text: letter.organ },
    { where: 'title', text: letter.title },
    { where: 'salutation', text: letter.salutation },
    ...letter.blocks.map((block, at) => ({
      where: `blocks.${at}`,
      text: block.inlines.map((it) => (it.kind === 'text' ? it.text : slotMark)).join(''),
    })),
    { where: 'closing', text: letter.closing ?? '' },
    ...many('attachments', letter.attachments),
    { where: 'signOrgan', text: letter.signOrgan },
    { where: 'contact.name', text: letter.contact?.name ?? '' },
    ...many('notes', letter.notes),
    ...many('copyTo', letter.copyTo),
  ];
}
