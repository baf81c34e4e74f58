import { expect, it } from 'vitest';
import { basisOf, changedFacts } from './basis.ts';

const fact = (value: string | boolean, source = 'department', asOf = '2024-06-01') => ({
  value,
  source,
  verified: true,
  asOf,
});
const on = { policyDigest: 'p', amountFen: 100, facts: { medal: fact('gold'), works: fact(true) } };

it('is the same for the same values, whoever says them, on whatever day and in whatever order', () => {
  const again = { works: fact(true, 'employer', '2024-07-01'), medal: fact('gold') };
  expect(basisOf({ ...on, facts: again })).toBe(basisOf(on));
  expect(changedFacts(on.facts, again)).toEqual([]);
});

it('is another for another value, sum or version of the policy', () => {
  const others = [
    { ...on, facts: { ...on.facts, medal: fact('silver') } },
    { ...on, amountFen: 101 },
    { ...on, policyDigest: 'q' },
  ];
  expect(new Set([on, ...others].map(basisOf)).size).toBe(4);
});

it('names what changed, was taken back, or is new', () => {
  const { medal, works } = on.facts;
  expect(changedFacts(on.facts, { medal, works: fact(false) })).toEqual(['works']);
  expect(changedFacts(on.facts, { works })).toEqual(['medal']);
  expect(changedFacts(on.facts, { medal, works, age: fact('30') })).toEqual(['age']);
  expect(changedFacts({}, { toString: fact('x') })).toEqual(['toString']);
});
