import { expect, test } from 'vitest';
import { evaluateExpression } from '../../evaluate.ts';
import type { FeelValue } from '../value.ts';
import { builtins } from './builtins.ts';
import { testRows } from './test-rows.ts';

testRows('list contains, index of', [
  ['list contains([1, 2, 3], 2)', 'true'],
  ['list contains([1, null], null)', 'true'],
  ['list contains([[1], {a: 1}], {a: 1})', 'true'],
  ['list contains([1, 2], "2")', 'false'],
  ['list contains(null, 1)', 'null'],
  ['index of([1, 2, 3, 2], 2)', '[2, 4]'],
  ['index of(["a", null], null)', '[2]'],
  ['index of([], 1)', '[]'],
  ['index of(null, 1)', 'null'],
]);

testRows('count', [
  ['count([1, null])', '2'],
  ['count([])', '0'],
  ['count("a")', '1'],
  ['count(null)', 'null'],
]);

testRows('sublist', [
  ['sublist([4, 5, 6], 1, 2)', '[4, 5]'],
  ['sublist([4, 5, 6], -2)', '[5, 6]'],
  ['sublist([4, 5, 6], 2.9)', '[5, 6]'],
  ['sublist([4, 5, 6], 0)', 'null'],
  ['sublist([4, 5, 6], 4)', 'null'],
  ['sublist([4, 5, 6], 3, 2)', 'null'],
  ['sublist([4, 5, 6], 1, 0)', 'null'],
  ['sublist([4, 5, 6], "1")', 'null'],
]);

testRows('append, concatenate', [
  ['append([1], 2, 3)', '[1, 2, 3]'],
  ['append([1], [2])', '[1, [2]]'],
  ['append([], null)', '[null]'],
  ['append(null, 1)', 'null'],
  ['concatenate([1, 2], [3])', '[1, 2, 3]'],
  ['concatenate([1], 2)', '[1, 2]'],
  ['concatenate([[1]], [])', '[[1]]'],
  ['concatenate([1], null)', 'null'],
]);

testRows('insert before, remove, list replace, reverse', [
  ['insert before([1, 3], 1, 2)', '[2, 1, 3]'],
  ['insert before([1, 3], -1, 2)', '[1, 2, 3]'],
  ['insert before([1, 3], 3, 2)', 'null'],
  ['insert before([1, 3], 0, 2)', 'null'],
  ['insert before([1, 3], null, 2)', 'null'],
  ['remove([1, 2, 3], 2)', '[1, 3]'],
  ['remove([1, 2, 3], -3)', '[2, 3]'],
  ['remove([1, 2, 3], 4)', 'null'],
  ['remove([1, 2, 3], "2")', 'null'],
  ['list replace([2, 4, 7, 8], 3, 6)', '[2, 4, 6, 8]'],
  ['list replace([2, 4, 7, 8], -1, null)', '[2, 4, 7, null]'],
  ['list replace([2, 4, 7, 8], function(item, newItem) item < newItem, 5)', '[5, 5, 7, 8]'],
  ['list replace([2, 4], function(item, newItem) "yes", 5)', 'null'],
  ['list replace([2, 4], 3, 5)', 'null'],
  ['list replace([2, 4], null, 5)', 'null'],
  ['reverse([1, 2, null])', '[null, 2, 1]'],
  ['reverse([])', '[]'],
  ['reverse(null)', 'null'],
]);

testRows('union, distinct values, duplicate values', [
  ['union([1, 2], [2, 3])', '[1, 2, 3]'],
  ['union([1, null], [null])', '[1, null]'],
  ['union([1], null)', 'null'],
  ['distinct values([1, 2, 3, 2, 1])', '[1, 2, 3]'],
  ['distinct values([@"2024-01-01", @"2024-01-01", [1], [1]])', '[2024-01-01, [1]]'],
  ['distinct values([null, null])', '[null]'],
  ['distinct values(null)', 'null'],
  ['duplicate values([1, 2, 3, 2, 1])', '[1, 2]'],
  ['duplicate values([@"P1D", @"PT24H", 1])', '[P1D]'],
  ['duplicate values([])', '[]'],
  ['duplicate values(null)', 'null'],
]);

testRows('flatten', [
  ['flatten([[1, 2], [[3]], 4])', '[1, 2, 3, 4]'],
  ['flatten([[], [null]])', '[null]'],
  ['flatten([])', '[]'],
  ['flatten(null)', 'null'],
]);

testRows('sort', [
  ['sort([3, 1, 4, 5, 2], function(x, y) x < y)', '[1, 2, 3, 4, 5]'],
  ['sort([{a: 2, n: 1}, {a: 1, n: 2}, {a: 2, n: 3}], function(x, y) x.a < y.a).n', '[2, 1, 3]'],
  ['sort([1, 2, 3], function(x, y) true)', '[3, 2, 1]'],
  ['sort([], function(x, y) x < y)', '[]'],
  ['sort([1, "a"], function(x, y) x < y)', 'null'],
  ['sort([1, 2], 3)', 'null'],
  ['sort(null, function(x, y) x < y)', 'null'],
]);

test('lists nested a hundred thousand deep do not overflow', () => {
  let nested: FeelValue = [7];
  for (let i = 0; i < 100_000; i++) nested = [nested];
  const tools = { invoke: () => null, spend: () => undefined };
  expect(builtins.get('flatten')?.call([nested], tools)).toEqual([7]);
  expect(builtins.get('string')?.call([nested], tools)).toBeNull();
});

test('values that hold others many times over are given up in good time', () => {
  const twice = 'for i in 1..30 return if i = 1 then [1] else [partial[-1], partial[-1]]';
  const before = performance.now();
  for (const asked of [
    'f[-1] = g[-1]',
    'list contains(f, g[-1])',
    'f[-1] in (g[-1])',
    'is(f, g)',
  ]) {
    expect(evaluateExpression(`{f: ${twice}, g: ${twice}, r: ${asked}}.r`, {})).toBeNull();
  }
  expect(performance.now() - before).toBeLessThan(3000);
});
