import { expect, it } from 'vitest';
import { receiptPdf, type Receipt } from './receipt-pdf.ts';
import { readPdf } from './testing/read-pdf.ts';

const receipt: Receipt = {
  title: '人才服务事项受理回执',
  organ: '滨江市人力资源和社会保障局',
  reference: 'BJ-2024-000123',
  rows: [
    { label: '申请人', value: '李明' },
    { label: '申请事项', value: '购房补助' },
  ],
  notes: ['凭受理编号可查询办理进度。'],
  signatures: ['申请人（签字）', '窗口经办人（签字）'],
};

it('prints a receipt on one A4 page with everything on it', async () => {
  const { pdf, fonts } = await receiptPdf(receipt);
  const pages = await readPdf(pdf);
  expect(pages.length).toBe(1);
  expect(pages[0]!.widthMm).toBeCloseTo(210, 0);
  const words = pages[0]!.lines.map((line) => line.text).join('\n');
  for (const piece of ['受理编号', 'BJ-2024-000123', '李明', '购房补助', '1. 凭', '（签字）'])
    expect(words).toContain(piece);
  expect(fonts.length).toBe(3);
  expect(Buffer.compare(pdf, (await receiptPdf(receipt)).pdf)).toBe(0);
});

it('runs over as many pages as it needs and speaks English when asked', async () => {
  const rows = Array.from({ length: 90 }, (_, at) => ({
    label: `Row ${at}`,
    value: '甲'.repeat(60),
  }));
  const { pdf } = await receiptPdf({ ...receipt, rows }, { language: 'en' });
  const pages = await readPdf(pdf);
  expect(pages.length).toBeGreaterThan(3);
  expect(pages[0]!.lines.some((line) => line.text.includes('Reference'))).toBe(true);
  const last = pages
    .at(-1)!
    .lines.map((line) => line.text)
    .join(' ');
  expect(last).toContain(`${pages.length} / ${pages.length}`);
});
