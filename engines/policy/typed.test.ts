import { describe, expect, it } from 'vitest';
import { evaluateExpression } from './evaluate.ts';
import { fromTyped, sameTyped, toTyped, type Typed } from './typed.ts';

const values: readonly Typed[] = [
  { type: 'null' },
  { type: 'boolean', value: false },
  { type: 'number', value: '-0.000000125' },
  { type: 'number', value: '123000000000000000000000' },
  { type: 'string', value: ' 泸州 ' },
  { type: 'date', value: '2024-02-29' },
  { type: 'time', value: '10:30:00.5+08:00' },
  { type: 'dateTime', value: '2024-02-29T10:30:00Z' },
  { type: 'duration', value: 'P1Y2M' },
  { type: 'duration', value: '-P1DT2H' },
  { type: 'list', value: [{ type: 'null' }, { type: 'list', value: [] }] },
  { type: 'context', value: { 'a b': { type: 'number', value: '1' } } },
];

describe('typed values', () => {
  it.each(values.map((value) => [JSON.stringify(value), value] as const))('keep %s', (_, value) => {
    expect(toTyped(fromTyped(value))).toEqual(value);
  });

  it.each([
    { type: 'number', value: 'NaN' },
    { type: 'number', value: '' },
    { type: 'date', value: '2024-02-30' },
    { type: 'duration', value: 'P1' },
  ] as const)('refuse %j', (value) => {
    expect(() => fromTyped(value)).toThrow(RangeError);
  });

  it('have no form for functions and ranges', () => {
    expect(() => toTyped(evaluateExpression('function(x) x', {}))).toThrow(RangeError);
    expect(() => toTyped(evaluateExpression('[1..2]', {}))).toThrow(RangeError);
  });

  it('compare by what they mean', () => {
    const same = (a: Typed, b: Typed) => sameTyped(a, b);
    const number = (value: string): Typed => ({ type: 'number', value });
    const duration = (value: string): Typed => ({ type: 'duration', value });
    const time = (value: string): Typed => ({ type: 'time', value });
    expect(same(number('0.3333333333'), number('0.33333333'))).toBe(true);
    expect(same(number('0.3334'), number('0.3333'))).toBe(false);
    expect(same(duration('P12M'), duration('P1Y'))).toBe(true);
    expect(same(duration('P0M'), duration('PT0S'))).toBe(false);
    expect(same(time('10:00:00.500+00:00'), time('10:00:00.5Z'))).toBe(true);
    expect(same(time('10:00:00'), time('10:00:00Z'))).toBe(false);
    expect(same({ type: 'context', value: {} }, { type: 'list', value: [] })).toBe(false);
  });
});
