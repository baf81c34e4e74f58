import { expect, it } from 'vitest';
import { Fault } from '../routes/fault.ts';
import { limits as common } from './limits.ts';
import { openTables } from './open-table.ts';
import { readRows } from './read-rows.ts';
import { readSheet } from './read-sheet.ts';
import { people, rowXml, xlsxParts, zipOf } from './testing/craft.ts';
import { bombBytes, nastyFiles } from './testing/nasty-files.ts';

/** The common limits, but for the unpacking, whose test would take its seconds with 200 MB. */
const limits = { ...common, unpackedBytes: bombBytes - 1 };

const files = await nastyFiles();

/** As a thread does it, without one: a thread for each would take a minute. */
async function outcome(bytes: Buffer): Promise<string | string[]> {
  try {
    const { rows } = readRows(await openTables(bytes, limits), people, limits);
    return [...rows].map(({ cells }) => String(cells.find((cell) => cell !== null)));
  } catch (error) {
    if (error instanceof Fault) return error.code.replace('spreadsheets.', '');
    throw error;
  }
}

it('has more than fifty of them', () => {
  expect(files.length).toBeGreaterThanOrEqual(50);
});

it.each(files)('gives a clear answer to: $name', async ({ bytes, gives }) => {
  expect(await outcome(bytes)).toEqual(gives);
});

it('answers in the same way from its thread, and within its limits of time and memory', async () => {
  const bomb = files.find(({ name }) => name.startsWith('bomb that lies'));
  await expect(readSheet(bomb?.bytes ?? Buffer.alloc(0), people, { limits })).rejects.toMatchObject(
    {
      code: 'spreadsheets.unpacks-too-large',
    },
  );
  const long = files.find(({ name }) => name.startsWith('a million blank'));
  await expect(
    readSheet(long?.bytes ?? Buffer.alloc(0), people, { limits: { millis: 5 } }),
  ).rejects.toMatchObject({ code: 'spreadsheets.too-slow' });
  const cells = Array.from({ length: 20 }, (_, i) => (i === 0 ? '张三' : `内容${i}`));
  const many = Array.from({ length: 15_000 }, (_, i) => rowXml(i + 2, cells)).join('');
  const heavy = zipOf(xlsxParts(rowXml(1, ['姓名']) + many));
  await expect(readSheet(heavy, people, { limits: { heapMegabytes: 24 } })).rejects.toMatchObject({
    code: 'spreadsheets.too-heavy',
  });
});
