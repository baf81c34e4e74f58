import { describe, expect, it } from 'vitest';
import { fitInOrder } from './fit-in-budget.ts';

const of = (line: string, fen: number) => ({ line, fen });

describe('sums one after another', () => {
  it('fit to the last fen, and not one beyond', () => {
    const left = new Map([['city', 300]]);
    expect(fitInOrder(left, [], [[of('city', 100)], [of('city', 200)]])).toEqual([true, true]);
    expect(fitInOrder(left, [], [[of('city', 100)], [of('city', 201)]])).toEqual([true, false]);
  });

  it('come behind what was promised before', () => {
    const left = new Map([['city', 300]]);
    expect(fitInOrder(left, [[of('city', 200)]], [[of('city', 100)]])).toEqual([true]);
    expect(fitInOrder(left, [[of('city', 201)]], [[of('city', 100)]])).toEqual([false]);
  });

  it('are not overtaken by a smaller one, but other lines go on', () => {
    const left = new Map([['city', 100], ['other', 100]]); // prettier-ignore
    const asked = [[of('city', 150)], [of('city', 50)], [of('other', 100)]];
    expect(fitInOrder(left, [], asked)).toEqual([false, false, true]);
  });

  it('need each of their lines: one payer alone pays nothing', () => {
    const left = new Map([['city', 100], ['county', 10]]); // prettier-ignore
    const both = [of('city', 20), of('county', 20)];
    expect(fitInOrder(left, [], [both, [of('city', 20)]])).toEqual([false, false]);
    expect(fitInOrder(left, [], [[of('nowhere', 1)]])).toEqual([false]);
  });
});
