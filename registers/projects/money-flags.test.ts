import { expect, it } from 'vitest';
import { partsBeyond, reportedBeyond } from './money-flags.ts';

const plan = {
  totalFen: 100,
  specialFundFen: 20,
  enterpriseFen: 60,
  provinceFen: 15,
  otherFen: 5,
};

it.each([
  [99, 1],
  [100, 0],
  [101, 0],
])('with a whole of %i the parts, 100, are beyond it by %i', (totalFen, beyond) => {
  expect(partsBeyond({ ...plan, totalFen })).toBe(beyond);
});

it('flags what is reported beyond the whole, not what fills it', () => {
  expect(reportedBeyond(plan, { enterpriseFen: 65, provinceFen: 15 })).toBe(false);
  expect(reportedBeyond(plan, { enterpriseFen: 66, provinceFen: 15 })).toBe(true);
});
