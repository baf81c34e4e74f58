import { expect, it } from 'vitest';
import { countText, signed, sumText } from './amounts.ts';

it('writes sums as the reader’s language says them', () => {
  expect(sumText(123_456_789_012, 'zh')).toBe('123,456.79');
  expect(sumText(150_000_00, 'zh')).toBe('15');
  expect(sumText(-2_500_00, 'zh')).toBe('-0.25');
  expect(sumText(123_456_789_012, 'en')).toBe('1,234,567,890');
  expect(countText(10_000_000)).toBe('10,000,000');
});

it('writes a difference with its sign, and none for nothing', () => {
  expect([signed('15'), signed('-15'), signed('0')]).toEqual(['+15', '−15', '0']);
});
