import { describe, expect, it } from 'vitest';
import { letterPdf } from './letter-pdf.ts';
import { figure, text } from './letter.ts';
import { exampleFigures, exampleLetter, longLetter } from './testing/example-letter.ts';
import { readPdf, type PdfPage } from './testing/read-pdf.ts';

const lineOf = (page: PdfPage | undefined, part: string) =>
  page?.lines.find((line) => line.text.includes(part));

describe('a letter as PDF', () => {
  it('fills a page with 22 lines of 28 characters between the margins', async () => {
    const { pdf } = await letterPdf(longLetter(28 * 22 * 3), {});
    const [, full] = await readPdf(pdf);
    const lines = full!.lines.filter((line) => !line.text.includes('—'));
    expect(full!.widthMm).toBeCloseTo(210, 0);
    expect(full!.heightMm).toBeCloseTo(297, 0);
    expect(lines.length).toBe(22);
    expect(new Set(lines.map((line) => [...line.text].length))).toEqual(new Set([28]));
    for (const line of lines) {
      expect(Math.abs(line.leftMm - 28)).toBeLessThan(1);
      expect(Math.abs(line.rightMm - 184)).toBeLessThan(1);
    }
    expect(Math.abs(lines[0]!.topMm - 37)).toBeLessThan(1);
    const last = lines.at(-1)!;
    expect(last.topMm + (last.sizePt * 25.4) / 72).toBeLessThan(37 + 225);
  });

  it('puts head, document number, class and title of the first page in their places', async () => {
    const { pdf } = await letterPdf(exampleLetter, exampleFigures);
    const [first] = await readPdf(pdf);
    const organ = first!.lines.find((line) => line.sizePt > 30)!;
    expect(organ.text).toBe('滨江市人力资源和社会保障局');
    expect(organ.topMm).toBeGreaterThan(29.5);
    expect(organ.topMm).toBeLessThan(31.5);
    const number = lineOf(first, '〔2024〕')!;
    expect(number.rightMm).toBeCloseTo(184, 0);
    expect(number.topMm).toBeGreaterThan(organ.topMm + 10);
    expect(lineOf(first, '办理结果：A')!.rightMm).toBeCloseTo(184, 0);
    const title = first!.lines.filter((line) => Math.round(line.sizePt) === 22);
    expect(title.map((line) => line.text)).toEqual([
      '滨江市人力资源和社会保障局',
      '关于对市九届人大三次会议',
      'S0001号建议答复的函',
    ]);
    for (const line of title) expect((line.leftMm + line.rightMm) / 2).toBeCloseTo(106, 0);
    expect(lineOf(first, '最高给予25万元补助')).toBeDefined();
  });

  it('breaks no line between a figure and its unit', async () => {
    // Wherever the figure falls in a line of 28 characters, it stands there whole.
    const blocks = Array.from({ length: 28 }, (_, at) => ({
      kind: 'paragraph' as const,
      inlines: [text('字'.repeat(at + 1)), figure('stays'), text('字'.repeat(40))],
    }));
    const { pdf } = await letterPdf({ ...exampleLetter, blocks }, exampleFigures);
    const lines = (await readPdf(pdf)).flatMap((page) => page.lines);
    expect(lines.filter((line) => line.text.includes('1.7万人次'))).toHaveLength(28);
    // It stands on the line of the text, on the same grid: no line of the body is off it.
    const tops = async (bytes: Uint8Array) =>
      (await readPdf(bytes))[1]!.lines
        .filter((line) => !line.text.includes('—'))
        .map((line) => line.topMm.toFixed(1));
    const grid = await tops((await letterPdf(longLetter(28 * 22 * 3), {})).pdf);
    for (const top of await tops(pdf)) expect(grid).toContain(top);
  });

  it('numbers the headings and sets each level in its own face', async () => {
    const { pdf, fonts } = await letterPdf(exampleLetter, exampleFigures);
    const [first] = await readPdf(pdf);
    const marks = ['一、工作开展情况', '（一）关于', '（二）关于', '二、下一步工作打算'];
    for (const mark of marks) expect(lineOf(first, mark)?.leftMm).toBeGreaterThan(38);
    expect(fonts).toEqual([
      'Noto Serif SC Regular',
      'Noto Serif SC Bold',
      'Noto Sans SC Medium',
      'Noto Serif SC SemiBold',
    ]);
  });

  it('shows no page number on the first page, then even left and odd right, under the text', async () => {
    const { pdf } = await letterPdf(longLetter(28 * 22 * 4), {});
    const pages = await readPdf(pdf);
    const numbers = pages.map((page) => lineOf(page, '—'));
    expect(numbers[0]).toBeUndefined();
    expect(numbers[1]?.text.replaceAll(' ', '')).toBe('—2—');
    expect(numbers[2]?.text.replaceAll(' ', '')).toBe('—3—');
    expect(numbers[1]!.leftMm).toBeCloseTo(28 + 4.94, 0);
    expect(numbers[2]!.rightMm).toBeCloseTo(184 - 4.94, 0);
    for (const number of numbers.slice(1)) {
      expect(number!.topMm).toBeGreaterThan(262);
      expect(number!.sizePt).toBeCloseTo(14, 1);
    }
  });

  it('indents the date by four characters and centres the organ over it', async () => {
    const { pdf } = await letterPdf(
      { ...exampleLetter, signOrgan: '滨江市教育局' },
      exampleFigures,
    );
    const pages = await readPdf(pdf);
    const last = pages.at(-1);
    const date = lineOf(last, '2024年6月18日')!;
    const organ = lineOf(last, '滨江市教育局')!;
    expect(date.rightMm).toBeCloseTo(184 - (4 * 15.79 * 25.4) / 72, 0);
    expect((organ.leftMm + organ.rightMm) / 2).toBeCloseTo((date.leftMm + date.rightMm) / 2, 0);
    expect(lineOf(last, '抄送：')!.topMm).toBeGreaterThan(250);
  });

  it('keeps the copies at the foot of the last page, clear of what stands above', async () => {
    for (let lines = 8; lines < 32; lines += 1) {
      const last = (await readPdf((await letterPdf(longLetter(28 * lines), {})).pdf)).at(-1);
      const copies = lineOf(last, '抄送：');
      const above = last!.lines.filter((line) => line.topMm < (copies?.topMm ?? 0)).at(-1);
      expect(copies?.topMm, `${lines} lines`).toBeCloseTo(262 - (14 * 25.4) / 72, 0);
      if (above) expect(copies!.topMm - above.topMm).toBeGreaterThan(7.5);
    }
  });

  it('embeds every font, and none but the named ones', async () => {
    const { pdf } = await letterPdf(exampleLetter, exampleFigures);
    const fonts = new Map((await readPdf(pdf)).flatMap((page) => [...page.fonts]));
    expect([...fonts.keys()].sort()).toEqual([
      'NotoSansSC-Medium',
      'NotoSerifSC-Bold',
      'NotoSerifSC-Regular',
      'NotoSerifSC-SemiBold',
    ]);
    expect([...fonts.values()].every(Boolean)).toBe(true);
  });

  it('gives the same bytes for the same letter', async () => {
    const once = await letterPdf(exampleLetter, exampleFigures);
    await letterPdf(longLetter(500), {});
    const again = await letterPdf(exampleLetter, exampleFigures);
    expect(Buffer.compare(once.pdf, again.pdf)).toBe(0);
  });

  it('never leaves the signature alone on a page', async () => {
    for (let lines = 8; lines < 32; lines += 1) {
      const letter = { ...longLetter(28 * lines), copyTo: undefined };
      const pages = await readPdf((await letterPdf(letter, {})).pdf);
      const withDate = pages.find((page) => lineOf(page, '2024年6月18日'));
      expect(lineOf(withDate, '感谢您'), `${lines} lines`).toBeDefined();
    }
  });

  it('prints a letter of thirty pages and very long names in under 1.5 s', async () => {
    const long = plainOrgan(46);
    const letter = {
      ...longLetter(28 * 22 * 30),
      organ: long,
      signOrgan: long,
      title: `${long}关于${long}的函`,
      salutation: plainOrgan(40),
    };
    await letterPdf(exampleLetter, exampleFigures);
    const began = performance.now();
    const { pdf } = await letterPdf(letter, {});
    expect(performance.now() - began).toBeLessThan(1500);
    const pages = await readPdf(pdf);
    expect(pages.length).toBeGreaterThanOrEqual(31);
    for (const page of pages)
      for (const line of page.lines) {
        expect(line.leftMm).toBeGreaterThan(19);
        expect(line.rightMm).toBeLessThan(191);
      }
  });

  it('takes typed text as text, never as a command of the typesetter', async () => {
    const hostile = '#pagebreak() *粗* $x$ <a> "b" \\ @c // d';
    const { pdf } = await letterPdf(
      { ...exampleLetter, blocks: [{ kind: 'paragraph', inlines: [text(hostile)] }] },
      {},
    );
    const [first] = await readPdf(pdf);
    const whole = first!.lines.map((line) => line.text).join('');
    expect(whole.replaceAll(' ', '')).toContain(hostile.replaceAll(' ', ''));
  });
});

function plainOrgan(length: number): string {
  return '滨江市人力资源和社会保障局人才发展服务中心'.repeat(4).slice(0, length);
}
