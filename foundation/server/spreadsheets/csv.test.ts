import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unguardFormula } from '@yanzhen/values/formula-guard.ts';
import { csvRecord, readCsv } from './csv.ts';

describe('CSV', () => {
  it('reads back whatever it wrote', () => {
    const sign = fc.constantFrom(...',"\n\t =+-@\'＝＠张a1😀');
    const text = fc.string({ unit: sign, maxLength: 12 });
    const rows = fc.array(fc.array(text, { minLength: 2, maxLength: 6 }), { maxLength: 6 });
    fc.assert(
      fc.property(rows, (table) => {
        const read = readCsv(table.map((row) => csvRecord(row)).join('\r\n'));
        expect(read?.map((row) => row.cells.map(unguardFormula))).toEqual(table);
      }),
      { numRuns: 300 },
    );
  });

  it('guards a name that a spreadsheet would run', () => {
    expect(csvRecord(['=HYPERLINK("http://x","y")', '王五'])).toBe(
      `"'=HYPERLINK(""http://x"",""y"")",王五`,
    );
  });

  it('names the line on which a record begins, past line breaks inside cells', () => {
    expect(readCsv('a,b\n"c\nd",e\n\nf,g')).toEqual([
      { line: 1, cells: ['a', 'b'] },
      { line: 2, cells: ['c\nd', 'e'] },
      { line: 5, cells: ['f', 'g'] },
    ]);
  });

  it('does not read a quotation mark that is never closed', () => {
    expect(readCsv('a,"b\nc,d')).toBeUndefined();
  });
});
