import { expect, test } from 'vitest';
import { apiAddress, cityOfAddress, queryText, readQuery } from './address.ts';

test('puts the city before the path and fills in its parameters', () => {
  expect(apiAddress('luzhou', '/applications/:id/files/:fileId', { id: 'a/b', fileId: 7 })).toBe(
    '/api/luzhou/applications/a%2Fb/files/7',
  );
});

test('leaves the city out for an address outside any city', () => {
  expect(apiAddress('', '/cities')).toBe('/api/cities');
});

test('refuses a parameter without a value rather than asking for another thing', () => {
  expect(() => apiAddress('luzhou', '/applications/:id', { id: '' })).toThrow(RangeError);
  expect(() => apiAddress('luzhou', '/applications/:id')).toThrow(RangeError);
});

test('writes lists as repeated names and leaves out what is not set', () => {
  expect(queryText({ state: ['a', 'b'], q: '', after: undefined, limit: 20, mine: false })).toBe(
    '?state=a&state=b&limit=20&mine=false',
  );
  expect(queryText({})).toBe('');
});

test('refuses an object in an address', () => {
  expect(() => queryText({ filter: { a: 1 } })).toThrow(RangeError);
});

test('reads a query as texts', () => {
  expect(readQuery('?sort=-dueOn&q=%E5%BC%A0&n=01')).toEqual({ sort: '-dueOn', q: '张', n: '01' });
});

test('finds the city in the first segment', () => {
  expect(cityOfAddress('/luzhou/desk/cases')).toBe('luzhou');
  expect(cityOfAddress('/')).toBe('');
});
