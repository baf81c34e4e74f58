import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';
import { withoutApostrophe } from './clean-text.ts';
import { limits } from './limits.ts';
import { markedPages } from './marked-pages.ts';
import { openTables } from './open-table.ts';
import { readRows } from './read-rows.ts';
import { problemText } from './sheet-words.ts';
import { people } from './testing/craft.ts';
import { payloads } from './testing/payloads.ts';
import type { RawCell, Sheet } from './sheet.ts';
import { unpackXlsx } from './unpack-xlsx.ts';
import { writeListCsv, writeListXlsx } from './write-list.ts';
import { writeTemplate } from './write-template.ts';
import { writeWorkbook } from './write-workbook.ts';

const long = process.env['YANZHEN_LONG'] === '1';
const corpus = payloads(long ? 5_000 : 600);
const sheet: Sheet = {
  id: 'test.texts',
  version: 1,
  title: { zh: '文字', en: 'Texts' },
  columns: [
    { key: 'number', name: { zh: '序号', en: 'Number' }, kind: 'integer', required: true },
    { key: 'text', name: { zh: '内容', en: 'Text' }, kind: 'text' },
  ],
};
const list = {
  name: '导出',
  headings: ['序号', '内容'],
  rows: corpus.map((text, i) => [i + 1, text] as const),
};

/** An .xlsx knows one kind of line break: the two signs of Windows come back as the one. */
const oneBreak = (text: string): string => text.replaceAll('\r\n', '\n');

async function texts(bytes: Buffer): Promise<RawCell[]> {
  const { rows } = readRows(await openTables(bytes, limits), sheet, limits);
  return [...rows].map(({ cells }) => cells[1] ?? null);
}

describe('a text that a spreadsheet might run', () => {
  it('comes back from our CSV as it was, and is guarded there', async () => {
    const csv = writeListCsv(list);
    const back = (await texts(csv)).map((text) => withoutApostrophe(String(text)));
    expect(back).toEqual(corpus);
    for (const cell of await texts(csv)) {
      expect(String(cell)).not.toMatch(/^[\s"“\ufeff]*[=+\-@＝＋－＠]|^[\t\r\n]/u);
    }
  });

  it('comes back from our .xlsx as it was, where it is a text cell and no formula', async () => {
    const xlsx = await writeListXlsx(list);
    const back = (await texts(xlsx)).map((text) => withoutApostrophe(String(text)));
    expect(back).toEqual(corpus.map(oneBreak));
    const [data] = [...unpackXlsx(xlsx, limits.unpackedBytes)].filter(([name]) =>
      name.includes('sheet1'),
    );
    expect(String(data?.[1])).not.toContain('<f');
  });

  it('comes back from a marked file as it stood in the upload', async () => {
    const { head, rows } = readRows(await openTables(writeListCsv(list), limits), sheet, limits);
    const read = [...rows];
    const marked = read.map((row) => ({ ...row, problems: [{ column: 'text', text: '=1+1' }] }));
    const file = await writeWorkbook(markedPages({ sheet, head, rows: marked, language: 'zh' }));
    expect(await texts(file)).toEqual(read.map(({ cells }) => oneBreak(String(cells[1]))));
  });
});

const office = [
  '/usr/bin/soffice',
  '/usr/bin/libreoffice',
  '/Applications/LibreOffice.app/Contents/MacOS/soffice',
].find((path) => existsSync(path));
if (!office)
  process.stdout.write(
    'LibreOffice is not installed here: what it makes of our files is not looked at.\n',
  );

describe.skipIf(!office)('LibreOffice', () => {
  const folder = mkdtempSync(join(tmpdir(), 'yanzhen-office-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** Opens files and saves them again, as flat XML in which everything can be seen. */
  async function opened(files: Readonly<Record<string, Buffer>>, as: string): Promise<string[]> {
    const paths = Object.entries(files).map(([name, bytes]) => {
      const path = join(folder, name);
      writeFileSync(path, bytes);
      return path;
    });
    const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
    await promisify(execFile)(
      office ?? '',
      [profile, '--headless', '--norestore', '--convert-to', as, '--outdir', folder, ...paths],
      { timeout: 90_000 },
    );
    const ending = as.split(':')[0] ?? '';
    return paths.map((path) => readFileSync(path.replace(/\.[^.]+$/, `.${ending}`), 'utf8'));
  }

  it(
    'sees drop-downs, text cells, the hidden sheet and comments, and evaluates nothing',
    { timeout: 120_000 },
    async () => {
      const { head, rows } = readRows(
        await openTables(Buffer.from('姓名,身份证号,学历\n=1+1,510599199001019006,学士\n'), limits),
        people,
        limits,
      );
      const marked = [...rows].map((row) => ({
        ...row,
        problems: row.problems.map((problem) => ({
          column: problem.column,
          text: problemText(problem, 'zh'),
        })),
      }));
      const [template = '', mark = '', exported = ''] = await opened(
        {
          'template.xlsx': await writeTemplate(people, 'zh'),
          'marked.xlsx': await writeWorkbook(
            markedPages({ sheet: people, head, rows: marked, language: 'zh' }),
          ),
          'exported.xlsx': await writeListXlsx(list),
        },
        'fods',
      );
      // The list of degrees and of yes and no, over five thousand rows.
      expect(template.match(/<table:content-validation /g)).toHaveLength(2);
      expect(template).toContain('cell-content-is-in-list([$字典.');
      expect(template).toMatch(/<table:table table:name="字典" table:style-name="(\w+)"/);
      const hidden = /<table:table table:name="字典" table:style-name="(\w+)"/.exec(template)?.[1];
      expect(template).toMatch(
        new RegExp(
          `<style:style style:name="${hidden}"[^>]*>\\s*<style:table-properties table:display="false"`,
        ),
      );
      // A column of text: what one types far below stays text.
      expect(template).toMatch(/number:text-style/);
      expect(template).toContain('【示例】张三');
      expect(mark).toContain('<office:annotation');
      expect(mark).toContain('错误原因');
      expect(mark).toContain('<text:p>=1+1</text:p>');
      for (const file of [template, mark, exported]) expect(file).not.toContain('table:formula');
      const cells = exported.match(/office:value-type="(string|float)"/g) ?? [];
      expect(cells.filter((cell) => cell.includes('string'))).toHaveLength(corpus.length + 2);
      expect(cells.filter((cell) => cell.includes('float'))).toHaveLength(corpus.length);
    },
  );
});
