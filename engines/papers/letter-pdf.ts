import type { Localized } from '@yanzhen/values/localized.ts';
import { composeLetter, type ComposedLetter, type ComposedParagraph } from './compose.ts';
import type { FontPaths, FontRole } from './fonts.ts';
import { requireGlyphs, type PlacedText } from './glyphs.ts';
import type { Figures, Letter } from './letter.ts';
import { letterTemplate } from './letter-template.ts';
import { fontNames, typesetterFor } from './typesetter.ts';

/** A printed paper and the full names of the fonts that are embedded in it. */
export interface PrintedPaper {
  readonly pdf: Uint8Array;
  readonly fonts: readonly string[];
}

export interface PdfOptions {
  /** Font files of the city's own; free stand-ins for what is absent. */
  readonly fonts?: FontPaths | undefined;
}

/**
 * The letter as PDF/A-2b in the letter form: A4, 22 lines of 28 characters, fonts embedded.
 * The same letter, figures and font files give the same bytes.
 *
 * @throws MissingFigureError when a slot has no figure.
 * @throws MissingGlyphError when a font lacks a character, with the character and its place.
 * @throws FontFileError when a font file cannot be used.
 * @source GB/T 9704-2012
 */
export async function letterPdf(
  letter: Letter,
  figures: Figures,
  options: PdfOptions = {},
): Promise<PrintedPaper> {
  const composed = composeLetter(letter, figures);
  const { fonts, pdf } = typesetterFor(options.fonts);
  const texts = placedTexts(composed);
  requireGlyphs(texts, fonts);
  const content = {
    ...composed,
    paragraphs: composed.paragraphs.map(({ level, runs }) => ({ level, runs: runs.map(asSet) })),
    date: dateParts(letter.signedOn),
  };
  return {
    pdf: pdf(letterTemplate, content),
    fonts: fontNames(fonts, ['fangsong', ...texts.map(({ role }) => role)]),
  };
}

function dateParts(date: string | undefined): object | null {
  if (date === undefined) return null;
  const [year, month, day] = date.split('-').map(Number);
  return { year, month, day };
}

/** A figure stays on one line with its unit: numbers are not broken (数字不能回行). */
function asSet({ text, slot }: ComposedParagraph['runs'][number]): object {
  return { text, whole: slot !== undefined && [...text].length <= 14 };
}

function joined(runs: ComposedParagraph['runs']): string {
  return runs.map((run) => run.text).join('');
}

const roleOfLevel: readonly FontRole[] = ['fangsong', 'heiti', 'kaiti', 'fangsong', 'fangsong'];

function placedTexts(letter: ComposedLetter): PlacedText[] {
  const placed = (zh: string, en: string, role: FontRole, text = ''): PlacedText => {
    const where: Localized = { zh, en };
    return { where, role, text };
  };
  return [
    placed('发文机关标志', 'the letterhead', 'xiaobiaosong', letter.organ),
    placed('标题', 'the title', 'xiaobiaosong', letter.titleLines.join('')),
    ...(letter.classMark ? [placed('办理结果', 'the class', 'heiti', letter.classMark)] : []),
    placed('发文字号', 'the document number', 'fangsong', letter.documentNumber),
    placed('主送', 'the salutation', 'fangsong', letter.salutation),
    ...letter.paragraphs.map(({ level, runs }, at) =>
      placed(
        `正文第${at + 1}段`,
        `paragraph ${at + 1}`,
        roleOfLevel[level] ?? 'fangsong',
        joined(runs),
      ),
    ),
    ...letter.attachments.map((name) => placed('附件说明', 'the attachments', 'fangsong', name)),
    placed('署名', 'the signature', 'fangsong', letter.signOrgan + letter.dateText),
    ...letter.notes.map((note) => placed('附注', 'the notes', 'fangsong', note)),
    placed('抄送', 'the copies', 'fangsong', letter.copyTo),
  ];
}
