import { describe, expect, it } from 'vitest';
import { cleanLetter, riverCity } from '../testing/generated-letters.ts';
import { plantedCodes, plantedLetter } from '../testing/planted-defects.ts';
import { lintLetter } from './lint-letter.ts';

const ten = Array.from({ length: 10 }, (_, at) => at + 1);
const twenty = Array.from({ length: 20 }, (_, at) => at + 1);

describe('generated letters', () => {
  it.each(twenty)('finds nothing in clean letter %d', (seed) => {
    const { letter, figures } = cleanLetter(seed);
    expect(lintLetter(letter, figures, riverCity)).toEqual([]);
  });

  it.each(plantedCodes)('finds at least nine of ten planted: %s', (code) => {
    const missed = ten.filter((seed) => {
      const { letter, figures } = plantedLetter(code, seed);
      return !lintLetter(letter, figures, riverCity).some((each) => each.code === code);
    });
    expect(missed.length, `seeds missed: ${missed.join()}`).toBeLessThanOrEqual(1);
  });
});
