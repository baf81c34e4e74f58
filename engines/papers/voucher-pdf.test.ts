import { expect, it } from 'vitest';
import { MissingGlyphError } from './glyphs.ts';
import { readPdf } from './testing/read-pdf.ts';
import { voucherPdf, type Voucher } from './voucher-pdf.ts';

const voucher: Voucher = {
  title: '人才补助资金拨付凭证',
  organ: '滨江市人力资源和社会保障局',
  number: 'FK-20240603-00001',
  summary: [{ label: '政策事项', value: '购房补助' }],
  heads: ['序号', '业务编号', '户名', '开户行和账号', '金额（元）', '大写'],
  lines: [
    {
      number: '1',
      reference: 'GF-20240603-00001',
      name: '林知远',
      account: '示例银行 6222 **** 0001',
      amount: '100,000.05',
      words: '壹拾万元零伍分',
    },
  ],
  sum: { label: '合计 1 笔', amount: '100,000.05', words: '壹拾万元零伍分' },
  sources: [{ name: '2024 年人才补助（市级）', amount: '100,000.05' }],
  sourcesLabel: '资金来源',
  signatures: [{ label: '制单', name: '制单戊', at: '2024-06-03 10:00' }],
};

it('prints sums in figures and in words on A4 across, the same bytes each time', async () => {
  const { pdf } = await voucherPdf(voucher);
  const pages = await readPdf(pdf);
  expect(pages.length).toBe(1);
  expect(pages[0]!.widthMm).toBeCloseTo(297, 0);
  const text = pages[0]!.lines.map((line) => line.text).join('\n');
  for (const piece of ['壹拾万元零伍分', '100,000.05', '林知远', '资金来源', '制单戊'])
    expect(text).toContain(piece);
  expect(Buffer.compare(pdf, (await voucherPdf(voucher)).pdf)).toBe(0);
});

it('runs over pages with the head of the table on each, and names the line of a character without a glyph', async () => {
  const [line] = voucher.lines;
  const lines = Array.from({ length: 60 }, (_, at) => ({ ...line!, number: String(at + 1) }));
  const pages = await readPdf((await voucherPdf({ ...voucher, lines })).pdf);
  expect(pages.length).toBeGreaterThan(2);
  for (const { lines: shown } of pages.slice(0, -1)) {
    expect(shown.map(({ text }) => text).join(' ')).toContain('开户行和账号');
  }
  const strange = { ...voucher, lines: [{ ...line!, number: '7', name: '林\u{2ebf0}' }] };
  const failed = await voucherPdf(strange).catch((error: unknown) => error);
  expect(failed).toBeInstanceOf(MissingGlyphError);
  expect((failed as MissingGlyphError).where.zh).toBe('第 7 行');
});
