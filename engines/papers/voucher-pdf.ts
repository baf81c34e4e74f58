import type { Localized } from '@yanzhen/values/localized.ts';
import { cleanText } from './clean-text.ts';
import { requireGlyphs, type PlacedText } from './glyphs.ts';
import type { PdfOptions, PrintedPaper } from './letter-pdf.ts';
import { fontNames, typesetterFor } from './typesetter.ts';
import { voucherTemplate } from './voucher-template.ts';

/** One payment of a voucher, ready to print. */
export interface VoucherLine {
  readonly number: string;
  readonly reference: string;
  readonly name: string;
  readonly account: string;
  /** In figures and in words (大写). */
  readonly amount: string;
  readonly words: string;
}

/** A payment voucher (拨付凭证); every text comes ready in the language of the paper. */
export interface Voucher {
  readonly title: string;
  readonly organ: string;
  /** Of the batch; printed on each page's foot. */
  readonly number: string;
  readonly summary: readonly { readonly label: string; readonly value: string }[];
  /** Heads of the columns, in the order of the members of a line. */
  readonly heads: readonly [string, string, string, string, string, string];
  readonly lines: readonly VoucherLine[];
  readonly sum: { readonly label: string; readonly amount: string; readonly words: string };
  /** What each budget line bears. */
  readonly sources: readonly { readonly name: string; readonly amount: string }[];
  readonly sourcesLabel: string;
  /** Who acted, in the order in which they did, and when. */
  readonly signatures: readonly {
    readonly label: string;
    readonly name: string;
    readonly at: string;
  }[];
  readonly notes?: readonly string[] | undefined;
}

/**
 * A voucher as PDF/A-2b on A4 across, over as many pages as it needs; the head of the table stands on each.
 * Equal input gives equal bytes.
 *
 * @throws MissingGlyphError when a font lacks a character, with the character and its line.
 * @throws FontFileError when a font file cannot be used.
 */
export async function voucherPdf(
  voucher: Voucher,
  options: PdfOptions = {},
): Promise<PrintedPaper> {
  const { fonts, pdf } = typesetterFor(options.fonts);
  const clean = cleaned(voucher);
  requireGlyphs(placedTexts(clean), fonts);
  return {
    pdf: pdf(voucherTemplate, { ...clean, lines: clean.lines.map(cellsOf) }),
    fonts: fontNames(fonts, ['fangsong', 'heiti', 'xiaobiaosong']),
  };
}

type CleanVoucher = Voucher & { readonly notes: readonly string[] };

const cellsOf = (line: VoucherLine): string[] => {
  const { number, reference, name, account, amount, words } = line;
  return [number, reference, name, account, amount, words];
};

/** Every text of a paper as it may be printed, wherever it stands. */
function cleaned(voucher: Voucher): CleanVoucher {
  const texts = JSON.stringify({ notes: [], ...voucher });
  return JSON.parse(texts, (_key, value: unknown) =>
    typeof value === 'string' ? cleanText(value) : value,
  ) as CleanVoucher;
}

function placedTexts(voucher: CleanVoucher): PlacedText[] {
  const { title, summary, heads, lines, sum, signatures } = voucher;
  const placed = (zh: string, en: string, role: PlacedText['role'], text: string): PlacedText => {
    const where: Localized = { zh, en };
    return { where, role, text };
  };
  const frame = (role: PlacedText['role'], texts: readonly string[]) =>
    texts.map((text) => placed('凭证正文', 'the voucher', role, text));
  return [
    placed('标题', 'the title', 'xiaobiaosong', title),
    ...lines.flatMap((line) =>
      cellsOf(line).map((text) =>
        placed(`第 ${line.number} 行`, `line ${line.number}`, 'fangsong', text),
      ),
    ),
    ...frame('heiti', [
      ...summary.map(({ value }) => value),
      ...heads,
      sum.label,
      sum.amount,
      sum.words,
      ...signatures.map(({ name }) => name),
    ]),
    ...frame('fangsong', [
      voucher.organ,
      voucher.number,
      voucher.sourcesLabel,
      ...summary.map(({ label }) => label),
      ...voucher.sources.flatMap(({ name, amount }) => [name, amount]),
      ...signatures.flatMap(({ label, at }) => [label, at]),
      ...voucher.notes,
    ]),
  ];
}
