import { expect, test } from 'vitest';
import { chosenFilters, countText } from './records.ts';

test('passes on only the filters that the list declares', () => {
  const address = { county: 'jiangyang', tab: 'mine', evil: '1', state: '' };
  expect(chosenFilters(address, ['county', 'state'])).toEqual({ county: 'jiangyang' });
});

test('separates thousands', () => {
  expect(countText(999)).toBe('999');
  expect(countText(1234567)).toBe('1,234,567');
});
