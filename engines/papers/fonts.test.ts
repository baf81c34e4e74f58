import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FontFileError, loadFonts } from './fonts.ts';
import { MissingGlyphError } from './glyphs.ts';
import { letterPdf } from './letter-pdf.ts';
import { receiptPdf } from './receipt-pdf.ts';
import { exampleFigures, exampleLetter } from './testing/example-letter.ts';

async function failure(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => undefined,
    (error: unknown) => error,
  );
}

describe('fonts of a paper', () => {
  it('stops at a character without a glyph and names it and its place', async () => {
    const letter = { ...exampleLetter, salutation: '孙𠮷萍代表' };
    const error = await failure(letterPdf(letter, exampleFigures));
    expect(error).toBeInstanceOf(MissingGlyphError);
    expect(error).toMatchObject({
      character: '𠮷',
      codePoint: 'U+20BB7',
      where: { zh: '主送' },
      excerpt: '孙𠮷萍代表：',
    });
  });

  it('names the row of a receipt that has such a character', async () => {
    const receipt = {
      title: '受理回执',
      organ: '滨江市人力资源和社会保障局',
      reference: 'BJ-1',
      rows: [{ label: '申请人', value: '孙𠮷萍' }],
    };
    const error = await failure(receiptPdf(receipt));
    expect(error).toMatchObject({ character: '𠮷', where: { zh: '“申请人”一栏' } });
  });

  it('prints the rare characters of names that the free faces have', async () => {
    const letter = {
      ...exampleLetter,
      salutation: '王喆、李翀、赵堃、钱旻、孙祎、周玥、吴珺、郑骉',
    };
    await expect(letterPdf(letter, exampleFigures)).resolves.toBeDefined();
  });

  it('says which font file is missing', async () => {
    const error = await failure(
      letterPdf(exampleLetter, exampleFigures, { fonts: { kaiti: '/no/such/kaiti.ttf' } }),
    );
    expect(error).toBeInstanceOf(FontFileError);
    expect(error).toMatchObject({ role: 'kaiti', path: '/no/such/kaiti.ttf' });
  });

  it('refuses a file that is no font', () => {
    const folder = mkdtempSync(join(tmpdir(), 'papers-'));
    const path = join(folder, 'not-a-font.ttf');
    writeFileSync(path, 'this is a text and not a font at all');
    expect(() => loadFonts({ heiti: path })).toThrow(FontFileError);
    rmSync(folder, { recursive: true });
  });

  it('gives each face a private family, so that no font of the machine can step in', () => {
    const fonts = Object.values(loadFonts());
    expect(new Set(fonts.map((font) => font.family)).size).toBe(4);
    for (const font of fonts) expect(font.family).toMatch(/^[\ue000-\ue0ff]+$/);
    expect(fonts[0]!.hasGlyph('泸'.codePointAt(0)!)).toBe(true);
    expect(fonts[0]!.hasGlyph(0x20bb7)).toBe(false);
  });
});
