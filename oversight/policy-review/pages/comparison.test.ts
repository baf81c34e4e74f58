import { expect, it } from 'vitest';
import type { WhatIf } from '../contract-what-if.ts';
import { comparedRows, comparisonCsv } from './comparison.ts';

const figures = (eligible: number, costFen: number) => ({
  eligible,
  unknown: 0,
  displaced: 0,
  costFen,
  aloneFen: costFen,
  byYear: [costFen],
  byCounty: [],
  byClass: [],
  overlap: [eligible],
});
const totals = (paidPersons: number, costFen: number) => ({
  paidPersons,
  costFen,
  byYear: [costFen],
  byCounty: [],
  byClass: [],
});
const result = (after: number, year = 2026): WhatIf => ({
  persons: 10,
  population: { kind: 'database' },
  day: '2026-11-23',
  counties: [],
  classes: [],
  years: [year],
  benefits: [
    {
      id: 'home',
      name: { zh: '购房', en: 'Home' },
      documentId: 'd',
      gives: 'money',
      before: figures(1, 15_000_000),
      after: figures(2, after),
    },
  ],
  totals: { before: totals(1, 15_000_000), after: totals(2, after) },
  budget: [],
  winners: { persons: 1, differenceFen: 1 },
  losers: { persons: 0, differenceFen: 0 },
  people: [],
  millis: { total: 1, whatIf: 1 },
});

it('lays two drafts beside today', () => {
  const rows = comparedRows([
    { label: 'a', result: result(18_000_050) },
    { label: 'b', result: result(20_000_000, 2027) },
  ]);
  const of = (id: string) => rows.find((row) => row.id === id);
  expect(of('cost')).toMatchObject({ today: 15_000_000, sides: [18_000_050, 20_000_000] });
  expect(of('cost-2026')?.sides).toEqual([18_000_050, 0]);
  expect(of('home-eligible')).toMatchObject({ unit: 'person', today: 1, sides: [2, 2] });
});

it('writes a file that a spreadsheet does not run', () => {
  const csv = comparisonCsv([{ label: '=HYPERLINK("x")', result: result(18_000_050) }], {
    language: 'zh',
    figure: '指标',
    unit: '单位',
    today: '现行',
    units: { person: '人', yuan: '元' },
  });
  expect(csv.startsWith('\uFEFF"指标","单位","现行","\'=HYPERLINK(""x"")"\r\n')).toBe(true);
  expect(csv).toContain('"费用合计","元",150000.00,180000.50\r\n');
});
