import type { Language, Localized } from '@yanzhen/values/localized.ts';
import { cleanText } from './clean-text.ts';
import { requireGlyphs, type PlacedText } from './glyphs.ts';
import type { PdfOptions, PrintedPaper } from './letter-pdf.ts';
import { receiptTemplate } from './receipt-template.ts';
import { fontNames, typesetterFor } from './typesetter.ts';

/** A receipt or list for one person to take away; every text comes ready in the reader's language. */
export interface Receipt {
  readonly title: string;
  readonly organ: string;
  /** Printed large and on each page's foot. */
  readonly reference: string;
  readonly rows: readonly { readonly label: string; readonly value: string }[];
  readonly notes?: readonly string[] | undefined;
  /** What stands over each line to sign on. */
  readonly signatures?: readonly string[] | undefined;
}

export interface ReceiptOptions extends PdfOptions {
  /** Language of the one word the paper adds itself; Chinese when absent. */
  readonly language?: Language | undefined;
}

const referenceLabel: Localized = { zh: '受理编号', en: 'Reference' };

/**
 * A receipt as PDF/A-2b on A4, over as many pages as it needs. Equal input gives equal bytes.
 *
 * @throws MissingGlyphError when a font lacks a character, with the character and its row.
 * @throws FontFileError when a font file cannot be used.
 */
export async function receiptPdf(
  receipt: Receipt,
  options: ReceiptOptions = {},
): Promise<PrintedPaper> {
  const { fonts, pdf } = typesetterFor(options.fonts);
  const content = {
    title: cleanText(receipt.title),
    organ: cleanText(receipt.organ),
    reference: cleanText(receipt.reference),
    referenceLabel: referenceLabel[options.language ?? 'zh'],
    rows: receipt.rows.map(({ label, value }) => ({
      label: cleanText(label),
      value: cleanText(value),
    })),
    notes: (receipt.notes ?? []).map(cleanText).filter(Boolean),
    signatures: (receipt.signatures ?? []).map(cleanText).filter(Boolean),
  };
  const placed = (where: Localized, role: PlacedText['role'], text: string): PlacedText => {
    return { where, role, text };
  };
  const frame = { zh: '回执正文', en: 'the receipt' };
  requireGlyphs(
    [
      placed({ zh: '标题', en: 'the title' }, 'xiaobiaosong', content.title),
      placed({ zh: '单位名称', en: 'the organ' }, 'fangsong', content.organ),
      placed({ zh: '编号', en: 'the reference' }, 'heiti', content.reference),
      ...content.rows.flatMap(({ label, value }) => [
        placed(frame, 'fangsong', label),
        placed({ zh: `“${label}”一栏`, en: `the row “${label}”` }, 'heiti', value),
      ]),
      ...[...content.notes, ...content.signatures].map((text) => placed(frame, 'fangsong', text)),
    ],
    fonts,
  );
  return {
    pdf: pdf(receiptTemplate, content),
    fonts: fontNames(fonts, ['fangsong', 'heiti', 'xiaobiaosong']),
  };
}
