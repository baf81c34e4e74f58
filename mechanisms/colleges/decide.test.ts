import { expect, it } from 'vitest';
import { gapOf, planFaults, replacementFault } from './decide.ts';

const plan = (...fen: number[]) =>
  fen.map((perStudentFen, n) => ({ year: 2023 + n, perStudentFen }));
const told = (years: ReturnType<typeof plan>, average: number) =>
  planFaults(years, average).map(({ code, field }) => [code, field]);

it('measures the gap below, at and above a bound of either kind', () => {
  expect([gapOf('most', 18, 17.99), gapOf('most', 18, 18), gapOf('most', 18, 21.37)]).toEqual([
    0, 0, 3.37,
  ]);
  expect([gapOf('least', 450, 449), gapOf('least', 450, 450), gapOf('least', 450, 500)]).toEqual([
    1, 0, 0,
  ]);
});

it('accepts a plan that stands still or rises to the average in three, four or five years', () => {
  expect(told(plan(900, 900, 1000, 1200), 1200)).toEqual([]);
  expect(told(plan(900, 1000, 1100, 1150, 1200), 1200)).toEqual([]);
  expect(told(plan(900, 1000, 1100, 1150, 1200, 1201), 1200)).toEqual([]);
});

it('tells each year in which it falls, by a fen', () => {
  expect(told(plan(900, 899, 1300, 1299), 1200)).toEqual([
    ['colleges.appropriation-falls', 'body.years.1.perStudentFen'],
    ['colleges.appropriation-falls', 'body.years.3.perStudentFen'],
  ]);
});

it('refuses two years, six years, a gap between years, and an average missed by a fen', () => {
  expect(told(plan(900, 1000, 1200), 1200)).toEqual([['colleges.years-wrong', 'body.years']]);
  expect(told(plan(900, 900, 900, 900, 900, 900, 1200), 1200)).toEqual([
    ['colleges.years-wrong', 'body.years'],
  ]);
  const skipping = [...plan(900, 1000), { year: 2026, perStudentFen: 1200 }];
  expect(told(skipping, 1200)).toEqual([['colleges.years-wrong', 'body.years.2.year']]);
  expect(told(plan(900, 1000, 1100, 1199), 1200)).toEqual([
    ['colleges.average-not-reached', 'body.years.3.perStudentFen'],
  ]);
});

it('lets no fall hide between a plan in force and the one that replaces it', () => {
  const inForce = plan(900, 1000, 1100, 1200);
  const from2025 = (fen: number) => [{ year: 2025, perStudentFen: fen }];
  expect(replacementFault(inForce, from2025(999))).toMatchObject({
    field: 'body.years.0.perStudentFen',
  });
  expect(replacementFault(inForce, from2025(1000))).toBeUndefined();
  expect(replacementFault(inForce, plan(1))).toBeUndefined();
  expect(replacementFault([], from2025(1))).toBeUndefined();
});
