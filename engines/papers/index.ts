export { composeLetter, MissingFigureError } from './compose.ts';
export type { ComposedLetter, ComposedParagraph, Run } from './compose.ts';
export {
  FalseFigureError,
  figureHolds,
  formatFigure,
  phrasings,
  readFigure,
} from './figure-text.ts';
export type { FigureOptions, Phrasing, ReadFigure, Scale } from './figure-text.ts';
export { FontFileError, officialFont } from './fonts.ts';
export type { FontPaths, FontRole } from './fonts.ts';
export { MissingGlyphError } from './glyphs.ts';
export { figure, text } from './letter.ts';
export type {
  Block,
  BoundFigure,
  Figures,
  HeadingLevel,
  Inline,
  Letter,
  LetterContact,
  ReplyClass,
} from './letter.ts';
export { letterDocx } from './letter-docx.ts';
export { letterHtml } from './letter-html.ts';
export type { HtmlOptions } from './letter-html.ts';
export { letterPdf } from './letter-pdf.ts';
export type { PdfOptions, PrintedPaper } from './letter-pdf.ts';
export { lintLetter } from './lint/lint-letter.ts';
export type { Finding, Severity } from './lint/finding.ts';
export type { BannedPromise, LintContext } from './lint/paper.ts';
export { headingMark, officialDate } from './numbering.ts';
export { receiptPdf } from './receipt-pdf.ts';
export type { Receipt, ReceiptOptions } from './receipt-pdf.ts';
export { voucherPdf } from './voucher-pdf.ts';
export type { Voucher, VoucherLine } from './voucher-pdf.ts';
export { voucherWords } from './voucher-words.ts';
