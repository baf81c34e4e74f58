import { expect, test } from 'vitest';
import { comparableName } from './person-name.ts';

test.each([
  ['王 小 明', '王小明'],
  ['　王小明', '王小明'],
  ['阿依古丽·买买提', '阿依古丽买买提'],
  ['阿依古丽•买买提', '阿依古丽・买买提'],
  ['ＪＯＨＮ　ＳＭＩＴＨ', 'John Smith'],
  ['SMITH, John', 'john smith'],
  ['Zoë Müller-Weiß', 'Weiß MULLER ZOE'],
  ["O'Brien Anne", 'Anne OBRIEN'],
])('%s and %s are one name', (one, other) => {
  expect(comparableName(one)).toBe(comparableName(other));
  expect(comparableName(one)).not.toBe('');
});

test.each([
  ['王小明', '王晓明'],
  ['王小明', '王小明明'],
  ['John Smith', 'John Smyth'],
  ['张伟', '章伟'],
])('%s and %s are two names', (one, other) => {
  expect(comparableName(one)).not.toBe(comparableName(other));
});

test('a masked number is no name', () => {
  expect(comparableName('138****1234')).toBe('');
  expect(comparableName('···')).toBe('');
});
