import fc from 'fast-check';
import { expect, it } from 'vitest';
import { likeness, likenessLeast, nameKey } from './same-name.ts';

it('reads names alike that differ in width, case, spaces and punctuation only', () => {
  expect(nameKey('ＡＢ型 液压-阀（二期）')).toBe('ab型液压阀二期');
  expect(nameKey('ab型液压阀(二期)')).toBe('ab型液压阀二期');
  expect(nameKey('—— ')).toBe('');
});

it.each([
  ['高压液压阀关键技术研发', '高压液压阀关键技术的研发', true],
  ['高压液压阀关键技术研发', '竹纤维复合材料中试', false],
  ['甲', '乙', false],
])('%s and %s are alike: %s', (one, other, alike) => {
  expect(likeness(nameKey(one), nameKey(other)) >= likenessLeast).toBe(alike);
});

it('is the same both ways, within 0 and 1, and 1 for one name', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 30 }), fc.string({ maxLength: 30 }), (one, other) => {
      const value = likeness(one, other);
      expect(value).toBe(likeness(other, one));
      expect(value >= 0 && value <= 1).toBe(true);
      expect(likeness(one, one)).toBe(1);
    }),
  );
});
