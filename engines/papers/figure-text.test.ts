import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  FalseFigureError,
  figureHolds,
  formatFigure,
  phrasings,
  readFigure,
} from './figure-text.ts';

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
    [6123, '套', { phrasing: 'odd', step: 1000 }, '6000余套'],
    [80250000, '元', { phrasing: 'odd', scale: 'wan' }, '8000余万元'],
    [12535, '人', { phrasing: 'odd', scale: 'wan' }, '1.2万余人'],
    [63, '件', { phrasing: 'exceeds', stated: 60 }, '超过60件'],
    [17040, '人次', { phrasing: 'about', scale: 'wan' }, '约1.7万人次'],
    [0.35, '万元', { phrasing: 'over', step: 0.1 }, '超0.3万元'],
  ] as const)('prints %d %s as asked', (value, unit, options, expected) => {
    expect(formatFigure(value, unit, options)).toBe(expected);
  });

  it('refuses what is not a figure', () => {
    expect(() => formatFigure(Number.NaN, '人')).toThrow(RangeError);
    expect(() => formatFigure(-1, '人', { phrasing: 'near' })).toThrow(RangeError);
    expect(() => formatFigure(1, '人', { phrasing: 'over', step: 0 })).toThrow(RangeError);
  });

  it('refuses a rounding that lies, and says what would have been printed', () => {
    const lies = [
      [60, { phrasing: 'over', stated: 60 }, '超60件'],
      [60, { phrasing: 'odd', stated: 60 }, '60余件'],
      [60, { phrasing: 'exceeds', stated: 61 }, '超过61件'],
      [60, { phrasing: 'near', stated: 60 }, '近60件'],
      [60, { phrasing: 'near', stated: 70 }, '近70件'],
      [60, { phrasing: 'exact', stated: 61 }, '61件'],
      [60, { phrasing: 'about', stated: 64 }, '约64件'],
      [14, { phrasing: 'near', step: 1000 }, '近1000件'],
    ] as const;
    for (const [value, options, printed] of lies) {
      const thrown = new FalseFigureError(printed, value);
      expect(() => formatFigure(value, '件', options)).toThrow(thrown);
    }
    expect(formatFigure(61, '件', { phrasing: 'over', stated: 60 })).toBe('超60件');
    expect(formatFigure(63, '件', { phrasing: 'near', stated: 70 })).toBe('近70件');
    expect(formatFigure(62, '件', { phrasing: 'about', stated: 65 })).toBe('约65件');
  });

  it('reads back what letters write', () => {
    expect(readFigure('6000余套')).toEqual({ phrasing: 'odd', shown: 6000, unit: '套' });
    expect(readFigure('1.2万多人')).toEqual({ phrasing: 'odd', shown: 12000, unit: '人' });
    expect(readFigure('近5亿元')).toEqual({ phrasing: 'near', shown: 500000000, unit: '元' });
    expect(readFigure('若干人')).toBeUndefined();
  });

  it('holds "over" under the value and "near" above it, neither at it', () => {
    const over = { phrasing: 'over', shown: 6000, unit: '套' } as const;
    expect([5999, 6000, 6001].map((value) => figureHolds(over, value))).toEqual([
      false,
      false,
      true,
    ]);
    const near = { phrasing: 'near', shown: 6000, unit: '套' } as const;
    expect([5399, 5400, 6000, 6001].map((value) => figureHolds(near, value))).toEqual([
      false,
      true,
      false,
      false,
    ]);
  });

  it('always prints what is true of the value', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 10 ** 13 }),
        fc.constantFrom(...phrasings),
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
