import { expect, it } from 'vitest';
import type { PublishedBenefit } from './published-benefit.ts';
import { relatedTo } from './related-benefits.ts';

const of = (id: string, ...stacking: object[]) =>
  ({ benefit: { id, stacking } }) as unknown as PublishedBenefit;
const cap = (group: string) => ({ rule: 'cap', group });
const not = (...benefits: string[]) => ({ rule: 'exclusive-with', benefits });
const ids = (own: PublishedBenefit, others: PublishedBenefit[]) =>
  relatedTo(own, others).map(({ benefit }) => benefit.id);

it('finds what shares a group, excludes it or is excluded by it, and nothing else', () => {
  const own = of('own', cap('prizes'), not('named'));
  const others = [of('same', cap('prizes')), of('named'), of('names', not('own')), of('apart', cap('homes'))]; // prettier-ignore
  expect(ids(own, others)).toEqual(['same', 'named', 'names']);
  expect(ids(of('alone'), others)).toEqual([]);
});

it('follows from one to the next', () => {
  const chain = [of('c', cap('two')), of('b', cap('one'), cap('two')), of('d', not('c'))];
  expect(ids(of('a', cap('one')), chain)).toEqual(['b', 'c', 'd']);
});
