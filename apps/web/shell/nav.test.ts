import { expect, test } from 'vitest';
import type { PageLine } from '../page-line.ts';
import { cityRelative, deepestOf, groupsOf, mayOpen } from './nav.ts';

const account = {
  accountId: '6f1e8b1e-1111-4222-8333-444455556666',
  name: '王敏',
  kind: 'staff' as const,
  roles: ['county-officer'],
  counties: [],
  office: null,
  organisationName: null,
};
const line: PageLine = {
  entry: 'desk',
  path: '/:city/desk/cases',
  namespaces: [],
  who: 'staff',
  load: () => Promise.reject(new Error('not opened here')),
};

test('shows a section to the roles it is for', () => {
  const nav = { key: 'cases', roles: ['county-officer', 'city-officer'] };
  expect(mayOpen({ ...line, nav }, account)).toBe(true);
  expect(mayOpen({ ...line, nav: { ...nav, roles: ['finance'] } }, account)).toBe(false);
  expect(mayOpen({ ...line, nav }, null)).toBe(false);
});

test('marks the deepest section that the page lies in', () => {
  expect(deepestOf(['/', '/desk', '/desk/cases'], '/desk/cases/1')).toBe('/desk/cases');
  expect(deepestOf(['/', '/desk'], '/desk/casesx')).toBe('/desk');
  expect(deepestOf(['/', '/notices'], '/applications')).toBeUndefined();
  expect(deepestOf(['/', '/notices'], '/')).toBe('/');
});

test('writes a page’s address without its city', () => {
  expect(cityRelative('/:city')).toBe('/');
  expect(cityRelative('/:city/desk/cases')).toBe('/desk/cases');
});

test('keeps the headings in one order, whichever page of theirs comes first', () => {
  const groups = ['', 'work', 'records', 'work', 'city'].map((group) => ({
    ...line,
    nav: { key: 'cases', ...(group === '' ? {} : { group }) },
  }));
  expect(groupsOf([...groups, line])).toEqual(['', 'work', 'records', 'city']);
});
