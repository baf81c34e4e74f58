import * as XLSX from '@e965/xlsx';
import { writeListCsv, writeListXlsx } from '@yanzhen/server/spreadsheets/write-list.ts';
import { syntheticIdentityNumber } from '@yanzhen/values/identity-number.ts';

export const rows = 20_000;
const columns = 30;
const kinds = ['identity', 'text', 'date', 'money', 'text', 'integer'];

/** Thirty columns as offices have them: numbers of persons, names, days, sums, remarks, counts. */
export const sheet = {
  id: 'bench.people',
  version: 1,
  title: { zh: '名单', en: 'People' },
  columns: Array.from({ length: columns }, (_, i) => ({
    key: `c${i}`,
    name: { zh: `第${i + 1}列`, en: `Column ${i + 1}` },
    kind: kinds[i % kinds.length],
    ...(i === 0 ? { required: true } : {}),
  })),
};

function valueOf(kind, row, column) {
  switch (kind) {
    case 'identity':
      return syntheticIdentityNumber(row * 5 + Math.floor(column / kinds.length));
    case 'date':
      return `20${String(10 + (row % 15))}-${String(1 + (row % 12)).padStart(2, '0')}-${String(1 + (row % 28)).padStart(2, '0')}`;
    case 'money':
      return row * 100 + column;
    case 'integer':
      return row % 600;
    default:
      return column === 1 ? `姓名${row}` : `单位名称与备注${row % 977}第${column}列`;
  }
}

/** The same table as .xlsx, CSV or .xls. */
export async function makeFile(format) {
  const table = Array.from({ length: rows }, (_, row) =>
    sheet.columns.map(({ kind }, column) => valueOf(kind, row, column)),
  );
  const list = { name: '填报', headings: sheet.columns.map(({ name }) => name.zh), rows: table };
  if (format === 'xlsx') return writeListXlsx(list);
  if (format === 'csv') return writeListCsv(list);
  const book = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet([list.headings, ...table]), '填报');
  return XLSX.write(book, { bookType: 'biff8', type: 'buffer' });
}
