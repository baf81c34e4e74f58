/** The two languages of the product. Simplified Chinese is first everywhere. */
export const languages = ['zh', 'en'] as const;
export type Language = (typeof languages)[number];

/** A text in both languages; both are always present. */
export interface Localized {
  readonly zh: string;
  readonly en: string;
}

/** The text in the reader's language. */
export function inLanguage(text: Localized, language: Language): string {
  return text[language];
}
