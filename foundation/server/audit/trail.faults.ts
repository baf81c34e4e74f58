import { afterAll, beforeAll, expect, it } from 'vitest';
import { reportFigure } from '../testing/figure.ts';
import { openTestCity, type TestCity } from '../testing/test-city.ts';
import { makeTrail, tamperMany, verified, type Trail } from './testing/tamper-trail.ts';

const tries = 10_000;
let city: TestCity;
let other: TestCity;
let trail: Trail;
let otherTrail: Trail;
beforeAll(async () => {
  [city, other] = [await openTestCity([]), await openTestCity([])];
  trail = await makeTrail(city, 12, 40);
  otherTrail = await makeTrail(other, 3, 20);
});
afterAll(() => Promise.all([city.close(), other.close()]));

it('finds every one of ten thousand tamperings', () => {
  const unnoticed = tamperMany(tries, trail, otherTrail);
  reportFigure('tamperings of the trail that were found', tries - unnoticed.length, String(tries));
  expect(unnoticed).toEqual([]);
});

it('verifies a million rows within a minute', () => {
  const rows = trail.lines.filter((line) => 'row' in line).length;
  const since = performance.now();
  for (let verifiedRows = 0; verifiedRows < 1_000_000 / 10; verifiedRows += rows) {
    expect(verified(trail.lines, [trail.anchor])).toEqual([]);
  }
  const seconds = ((performance.now() - since) / 1000) * 10;
  reportFigure('a million rows verified (from 100,000)', `${seconds.toFixed(1)} s`, '≤ 60 s');
  expect(seconds).toBeLessThan(60);
});
