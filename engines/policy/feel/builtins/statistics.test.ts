import { testRows } from './test-rows.ts';

testRows('min, max', [
  ['min([3, 1, 2])', '1'],
  ['min(3, 1, 2)', '1'],
  ['min("b", "a")', '"a"'],
  ['min(@"2024-03-01", @"2024-02-29")', '2024-02-29'],
  ['min([])', 'null'],
  ['min([1, null])', 'null'],
  ['min([1, "a"])', 'null'],
  ['max([3, 1, 2])', '3'],
  ['max(["😀", "豈"])', '"😀"'],
  ['max(7)', '7'],
  ['max()', 'null'],
  ['max([true])', 'null'],
]);

testRows('sum, product, mean', [
  ['sum([2, 3, 5])', '10'],
  ['sum(0.1, 0.2)', '0.3'],
  ['sum([@"P1D", @"PT12H"])', 'P1DT12H'],
  ['sum([])', 'null'],
  ['sum([1, null])', 'null'],
  ['sum([@"P1D", @"P1M"])', 'null'],
  ['sum("1")', 'null'],
  ['product([2, 3, 0.1])', '0.6'],
  ['product([])', 'null'],
  ['product([2, "3"])', 'null'],
  ['mean([1, 2])', '1.5'],
  ['mean(1, 1, 2)', '1.33333333333333'],
  ['mean([@"P1Y", @"P2Y"])', 'P1Y6M'],
  ['mean([])', 'null'],
  ['mean([1, null])', 'null'],
]);

testRows('median, stddev, mode', [
  ['median([8, 2, 5, 3, 4])', '4'],
  ['median(6, 1, 2, 3)', '2.5'],
  ['median([@"P1D", @"P2D"])', 'P1DT12H'],
  ['median([])', 'null'],
  ['median([1, "2"])', 'null'],
  ['stddev([2, 4, 7, 5])', '2.08166599946613'],
  ['stddev([47])', 'null'],
  ['stddev([1, 1])', '0'],
  ['stddev([1, null])', 'null'],
  ['mode([6, 1, 9, 6, 1])', '[1, 6]'],
  ['mode([])', '[]'],
  ['mode([1, "1"])', 'null'],
]);

testRows('all, any', [
  ['all([true, true])', 'true'],
  ['all([])', 'true'],
  ['all([null, false])', 'false'],
  ['all([true, null])', 'null'],
  ['all([true, 0])', 'null'],
  ['any([false, true])', 'true'],
  ['any([])', 'false'],
  ['any([null, true])', 'true'],
  ['any([false, null])', 'null'],
  ['any("true")', 'null'],
]);
