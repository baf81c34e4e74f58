import JSZip from 'jszip';
import { describe, expect, it } from 'vitest';
import { letterDocx } from './letter-docx.ts';
import { text } from './letter.ts';
import { exampleFigures, exampleLetter } from './testing/example-letter.ts';

async function part(docx: Uint8Array, path: string): Promise<string> {
  const zip = await JSZip.loadAsync(docx);
  return (await zip.file(path)?.async('string')) ?? '';
}

const example = await letterDocx(exampleLetter, exampleFigures);
const body = await part(example, 'word/document.xml');
const plain = (xml: string) => xml.replace(/<[^>]+>/g, '');

describe('a letter as DOCX', () => {
  it('has the page, margins and line grid of the standard', () => {
    expect(body).toMatch(/<w:pgSz w:w="11906" w:h="16838"/);
    const margins = /<w:pgMar ([^>]*)\/>/.exec(body)?.[1] ?? '';
    for (const margin of ['top="2098"', 'left="1587"', 'right="1474"', 'bottom="1984"'])
      expect(margins).toContain(`w:${margin}`);
    const grid = /<w:docGrid ([^>]*)\/>/.exec(body)?.[1] ?? '';
    expect(grid).toContain('w:type="lines"');
    expect(grid).toContain('w:linePitch="579"');
    expect(body).toContain('<w:titlePg');
  });

  it('switches widow control off in every paragraph and tightens each body character', () => {
    const paragraphs = body.match(/<w:p>/g)?.length ?? 0;
    expect(paragraphs).toBeGreaterThan(10);
    expect(body.match(/<w:widowControl w:val="(?:false|0)"\/>/g)?.length).toBe(paragraphs);
    expect(body).toContain('<w:spacing w:val="-5"/>');
  });

  it('names the official fonts', async () => {
    const head = await part(example, 'word/header1.xml');
    for (const font of ['仿宋_GB2312', '黑体', '楷体_GB2312', '方正小标宋简体'])
      expect(body + head).toContain(`w:eastAsia="${font}"`);
  });

  it('carries figures, numbered headings, date and copies', () => {
    const words = plain(body);
    for (const piece of [
      '最高给予25万元补助',
      '入住高校毕业生1.7万人次',
      '一、工作开展情况',
      '（二）关于“人才驿站”方面',
      '2024年6月18日',
      '抄送：市人大常委会人事代表工作委员会，市政府督查室。',
    ])
      expect(words).toContain(piece);
  });

  it('has a red double line under the head and no page number on the first page', async () => {
    const zip = await JSZip.loadAsync(example);
    const names = Object.keys(zip.files).filter((name) => /word\/(?:header|footer)\d/.test(name));
    const parts = await Promise.all(names.map((name) => part(example, name)));
    const head = parts.find((xml) => xml.includes('滨江市'));
    expect(head).toMatch(/<w:bottom w:val="thickThinSmallGap" w:color="E60012"/);
    const numbered = parts.filter((xml) => xml.includes('PAGE'));
    expect(numbered.length).toBe(2);
    expect(await part(example, 'word/settings.xml')).toContain('<w:evenAndOddHeaders');
  });

  it('gives the same bytes for the same letter at another time', async () => {
    await new Promise((resolve) => setTimeout(resolve, 2100));
    const again = await letterDocx(exampleLetter, exampleFigures);
    expect(Buffer.compare(example, again)).toBe(0);
    expect(await part(again, 'docProps/core.xml')).toContain('2024-06-18T00:00:00Z');
  });

  it('survives characters that XML does not know', async () => {
    const odd = 'A\u0000B\u000bC\ud800D <w:p> & \u200bE';
    const docx = await letterDocx(
      { ...exampleLetter, blocks: [{ kind: 'paragraph', inlines: [text(odd)] }] },
      {},
    );
    expect(await part(docx, 'word/document.xml')).toContain('ABCD &lt;w:p&gt; &amp; E');
  });
});
