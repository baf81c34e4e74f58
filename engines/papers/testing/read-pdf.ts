import { getDocument, OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** A line of a page: where it begins (mm from left and top edge), its size and its text. */
export interface PdfLine {
  readonly leftMm: number;
  readonly rightMm: number;
  /** Upper edge of the em box. */
  readonly topMm: number;
  readonly sizePt: number;
  readonly text: string;
}

export interface PdfPage {
  readonly widthMm: number;
  readonly heightMm: number;
  readonly lines: readonly PdfLine[];
  /** PostScript names of the fonts used, each with whether it is embedded. */
  readonly fonts: ReadonlyMap<string, boolean>;
}

const mm = (points: number) => (points * 25.4) / 72;

/** Read a PDF back, page by page, with the place of every line. */
export async function readPdf(pdf: Uint8Array): Promise<PdfPage[]> {
  const document = await getDocument({ data: Uint8Array.from(pdf), verbosity: 0 }).promise;
  const pages: PdfPage[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const [, , width = 0, height = 0] = page.view;
    const { items } = await page.getTextContent();
    const byLine = new Map<number, PdfLine>();
    for (const item of items) {
      if (!('str' in item) || item.str === '') continue;
      const [, , , , x = 0, y = 0] = item.transform as number[];
      const key = Math.round(y * 10);
      const before = byLine.get(key);
      byLine.set(key, {
        leftMm: Math.min(before?.leftMm ?? Infinity, mm(x)),
        rightMm: Math.max(before?.rightMm ?? 0, mm(x + item.width)),
        topMm: mm(height - y - item.height * 0.88),
        sizePt: item.height || (before?.sizePt ?? 0),
        text: (before?.text ?? '') + item.str,
      });
    }
    const fonts = new Map<string, boolean>();
    const operators = await page.getOperatorList();
    operators.fnArray.forEach((code, at) => {
      if (code !== OPS.setFont) return;
      const [id] = operators.argsArray[at] as [string];
      const font = page.commonObjs.get(id) as { name: string; missingFile?: boolean };
      fonts.set(font.name.replace(/^[A-Z]{6}\+/, ''), font.missingFile !== true);
    });
    pages.push({
      widthMm: mm(width),
      heightMm: mm(height),
      lines: [...byLine.values()].sort((one, other) => one.topMm - other.topMm),
      fonts,
    });
  }
  await document.destroy();
  return pages;
}
