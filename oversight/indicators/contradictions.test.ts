import { describe, expect, it } from 'vitest';
import { findContradictions, type Related } from './contradictions.ts';

const figure = (
  id: string,
  measure: number,
  within: Related['within'] = [],
  value: Related['value'] = 'count',
): Related => ({ id, measure, within, value });
const partOf = (of: string) => [{ relation: 'part', of } as const];

describe('figures of one day', () => {
  it.each([
    [9, []],
    [10, []],
    [11, [{ kind: 'part', indicatorId: 'part', ofId: 'whole', measure: 11, most: 10 }]],
  ])('with a part of %i in a whole of 10', (measure, found) => {
    const figures = [figure('whole', 10), figure('part', measure, partOf('whole'))];
    expect(findContradictions(figures)).toEqual(found);
  });

  it.each([
    [4, []],
    [5, [{ kind: 'parts', indicatorId: 'whole', ofId: 'whole', measure: 11, most: 10 }]],
  ])('with parts of 6 and %i in a whole of 10', (second, found) => {
    const parts = [figure('a', 6, partOf('whole')), figure('b', second, partOf('whole'))];
    expect(findContradictions([figure('whole', 10), ...parts])).toEqual(found);
  });

  it('adds no persons up: one may stand in two parts', () => {
    const parts = ['a', 'b'].map((id) => figure(id, 6, partOf('whole'), 'persons'));
    expect(findContradictions([figure('whole', 10, [], 'persons'), ...parts])).toEqual([]);
  });

  it('with a share beyond its base, and persons beyond their person-times', () => {
    const figures = [
      figure('filed', 3),
      figure('in-time', 4, [{ relation: 'share', of: 'filed' }]),
      figure('visits', 7),
      figure('visitors', 8, [{ relation: 'persons', of: 'visits' }], 'persons'),
    ];
    expect(findContradictions(figures).map(({ kind, indicatorId }) => [kind, indicatorId])).toEqual(
      [
        ['share', 'in-time'],
        ['persons', 'visitors'],
      ],
    );
  });
});
