import { receiptPdf } from '@yanzhen/papers';

const made = new Map<string, Promise<Buffer>>();

/** A page that says what it stands for; the demonstration's evidence shows nobody's papers. */
export function samplePaper(title: string): Promise<Buffer> {
  const known = made.get(title) ?? print(title);
  made.set(title, known);
  return known;
}

async function print(title: string): Promise<Buffer> {
  const { pdf } = await receiptPdf({
    title,
    organ: '雁阵演示',
    reference: 'DEMO',
    rows: [{ label: '说明', value: '演示材料，内容为虚构' }],
  });
  return Buffer.from(pdf);
}
