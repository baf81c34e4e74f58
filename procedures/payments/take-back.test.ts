import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitBy } from './take-back.ts';

describe('money that comes back', () => {
  it('is shared by the lines that paid it, to the last fen and never beyond what each paid', () => {
    const held = fc.array(fc.integer({ min: 1, max: 10 ** 12 }), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(held, fc.double({ min: 0, max: 1, noNaN: true }), (sums, part) => {
        const lines = sums.map((amountFen, line) => ({ line, amountFen }));
        const whole = sums.reduce((all, each) => all + each, 0);
        const amount = Math.floor(whole * part);
        const shares = splitBy(lines, amount);
        expect(shares.reduce((all, { amountFen }) => all + amountFen, 0)).toBe(amount);
        for (const { line, amountFen } of shares) {
          expect(amountFen).toBeLessThanOrEqual(sums[line] ?? 0);
        }
      }),
    );
  });

  it('is refused beyond what was paid', () => {
    expect(() => splitBy([{ amountFen: 5 }, { amountFen: 5 }], 11)).toThrow(
      /11 fen asked, 10 held/,
    );
    expect(splitBy([{ amountFen: 5 }, { amountFen: 5 }], 5)).toEqual([
      { amountFen: 3 },
      { amountFen: 2 },
    ]);
  });
});
