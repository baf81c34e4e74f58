import type { Localized } from '@yanzhen/values/localized.ts';
import type { FontRole, LoadedFonts } from './fonts.ts';

/** A text of the paper, the face it is set in, and what to call its place. */
export interface PlacedText {
  readonly where: Localized;
  readonly role: FontRole;
  readonly text: string;
}

/** A character has no glyph in the face it would be set in; the export stops. */
export class MissingGlyphError extends Error {
  override readonly name = 'MissingGlyphError';
  readonly character: string;
  /** E.g. `U+20BB7`. */
  readonly codePoint: string;
  readonly where: Localized;
  /** A few characters around it. */
  readonly excerpt: string;
  readonly says: Localized;
  readonly remedy: Localized;

  constructor(character: string, placed: PlacedText, font: string) {
    const codePoint = `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
    const excerpt = around(placed.text, character);
    super(`no glyph for ${character} (${codePoint}) in ${font}, ${placed.where.en}: ${excerpt}`);
    this.character = character;
    this.codePoint = codePoint;
    this.where = placed.where;
    this.excerpt = excerpt;
    this.says = {
      zh: `字体“${font}”中没有“${character}”（${codePoint}），位于${placed.where.zh}：“${excerpt}”。`,
      en: `The font “${font}” has no “${character}” (${codePoint}), in ${placed.where.en}: “${excerpt}”.`,
    };
    this.remedy = {
      zh: '请核对该字；确为人名用字的，请管理员配置含该字的字体，或先导出 DOCX。',
      en: 'Check the character; if it is right, ask for a font that has it, or export DOCX instead.',
    };
  }
}

function around(text: string, character: string): string {
  const characters = [...text];
  const at = characters.indexOf(character);
  return characters.slice(Math.max(0, at - 6), at + 7).join('');
}

/**
 * Make sure that every character can be printed.
 *
 * @throws MissingGlyphError on the first that cannot.
 */
export function requireGlyphs(texts: readonly PlacedText[], fonts: LoadedFonts): void {
  for (const placed of texts) {
    const font = fonts[placed.role];
    for (const character of placed.text)
      if (!font.hasGlyph(character.codePointAt(0) ?? 0))
        throw new MissingGlyphError(character, placed, font.name);
  }
}
