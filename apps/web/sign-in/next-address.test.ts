import { expect, test } from 'vitest';
import { nextAddress } from './next-address.ts';

test('goes back to the page of the city that asked for a sign-in', () => {
  expect(nextAddress('/luzhou/applications/1?tab=a', 'luzhou', '/luzhou')).toBe(
    '/luzhou/applications/1?tab=a',
  );
});

test('never leads to another site or another city', () => {
  for (const next of [
    undefined,
    'https://evil.example/',
    '//evil.example',
    '/\\evil.example',
    '/luzhou\\@evil.example',
    '/dazhou/applications',
    '/luzhou-evil/',
  ]) {
    const to = nextAddress(next, 'luzhou', '/luzhou');
    expect({ next, to }).toEqual({ next, to: '/luzhou' });
  }
});
