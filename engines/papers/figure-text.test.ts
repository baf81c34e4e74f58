import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { figureHolds, formatFigure, readFigure } from './figure-text.ts';

describe('a figure in words', () => {
  it.each([
    [17000, '人次', { scale: 'wan' }, '1.7万人次'],
    [250000, '元', { scale: 'wan' }, '25万元'],
    [12535, '人', {}, '12535人'],
    [120000000, '元', { scale: 'yi' }, '1.2亿元'],
    [493000000, '元', { phrasing: 'near', scale: 'yi' }, '近5亿元'],
    [80250000, '元', { phrasing: 'over', scale: 'wan' }, '超8000万元'],
    [6123, '套', { phrasing: 'over', step: 1000 }, '超6000套'],
    [63, '件', { phrasing: 'over', step: 10 }, '超60件'],
    [60, '件', { phrasing: 'over', step: 10 }, '60件'],
    [5, '元', { scale: 'wan' }, '0.0005万元'],
    [0, '人', { scale: 'wan' }, '0万人'],
    [-15000, '元', { scale: 'wan' }, '-1.5万元'],
    [0.35, '万元', { phrasing: 'over', step: 0.1 }, '超0.3万元'],
  ] as const)('prints %d %s as asked', (value, unit, options, expected) => {
    expect(formatFigure(value, unit, options)).toBe(expected);
  });

  it('refuses what is not a figure', () => {
    expect(() => formatFigure(Number.NaN, '人')).toThrow(RangeError);
    expect(() => formatFigure(-1, '人', { phrasing: 'near' })).toThrow(RangeError);
    expect(() => formatFigure(1, '人', { phrasing: 'over', step: 0 })).toThrow(RangeError);
  });

  it('reads back what letters write', () => {
    expect(readFigure('6000余套')).toEqual({ phrasing: 'over', shown: 6000, unit: '套' });
    expect(readFigure('1.2万多人')).toEqual({ phrasing: 'over', shown: 12000, unit: '人' });
    expect(readFigure('近5亿元')).toEqual({ phrasing: 'near', shown: 500000000, unit: '元' });
    expect(readFigure('若干人')).toBeUndefined();
  });

  it('holds "over" at and under the value, "near" at and above it', () => {
    const over = { phrasing: 'over', shown: 6000, unit: '套' } as const;
    expect([5999, 6000, 6001].map((value) => figureHolds(over, value))).toEqual([
      false,
      true,
      true,
    ]);
    const near = { phrasing: 'near', shown: 6000, unit: '套' } as const;
    expect([5399, 5400, 6000, 6001].map((value) => figureHolds(near, value))).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });

  it('always prints what is true of the value', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 10 ** 13 }),
        fc.constantFrom('exact', 'over', 'near'),
        fc.constantFrom('one', 'wan', 'yi'),
        (value, phrasing, scale) => {
          const read = readFigure(formatFigure(value, '元', { phrasing, scale }));
          expect(read?.unit).toBe('元');
          expect(figureHolds(read!, value)).toBe(true);
        },
      ),
    );
  });
});
