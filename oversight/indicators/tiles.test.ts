import { expect, it } from 'vitest';
import { placeTiles } from './tiles.ts';

const name = { zh: '县', en: 'County' };
const places = (counties: Parameters<typeof placeTiles>[0]) =>
  placeTiles(counties).map(({ county, column, row }) => [county, column, row]);

it('lays counties out in a square where the pack says nothing', () => {
  const counties = ['1', '2', '3', '4', '5'].map((code) => ({ code, name }));
  expect(places(counties)).toEqual([
    ['1', 1, 1],
    ['2', 2, 1],
    ['3', 3, 1],
    ['4', 1, 2],
    ['5', 2, 2],
  ]);
  expect(places([])).toEqual([]);
});

it('keeps the places of the pack and puts what it leaves out below them', () => {
  expect(
    places([
      { code: '1', name },
      { code: '2', name, tile: { column: 2, row: 3 } },
      { code: '3', name },
      { code: '4', name, tile: { column: 1, row: 1 } },
      { code: '5', name },
    ]),
  ).toEqual([
    ['1', 1, 4],
    ['2', 2, 3],
    ['3', 2, 4],
    ['4', 1, 1],
    ['5', 3, 4],
  ]);
});
