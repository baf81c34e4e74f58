import fc from 'fast-check';
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { clawbackFen, roundAmount, splitInstalments, splitPayers } from './amounts.ts';
import { sha256 } from './digest.ts';
import { decimal } from './feel/decimal.ts';
import { factDictionaryJsonSchema, policyFileJsonSchema } from './json-schemas.ts';
import { windowOn } from './window.ts';

describe('rounding an amount', () => {
  it.each([
    [12_345.6, 'fen', 'down', 12_345],
    [12_345.6, 'fen', 'up', 12_346],
    [12_345.5, 'fen', 'half-up', 12_346],
    [12_349, 'yuan', 'down', 12_300],
    [12_301, 'yuan', 'up', 12_400],
    [12_350, 'yuan', 'half-up', 12_400],
    [12_349.99, 'yuan', 'half-up', 12_300],
    [1_234_999, '100yuan', 'down', 1_230_000],
    [1_235_000, '100yuan', 'half-up', 1_240_000],
    [-150, 'yuan', 'half-up', -200],
    [-150, 'yuan', 'down', -200],
    [-150, 'yuan', 'up', -100],
    [0.07 * 12_345_700, 'fen', 'down', 864_199],
  ] as const)('%s to %s %s is %s', (value, to, direction, expected) => {
    expect(roundAmount(value, { to, direction })).toBe(expected);
  });

  it('has no sum for an unknown or an unsafe figure', () => {
    const rule = { to: 'fen', direction: 'down' } as const;
    expect(roundAmount(Number.NaN, rule)).toBeNaN();
    expect(roundAmount(1e17, rule)).toBeNaN();
  });
});

describe('decimal meaning', () => {
  it('gives what rounding to 15 digits gives', () => {
    const value = fc.oneof(
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc
        .tuple(fc.integer({ min: -1e9, max: 1e9 }), fc.integer({ min: 1, max: 1e4 }))
        .map(([a, b]) => a / b),
      fc.tuple(fc.integer({ min: 0, max: 1e7 }), fc.nat(999)).map(([a, b]) => a + b / 1000 + 0.1),
    );
    fc.assert(
      fc.property(value, (x) => {
        const expected = Number.isInteger(x) ? x : Number(x.toPrecision(15));
        expect(decimal(x) === expected).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('instalments and payers', () => {
  const part = (id: string, share: number) => ({
    id,
    share,
    afterMonths: 0,
    name: { zh: id, en: id },
  });

  it('puts the fen that do not divide where the policy says', () => {
    const parts = [part('a', 33), part('b', 33), part('c', 34)];
    expect(splitInstalments(101, { parts, remainder: 'last' }).map((p) => p.amountFen)).toEqual([
      33, 33, 35,
    ]);
    expect(splitInstalments(101, { parts, remainder: 'first' }).map((p) => p.amountFen)).toEqual([
      34, 33, 34,
    ]);
  });

  it('always adds up, and no part is off by a fen a part', () => {
    const shares = fc.array(fc.integer({ min: 1, max: 100 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(fc.nat({ max: Number.MAX_SAFE_INTEGER }), shares, (fen, written) => {
        const total = written.reduce((a, b) => a + b, 0);
        const scaled = written.map((share) => Math.floor((share * 100) / total));
        scaled[0] = (scaled[0] ?? 0) + 100 - scaled.reduce((a, b) => a + b, 0);
        const parts = scaled.map((share, i) => part(String(i), share));
        const split = splitInstalments(fen, { parts, remainder: 'last' });
        const sum = split.reduce((a, b) => a + BigInt(b.amountFen), 0n);
        expect(sum).toBe(BigInt(fen));
        split.slice(0, -1).forEach((p, i) => {
          expect(BigInt(p.amountFen)).toBe((BigInt(fen) * BigInt(scaled[i] ?? 0)) / 100n);
        });
      }),
    );
  });

  it('splits between payers and refuses a negative or broken sum', () => {
    const payers = [
      { payer: 'city', share: 50 },
      { payer: 'county', share: 50 },
    ] as const;
    expect(splitPayers(101, [...payers])).toEqual([
      { payer: 'city', amountFen: 51 },
      { payer: 'county', amountFen: 50 },
    ]);
    expect(() => splitPayers(-1, [...payers])).toThrow(RangeError);
    expect(() => splitInstalments(0.5, { parts: [part('a', 100)], remainder: 'last' })).toThrow(
      RangeError,
    );
  });
});

describe('clawback', () => {
  it.each([
    [25_000_000, 60, 0, 25_000_000],
    [25_000_000, 60, 59, 416_666],
    [25_000_000, 60, 60, 0],
    [100, 3, 1, 66],
    [Number.MAX_SAFE_INTEGER, 60, 1, Math.floor(Number.MAX_SAFE_INTEGER / 60) * 59 + 30],
  ])('of %s fen for %s months with %s served is %s', (paid, required, served, expected) => {
    const exact = Number((BigInt(paid) * BigInt(required - served)) / BigInt(required));
    expect(clawbackFen(paid, required, served)).toBe(exact);
    if (paid < 1e9) expect(exact).toBe(expected);
  });

  it('refuses figures out of range', () => {
    expect(() => clawbackFen(-1, 60, 1)).toThrow(RangeError);
    expect(() => clawbackFen(1, 0, 0)).toThrow(RangeError);
    expect(() => clawbackFen(1, 60, 61)).toThrow(RangeError);
    expect(() => clawbackFen(1, 60, 1.5)).toThrow(RangeError);
  });
});

describe('the application window', () => {
  const window = {
    opensOn: '2024-01-01',
    closesOn: '2026-01-01',
    within: { months: 24, after: 'x' },
    clause: '一',
    assumed: true,
  };
  it.each([
    ['2023-12-31', '2023-12-01', 'not-yet'],
    ['2024-01-01', '2023-12-01', 'open'],
    ['2025-12-31', '2024-01-01', 'open'],
    ['2026-01-01', '2025-12-01', 'closed'],
    ['2025-07-01', '2023-07-01', 'open'],
    ['2025-07-02', '2023-07-01', 'too-late'],
    ['2025-07-02', null, 'unknown'],
  ] as const)('on %s for a contract of %s is %s', (on, anchor, expected) => {
    expect(windowOn(window, on, anchor)).toBe(expected);
  });
});

describe('digests and schemas', () => {
  it('computes SHA-256 as node does', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        expect(sha256(text)).toBe(createHash('sha256').update(text, 'utf8').digest('hex'));
      }),
      { numRuns: 40 },
    );
  });

  it('publishes JSON Schemas that name what an editor completes', () => {
    expect(JSON.stringify(policyFileJsonSchema())).toContain('"hitPolicy"');
    expect(JSON.stringify(factDictionaryJsonSchema())).toContain('"sensitivity"');
  });
});
